//! Moments as WordPress writes them: without an offset, once by the author's clock and once by
//! that of Greenwich.

use jiff::Timestamp as Moment;

use crate::model::date::Timestamp;

/// What WordPress writes where there is no date.
const NEVER: &str = "0000-00-00 00:00:00";

/// By the author's clock.
pub(super) fn local(date: Option<&Timestamp>) -> String {
    let parts = date.and_then(|date| Some((date.iso().get(..10)?, date.iso().get(11..19)?)));
    parts.map_or_else(|| NEVER.to_owned(), |(day, time)| format!("{day} {time}"))
}

/// In universal time.
pub(super) fn gmt(date: Option<&Timestamp>) -> String {
    let moment = date.and_then(|date| Moment::from_second(date.unix()).ok());
    moment
        .map_or_else(|| NEVER.to_owned(), |moment| moment.strftime("%Y-%m-%d %H:%M:%S").to_string())
}

/// As RSS has it (RFC 2822); empty where there is no date.
pub(super) fn rss(date: Option<&Timestamp>) -> String {
    let moment = date.and_then(|date| Moment::from_second(date.unix()).ok());
    moment.map_or_else(String::new, |moment| {
        moment.strftime("%a, %d %b %Y %H:%M:%S +0000").to_string()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_told_by_two_clocks() {
        let date = Timestamp::new("2014-10-07T08:30:00.25+01:00", 1_412_667_000);
        assert_eq!(local(date.as_ref()), "2014-10-07 08:30:00");
        assert_eq!(gmt(date.as_ref()), "2014-10-07 07:30:00");
        assert_eq!(rss(date.as_ref()), "Tue, 07 Oct 2014 07:30:00 +0000");
        assert_eq!(
            (local(None), gmt(None), rss(None)),
            (NEVER.into(), NEVER.into(), String::new())
        );
    }
}
