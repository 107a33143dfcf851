//! Dates of posts: as they are written, and as addresses need them.

use jiff::{Timestamp, civil::DateTime, tz::TimeZone};

use crate::native::ingest::markdown::dates;

/// When a post was published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct When {
    /// By the clock of whoever wrote the date.
    pub(super) written: DateTime,
    /// By the clock of the blog's time zone.
    pub(super) at_home: DateTime,
}

impl When {
    /// Reads a date as people write them. The first of the two is a form that Markdown folders
    /// are read with: the text itself where that is one.
    pub(super) fn read(text: &str, zone: &TimeZone) -> Option<(String, Self)> {
        let forms = [text.trim().to_owned(), with_hyphens(text.trim())];
        forms.into_iter().find_map(|form| {
            let full = dates::rfc_3339(&form, zone)?;
            let written: DateTime = full.get(..19)?.parse().ok()?;
            let moment: Timestamp = full.parse().ok()?;
            let at_home = moment.to_zoned(zone.clone()).datetime();
            // Without a clock the day is meant, wherever the blog is at home.
            let at_home = if form.len() <= 10 { written } else { at_home };
            Some((form, Self { written, at_home }))
        })
    }
}

/// `2020/3/4 10:00` is `2020-03-04 10:00`.
fn with_hyphens(text: &str) -> String {
    let end = text.find([' ', 'T']).unwrap_or(text.len());
    let (date, rest) = text.split_at(end);
    let parts: Vec<String> =
        date.split(['/', '-', '.']).map(|part| format!("{part:0>2}")).collect();
    format!("{}{rest}", parts.join("-"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_may_be_another_day_at_home() {
        let zone = TimeZone::get("Europe/Berlin").expect("a bundled zone");
        let (text, when) = When::read("2020-01-01 23:30:00 +0000", &zone).expect("a date");
        assert_eq!(text, "2020-01-01 23:30:00 +0000");
        assert_eq!((when.written.day(), when.at_home.day()), (1, 2));
        let (text, when) = When::read("2020/3/4", &zone).expect("a date");
        assert_eq!((text.as_str(), when.at_home.day()), ("2020-03-04", 4));
        assert_eq!(When::read("yesterday", &zone), None);
    }
}
