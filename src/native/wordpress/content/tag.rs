//! What stands in a start tag: reading it and writing it anew.

use std::fmt;

use super::entities;
pub(super) use crate::native::html::{quoted as escape_attribute, text as escape};

/// A start tag that may be changed.
#[derive(Debug, Clone)]
pub(super) struct Element {
    pub(super) name: String,
    /// Names in small letters and values with their entities.
    attributes: Vec<(String, String)>,
    /// What was changed; a tag that was not is better left as it is.
    pub(super) is_changed: bool,
}

impl Element {
    pub(super) fn read(raw: &str) -> Self {
        let inner = raw.trim_start_matches('<').trim_end_matches('>');
        let name_length =
            inner.find(|c: char| c.is_whitespace() || c == '/').unwrap_or(inner.len());
        let attributes = Attributes(&inner[name_length..])
            .map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned()))
            .collect();
        Self { name: inner[..name_length].to_ascii_lowercase(), attributes, is_changed: false }
    }

    /// The value of an attribute with its entities.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Sets an attribute to a text.
    pub(super) fn set(&mut self, name: &str, text: &str) {
        let value = escape_attribute(text);
        self.is_changed = true;
        match self.attributes.iter_mut().find(|(known, _)| known == name) {
            Some((_, old)) => *old = value,
            None => self.attributes.push((name.to_owned(), value)),
        }
    }

    pub(super) fn remove(&mut self, name: &str) {
        let before = self.attributes.len();
        self.attributes.retain(|(known, _)| known != name);
        self.is_changed |= before != self.attributes.len();
    }

    /// Keeps the attributes of whose names `keep` says so.
    pub(super) fn retain(&mut self, keep: impl Fn(&str) -> bool) {
        let before = self.attributes.len();
        self.attributes.retain(|(name, _)| keep(name));
        self.is_changed |= before != self.attributes.len();
    }

    pub(super) fn classes(&self) -> impl Iterator<Item = &str> {
        self.get("class").unwrap_or_default().split_whitespace()
    }

    pub(super) fn add_class(&mut self, class: &str) {
        if !self.classes().any(|known| known == class) {
            let classes: Vec<&str> = self.classes().chain([class]).collect();
            let classes = classes.join(" ");
            self.set("class", &classes);
        }
    }

    /// Keeps the classes of which `keep` says so.
    pub(super) fn retain_classes(&mut self, keep: impl Fn(&str) -> bool) {
        if !self.classes().all(&keep) {
            let classes: Vec<&str> = self.classes().filter(|class| keep(class)).collect();
            let classes = classes.join(" ");
            self.set("class", &classes);
            if classes.is_empty() {
                self.remove("class");
            }
        }
    }
}

impl fmt::Display for Element {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<{}", self.name)?;
        for (name, value) in &self.attributes {
            // A value that was not quoted, or in single quotes, may hold a quote.
            write!(f, " {name}=\"{}\"", value.replace('"', "&quot;"))?;
        }
        f.write_str(">")
    }
}

/// The value of an attribute of a tag, without entities.
pub(super) fn attribute(raw: &str, name: &str) -> Option<String> {
    let inner = raw.trim_start_matches('<').trim_end_matches('>');
    let from = inner.find(|c: char| c.is_whitespace() || c == '/')?;
    Attributes(&inner[from..])
        .find(|(known, _)| known.eq_ignore_ascii_case(name))
        .map(|(_, value)| entities::decode(value).into_owned())
}

struct Attributes<'a>(&'a str);

impl<'a> Iterator for Attributes<'a> {
    type Item = (&'a str, &'a str);

    fn next(&mut self) -> Option<(&'a str, &'a str)> {
        let rest = self.0.trim_start_matches(|c: char| c.is_whitespace() || c == '/' || c == '=');
        let length = rest.find(|c: char| c.is_whitespace() || c == '=' || c == '/');
        let (name, rest) = rest.split_at(length.unwrap_or(rest.len()));
        if name.is_empty() {
            return None;
        }
        let Some(value) = rest.trim_start().strip_prefix('=') else {
            self.0 = rest;
            return Some((name, ""));
        };
        let value = value.trim_start();
        let (value, rest) = match value.chars().next().filter(|c| matches!(c, '"' | '\'')) {
            Some(quote) => value[1..].split_once(quote).unwrap_or((&value[1..], "")),
            None => value.split_at(value.find(char::is_whitespace).unwrap_or(value.len())),
        };
        self.0 = rest;
        Some((name, value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_read_and_written() {
        let mut img =
            Element::read("<IMG src=a.png ALT='say \"x\"' hidden class=\"alignleft size-full\" />");
        assert!(!img.is_changed);
        img.retain_classes(|class| class != "alignleft");
        img.set("title", "<1>");
        assert_eq!(
            img.to_string(),
            "<img src=\"a.png\" alt=\"say &quot;x&quot;\" hidden=\"\" class=\"size-full\" title=\"&lt;1&gt;\">"
        );
        assert_eq!(
            attribute("<a x=\"1\" HREF='/?a=1&amp;b=2'>", "href").as_deref(),
            Some("/?a=1&b=2")
        );
        assert_eq!(attribute("<a>", "href"), None);
    }
}
