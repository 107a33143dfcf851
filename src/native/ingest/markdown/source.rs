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
        let help = "mend the YAML between --- and --- or the TOML between +++ and +++";
        Finding::fault(self.place(malformed.span), malformed.message, help)
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
}

impl Table {
    /// The entries of a node; none where it is no table.
    pub(super) fn of(node: Node) -> Self {
        match node.value {
            Value::Map(entries) => Self { entries },
            _ => Self { entries: Vec::new() },
        }
    }

    /// The first of several names that is there and says something.
    pub(super) fn take(&mut self, names: &[&str]) -> Option<Node> {
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
