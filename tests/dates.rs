//! Moments: RFC 3339 in, the author's calendar out.

#![cfg(feature = "native")]
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, reason = "tests")]

mod support;

use perennial::model::date::Timestamp;
use proptest::prelude::*;
use serde_json::json;
use support::{feed_of, read};

/// What the reader makes of a date.
fn date(text: &str) -> Option<Timestamp> {
    let item =
        json!({"id": "1", "url": "/a/", "content_html": "<p>A.</p>", "date_published": text});
    read(feed_of(&item).to_string()).ok()?.bundle.posts.remove(0).published
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_jiff_takes_for_rfc_3339_is_taken(
        seconds in -62_000_000_000_i64..253_000_000_000,
        offset in -(23 * 60 + 59)..=(23 * 60 + 59_i32),
        millis in prop::option::of(0..1000_u16),
    ) {
        let moment = jiff::Timestamp::from_second(seconds).unwrap();
        let zone = jiff::tz::Offset::from_seconds(offset * 60).unwrap();
        let local = zone.to_datetime(moment);
        prop_assume!((0..=9999).contains(&local.year()));
        let sign = if offset < 0 { '-' } else { '+' };
        let fraction = millis.map_or_else(String::new, |millis| format!(".{millis:03}"));
        let text = format!(
            "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}{fraction}{sign}{:02}:{:02}",
            local.year(), local.month(), local.day(), local.hour(), local.minute(), local.second(),
            offset.abs() / 60, offset.abs() % 60,
        );
        prop_assert!(text.parse::<jiff::Timestamp>().is_ok(), "{}", text);
        let date = date(&text);
        prop_assert!(date.is_some(), "{}", text);
        let date = date.unwrap();
        prop_assert_eq!(date.unix(), text.parse::<jiff::Timestamp>().unwrap().as_second());
        prop_assert_eq!(i16::try_from(date.year()).unwrap(), local.year());
        prop_assert_eq!(i8::try_from(date.month()).unwrap(), local.month());
        prop_assert_eq!(date.iso(), text);
    }

    #[test]
    fn what_jiff_refuses_is_refused(text in "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(Z|[+-][0-9]{2}:[0-9]{2})") {
        prop_assert_eq!(date(&text).is_some(), text.parse::<jiff::Timestamp>().is_ok(), "{}", text);
    }

    #[test]
    fn any_text_is_a_date_or_a_fault(text in any::<String>()) {
        let _ = date(&text);
    }
}

#[test]
fn the_comma_is_iso_8601_and_not_rfc_3339() {
    assert!(date("2014-10-27T08:30:00.5Z").is_some());
    assert_eq!(date("2014-10-27T08:30:00,5Z"), None);
}

#[test]
fn a_date_is_one_that_html_knows_too() {
    // HTML's `datetime` has at most three digits of a fraction and no leap seconds.
    let written = |text: &str| date(text).unwrap().iso().to_owned();
    assert_eq!(written("2014-10-27T08:30:00.123456789+01:00"), "2014-10-27T08:30:00.123+01:00");
    assert_eq!(written("2014-10-27t08:30:00.12z"), "2014-10-27T08:30:00.12Z");
    assert_eq!(written("2016-12-31 23:59:60Z"), "2016-12-31T23:59:59Z");
}

#[test]
fn the_calendar_is_the_authors() {
    let date = date("2019-12-31T23:30:00-05:00").unwrap();
    assert_eq!((date.year(), date.month()), (2019, 12));
    assert_eq!((date.day(), date.time()), (31, (23, 30)));
}
