//! Frames and the players of plug-ins: they cannot come along, so a link says what they showed.

use super::{
    embeds,
    held::Store,
    players,
    tokens::{Tag, Token, Tokens},
};

/// Elements that show another page.
const FRAMES: &[&str] = &["embed", "iframe", "object"];

/// Elements in which tags are shown as they were typed.
const AS_TYPED: &[&str] = &["audio", "code", "svg", "textarea", "video"];

/// `html` with a link in the place of each frame whose address is known.
pub(super) fn links(html: &str, embeds: &[String], store: &mut Store) -> String {
    let tokens: Vec<Token<'_>> = Tokens::new(html).collect();
    let ends = ends(&tokens);
    let mut out = String::with_capacity(html.len());
    let mut inside: Option<&str> = None;
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        if let Token::Tag(tag) = token {
            match inside {
                Some(name) if tag.ends(name) => inside = None,
                None if !tag.is_end && tag.is_one_of(AS_TYPED) => inside = Some(tag.name),
                _ => {}
            }
            if inside.is_none() && !tag.is_end && tag.is_one_of(FRAMES) {
                let end = ends[at].unwrap_or(at);
                if let Some((address, title)) = shown(&tokens[at..=end]) {
                    let link = embeds::link(&players::page(&address), title.as_deref(), embeds);
                    out.push_str(&if stands_alone(&tokens, at, end) {
                        store.block(format!("<p>{link}</p>"))
                    } else {
                        store.inline(link)
                    });
                    at = end + 1;
                    continue;
                }
            }
        }
        match token {
            Token::Tag(Tag { raw, .. })
            | Token::Text(raw)
            | Token::Comment(raw)
            | Token::Verbatim(raw) => out.push_str(raw),
            Token::Held(held) => out.push_str(held.raw),
        }
        at += 1;
    }
    out
}

/// For each frame where it ends, unless another one begins before.
fn ends(tokens: &[Token<'_>]) -> Vec<Option<usize>> {
    let (mut iframe, mut object) = (None, None);
    let mut all = vec![None; tokens.len()];
    for (at, token) in tokens.iter().enumerate().rev() {
        let Token::Tag(tag) = token else { continue };
        let end = match tag {
            tag if tag.is("iframe") => &mut iframe,
            tag if tag.is("object") => &mut object,
            _ => continue,
        };
        if tag.is_end {
            *end = Some(at);
        } else {
            all[at] = end.take();
        }
    }
    all
}

/// The address that a frame shows, and its title.
fn shown(frame: &[Token<'_>]) -> Option<(String, Option<String>)> {
    let address = frame.iter().find_map(|token| match token {
        Token::Tag(tag) if tag.is_end => None,
        Token::Tag(tag) if tag.is("object") => tag.get("data"),
        Token::Tag(tag) if tag.is("iframe") || tag.is("embed") => {
            ["src", "data-src", "data-lazy-src"]
                .into_iter()
                .filter_map(|name| tag.get(name))
                .find(|address| is_address(address))
        }
        Token::Tag(tag) if tag.is("param") => {
            let name = tag.get("name")?.to_ascii_lowercase();
            matches!(name.as_str(), "movie" | "src" | "url" | "filename")
                .then(|| tag.get("value"))?
        }
        _ => None,
    });
    let address = address.filter(|address| is_address(address))?;
    let title = frame.iter().find_map(|token| match token {
        Token::Tag(tag) => tag.get("title"),
        _ => None,
    });
    Some((address, title))
}

fn is_address(address: &str) -> bool {
    let address = address.trim();
    let scheme = address.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
    let is_other = scheme.is_some_and(|it| !it.contains('/') && it != "http" && it != "https");
    !address.is_empty() && !is_other
}

/// Whether a frame has nothing but blocks beside it.
fn stands_alone(tokens: &[Token<'_>], start: usize, end: usize) -> bool {
    let is_white = |token: &&Token<'_>| match token {
        Token::Text(text) => text.trim().is_empty(),
        Token::Comment(_) => true,
        _ => false,
    };
    let is_block = |token: Option<&Token<'_>>| match token {
        None => true,
        Some(Token::Tag(tag)) => tag.is_block() && !tag.is("p"),
        Some(Token::Held(held)) => held.is_block,
        Some(_) => false,
    };
    is_block(tokens[..start].iter().rev().find(|token| !is_white(token)))
        && is_block(tokens[end + 1..].iter().find(|token| !is_white(token)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_become_links() {
        for (raw, html) in [
            (
                "a <iframe width=\"560\" src=\"//www.youtube.com/embed/abc\" title=\"Eels\"></iframe> b",
                "a <a href=\"https://www.youtube.com/watch?v=abc\">Eels</a> b",
            ),
            (
                "<div>\n<iframe src='https://player.vimeo.com/video/7'>x</iframe></div>",
                "<div>\n<p><a href=\"https://vimeo.com/7\">Vimeo: vimeo.com/7</a></p></div>",
            ),
            (
                "<object width=\"425\"><param name=\"movie\" value=\"http://www.youtube.com/v/abc&amp;hl=en\"></param>\
                 <embed src=\"http://www.youtube.com/v/abc&amp;hl=en\"></embed></object>",
                "<p><a href=\"https://www.youtube.com/watch?v=abc\">YouTube: www.youtube.com/watch?v=abc</a></p>",
            ),
            ("<b><embed src=\"/a.swf\" /></b>", "<b><a href=\"/a.swf\">/a.swf</a></b>"),
            ("<iframe src=\"about:blank\"></iframe>", "<iframe src=\"about:blank\"></iframe>"),
            ("<iframe>a<b>c</b></iframe>", "<iframe>a<b>c</b></iframe>"),
        ] {
            let mut store = Store::default();
            let made = links(raw, &[], &mut store);
            assert_eq!(store.release(&made), html);
        }
    }
}
