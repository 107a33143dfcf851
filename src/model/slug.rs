//! One segment of an address: safe in a URL and as a file name on every system.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The longest segment, in bytes: file systems end at 255, and `index.json` must fit beside it.
const MAX_BYTES: usize = 200;

/// Device names that Windows keeps for itself, whatever the extension.
const RESERVED: [&str; 22] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8",
    "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// Why a text cannot be a segment of an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SegmentFault {
    /// Nothing at all.
    Empty,
    /// `.` or `..`, which would leave the folder.
    Dots,
    /// A character that some file system refuses, or a control character.
    Character(char),
    /// A dot or a space at the end, or a space at the start.
    Edge,
    /// A device name of Windows.
    Reserved,
    /// The file of a page or its data: as a folder it would be in the way.
    Index,
    /// More than 200 bytes.
    TooLong,
}

impl fmt::Display for SegmentFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("an empty segment"),
            Self::Dots => f.write_str("a segment of dots, which would leave the folder"),
            Self::Character(c) => write!(f, "the character {c:?}, which not every host can store"),
            Self::Edge => {
                f.write_str("a segment that starts or ends with a space or ends with a dot")
            }
            Self::Reserved => f.write_str("a name that Windows keeps for a device"),
            Self::Index => f.write_str("the name of a page's own file"),
            Self::TooLong => write!(f, "a segment longer than {MAX_BYTES} bytes"),
        }
    }
}

/// Checks that `text` (decoded, not percent-encoded) is safe as one segment of a path.
///
/// # Errors
/// The first thing that is wrong with it.
pub fn check_segment(text: &str) -> Result<(), SegmentFault> {
    if text.is_empty() {
        return Err(SegmentFault::Empty);
    }
    if text.chars().all(|c| c == '.') {
        return Err(SegmentFault::Dots);
    }
    let forbidden = |c: &char| {
        c.is_control() || matches!(c, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|')
    };
    if let Some(c) = text.chars().find(forbidden) {
        return Err(SegmentFault::Character(c));
    }
    if text.starts_with(' ') || text.ends_with([' ', '.']) {
        return Err(SegmentFault::Edge);
    }
    let stem = text.split('.').next().unwrap_or_default().to_ascii_lowercase();
    if RESERVED.contains(&stem.as_str()) {
        return Err(SegmentFault::Reserved);
    }
    if ["index.html", "index.json"].iter().any(|name| text.eq_ignore_ascii_case(name)) {
        return Err(SegmentFault::Index);
    }
    if text.len() > MAX_BYTES {
        return Err(SegmentFault::TooLong);
    }
    Ok(())
}

/// A segment that names a post, a category, a tag or an author. Never empty, always safe.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Slug(String);

impl Slug {
    /// Takes a text that is a slug already.
    ///
    /// # Errors
    /// When it is not safe as a segment.
    pub fn new(text: impl Into<String>) -> Result<Self, SegmentFault> {
        let text = text.into();
        check_segment(&text)?;
        Ok(Self(text))
    }

    /// Makes a slug of a name: letters and digits of any script in lower case, everything else
    /// one hyphen. `None` when nothing is left.
    pub fn from_name(name: &str) -> Option<Self> {
        let mut slug = String::with_capacity(name.len());
        for c in name.chars().flat_map(char::to_lowercase) {
            if c.is_alphanumeric() || is_mark(c) {
                slug.push(c);
            } else if matches!(c, '\'' | '’') {
                // "don't" reads better as "dont" than as "don-t"
            } else if !slug.ends_with('-') && !slug.is_empty() {
                slug.push('-');
            }
            if slug.len() > MAX_BYTES - 8 {
                break;
            }
        }
        while slug.ends_with('-') {
            slug.pop();
        }
        Self::new(slug).ok()
    }

    /// The text of the slug, decoded.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Combining marks belong to the letter before them (vowel signs of Indic scripts, accents).
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{900}'..='\u{dff}' | '\u{e31}'..='\u{e4e}' | '\u{3099}' | '\u{309a}')
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for Slug {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Self::new(text).map_err(|fault| fault.to_string())
    }
}

impl From<Slug> for String {
    fn from(slug: Slug) -> Self {
        slug.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_becomes_a_slug_in_any_script() {
        let slug = |name| Slug::from_name(name).map(String::from);
        assert_eq!(slug("Joined-up Government?").as_deref(), Some("joined-up-government"));
        assert_eq!(slug("  Don't panic!  ").as_deref(), Some("dont-panic"));
        assert_eq!(slug("Überfällig").as_deref(), Some("überfällig"));
        assert_eq!(slug("日本語の題").as_deref(), Some("日本語の題"));
        assert_eq!(slug("हिन्दी").as_deref(), Some("हिन्दी"));
        assert_eq!(slug("?!"), None);
    }

    #[test]
    fn what_no_file_system_can_store_is_refused() {
        for bad in ["", ".", "..", "a/b", "a\\b", "a\0b", "a:b", "a ", "a.", " a", "con", "NUL.txt"]
        {
            assert!(Slug::new(bad).is_err(), "{bad:?}");
        }
        assert_eq!(Slug::new("x".repeat(201)), Err(SegmentFault::TooLong));
        assert!(Slug::new("context").is_ok());
    }
}
