//! Dates as a language writes them, on the Gregorian calendar that addresses count by.

use icu_calendar::{Date, Gregorian};
use icu_datetime::{
    FixedCalendarDateTimeFormatter as Formatter,
    fieldsets::{M, Y, YM, YMD, YMDT},
    input::{DateTime, Time},
};
use icu_locale_core::Locale;

use crate::model::date::Timestamp;

/// Writes dates; nothing where there is no such day.
#[derive(Debug)]
pub(super) struct Dates {
    day: Formatter<Gregorian, YMD>,
    moment: Formatter<Gregorian, YMDT>,
    month: Formatter<Gregorian, YM>,
    month_name: Formatter<Gregorian, M>,
    year: Formatter<Gregorian, Y>,
}

impl Dates {
    /// `None` where nothing is known of the locale, nor of what it falls back to.
    pub(super) fn new(locale: &Locale) -> Option<Self> {
        Some(Self {
            day: Formatter::try_new(locale.into(), YMD::long()).ok()?,
            moment: Formatter::try_new(locale.into(), YMD::long().with_time_hm()).ok()?,
            month: Formatter::try_new(locale.into(), YM::long()).ok()?,
            month_name: Formatter::try_new(locale.into(), M::long()).ok()?,
            year: Formatter::try_new(locale.into(), Y::long()).ok()?,
        })
    }

    /// `27 October 2014`
    pub(super) fn day(&self, date: &Timestamp) -> Option<String> {
        let date = Self::date(date.year(), date.month(), date.day())?;
        Some(self.day.format(&date).to_string())
    }

    /// `27 October 2014 at 08:30`
    pub(super) fn moment(&self, date: &Timestamp) -> Option<String> {
        let (hour, minute) = date.time();
        let time = Time::try_new(hour, minute, 0, 0).ok()?;
        let date = Self::date(date.year(), date.month(), date.day())?;
        Some(self.moment.format(&DateTime { date, time }).to_string())
    }

    /// `October 2014`
    pub(super) fn month(&self, year: u16, month: u8) -> Option<String> {
        Some(self.month.format(&Self::date(year, month, 1)?).to_string())
    }

    /// `October`
    pub(super) fn month_name(&self, month: u8) -> Option<String> {
        Some(self.month_name.format(&Self::date(2000, month, 1)?).to_string())
    }

    /// `2014`
    pub(super) fn year(&self, year: u16) -> Option<String> {
        Some(self.year.format(&Self::date(year, 1, 1)?).to_string())
    }

    fn date(year: u16, month: u8, day: u8) -> Option<Date<Gregorian>> {
        Date::try_new_gregorian(i32::from(year), month, day).ok()
    }
}
