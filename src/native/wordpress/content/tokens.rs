//! A body as tags, comments and text.
//!
//! It is read as loosely as browsers read it, but not by their rules: what stands between tags must be
//! told apart before anything may be made of it. Every step is linear, whatever stands there.

use super::{held::Held, tag};

/// A part of a body; together they are the body without gaps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// Text, with its entities.
    Text(&'a str),
    Tag(Tag<'a>),
    /// A comment with its brackets, or what browsers take for one.
    Comment(&'a str),
    /// The content of an element that holds no tags: scripts and the like.
    Verbatim(&'a str),
    /// A part that is finished; see [`super::held`].
    Held(Held<'a>),
}

/// A start tag or an end tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tag<'a> {
    /// With its brackets.
    pub(super) raw: &'a str,
    /// As it is written: use [`Tag::is`].
    pub(super) name: &'a str,
    pub(super) is_end: bool,
}

impl Tag<'_> {
    /// Whether the element is called so; in small letters.
    pub(super) fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    pub(super) fn is_one_of(&self, names: &[&str]) -> bool {
        names.iter().any(|name| self.is(name))
    }

    /// Whether it is a start tag of that element.
    pub(super) fn starts(&self, name: &str) -> bool {
        !self.is_end && self.is(name)
    }

    /// Whether it is an end tag of that element.
    pub(super) fn ends(&self, name: &str) -> bool {
        self.is_end && self.is(name)
    }

    /// Whether text before it and text behind it are no neighbours.
    pub(super) fn is_block(&self) -> bool {
        self.is("p") || BLOCKS.iter().any(|name| self.is(name))
    }

    /// The value of an attribute, without entities.
    pub(super) fn get(&self, name: &str) -> Option<String> {
        tag::attribute(self.raw, name)
    }
}

/// Elements that stand on lines of their own; paragraphs are a case of their own.
pub(super) const BLOCKS: &[&str] = &[
    "address",
    "area",
    "article",
    "aside",
    "blockquote",
    "caption",
    "center",
    "col",
    "colgroup",
    "dd",
    "details",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "legend",
    "li",
    "main",
    "map",
    "menu",
    "nav",
    "ol",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];

/// Elements without an end tag.
pub(super) const VOID: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
];

/// Elements whose content is text alone.
const TEXT_ONLY: &[&str] = &["script", "style", "textarea"];

/// The tokens of a body.
#[derive(Debug, Clone)]
pub(super) struct Tokens<'a> {
    text: &'a str,
    at: usize,
    /// Where no comment ends any more.
    is_last_comment: bool,
    inside: Option<&'a str>,
}

impl<'a> Tokens<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, at: 0, is_last_comment: false, inside: None }
    }

    /// Where the next token begins.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// Goes on somewhere further down.
    pub(super) fn skip_to(&mut self, at: usize) {
        self.at = at.max(self.at);
        self.inside = None;
    }

    fn markup(&mut self, rest: &'a str) -> Option<(Token<'a>, usize)> {
        if let Some(held) = Held::read(rest) {
            return Some((Token::Held(held), held.raw.len()));
        }
        let inner = rest.strip_prefix('<')?;
        if let Some(comment) = inner.strip_prefix("!--") {
            if self.is_last_comment {
                return None;
            }
            let Some(end) = comment.find("-->") else {
                self.is_last_comment = true;
                return None;
            };
            let length = 4 + end + 3;
            return Some((Token::Comment(&rest[..length]), length));
        }
        let is_end = inner.starts_with('/');
        let name_at = 1 + usize::from(is_end);
        let first = *rest.as_bytes().get(name_at)?;
        if matches!(first, b'!' | b'?') && !is_end {
            let length = end_before_next(rest, name_at)?;
            return Some((Token::Comment(&rest[..length]), length));
        }
        if !first.is_ascii_alphabetic() {
            return None;
        }
        let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':');
        let name_length = rest[name_at..].find(|c| !is_name(c))?;
        let behind = name_at + name_length;
        let length = end_of_tag(rest, behind).or_else(|| end_before_next(rest, behind))?;
        let tag = Tag { raw: &rest[..length], name: &rest[name_at..behind], is_end };
        Some((Token::Tag(tag), length))
    }

    fn verbatim(&self, name: &str) -> usize {
        let rest = &self.text[self.at..];
        let mut from = 0;
        while let Some(at) = rest[from..].find("</") {
            let name_at = from + at + 2;
            let found = rest.as_bytes().get(name_at..name_at + name.len());
            if found.is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes())) {
                return from + at;
            }
            from = name_at;
        }
        rest.len()
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        if let Some(name) = self.inside.take() {
            let length = self.verbatim(name);
            if length > 0 {
                let content = &self.text[self.at..self.at + length];
                self.at += length;
                return Some(Token::Verbatim(content));
            }
        }
        let rest = &self.text[self.at..];
        if rest.is_empty() {
            return None;
        }
        if let Some((token, length)) = self.markup(rest) {
            self.at += length;
            if let Token::Tag(tag) = token
                && !tag.is_end
                && tag.is_one_of(TEXT_ONLY)
            {
                self.inside = Some(tag.name);
            }
            return Some(token);
        }
        let mut end = 0;
        loop {
            // What begins here is no markup: see above and below.
            end += rest[end..].chars().next().map_or(0, char::len_utf8);
            match rest[end..].find(|c| c == '<' || Held::is_start(c)) {
                Some(at) => end += at,
                None => end = rest.len(),
            }
            if end == rest.len() || self.markup(&rest[end..]).is_some() {
                break;
            }
        }
        self.at += end;
        Some(Token::Text(&rest[..end]))
    }
}

/// Behind the `>` of a tag: quoted values may hold one. A `<` outside of them is the next tag's.
fn end_of_tag(tag: &str, from: usize) -> Option<usize> {
    let bytes = tag.as_bytes();
    let mut at = from;
    let mut is_value = false;
    loop {
        match *bytes.get(at)? {
            b'>' => return Some(at + 1),
            b'<' => return None,
            quote @ (b'"' | b'\'') if is_value => {
                at += 1 + tag[at + 1..].find(quote as char)?;
                is_value = false;
            }
            b'=' => is_value = true,
            byte if byte.is_ascii_whitespace() => {}
            _ => is_value = false,
        }
        at += 1;
    }
}

fn end_before_next(tag: &str, from: usize) -> Option<usize> {
    let at = from + tag[from..].find(['<', '>'])?;
    (tag.as_bytes()[at] == b'>').then_some(at + 1)
}

/// A comment that never ends would take the rest of the body along: its signs become text.
pub(super) fn without_open_comment(html: String) -> String {
    let mut end = 0;
    while let Some(at) = html[end..].find("<!--").map(|at| end + at) {
        match html[at + 4..].find("-->") {
            Some(length) => end = at + 4 + length + 3,
            None => return html[..at].to_owned() + &html[at..].replace("<!--", "&lt;!--"),
        }
    }
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_told_from_text() {
        let html =
            "a < b <3 <i title='1 > 0'>c</I><!-- <b> --><p x=\"y <b>z<script>if (a<b) {}</script>";
        let parts: Vec<(char, &str)> = Tokens::new(html)
            .map(|token| match token {
                Token::Text(text) => ('t', text),
                Token::Tag(tag) => ('g', tag.raw),
                Token::Comment(comment) => ('c', comment),
                Token::Verbatim(text) => ('v', text),
                Token::Held(held) => ('h', held.raw),
            })
            .collect();
        let expected = [
            ('t', "a < b <3 "),
            ('g', "<i title='1 > 0'>"),
            ('t', "c"),
            ('g', "</I>"),
            ('c', "<!-- <b> -->"),
            ('t', "<p x=\"y "),
            ('g', "<b>"),
            ('t', "z"),
            ('g', "<script>"),
            ('v', "if (a<b) {}"),
            ('g', "</script>"),
        ];
        assert_eq!(parts, expected);
    }

    #[test]
    fn a_comment_without_an_end_hides_nothing() {
        let html = "<!-- a -->b<!-- c <!-- d".to_owned();
        assert_eq!(without_open_comment(html), "<!-- a -->b&lt;!-- c &lt;!-- d");
    }
}
