//! A moment as RFC 3339 has it.

use serde::{Deserialize, Serialize};

/// A point in time together with the clock face its author saw.
///
/// Ordered by the moment. The text is RFC 3339 and was validated where it came in.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Timestamp {
    unix: i64,
    iso: String,
}

impl Timestamp {
    /// Joins a validated RFC 3339 text (`2014-10-27T08:30:00+00:00`) with its seconds since 1970.
    /// `None` when the text does not begin as RFC 3339 does.
    pub fn new(iso: impl Into<String>, unix: i64) -> Option<Self> {
        let iso = iso.into();
        let digits = |range: std::ops::Range<usize>| {
            iso.get(range).is_some_and(|text| text.bytes().all(|b| b.is_ascii_digit()))
        };
        let shape =
            digits(0..4) && digits(5..7) && digits(8..10) && digits(11..13) && digits(14..16);
        let month = iso.get(5..7).and_then(|text| text.parse::<usize>().ok());
        (shape && month.is_some_and(|month| (1..=12).contains(&month)))
            .then_some(Self { unix, iso })
    }

    /// RFC 3339.
    pub fn iso(&self) -> &str {
        &self.iso
    }

    /// Seconds since 1970-01-01T00:00:00Z.
    pub fn unix(&self) -> i64 {
        self.unix
    }

    /// The year on the author's calendar.
    pub fn year(&self) -> u16 {
        self.number(0..4)
    }

    /// The month on the author's calendar, 1 to 12.
    pub fn month(&self) -> u8 {
        u8::try_from(self.number(5..7)).unwrap_or(1)
    }

    /// The day of the month, 1 to 31.
    pub fn day(&self) -> u8 {
        u8::try_from(self.number(8..10)).unwrap_or(1)
    }

    /// Hour and minute on the author's clock.
    pub fn time(&self) -> (u8, u8) {
        let number = |range| u8::try_from(self.number(range)).unwrap_or_default();
        (number(11..13), number(14..16))
    }

    /// With what a reader sees of it.
    pub fn stamp(&self, text: String) -> Stamp {
        Stamp { iso: self.iso.clone(), text }
    }

    fn number(&self, range: std::ops::Range<usize>) -> u16 {
        self.iso.get(range).and_then(|text| text.parse().ok()).unwrap_or_default()
    }
}

/// A date as a page shows it: the machine's form for `<time datetime>` and the reader's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// RFC 3339.
    pub iso: String,
    /// For people.
    pub text: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_timestamp_is_read() {
        let date = Timestamp::new("2014-10-07T08:30:00+01:00", 1_412_667_000).expect("valid");
        assert_eq!((date.year(), date.month(), date.day(), date.time()), (2014, 10, 7, (8, 30)));
        assert_eq!(Timestamp::new("yesterday", 0), None);
        assert_eq!(Timestamp::new("2014-13-07T08:30:00Z", 0), None);
    }
}
