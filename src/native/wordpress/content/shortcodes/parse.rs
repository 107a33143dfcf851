//! The syntax of shortcodes: <https://codex.wordpress.org/Shortcode_API>

use std::collections::HashMap;

use super::super::entities;

/// A shortcode's opening tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tag<'a> {
    pub(super) name: &'a str,
    pub(super) attributes: Attributes,
    /// With its brackets.
    pub(super) length: usize,
    /// It ends with a slash: nothing closes it.
    pub(super) is_closed: bool,
}

/// What stands behind the name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Attributes {
    named: Vec<(String, String)>,
    pub(super) bare: Vec<String>,
}

impl<'a> Tag<'a> {
    /// The tag at the start of `text`.
    pub(super) fn read(text: &'a str) -> Option<Self> {
        let inner = text.strip_prefix('[')?;
        let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        let name_length = inner.find(|c| !is_name(c))?;
        let (name, rest) = inner.split_at(name_length);
        let is_separate = rest.starts_with(|c: char| c.is_whitespace() || c == ']' || c == '/');
        // `[youtube=http://…]`, as WordPress.com had it first.
        let has_address = rest.starts_with("=http") || rest.starts_with("=\"http");
        let is_separate = is_separate || has_address;
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) || !is_separate {
            return None;
        }
        let end = end(rest)?;
        let attributes = rest[..end].trim_end();
        let without_slash = attributes.strip_suffix('/');
        // The slash of an address that stands there alone is the address's.
        let is_closed =
            without_slash.is_some_and(|it| it.is_empty() || it.ends_with([' ', '"', '\'']));
        let attributes = without_slash.filter(|_| is_closed).unwrap_or(attributes);
        let attributes = attributes.strip_prefix('=').unwrap_or(attributes);
        Some(Self {
            name,
            attributes: Attributes::read(attributes),
            length: 1 + name_length + end + 1,
            is_closed,
        })
    }

    pub(super) fn is(&self, name: &str) -> bool {
        self.name == name
    }
}

/// Where the bracket is that ends a tag. Quoted values may hold brackets and tags; nothing else may.
fn end(rest: &str) -> Option<usize> {
    let bytes = rest.as_bytes();
    let (mut at, mut is_value) = (0, false);
    loop {
        match *bytes.get(at)? {
            b']' => return Some(at),
            b'[' | b'<' => return None,
            quote @ (b'"' | b'\'') if is_value => {
                at += 1 + rest[at + 1..].find(quote as char)?;
                is_value = false;
            }
            byte => is_value = byte == b'=' || is_value && byte.is_ascii_whitespace(),
        }
        at += 1;
    }
}

impl Attributes {
    fn read(text: &str) -> Self {
        let mut attributes = Self::default();
        let mut rest = text.trim_start_matches(is_space);
        while !rest.is_empty() {
            let length = rest.find(|c: char| is_space(c) || c == '=').unwrap_or(rest.len());
            let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
            let (name, behind) = rest.split_at(length);
            let value = behind.trim_start_matches(is_space).strip_prefix('=');
            if let Some(value) = value.filter(|_| !name.is_empty() && name.chars().all(is_name)) {
                let (value, after) = word(value.trim_start_matches(is_space));
                attributes.named.push((name.to_ascii_lowercase(), value));
                rest = after;
            } else {
                let (value, after) = word(rest);
                attributes.bare.push(value);
                rest = after;
            }
            rest = rest.trim_start_matches(is_space);
        }
        attributes
    }

    /// The value of an attribute that says something.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        let named = self.named.iter().find(|(known, _)| known == name);
        named.map(|(_, value)| value.trim()).filter(|value| !value.is_empty())
    }

    pub(super) fn has_names(&self) -> bool {
        !self.named.is_empty()
    }
}

fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{a0}')
}

/// A value in quotes of some kind, or up to the next white space; and what is behind it.
fn word(text: &str) -> (String, &str) {
    // Word processors and earlier versions left typographic quotes around values.
    const QUOTES: &[(&str, &[&str])] = &[
        ("\"", &["\""]),
        ("'", &["'"]),
        ("“", &["”", "“"]),
        ("”", &["”"]),
        ("″", &["″"]),
        ("&quot;", &["&quot;"]),
        ("&#8221;", &["&#8221;", "&#8243;"]),
    ];
    for (open, closes) in QUOTES {
        if let Some(inner) = text.strip_prefix(open) {
            let found = closes.iter().filter_map(|close| Some((inner.find(close)?, close))).min();
            if let Some((end, close)) = found {
                let value = entities::decode(&inner[..end]).into_owned();
                return (value, &inner[end + close.len()..]);
            }
        }
    }
    let (value, rest) = text.split_at(text.find(is_space).unwrap_or(text.len()));
    (entities::decode(value).into_owned(), rest)
}

/// The closing tag at the start of `text`: its name and its length.
pub(super) fn closing(text: &str) -> Option<(&str, usize)> {
    let inner = text.strip_prefix("[/")?;
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    let (name, rest) = inner.split_at(inner.find(|c| !is_name(c))?);
    let is_one = !name.is_empty() && rest.starts_with(']');
    is_one.then_some((name, "[/]".len() + name.len()))
}

/// Where each closing tag of a body stands.
#[derive(Debug)]
pub(super) struct Closings<'a> {
    by_name: HashMap<&'a str, Vec<(usize, usize)>>,
}

impl<'a> Closings<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        let mut by_name: HashMap<&str, Vec<(usize, usize)>> = HashMap::new();
        for (at, _) in text.match_indices("[/") {
            if let Some((name, length)) = closing(&text[at..]) {
                by_name.entry(name).or_default().push((at, at + length));
            }
        }
        Self { by_name }
    }

    /// Where the first one from `from` on begins and ends.
    pub(super) fn after(&self, name: &str, from: usize) -> Option<(usize, usize)> {
        let all = self.by_name.get(name)?;
        all.get(all.partition_point(|(start, _)| *start < from)).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_read_in_every_form() {
        let text = "[x-y a=\"b ]\" c='d' E = f \"g h\" i j=”1,2” /] more";
        let tag = Tag::read(text).expect("a tag");
        assert_eq!(
            (tag.name, tag.is_closed, tag.length),
            ("x-y", true, text.len() - " more".len())
        );
        for (name, value) in [("a", "b ]"), ("c", "d"), ("e", "f"), ("j", "1,2")] {
            assert_eq!(tag.attributes.get(name), Some(value));
        }
        assert_eq!(tag.attributes.bare, ["g h", "i"]);
        let audio = Tag::read("[audio http://a.example/b/]").expect("a tag");
        assert_eq!(audio.attributes.bare, ["http://a.example/b/"]);
    }

    #[test]
    fn prose_in_brackets_is_no_tag() {
        for text in ["[1]", "[…]", "[a", "[a [b]]", "[see <i>x</i>]", "[é]", "[a.b]", "[]"] {
            assert_eq!(Tag::read(text), None, "{text}");
        }
    }

    #[test]
    fn the_next_closing_tag_is_found() {
        let closings = Closings::of("[/a] [/b][/a]");
        assert_eq!(closings.after("a", 1), Some((9, 13)));
        assert_eq!((closings.after("a", 10), closings.after("c", 0)), (None, None));
    }
}
