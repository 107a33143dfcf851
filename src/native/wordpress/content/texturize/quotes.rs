//! The quotation marks of languages.

/// Quotation marks, outer and inner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Quotes {
    pub(super) open: &'static str,
    pub(super) close: &'static str,
    pub(super) inner_open: &'static str,
    pub(super) inner_close: &'static str,
}

impl Quotes {
    /// Those of a language (BCP 47). `None` where straight ones stay.
    pub(super) fn of(language: &str) -> Option<Self> {
        let tag = language.to_ascii_lowercase().replace('_', "-");
        let primary = tag.split('-').next().unwrap_or_default();
        let [open, close, inner_open, inner_close] = match primary {
            "ja" | "ko" | "yue" | "zh" => return None,
            "de" if tag.starts_with("de-ch") || tag.starts_with("de-li") => ["«", "»", "‹", "›"],
            "bg" | "cs" | "de" | "et" | "is" | "ka" | "lt" | "lv" | "mk" | "sk" | "sl" => {
                ["„", "“", "‚", "‘"]
            }
            // With the narrow no-break spaces that French sets inside.
            "br" | "fr" if !tag.starts_with("fr-ch") => ["«\u{202f}", "\u{202f}»", "“", "”"],
            "fr" => ["«", "»", "‹", "›"],
            "ca" | "el" | "es" | "eu" | "gl" => ["«", "»", "“", "”"],
            "pt" if !tag.starts_with("pt-br") => ["«", "»", "“", "”"],
            "nb" | "nn" | "no" => ["«", "»", "‘", "’"],
            "be" | "ru" | "uk" => ["«", "»", "„", "“"],
            "da" | "fi" | "sv" => ["”", "”", "’", "’"],
            "hr" | "pl" | "ro" | "sr" => ["„", "”", "‚", "’"],
            "hu" => ["„", "”", "»", "«"],
            _ => ["“", "”", "‘", "’"],
        };
        Some(Self { open, close, inner_open, inner_close })
    }

    /// Whether the sign stands before what is quoted and never behind it.
    pub(super) fn only_opens(self, c: char) -> bool {
        let opens = self.open.contains(c) || self.inner_open.contains(c);
        opens && !self.close.contains(c) && !self.inner_close.contains(c)
    }
}
