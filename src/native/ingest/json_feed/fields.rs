//! Takes a JSON object apart field by field, noting where each was and what was wrong with it.

use std::{fmt::Write as _, ops::RangeInclusive};

use serde_json::{Map, Value};
use url::Url;

use crate::{
    model::date::Timestamp,
    native::{error::Fault, ingest::notice::Notices},
};

/// What came to light while reading.
#[derive(Debug, Default)]
pub(super) struct Report {
    pub(super) faults: Vec<Fault>,
    pub(super) notices: Notices,
}

impl Report {
    pub(super) fn extend(&mut self, other: Self) {
        self.faults.extend(other.faults);
        self.notices.extend(other.notices);
    }
}

/// A JSON object whose fields are taken out one by one.
#[derive(Debug)]
pub(super) struct Fields {
    map: Map<String, Value>,
    pointer: String,
}

impl Fields {
    /// Opens an object; anything else is a fault.
    pub(super) fn open(value: Value, pointer: String, report: &mut Report) -> Option<Self> {
        match value {
            Value::Object(map) => Some(Self { map, pointer }),
            other => {
                report.fault(&pointer, describe(&other), "an object");
                None
            }
        }
    }

    /// Where this object is.
    pub(super) fn pointer(&self) -> &str {
        &self.pointer
    }

    /// Where a field of it is (RFC 6901).
    pub(super) fn at(&self, name: &str) -> String {
        format!("{}/{}", self.pointer, name.replace('~', "~0").replace('/', "~1"))
    }

    /// A field as it is; `null` counts as absent.
    pub(super) fn take(&mut self, name: &str) -> Option<Value> {
        self.map.remove(name).filter(|value| !value.is_null())
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.map.get(name).is_some_and(|value| !value.is_null())
    }

    /// Whether a field is absent or says nothing.
    pub(super) fn is_blank(&self, name: &str) -> bool {
        match self.map.get(name) {
            None | Some(Value::Null) => true,
            Some(Value::String(text)) => text.trim().is_empty(),
            Some(_) => false,
        }
    }

    /// Whether a field is a string of some kind.
    pub(super) fn string_is(&self, name: &str, is_it: impl Fn(&str) -> bool) -> bool {
        self.map.get(name).and_then(Value::as_str).is_some_and(is_it)
    }

    pub(super) fn string(&mut self, name: &str, report: &mut Report) -> Option<String> {
        match self.take(name)? {
            Value::String(text) => Some(text),
            other => {
                report.fault(&self.at(name), describe(&other), "a string");
                None
            }
        }
    }

    /// A string that says something; empty counts as absent.
    pub(super) fn text(&mut self, name: &str, report: &mut Report) -> Option<String> {
        let text = self.string(name, report)?;
        let trimmed = text.trim();
        (!trimmed.is_empty()).then(|| trimmed.to_owned())
    }

    pub(super) fn boolean(&mut self, name: &str, report: &mut Report) -> Option<bool> {
        match self.take(name)? {
            Value::Bool(value) => Some(value),
            other => {
                report.fault(&self.at(name), describe(&other), "true or false");
                None
            }
        }
    }

    /// A whole number within a range.
    pub(super) fn number(
        &mut self,
        name: &str,
        range: RangeInclusive<u32>,
        report: &mut Report,
    ) -> Option<u32> {
        let value = self.take(name)?;
        number(&value, &self.at(name), &range, report)
    }

    /// A list of whole numbers within a range.
    pub(super) fn numbers(
        &mut self,
        name: &str,
        range: RangeInclusive<u32>,
        report: &mut Report,
    ) -> Vec<u32> {
        let members = self.list(name, report).into_iter();
        members.filter_map(|(pointer, value)| number(&value, &pointer, &range, report)).collect()
    }

    /// An object of anything, as JSON text.
    pub(super) fn json_object(&mut self, name: &str, report: &mut Report) -> Option<String> {
        match self.take(name)? {
            Value::Object(map) => (!map.is_empty()).then(|| Value::Object(map).to_string()),
            other => {
                report.fault(&self.at(name), describe(&other), "an object");
                None
            }
        }
    }

    /// Where the fields are that nobody took.
    pub(super) fn rest(&self) -> Vec<String> {
        self.map.keys().map(|name| self.at(name)).collect()
    }

    /// One of a few words.
    pub(super) fn one_of<T: Copy>(
        &mut self,
        name: &str,
        words: &[(&str, T)],
        report: &mut Report,
    ) -> Option<T> {
        let text = self.string(name, report)?;
        known(&text, &self.at(name), words, report)
    }

    /// A list of some of a few words.
    pub(super) fn some_of<T: Copy>(
        &mut self,
        name: &str,
        words: &[(&str, T)],
        report: &mut Report,
    ) -> Vec<T> {
        let texts = self.strings(name, report).into_iter();
        texts.filter_map(|(pointer, text)| known(&text, &pointer, words, report)).collect()
    }

    /// A list, each member with its pointer; absent is empty.
    pub(super) fn list(&mut self, name: &str, report: &mut Report) -> Vec<(String, Value)> {
        let pointer = self.at(name);
        match self.take(name) {
            None => Vec::new(),
            Some(Value::Array(values)) => {
                let place = |(index, value)| (format!("{pointer}/{index}"), value);
                values.into_iter().enumerate().map(place).collect()
            }
            Some(other) => {
                report.fault(&pointer, describe(&other), "a list");
                Vec::new()
            }
        }
    }

    pub(super) fn strings(&mut self, name: &str, report: &mut Report) -> Vec<(String, String)> {
        let members = self.list(name, report).into_iter();
        let text = |(pointer, value): (String, Value)| match value {
            Value::String(text) => Some((pointer, text)),
            other => {
                report.fault(&pointer, describe(&other), "a string");
                None
            }
        };
        members.filter_map(text).collect()
    }

    pub(super) fn objects(&mut self, name: &str, report: &mut Report) -> Vec<Self> {
        let members = self.list(name, report).into_iter();
        members.filter_map(|(pointer, value)| Self::open(value, pointer, report)).collect()
    }

    pub(super) fn object(&mut self, name: &str, report: &mut Report) -> Option<Self> {
        let pointer = self.at(name);
        self.take(name).and_then(|value| Self::open(value, pointer, report))
    }

    pub(super) fn date(&mut self, name: &str, report: &mut Report) -> Option<Timestamp> {
        let text = self.string(name, report)?;
        let date = timestamp(&text);
        if date.is_none() {
            let expected = "a date and time as RFC 3339 has it, such as 2014-10-27T08:30:00+01:00";
            report.fault(&self.at(name), format!("{text:?}"), expected);
        }
        date
    }

    /// An absolute `http` or `https` address.
    pub(super) fn web_address(&mut self, name: &str, report: &mut Report) -> Option<Url> {
        let text = self.text(name, report)?;
        let url = Url::parse(&text).ok().filter(|url| matches!(url.scheme(), "http" | "https"));
        if url.is_none() {
            let expected = "an absolute http or https address";
            report.fault(&self.at(name), format!("{text:?}"), expected);
        }
        url
    }

    /// Notes the fields nobody took, by name. Custom extensions (`_…`) of others are noted too.
    pub(super) fn finish(self, kind: &str, report: &mut Report) {
        for name in self.map.keys() {
            let pointer = self.at(name);
            report.notices.add(format!("did not use the field {name:?} of {kind}"), &pointer);
        }
    }
}

fn number(
    value: &Value,
    pointer: &str,
    range: &RangeInclusive<u32>,
    report: &mut Report,
) -> Option<u32> {
    let number = value.as_u64().and_then(|number| u32::try_from(number).ok());
    let fits = number.filter(|number| range.contains(number));
    if fits.is_none() {
        let expected = format!("a whole number from {} to {}", range.start(), range.end());
        report.fault(pointer, describe(value), expected);
    }
    fits
}

/// RFC 3339, section 5.6: date, time and offset are all there.
fn timestamp(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    let with_offset = text.ends_with(['Z', 'z'])
        || text.get(text.len().checked_sub(6)?..)?.starts_with(['+', '-']);
    let shaped = text.as_bytes().get(10).is_some_and(|byte| matches!(byte, b'T' | b't' | b' '));
    if !(with_offset && shaped && text.get(17..19)?.parse::<u8>().is_ok()) || text.contains(',') {
        return None;
    }
    let moment: jiff::Timestamp = text.parse().ok()?;
    let mut iso = text.to_ascii_uppercase();
    iso.replace_range(10..11, "T");
    // HTML's `datetime` knows neither leap seconds nor more than three digits of a fraction.
    if iso.get(17..19) == Some("60") {
        iso.replace_range(17..19, "59");
    }
    let fraction = iso[19..].bytes().skip(1).take_while(u8::is_ascii_digit).count();
    if iso[19..].starts_with('.') && fraction > 3 {
        iso.replace_range(23..20 + fraction, "");
    }
    Timestamp::new(iso, moment.as_second())
}

/// What a word means; one that is not known is a fault.
fn known<T: Copy>(
    text: &str,
    pointer: &str,
    words: &[(&str, T)],
    report: &mut Report,
) -> Option<T> {
    let known = words.iter().find(|(word, _)| *word == text).map(|(_, value)| *value);
    if known.is_none() {
        let list: Vec<String> = words.iter().map(|(word, _)| format!("{word:?}")).collect();
        report.fault(pointer, format!("{text:?}"), format!("one of {}", list.join(", ")));
    }
    known
}

/// A value for a message: its kind, and itself where it is short.
pub(super) fn describe(value: &Value) -> String {
    let kind = match value {
        Value::Null => return "null".to_owned(),
        Value::Bool(value) => return value.to_string(),
        Value::Number(number) => return format!("the number {number}"),
        Value::String(_) => "the string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    };
    let mut text = kind.to_owned();
    if let Value::String(string) = value {
        let short: String = string.chars().take(60).collect();
        // Writing to a string cannot fail.
        let _ = write!(text, " {short:?}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_rfc_3339_or_none() {
        for good in
            ["2014-10-27T08:30:00Z", "2014-10-27t08:30:00.25+01:00", "2024-02-29 00:00:00-11:30"]
        {
            assert!(timestamp(good).is_some(), "{good}");
        }
        for bad in [
            "2014-10-27",
            "2014-10-27T08:30:00",
            "2014-02-30T08:30:00Z",
            "27 October 2014",
            "",
            "2014-10-27T08:30Z",
            "0000-00-00T00:00:00Z",
        ] {
            assert!(timestamp(bad).is_none(), "{bad}");
        }
    }
}
