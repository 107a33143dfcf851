//! Bare addresses in comments, which WordPress makes links of.

use super::{
    held::Store,
    tokens::{Token, Tokens},
};

/// Elements in which an address stays text.
const AS_TYPED: &[&str] = &["a", "code", "pre", "script", "style", "textarea"];

/// `html` with a link around each address that has none.
pub(super) fn linked(html: &str, store: &mut Store) -> String {
    let mut out = String::with_capacity(html.len());
    let mut inside: Option<&str> = None;
    for token in Tokens::new(html) {
        match token {
            Token::Text(text) if inside.is_none() => {
                text.split_inclusive(char::is_whitespace).for_each(|it| word(it, store, &mut out));
            }
            Token::Tag(tag) => {
                match inside {
                    Some(name) if tag.ends(name) => inside = None,
                    None if !tag.is_end && tag.is_one_of(AS_TYPED) => inside = Some(tag.name),
                    _ => {}
                }
                out.push_str(tag.raw);
            }
            Token::Text(raw) | Token::Comment(raw) | Token::Verbatim(raw) => out.push_str(raw),
            Token::Held(held) => out.push_str(held.raw),
        }
    }
    out
}

fn word(word: &str, store: &mut Store, out: &mut String) {
    let starts = ["http://", "https://", "www."].map(|start| word.find(start));
    let start = starts.into_iter().flatten().min();
    // Behind a letter it is a part of something else.
    let is_part = |c: char| c.is_alphanumeric() || "/=@".contains(c);
    let Some(start) = start.filter(|at| !word[..*at].ends_with(is_part)) else {
        return out.push_str(word);
    };
    let (before, address) = word.split_at(start);
    let end = address.find(|c: char| c.is_whitespace() || "<>\"'".contains(c));
    let address = without_last_signs(&address[..end.unwrap_or(address.len())]);
    out.push_str(before);
    let scheme = if address.starts_with("www.") { "http://" } else { "" };
    let host = address.split_once("//").map_or(address, |(_, host)| host);
    if host.trim_start_matches("www.").starts_with(char::is_alphanumeric) {
        out.push_str(&store.inline(format!("<a href=\"{scheme}{address}\">{address}</a>")));
    } else {
        out.push_str(address);
    }
    out.push_str(&word[start + address.len()..]);
}

/// A sentence may end behind an address, and a bracket may close that was opened before it.
fn without_last_signs(address: &str) -> &str {
    let opened = address.matches('(').count();
    let mut closed = address.matches(')').count();
    let mut shown = address;
    loop {
        let shorter = shown.trim_end_matches(['.', ',', ';', ':', '!', '?']);
        match shorter.strip_suffix(')') {
            Some(without) if closed > opened => {
                closed -= 1;
                shown = without;
            }
            _ => return shorter,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_become_links() {
        let mut store = Store::default();
        let html = "See http://a.example/b_(c). (Or www.d.example) <a href=\"x\">http://e.example</a> http:// xhttp://f";
        let linked = linked(html, &mut store);
        assert_eq!(
            store.release(&linked),
            "See <a href=\"http://a.example/b_(c)\">http://a.example/b_(c)</a>. \
             (Or <a href=\"http://www.d.example\">www.d.example</a>) \
             <a href=\"x\">http://e.example</a> http:// xhttp://f"
        );
    }
}
