//! Permalinks: where a post or a page lives below the blog's root, as a URL path and as a file.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::slug::{SegmentFault, check_segment};

/// A path below the blog's root, decoded: `/2014/10/a-post/` or `/old/page.html`.
///
/// It begins with a slash, every segment is safe as a file name, and it ends with a slash unless
/// its last segment ends in `.html` or `.htm`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Permalink(String);

/// Why a path cannot be a permalink.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PermalinkFault {
    /// The root belongs to the home page.
    Root,
    /// A percent escape that is not UTF-8 or not two hexadecimal digits.
    Escape,
    /// A segment that is not safe as a file name.
    Segment(String, SegmentFault),
}

impl fmt::Display for PermalinkFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Root => f.write_str("the address of the home page"),
            Self::Escape => f.write_str("a percent escape that does not decode to UTF-8"),
            Self::Segment(segment, fault) => write!(f, "{fault} (in {segment:?})"),
        }
    }
}

impl Permalink {
    /// Parses a URL path (percent-encoded). `/x`, `/x/` and `/x/index.html` are the same permalink.
    ///
    /// # Errors
    /// When it is the root, does not decode, or is not safe as a file path.
    pub fn parse(path: &str) -> Result<Self, PermalinkFault> {
        let mut segments = Vec::new();
        for raw in path.trim_matches('/').split('/') {
            segments.push(decode(raw).ok_or(PermalinkFault::Escape)?);
        }
        Self::from_segments(segments)
    }

    /// Makes a permalink of decoded segments.
    ///
    /// # Errors
    /// As [`Permalink::parse`].
    pub fn from_segments<S: AsRef<str>>(
        segments: impl IntoIterator<Item = S>,
    ) -> Result<Self, PermalinkFault> {
        let mut segments: Vec<String> =
            segments.into_iter().map(|segment| segment.as_ref().to_owned()).collect();
        if segments.last().is_some_and(|last| last == "index.html") {
            segments.pop();
        }
        if segments.is_empty() || segments == [""] {
            return Err(PermalinkFault::Root);
        }
        for segment in &segments {
            check_segment(segment)
                .map_err(|fault| PermalinkFault::Segment(segment.clone(), fault))?;
        }
        let is_file = segments.last().is_some_and(|last| is_html_file(last));
        let mut path = format!("/{}", segments.join("/"));
        if !is_file {
            path.push('/');
        }
        Ok(Self(path))
    }

    /// The decoded path.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The decoded segments, in order.
    pub fn segments(&self) -> impl Iterator<Item = &str> {
        self.0.trim_matches('/').split('/')
    }
}

/// The percent-encoded path.
impl fmt::Display for Permalink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&encode(&self.0))
    }
}

impl TryFrom<String> for Permalink {
    type Error = String;

    fn try_from(path: String) -> Result<Self, String> {
        Self::from_segments(path.trim_matches('/').split('/')).map_err(|fault| fault.to_string())
    }
}

impl From<Permalink> for String {
    fn from(permalink: Permalink) -> Self {
        permalink.0
    }
}

fn is_html_file(segment: &str) -> bool {
    segment.ends_with(".html") || segment.ends_with(".htm")
}

/// The file that holds the page at a path: `/x/` is `x/index.html`.
pub fn html_file(path: &str) -> String {
    file(path, "index.html", |file| file.to_owned())
}

/// The file that holds the page's data, beside its HTML: `/x/` is `x/index.json`.
///
/// The path may be written as a reader's address bar has it: `/x`, `/x/` or `/x/index.html`.
pub fn data_file(path: &str) -> String {
    file(path, "index.json", |file| {
        let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
        format!("{stem}.json")
    })
}

fn file(path: &str, index: &str, of_file: impl Fn(&str) -> String) -> String {
    let path = path.strip_suffix("index.html").unwrap_or(path);
    let inner = path.trim_matches('/');
    if inner.is_empty() {
        index.to_owned()
    } else if is_html_file(path) {
        of_file(inner)
    } else {
        format!("{inner}/{index}")
    }
}

/// Percent-encodes a decoded path: RFC 3986 section 3.3, `pchar` and `/` stay.
pub fn encode(path: &str) -> String {
    let mut encoded = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => encoded.push(byte as char),
            b'-' | b'.' | b'_' | b'~' | b'!' | b'$' | b'&' | b'\'' | b'(' | b')' | b'*' | b'+'
            | b',' | b';' | b'=' | b':' | b'@' | b'/' => encoded.push(byte as char),
            _ => {
                const HEX: [u8; 16] = *b"0123456789ABCDEF";
                encoded.push('%');
                encoded.push(HEX[usize::from(byte >> 4)] as char);
                encoded.push(HEX[usize::from(byte & 15)] as char);
            }
        }
    }
    encoded
}

/// Decodes percent escapes; `None` when they are malformed or not UTF-8.
pub fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let high = char::from(rest.next()?).to_digit(16)?;
            let low = char::from(rest.next()?).to_digit(16)?;
            bytes.push(u8::try_from(high * 16 + low).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_ways_to_write_an_address_are_one_permalink() {
        for path in ["/2014/10/x", "/2014/10/x/", "/2014/10/x/index.html"] {
            assert_eq!(Permalink::parse(path).map(String::from), Ok("/2014/10/x/".to_owned()));
        }
        assert_eq!(Permalink::parse("/a/b.html").map(String::from), Ok("/a/b.html".to_owned()));
    }

    #[test]
    fn an_address_cannot_leave_the_folder() {
        for path in ["/../x", "/a/%2e%2e/b", "/a%2Fb", "/a//b", "/a/%00", "/%ff", "/a%5cb", "/"] {
            assert!(Permalink::parse(path).is_err(), "{path}");
        }
    }

    #[test]
    fn html_and_data_stand_side_by_side() {
        for (path, html, data) in [
            ("/", "index.html", "index.json"),
            ("/index.html", "index.html", "index.json"),
            ("/x", "x/index.html", "x/index.json"),
            ("/x/", "x/index.html", "x/index.json"),
            ("/x/index.html", "x/index.html", "x/index.json"),
            ("/a/b.html", "a/b.html", "a/b.json"),
        ] {
            assert_eq!(html_file(path), html);
            assert_eq!(data_file(path), data);
        }
    }

    #[test]
    fn encoding_is_undone_by_decoding() {
        let path = "/2016/町 の%話/";
        assert_eq!(encode(path), "/2016/%E7%94%BA%20%E3%81%AE%25%E8%A9%B1/");
        assert_eq!(decode(&encode(path)).as_deref(), Some(path));
        assert_eq!(decode("%zz"), None);
        assert_eq!(decode("%e"), None);
    }
}
