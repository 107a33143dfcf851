//! What was read but not used, dropped or changed: counted and named, never silent.

use std::{collections::BTreeMap, fmt};

/// A tally of remarks, each with how often it applied and where it did first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Notices(BTreeMap<String, (usize, String)>);

impl Notices {
    /// Counts a remark.
    pub fn add(&mut self, remark: impl Into<String>, pointer: &str) {
        self.0.entry(remark.into()).or_insert_with(|| (0, pointer.to_owned())).0 += 1;
    }

    /// Takes over another tally; its places come after ours.
    pub fn extend(&mut self, other: Self) {
        for (remark, (count, pointer)) in other.0 {
            self.0.entry(remark).or_insert((0, pointer)).0 += count;
        }
    }

    /// Every remark, how often it applied and where it did first.
    pub fn iter(&self) -> impl Iterator<Item = (&str, usize, &str)> {
        self.0.iter().map(|(remark, (count, first))| (remark.as_str(), *count, first.as_str()))
    }

    /// The same with places called otherwise.
    #[must_use]
    pub fn at(self, name: impl Fn(&str) -> String) -> Self {
        let named = self.0.into_iter().map(|(remark, (count, at))| (remark, (count, name(&at))));
        Self(named.collect())
    }

    /// Whether there is nothing to say.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// One line per remark: `dropped <script> (3 times, first at /items/0/content_html)`.
impl fmt::Display for Notices {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, (remark, (count, pointer))) in self.0.iter().enumerate() {
            let break_before = if index == 0 { "" } else { "\n" };
            if *count == 1 {
                write!(f, "{break_before}{remark} (at {pointer})")?;
            } else {
                write!(f, "{break_before}{remark} ({count} times, first at {pointer})")?;
            }
        }
        Ok(())
    }
}
