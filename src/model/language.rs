//! Language tags (BCP 47) and the direction their script runs in.

/// The direction of a language's usual script: `rtl` or `ltr`.
///
/// A script subtag decides where there is one (`az-Arab`, `ar-Latn`); else the language does.
pub fn direction(tag: &str) -> &'static str {
    let mut subtags = tag.split(['-', '_']);
    let language = subtags.next().unwrap_or_default().to_ascii_lowercase();
    let script = subtags
        .find(|subtag| subtag.len() == 4 && subtag.bytes().all(|byte| byte.is_ascii_alphabetic()));
    let rtl = match script {
        Some(script) => matches!(
            script.to_ascii_lowercase().as_str(),
            "arab" | "hebr" | "thaa" | "syrc" | "nkoo" | "adlm" | "rohg" | "mand" | "samr"
        ),
        None => matches!(
            language.as_str(),
            "ar" | "he"
                | "iw"
                | "fa"
                | "ur"
                | "ps"
                | "yi"
                | "dv"
                | "ug"
                | "sd"
                | "ckb"
                | "syr"
                | "nqo"
        ),
    };
    if rtl { "rtl" } else { "ltr" }
}

/// Whether the text can be a BCP 47 language tag: subtags of one to eight letters and digits.
pub fn is_tag(tag: &str) -> bool {
    let mut subtags = tag.split('-');
    let primary = subtags.next().is_some_and(|language| {
        (2..=8).contains(&language.len()) && language.bytes().all(|byte| byte.is_ascii_alphabetic())
    });
    primary
        && subtags.all(|subtag| {
            (1..=8).contains(&subtag.len())
                && subtag.bytes().all(|byte| byte.is_ascii_alphanumeric())
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn direction_follows_script_then_language() {
        assert_eq!(direction("ar"), "rtl");
        assert_eq!(direction("he-IL"), "rtl");
        assert_eq!(direction("ar-Latn"), "ltr");
        assert_eq!(direction("az-Arab-IR"), "rtl");
        assert_eq!(direction("ja"), "ltr");
        assert!(is_tag("zh-Hant-TW") && is_tag("en") && !is_tag("english language") && !is_tag(""));
    }
}
