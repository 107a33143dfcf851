//! Moments: WordPress notes each twice, in the time of the blog and in that of Greenwich.

use jiff::{
    Timestamp,
    civil::DateTime,
    tz::{Offset, TimeZone},
};

/// A moment as WordPress has it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Moment {
    local: Option<DateTime>,
    gmt: Option<DateTime>,
}

/// Time zones are whole quarters of an hour apart, and none is further away than this.
const FURTHEST: i64 = 14 * 60;

impl Moment {
    /// `2014-10-27 08:30:00`, twice. `0000-00-00 00:00:00` and what is no date stand for none.
    pub(super) fn new(local: &str, gmt: &str) -> Self {
        Self { local: parse(local), gmt: parse(gmt) }
    }

    /// RSS's own date (RFC 2822, section 3.3), for exports that have no other.
    pub(super) fn or_rss(self, date: &str) -> Self {
        if self.local.is_some() || self.gmt.is_some() {
            return self;
        }
        let moment = jiff::fmt::rfc2822::parse(date).ok();
        // A draft's is in the year -1.
        let gmt = moment.map(|moment| moment.with_time_zone(TimeZone::UTC).datetime());
        Self { local: None, gmt: gmt.filter(|gmt| gmt.year() > 0) }
    }

    /// Seconds since 1970, where Greenwich's time is known.
    pub(super) fn unix(&self) -> Option<i64> {
        self.gmt.and_then(|gmt| Offset::UTC.to_timestamp(gmt).ok()).map(Timestamp::as_second)
    }

    /// What moments are sorted by; those that are not known come last.
    pub(super) fn order(&self) -> (bool, Option<DateTime>) {
        let known = self.gmt.or(self.local);
        (known.is_none(), known)
    }

    /// Minutes from Greenwich, where both say so.
    pub(super) fn offset(&self) -> Option<i64> {
        let (local, gmt) = self.local.zip(self.gmt)?;
        let seconds = local.duration_since(gmt).as_secs();
        let minutes = seconds / 60;
        (seconds % 900 == 0 && minutes.abs() <= FURTHEST).then_some(minutes)
    }

    /// As feeds have it (RFC 3339). `usual` is the offset where only one of the two is known.
    pub(super) fn rfc_3339(&self, usual: i64) -> Option<String> {
        let minutes = match (self.offset(), self.local, self.gmt) {
            (Some(minutes), ..) => minutes,
            (None, None, None) => return None,
            // They contradict each other: no place is so far away.
            (None, Some(_), Some(_)) => 0,
            (None, ..) => usual,
        };
        let offset = Offset::from_seconds(i32::try_from(minutes * 60).ok()?).ok()?;
        let timestamp: Timestamp = match self.gmt {
            Some(gmt) => Offset::UTC.to_timestamp(gmt).ok()?,
            None => offset.to_timestamp(self.local?).ok()?,
        };
        let zoned = timestamp.to_zoned(TimeZone::fixed(offset));
        let date = zoned.datetime();
        if minutes == 0 {
            return Some(format!("{date}Z"));
        }
        let (sign, minutes) = (if minutes < 0 { '-' } else { '+' }, minutes.abs());
        Some(format!("{date}{sign}{:02}:{:02}", minutes / 60, minutes % 60))
    }
}

/// The offset that most moments have.
pub(super) fn usual<'a>(moments: impl Iterator<Item = &'a Moment>) -> i64 {
    let mut counts = std::collections::BTreeMap::new();
    for offset in moments.filter_map(Moment::offset) {
        *counts.entry(offset).or_insert(0_usize) += 1;
    }
    counts.into_iter().max_by_key(|(_, count)| *count).map_or(0, |(offset, _)| offset)
}

fn parse(text: &str) -> Option<DateTime> {
    let date = DateTime::strptime("%Y-%m-%d %H:%M:%S", text.trim()).ok()?;
    (date.year() > 0).then_some(date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_times_give_one_with_an_offset() {
        for (local, gmt, expected) in [
            ("2014-10-27 08:30:00", "2014-10-27 07:30:00", Some("2014-10-27T08:30:00+01:00")),
            ("2014-10-27 08:30:00", "2014-10-27 08:30:00", Some("2014-10-27T08:30:00Z")),
            ("2014-01-01 00:15:00", "2014-01-01 09:45:00", Some("2014-01-01T00:15:00-09:30")),
            ("2014-10-27 08:30:00", "0000-00-00 00:00:00", Some("2014-10-27T08:30:00+02:00")),
            ("0000-00-00 00:00:00", "2014-10-27 06:30:00", Some("2014-10-27T08:30:00+02:00")),
            ("2014-10-27 08:30:00", "2011-01-01 00:00:00", Some("2011-01-01T00:00:00Z")),
            ("0000-00-00 00:00:00", "0000-00-00 00:00:00", None),
            ("yesterday", "2014-13-45 00:00:00", None),
        ] {
            assert_eq!(Moment::new(local, gmt).rfc_3339(120).as_deref(), expected, "{local}");
        }
    }

    #[test]
    fn rss_helps_out() {
        let rss = |date| Moment::default().or_rss(date).rfc_3339(60);
        assert_eq!(
            rss("Mon, 27 Oct 2014 08:30:00 +0000").as_deref(),
            Some("2014-10-27T09:30:00+01:00")
        );
        assert_eq!(rss("Mon, 30 Nov -0001 00:00:00 +0000"), None);
    }

    #[test]
    fn most_moments_decide() {
        let moments = ["07", "07", "06"]
            .map(|hour| Moment::new("2014-10-27 08:00:00", &format!("2014-10-27 {hour}:00:00")));
        assert_eq!(usual(moments.iter()), 60);
    }
}
