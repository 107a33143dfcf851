//! The data above an old text, in any of the forms that generators read.

use std::ops::Range;

use serde_json::{Deserializer, Value as Json};

use crate::native::ingest::markdown::front_matter::{self, Malformed, node::Value};

/// The data above a text, taken out key by key.
#[derive(Debug, Clone, Default)]
pub(super) struct Matter {
    entries: Vec<(String, Json)>,
    /// Where the text begins.
    pub(super) body: usize,
    /// Whether there was any, be it empty.
    pub(super) is_there: bool,
}

impl Matter {
    /// YAML between `---`, TOML between `+++`, JSON in braces.
    pub(super) fn read(text: &str) -> Result<Self, Malformed> {
        let start = if text.starts_with('\u{feff}') { 3 } else { 0 };
        if text[start..].starts_with('{') && !text[start..].starts_with("{{") {
            if let Some(matter) = json(text, start)? {
                return Ok(matter);
            }
        }
        let parts = front_matter::split(text)?;
        let Value::Map(map) = parts.matter.value else { return Ok(Self::default()) };
        let entries = map.into_iter().map(|entry| (entry.key, entry.node.to_json())).collect();
        Ok(Self { entries, body: parts.body, is_there: parts.body > start })
    }

    /// Lines such as `Title: A title` up to the first empty one; an indented line goes on with the
    /// one before.
    pub(super) fn read_header(text: &str) -> Result<Self, Malformed> {
        let start = if text.starts_with('\u{feff}') { 3 } else { 0 };
        let fenced = text[start..].lines().next().is_some_and(|line| line.trim_end() == "---");
        if fenced && let Ok(matter) = Self::read(text) {
            return Ok(matter);
        }
        let mut entries: Vec<(String, Json)> = Vec::new();
        let mut at = start;
        for line in text[start..].split_inclusive('\n') {
            let said = line.trim_end();
            if fenced && said == "---" && at == start {
                at += line.len();
                continue;
            }
            if said.is_empty() || (fenced && matches!(said, "---" | "...")) {
                at += line.len();
                break;
            }
            if let (true, Some((_, Json::String(last)))) =
                (line.starts_with("    "), entries.last_mut())
            {
                last.push_str(&format!("\n{}", said.trim()));
            } else if let Some((key, value)) = key_and_value(said) {
                entries.push((key.to_owned(), Json::from(value)));
            } else {
                break;
            }
            at += line.len();
        }
        Ok(Self { is_there: !entries.is_empty(), entries, body: at })
    }

    /// The first of several keys that says something; it is taken out. Case does not matter.
    pub(super) fn take(&mut self, names: &[&str]) -> Option<Json> {
        for name in names {
            let is_it = |(key, _): &(String, Json)| key.eq_ignore_ascii_case(name);
            if let Some(at) = self.entries.iter().position(is_it) {
                let value = self.entries.remove(at).1;
                if !value.is_null() {
                    return Some(value);
                }
            }
        }
        None
    }

    /// What stands at a key, without taking it.
    pub(super) fn peek(&self, name: &str) -> Option<&Json> {
        self.entries.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, it)| it)
    }

    /// Puts in what is not there yet.
    pub(super) fn or_insert(&mut self, key: &str, value: &Json) {
        if self.peek(key).is_none() {
            self.entries.push((key.to_owned(), value.clone()));
        }
    }

    /// Takes the members of tables at some keys out of them, to stand beside the others.
    pub(super) fn flatten(&mut self, tables: &[&str]) {
        for name in tables {
            match self.take(&[name]) {
                Some(Json::Object(map)) => {
                    map.iter().for_each(|(key, value)| self.or_insert(key, value));
                }
                Some(other) => self.entries.push(((*name).to_owned(), other)),
                None => {}
            }
        }
    }

    /// What nobody took.
    pub(super) fn rest(self) -> Vec<(String, Json)> {
        self.entries.into_iter().filter(|(_, value)| !value.is_null()).collect()
    }
}

fn key_and_value(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(':')?;
    let is_key = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    (!key.is_empty() && key.chars().all(is_key)).then(|| (key, value.trim()))
}

/// An object at the start of a text; `None` when it is no JSON at all but a text in braces.
fn json(text: &str, start: usize) -> Result<Option<Matter>, Malformed> {
    let mut stream = Deserializer::from_str(&text[start..]).into_iter::<Json>();
    match stream.next() {
        Some(Ok(Json::Object(map))) => {
            let end = start + stream.byte_offset();
            let rest = &text[end..];
            let body = text.len() - rest.trim_start_matches([' ', '\r']).len();
            let body = if text[body..].starts_with('\n') { body + 1 } else { body };
            Ok(Some(Matter { entries: map.into_iter().collect(), body, is_there: true }))
        }
        Some(Err(error)) if text[start..].lines().any(|line| line == "}") => {
            let span: Range<usize> = start..start + 1;
            Err(Malformed { message: format!("JSON that cannot be read: {error}"), span })
        }
        _ => Ok(None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_ends_at_an_empty_line() {
        let text = "Title: One: two\nSummary: first\n    second\nDate: 2020-01-02\n\nBody: x\n";
        let mut matter = Matter::read_header(text).expect("a header");
        assert_eq!(&text[matter.body..], "Body: x\n");
        assert_eq!(matter.take(&["title"]), Some(Json::from("One: two")));
        assert_eq!(matter.take(&["summary"]), Some(Json::from("first\nsecond")));
        let plain = "Just text\n";
        assert_eq!(Matter::read_header(plain).expect("none").body, 0);
    }

    #[test]
    fn json_stands_above_a_text_too() {
        let text = "{\n  \"title\": \"J\"\n}\n\nBody\n";
        let mut matter = Matter::read(text).expect("an object");
        assert_eq!(&text[matter.body..], "\nBody\n");
        assert_eq!(matter.take(&["Title"]), Some(Json::from("J")));
        assert!(!Matter::read("{x} is a set\n").expect("text").is_there);
    }
}
