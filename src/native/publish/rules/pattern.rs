//! Regular expressions for addresses, as Apache and nginx (PCRE) read them.

use crate::model::old_address::Query;

/// A text that stands for itself.
pub(in crate::native::publish) fn literal(text: &str) -> String {
    let mut pattern = String::with_capacity(text.len());
    for c in text.chars() {
        if r"\.+*?()|[]{}^$".contains(c) {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    pattern
}

/// A decoded path, with and without the slash at its end.
pub(super) fn path(path: &str) -> String {
    match path.strip_suffix('/') {
        Some(folder) => format!("{}/?", literal(folder)),
        None => literal(path),
    }
}

/// A query however it is encoded; whether upper and lower case must be one for that.
pub(super) fn query(query: &Query) -> (String, bool) {
    let mut pattern = format!("{}=", query.name());
    let mut has_escapes = false;
    for byte in query.value().bytes() {
        let c = char::from(byte);
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            pattern.push_str(&literal(c.encode_utf8(&mut [0; 4])));
            continue;
        }
        has_escapes = true;
        // Browsers leave some as they are.
        let bare = match c {
            ' ' => Some("\\+".to_owned()),
            '&' | '+' | '#' | '%' | '"' | '<' | '>' => None,
            c if c.is_ascii_graphic() => Some(literal(c.encode_utf8(&mut [0; 4]))),
            _ => None,
        };
        pattern.push_str(&match bare {
            Some(bare) => format!("(?:%{byte:02X}|{bare})"),
            None => format!("%{byte:02X}"),
        });
    }
    (pattern, has_escapes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_stand_for_themselves() {
        assert_eq!(path("/a.b (c)/"), r"/a\.b \(c\)/?");
        assert_eq!(path("/a.html"), r"/a\.html");
        let of = |text| query(&Query::parse(text).expect(text));
        assert_eq!(of("p=12"), ("p=12".to_owned(), false));
        assert_eq!(of("tag=a.b"), (r"tag=a\.b".to_owned(), false));
        assert_eq!(
            of("s=%C3%A9+a%22%2B|"),
            (r"s=%C3%A9(?:%20|\+)a%22%2B(?:%7C|\|)".to_owned(), true)
        );
    }
}
