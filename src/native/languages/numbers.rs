//! Whole numbers in the digits of a language.

use icu_decimal::{DecimalFormatter, input::Decimal};
use icu_locale_core::Locale;
use intl_memoizer::Memoizable;
use unic_langid::LanguageIdentifier;

/// Writes numbers.
#[derive(Debug)]
pub(super) struct Numbers(Option<DecimalFormatter>);

impl Numbers {
    pub(super) fn new(locale: &Locale) -> Self {
        Self(DecimalFormatter::try_new(locale.into(), Default::default()).ok())
    }

    /// The number as it is read: `1,234`.
    pub(super) fn write(&self, number: usize) -> String {
        match &self.0 {
            Some(formatter) => formatter.format(&Decimal::from(number)).to_string(),
            None => number.to_string(),
        }
    }
}

/// Fluent keeps one for each language.
impl Memoizable for Numbers {
    type Args = ();
    type Error = ();

    fn construct(language: LanguageIdentifier, (): ()) -> Result<Self, ()> {
        let locale = Locale::try_from_str(&language.to_string()).map_err(|_| ())?;
        Ok(Self::new(&locale))
    }
}
