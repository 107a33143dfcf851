//! Dates as people write them above a post: RFC 3339 and its looser relatives.

use jiff::{civil, tz::TimeZone};

/// The moment as RFC 3339 with an offset. What has no offset is meant in `zone`, what has no time
/// is midnight there.
pub(crate) fn rfc_3339(text: &str, zone: &TimeZone) -> Option<String> {
    let text = text.trim();
    let (date, rest) = text.split_at_checked(10)?;
    let date: civil::Date = strict_date(date)?;
    let rest = rest.strip_prefix(['T', 't', ' ']).unwrap_or(rest).trim();
    let (time, offset) = match rest.find(['+', '-', 'Z', 'z']) {
        Some(at) => (rest[..at].trim(), Some(&rest[at..])),
        None => (rest, None),
    };
    let (time, fraction) = time.find('.').map_or((time, ""), |at| time.split_at(at));
    let time = if time.is_empty() { civil::Time::midnight() } else { clock(time)? };
    let is_fraction = |text: &str| text.len() > 1 && text[1..].bytes().all(|b| b.is_ascii_digit());
    let fraction = Some(fraction).filter(|text| is_fraction(text)).unwrap_or_default();
    let moment = date.to_datetime(time);
    let Some(offset) = offset else {
        let zoned = moment.to_zoned(zone.clone()).ok()?;
        let offset = zoned.strftime("%:z");
        return Some(format!("{}{fraction}{offset}", zoned.strftime("%Y-%m-%dT%H:%M:%S")));
    };
    let offset = match offset.to_ascii_uppercase().as_str() {
        "Z" => "Z".to_owned(),
        // +0100, +01:00, +01
        text => {
            let digits: String = text[1..].chars().filter(|c| *c != ':').collect();
            if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
                return None;
            }
            let (hours, minutes) = match digits.len() {
                2 => (digits.as_str(), "00"),
                4 => digits.split_at(2),
                _ => return None,
            };
            let fits = hours.parse::<u8>().is_ok_and(|hours| hours < 24)
                && minutes.parse::<u8>().is_ok_and(|minutes| minutes < 60);
            fits.then(|| format!("{}{hours}:{minutes}", &text[..1]))?
        }
    };
    Some(format!("{}{fraction}{offset}", moment.strftime("%Y-%m-%dT%H:%M:%S")))
}

fn strict_date(text: &str) -> Option<civil::Date> {
    let bytes = text.as_bytes();
    let shaped = bytes.len() == 10
        && bytes.iter().enumerate().all(|(at, byte)| match at {
            4 | 7 => *byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    shaped.then(|| text.parse().ok())?
}

/// `8:30`, `08:30`, `08:30:00`
fn clock(text: &str) -> Option<civil::Time> {
    let mut parts = text.split(':');
    let hour = parts.next()?.parse().ok()?;
    let minute = parts.next()?.parse().ok()?;
    let second = match parts.next() {
        Some(second) => second.parse().ok()?,
        None => 0,
    };
    parts.next().is_none().then(|| civil::Time::new(hour, minute, second, 0).ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_people_write_them() {
        let berlin = TimeZone::get("Europe/Berlin").expect("a bundled zone");
        for (text, date) in [
            ("2026-03-04", "2026-03-04T00:00:00+01:00"),
            ("2026-07-04", "2026-07-04T00:00:00+02:00"),
            ("2026-03-04 8:30", "2026-03-04T08:30:00+01:00"),
            ("2026-03-04T08:30:15", "2026-03-04T08:30:15+01:00"),
            ("2026-03-04T08:30:15Z", "2026-03-04T08:30:15Z"),
            ("2026-03-04 08:30:15 +0530", "2026-03-04T08:30:15+05:30"),
            ("2026-03-04T08:30:15.25-08:00", "2026-03-04T08:30:15.25-08:00"),
        ] {
            assert_eq!(rfc_3339(text, &berlin).as_deref(), Some(date), "{text}");
        }
        for text in [
            "",
            "soon",
            "2026-02-30",
            "2026-3-4",
            "2026-03-04 25:00",
            "2026-03-04 08:30 +9",
            "2026-03-04-Mär",
            "2026-03-04 08:30 ++1",
        ] {
            assert_eq!(rfc_3339(text, &berlin), None, "{text}");
        }
    }
}
