//! A file that a person wrote, and the table at its head taken apart key by key.

use std::{ops::Range, path::PathBuf, sync::Arc};

use super::front_matter::{
    Malformed,
    node::{Entry, Node, Value},
};
use crate::native::finding::{Finding, Place};

/// A text file.
#[derive(Debug, Clone)]
pub(super) struct Source {
    /// As messages name it.
    pub(super) path: PathBuf,
    /// Its text.
    pub(super) text: Arc<str>,
}

impl Source {
    pub(super) fn place(&self, part: Range<usize>) -> Place {
        Place::part(&self.path, &self.text, part)
    }

    pub(super) fn malformed(&self, malformed: Malformed) -> Finding {
        let help = self.help_with_yaml(malformed.span.start).unwrap_or_else(|| {
            "mend the YAML between --- and --- or the TOML between +++ and +++".to_owned()
        });
        Finding::fault(self.place(malformed.span), malformed.message, help)
    }

    /// What to do about a line of YAML that people often write wrongly. The parser may have stopped
    /// on the line after it.
    fn help_with_yaml(&self, at: usize) -> Option<String> {
        let is_yaml = self.text.trim_start_matches('\u{feff}').starts_with("---");
        let before = self.text.get(..at).filter(|_| is_yaml)?;
        let number = before.matches('\n').count();
        let mut lines =
            self.text.lines().skip(number.saturating_sub(1)).take(2).collect::<Vec<_>>();
        lines.reverse();
        lines.into_iter().find_map(|line| {
            let indent = &line[..line.len() - line.trim_start().len()];
            if indent.contains('\t') {
                return Some("use spaces, not tabs".to_owned());
            }
            let (key, value) = line.split_once(": ")?;
            let value = value.trim();
            let is_bare = !value.starts_with(['"', '\'', '[', '{', '|', '>', '#']);
            let is_wrong = value.contains(": ")
                || value.ends_with(':')
                || value.starts_with(['@', '`', '%', '*', '&', '!']);
            let quoted = value.replace('\\', "\\\\").replace('"', "\\\"");
            (is_bare && is_wrong)
                .then(|| format!("put the text into quotes: {}: \"{quoted}\"", key.trim()))
        })
    }

    /// The place of a byte given by a line and a byte within it, both from 1, of the text that
    /// begins at `body`.
    pub(super) fn place_in_body(&self, body: usize, line: usize, column: usize) -> Place {
        let text = &self.text[body..];
        let start: usize =
            text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
        let mut at = (body + start + column.saturating_sub(1)).min(self.text.len());
        while !self.text.is_char_boundary(at) {
            at -= 1;
        }
        self.place(at..at)
    }
}

/// The entries of a table, taken out one by one.
#[derive(Debug)]
pub(super) struct Table {
    entries: Vec<Entry>,
    /// The names that were asked for.
    known: Vec<&'static str>,
}

impl Table {
    /// The entries of a node; none where it is no table.
    pub(super) fn of(node: Node) -> Self {
        match node.value {
            Value::Map(entries) => Self { entries, known: Vec::new() },
            _ => Self { entries: Vec::new(), known: Vec::new() },
        }
    }

    /// The first of several names that is there and says something.
    pub(super) fn take(&mut self, names: &[&'static str]) -> Option<Node> {
        self.known.extend(names);
        for name in names {
            if let Some(at) = self.entries.iter().position(|entry| entry.key == *name) {
                let node = self.entries.remove(at).node;
                if node.value != Value::Null {
                    return Some(node);
                }
            }
        }
        None
    }

    /// The names that mean something: all that were asked for so far.
    pub(super) fn known(&self) -> Vec<&'static str> {
        self.known.clone()
    }

    /// What nobody took.
    pub(super) fn rest(self) -> Vec<Entry> {
        self.entries
    }
}

/// The known name that looks most like a wrong one.
pub(super) fn nearest<'a>(name: &str, known: &[&'a str]) -> Option<&'a str> {
    let score = |known: &&&str| strsim::jaro_winkler(name, known);
    let best = known.iter().max_by(|a, b| score(a).total_cmp(&score(b)))?;
    (strsim::jaro_winkler(name, best) > 0.8).then_some(*best)
}
