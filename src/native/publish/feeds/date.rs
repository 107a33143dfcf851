//! Dates as feeds write them.

use atom_syndication::FixedDateTime;

use crate::model::date::Timestamp;

/// The moment, on the clock of its author. Without one: the beginning of 1970, where a format must
/// have a date.
pub(super) fn moment(date: Option<&Timestamp>) -> FixedDateTime {
    date.and_then(read).unwrap_or_default()
}

/// As RSS has it: RFC 822 with a year of four digits. Clocks that go by other than whole and half
/// hours, as in Nepal, have none of its zones; their dates are in UTC.
pub(super) fn rfc_822(date: &Timestamp) -> Option<String> {
    let read = read(date)?;
    let has_zone = read.offset().local_minus_utc() % 1800 == 0;
    let date = if has_zone { read } else { in_utc(date)? };
    Some(date.to_rfc2822())
}

fn read(date: &Timestamp) -> Option<FixedDateTime> {
    // What only looks like RFC 3339 still has its moment.
    FixedDateTime::parse_from_rfc3339(date.iso()).ok().or_else(|| in_utc(date))
}

fn in_utc(date: &Timestamp) -> Option<FixedDateTime> {
    let utc = jiff::Timestamp::from_second(date.unix()).ok()?;
    FixedDateTime::parse_from_rfc3339(&utc.to_string()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_keep_the_clock_of_their_author() {
        let date = Timestamp::new("2014-10-07T08:30:00+01:00", 1_412_667_000).expect("valid");
        assert_eq!(moment(Some(&date)).to_rfc3339(), "2014-10-07T08:30:00+01:00");
        assert_eq!(rfc_822(&date).as_deref(), Some("Tue, 7 Oct 2014 08:30:00 +0100"));
        let nepal = Timestamp::new("2014-10-07T13:15:00+05:45", 1_412_667_000).expect("valid");
        assert_eq!(rfc_822(&nepal).as_deref(), Some("Tue, 7 Oct 2014 07:30:00 +0000"));
        assert_eq!(moment(None).to_rfc3339(), "1970-01-01T00:00:00+00:00");
        let odd = Timestamp::new("2014-02-31T08:30:00Z", 1_412_667_000).expect("of that shape");
        assert_eq!(moment(Some(&odd)).to_rfc3339(), "2014-10-07T07:30:00+00:00");
    }
}
