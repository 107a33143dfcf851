//! What was read, and what became of it. Nothing is lost without a reason that is counted here.

use std::collections::BTreeMap;

use serde::Serialize;

/// Counts by kind: posts, pages, comments …
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Tally(BTreeMap<String, Count>);

/// Of one kind. `read` is `imported + skipped`.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize)]
pub struct Count {
    /// How many there were.
    pub read: usize,
    /// How many came along.
    pub imported: usize,
    /// How many did not.
    pub skipped: usize,
    /// Why not, and which.
    pub reasons: BTreeMap<String, Vec<String>>,
}

impl Tally {
    /// One that came along.
    pub(super) fn import(&mut self, kind: &str) {
        let count = self.of(kind);
        count.read += 1;
        count.imported += 1;
    }

    /// One that did not: `which` names it.
    pub(super) fn skip(&mut self, kind: &str, why: impl Into<String>, which: impl Into<String>) {
        let count = self.of(kind);
        count.read += 1;
        count.skipped += 1;
        count.reasons.entry(why.into()).or_default().push(which.into());
    }

    fn of(&mut self, kind: &str) -> &mut Count {
        self.0.entry(kind.to_owned()).or_default()
    }

    /// Takes over what was counted elsewhere.
    pub(super) fn extend(&mut self, other: Self) {
        for (kind, other) in other.0 {
            let count = self.of(&kind);
            count.read += other.read;
            count.imported += other.imported;
            count.skipped += other.skipped;
            for (why, which) in other.reasons {
                count.reasons.entry(why).or_default().extend(which);
            }
        }
    }

    /// Every kind with its counts.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Count)> {
        self.0.iter().map(|(kind, count)| (kind.as_str(), count))
    }

    /// One kind; nothing where there was none.
    pub fn get(&self, kind: &str) -> Count {
        self.0.get(kind).cloned().unwrap_or_default()
    }
}
