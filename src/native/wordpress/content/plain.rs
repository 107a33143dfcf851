//! HTML as text alone, for titles and excerpts.

use super::{
    entities,
    texturize::texturize,
    tokens::{Token, Tokens, without_open_comment},
};
use crate::native::publish::dress::text;

/// The text of `raw` with typographic signs, without tags, on one line.
pub(super) fn plain(raw: &str, language: &str) -> String {
    let html = texturize(&without_open_comment(super::held::prepared(raw)), language);
    let mut spaced = String::with_capacity(html.len());
    for token in Tokens::new(&html) {
        match token {
            Token::Text(text) => spaced.push_str(text),
            Token::Tag(tag) if tag.is_block() || tag.is("br") => spaced.push(' '),
            Token::Tag(_) | Token::Comment(_) | Token::Verbatim(_) | Token::Held(_) => {}
        }
    }
    let text = decoded(&spaced);
    text.split([' ', '\t', '\n']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Text without entities.
fn decoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        // All of the other names the sanitiser's parser knows by heart.
        let name = rest[1..].bytes().take(LONGEST).take_while(u8::is_ascii_alphanumeric).count();
        if let Some((c, length)) = entities::reference(rest) {
            out.push(c);
            rest = &rest[length..];
        } else if name > 0 && rest[1 + name..].starts_with(';') {
            let (reference, behind) = rest.split_at(name + 2);
            out.push_str(&text::decode(&ammonia::Builder::empty().clean(reference).to_string()));
            rest = behind;
        } else {
            out.push('&');
            rest = &rest[1..];
        }
    }
    out + rest
}

/// The longest name of a character, as HTML has them.
const LONGEST: usize = 32;

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn titles_are_text() {
        for (raw, text) in [
            ("Tea &amp; <em>\"biscuits\"</em>", "Tea & “biscuits”"),
            ("Caf&eacute; &#8211; it's&nbsp;3 < 4", "Café – it’s\u{a0}3 < 4"),
            ("<p>One</p>\n<p>two<br>three</p><!-- x", "One two three <!– x"),
            ("&lt;b&gt; &amp;lt; &hearts;&nope; &", "<b> &lt; ♥&nope; &"),
        ] {
            assert_eq!(plain(raw, "en"), text);
        }
    }
}
