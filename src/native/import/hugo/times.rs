//! Dates that say when Hugo shows a page, beside the one that it bears.

use std::{path::Path, sync::Arc};

use jiff::tz::TimeZone;

use crate::native::{
    finding::Place,
    import::{
        matter::Matter,
        report::{Outcome, Untranslated, shown},
        settings::scalar,
        when::When,
    },
};

pub(super) const PUBLISHING: [&str; 2] = ["publishdate", "pubdate"];
pub(super) const EXPIRY: [&str; 2] = ["expirydate", "unpublishdate"];

/// A date of a text.
#[derive(Debug)]
pub(super) struct Time {
    key: &'static str,
    written: String,
    /// Seconds since 1970.
    pub(super) moment: i64,
}

/// The date at the first of several keys that has one.
pub(super) fn of(matter: &Matter, keys: &[&'static str], zone: &TimeZone) -> Option<Time> {
    keys.iter().find_map(|key| {
        let (written, when) = When::read(&matter.peek(key).and_then(scalar)?, zone)?;
        Some(Time { key, written, moment: moment(when, zone)? })
    })
}

/// Seconds since 1970.
pub(super) fn moment(when: When, zone: &TimeZone) -> Option<i64> {
    let zoned = when.at_home.to_zoned(zone.clone()).ok()?;
    Some(zoned.timestamp().as_second())
}

impl Time {
    /// Says that the text became a draft, and why.
    pub(super) fn left(
        &self,
        source: &Path,
        raw: &Arc<str>,
        body: usize,
        why: &str,
    ) -> Untranslated {
        // Lower ASCII letters take as many bytes as upper ones.
        let at = raw[..body].to_ascii_lowercase().find(self.key).unwrap_or_default();
        let place = Place::part(source, raw, at..at);
        let (line, column) = place.line_and_column().unwrap_or((1, 1));
        let key = raw.get(at..at + self.key.len()).unwrap_or(self.key);
        let what = format!("{key} {}, which {why}: now a draft", self.written);
        Untranslated { path: shown(source), line, column, what, outcome: Outcome::Left }
    }
}
