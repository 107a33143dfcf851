//! What pages say, in the language of the blog.
//!
//! The texts are those of `languages/*.ftl` ([Fluent](https://projectfluent.org)), plural forms,
//! numbers and dates those of the [CLDR](https://cldr.unicode.org). A language without a file of
//! its own speaks English with its own dates and numbers; so does, text by text, one whose file
//! lacks something.

mod dates;
mod files;
mod numbers;
mod texts;

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use icu_locale_core::Locale;

use self::{dates::Dates, numbers::Numbers, texts::Texts};
use crate::model::{
    feed::Bundle,
    site::Site,
    words::{Phrase, Words},
};

/// Speaks one language.
#[derive(Debug)]
pub struct Language {
    /// The texts of the language, then the English ones.
    texts: Vec<Texts>,
    dates: Option<Dates>,
    numbers: Numbers,
}

/// The language of a tag (BCP 47).
pub fn of(tag: &str) -> Arc<Language> {
    static KNOWN: Mutex<Option<HashMap<String, Arc<Language>>>> = Mutex::new(None);
    // A thread that failed has left nothing half done here.
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    let known = known.get_or_insert_default();
    Arc::clone(known.entry(tag.to_owned()).or_insert_with(|| Arc::new(Language::new(tag))))
}

/// A bundle resolved, speaking its language.
pub fn site(bundle: Bundle) -> Site {
    let language = of(&bundle.language);
    Site::new(bundle, language)
}

/// Whether pages speak the language of a tag, and do not have to fall back to English.
pub fn is_spoken(tag: &str) -> bool {
    files::find(tag).is_some()
}

/// The languages that pages speak.
pub fn spoken() -> impl Iterator<Item = &'static str> {
    files::tags()
}

impl Language {
    fn new(tag: &str) -> Self {
        let locale = Locale::try_from_str(tag).unwrap_or(Locale::UNKNOWN);
        let own = files::find(tag).map(|text| Texts::new(tag, text));
        let english = files::find("en").map(|text| Texts::new("en", text));
        Self {
            texts: own.into_iter().chain(english).collect(),
            dates: Dates::new(&locale),
            numbers: Numbers::new(&locale),
        }
    }

    /// The text of that name, with what is put into it.
    pub(in crate::native) fn text(&self, id: &str, values: &[(&str, Value<'_>)]) -> String {
        let found = self.texts.iter().find_map(|texts| texts.text(id, values));
        found.unwrap_or_else(|| id.to_owned())
    }

    /// A text with a `{name}` for each of its gaps.
    pub(in crate::native) fn message(&self, id: &str, gaps: &[&str]) -> String {
        let values: Vec<String> = gaps.iter().map(|gap| format!("{{{gap}}}")).collect();
        let values = gaps.iter().zip(&values);
        let values: Vec<_> = values.map(|(name, gap)| (*name, Value::Text(gap))).collect();
        self.text(id, &values)
    }

    /// The plural forms of a text, a line for each category that the language has.
    pub(in crate::native) fn counted(&self, id: &str) -> String {
        let found = self.texts.iter().find_map(|texts| texts.plural_forms(id));
        found.unwrap_or_default()
    }

    fn count(&self, id: &str, count: usize) -> String {
        self.text(id, &[("count", Value::Number(count))])
    }
}

/// Something to put into a text.
#[derive(Debug, Clone, Copy)]
pub(in crate::native) enum Value<'a> {
    /// A number: it decides which form of the text is right.
    Number(usize),
    /// Anything else.
    Text(&'a str),
}

impl Words for Language {
    fn say(&self, phrase: Phrase<'_>) -> String {
        let dates = self.dates.as_ref();
        let number = |number| Value::Number(number);
        match phrase {
            Phrase::Message(message) => self.message(message.id(), message.gaps()),
            Phrase::Counted(counted) => self.counted(counted.id()),
            Phrase::SearchText(text) => self.message(text.id(), text.gaps()),
            Phrase::Number(number) => self.numbers.write(number),
            Phrase::Date(date) => {
                dates.and_then(|dates| dates.day(date)).unwrap_or_else(|| date.iso().to_owned())
            }
            Phrase::Moment(date) => {
                dates.and_then(|dates| dates.moment(date)).unwrap_or_else(|| date.iso().to_owned())
            }
            Phrase::Year(year) => {
                dates.and_then(|dates| dates.year(year)).unwrap_or_else(|| year.to_string())
            }
            Phrase::Month(year, month) => dates
                .and_then(|dates| dates.month(year, month))
                .unwrap_or_else(|| format!("{year}-{month:02}")),
            Phrase::MonthName(month) => {
                dates.and_then(|dates| dates.month_name(month)).unwrap_or_else(|| month.to_string())
            }
            Phrase::Posts(count) => self.count("post-count", count),
            Phrase::CommentCount(count) => self.count("comment-count", count),
            Phrase::Replies(count) => self.count("reply-count", count),
            Phrase::PageNumber(page) => {
                self.text("page-number", &[("page", number(page as usize))])
            }
            Phrase::ReadingTime(minutes) => {
                self.text("reading-time", &[("minutes", number(minutes as usize))])
            }
            Phrase::Age(years) => {
                let years = usize::try_from(years).unwrap_or_default();
                self.text("age", &[("years", number(years))])
            }
            Phrase::SeriesPart(part, count) => self.text(
                "series-part",
                &[
                    ("part", number(part)),
                    ("count", number(count)),
                    ("series", Value::Text("{series}")),
                ],
            ),
        }
    }
}

#[cfg(test)]
mod tests;
