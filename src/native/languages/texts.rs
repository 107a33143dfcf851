//! The texts of one message file.

use std::fmt;

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use icu_locale_core::Locale;
use icu_plurals::{PluralCategory, PluralRules};
use intl_memoizer::concurrent::IntlLangMemoizer;
use unic_langid::LanguageIdentifier;

use super::{Value, numbers::Numbers};

/// Among these numbers is one of every plural category that a language has for whole numbers.
const SAMPLES: [std::ops::RangeInclusive<u64>; 2] = [0..=200, 1_000_000..=1_000_000];

/// Finds texts by their names.
pub(super) struct Texts {
    bundle: FluentBundle<FluentResource>,
    /// The same, with a gap for every number.
    with_gaps: FluentBundle<FluentResource>,
    plurals: Option<PluralRules>,
}

impl Texts {
    /// Reads a file. A test reads each of them: what cannot be read is missing, and that is found.
    pub(super) fn new(tag: &str, text: &str) -> Self {
        let locale = Locale::try_from_str(tag).unwrap_or(Locale::UNKNOWN);
        Self {
            bundle: bundle(tag, text, |value, intl| match value {
                FluentValue::Number(number) => {
                    let number = number.value as usize;
                    intl.with_try_get::<Numbers, _, _>((), |numbers| numbers.write(number)).ok()
                }
                _ => None,
            }),
            with_gaps: bundle(tag, text, |value, _| {
                matches!(value, FluentValue::Number(_)).then(|| "{count}".to_owned())
            }),
            plurals: PluralRules::try_new_cardinal((&locale).into()).ok(),
        }
    }

    /// A text with what is put into it; `None` where there is none of that name.
    pub(super) fn text(&self, id: &str, values: &[(&str, Value<'_>)]) -> Option<String> {
        let values = values.iter().map(|(name, value)| {
            let value = match value {
                Value::Number(number) => FluentValue::from(*number),
                Value::Text(text) => FluentValue::from(*text),
            };
            (*name, value)
        });
        write(&self.bundle, id, &values.collect())
    }

    /// The forms of a text for a number that is not known yet: a line for each plural category of
    /// the language, such as `one={count} new comment`.
    pub(super) fn plural_forms(&self, id: &str) -> Option<String> {
        let plurals = self.plurals.as_ref()?;
        let mut lines = Vec::new();
        for category in plurals.categories() {
            let mut samples = SAMPLES.into_iter().flatten();
            let Some(sample) = samples.find(|number| plurals.category_for(*number) == category)
            else {
                continue;
            };
            let values = FluentArgs::from_iter([("count", FluentValue::from(sample))]);
            let text = write(&self.with_gaps, id, &values)?;
            lines.push(format!("{}={text}", name(category)));
        }
        Some(lines.join("\n"))
    }
}

impl fmt::Debug for Texts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Texts").field(&self.bundle.locales).finish()
    }
}

fn bundle(
    tag: &str,
    text: &str,
    numbers: fn(&FluentValue<'_>, &IntlLangMemoizer) -> Option<String>,
) -> FluentBundle<FluentResource> {
    let language: LanguageIdentifier = tag.parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![language]);
    // What is put in is names and numbers in elements of their own, not words of another script.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(numbers));
    let resource =
        FluentResource::try_new(text.to_owned()).unwrap_or_else(|(readable, _)| readable);
    let _ = bundle.add_resource(resource);
    bundle
}

fn write(
    bundle: &FluentBundle<FluentResource>,
    id: &str,
    values: &FluentArgs<'_>,
) -> Option<String> {
    let pattern = bundle.get_message(id)?.value()?;
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, Some(values), &mut errors).into_owned();
    errors.is_empty().then_some(text)
}

/// As [`Intl.PluralRules`](https://tc39.es/ecma402/#pluralrules-objects) calls it.
fn name(category: PluralCategory) -> &'static str {
    match category {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    }
}
