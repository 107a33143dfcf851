//! Text as XML and WordPress can hold it.

/// What is left of a text in XML 1.0 (section 2.2). A carriage return would be read as a newline
/// (section 2.11).
pub(in crate::native::wordpress) fn plain(text: &str) -> String {
    text.chars().filter(|c| is_plain(*c)).collect()
}

fn is_plain(c: char) -> bool {
    match c {
        '\t' | '\n' => true,
        _ => c >= ' ' && !matches!(c, '\u{fffe}' | '\u{ffff}'),
    }
}

/// Whether a text comes back from the plain field to the letter. Readers leave out the sign for
/// what was no character.
pub(super) fn is_exact(text: &str) -> bool {
    text.chars().all(|c| is_plain(c) && c != '\u{fffd}')
}

/// Whether a line of text does: around it and within it white space may be folded.
pub(super) fn is_exact_line(text: &str) -> bool {
    is_exact(text) && text.split_whitespace().eq(text.split(' '))
}

/// JSON with nothing in it that XML cannot hold.
pub(super) fn json(value: &serde_json::Value) -> String {
    let mut json = value.to_string();
    // It escapes what is below the space itself.
    for (c, escape) in [('\u{fffd}', "\\ufffd"), ('\u{fffe}', "\\ufffe"), ('\u{ffff}', "\\uffff")] {
        if json.contains(c) {
            json = json.replace(c, escape);
        }
    }
    json
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_cannot_hold_is_left_out_and_known() {
        let text = "a\u{0}\u{8}\t\n\r\u{7f}\u{fffd}\u{fffe}é";
        assert_eq!(plain(text), "a\t\n\u{7f}\u{fffd}é");
        assert!(!is_exact(text) && !is_exact("\u{fffd}") && is_exact("a\n\tb"));
        for line in ["a  b", " a", "a\nb", "a\u{a0}b", ""] {
            assert!(!is_exact_line(line), "{line:?}");
        }
        assert!(is_exact_line("a b ]]> c"));
        let value = serde_json::json!({ "a": text });
        assert_eq!(plain(&json(&value)), json(&value));
        assert_eq!(serde_json::from_str::<serde_json::Value>(&json(&value)).ok(), Some(value));
    }
}
