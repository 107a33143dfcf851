//! Addresses that items had before, as far as they can be told by path or by number.

use std::fmt;

use super::address::Permalink;

/// An earlier address of a post or a page. [`Alias::parse`] and `Display` are exact inverses.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Alias {
    /// `/2009/03/a-post.html`
    Path(Permalink),
    /// `/?p=12`
    Short(ShortLink),
}

impl Alias {
    /// Parses an address below the blog's root, percent-encoded. `None` when it can be none.
    pub fn parse(address: &str) -> Option<Self> {
        if let Some(query) = address.strip_prefix("/?") {
            return ShortLink::parse(query).map(Self::Short);
        }
        let is_path = !address.contains(['?', '#']);
        is_path.then(|| Permalink::parse(address).ok()).flatten().map(Self::Path)
    }

    /// The path, if it is one.
    pub fn path(&self) -> Option<&Permalink> {
        match self {
            Self::Path(path) => Some(path),
            Self::Short(_) => None,
        }
    }
}

/// The address below the blog's root, percent-encoded.
impl fmt::Display for Alias {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Path(path) => write!(f, "{path}"),
            Self::Short(link) => write!(f, "/?{link}"),
        }
    }
}

/// The number by which WordPress finds a post, a page or an attachment: `p=12`. All three are
/// counted together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ShortLink {
    parameter: &'static str,
    number: u32,
}

impl ShortLink {
    const PARAMETERS: [&str; 3] = ["p", "page_id", "attachment_id"];

    /// How many numbers share a file.
    const PER_FILE: u32 = 500;

    /// Parses a query without its question mark. `None` when it is anything else or more.
    pub fn parse(query: &str) -> Option<Self> {
        let (name, number) = query.split_once('=')?;
        let parameter = Self::PARAMETERS.into_iter().find(|parameter| *parameter == name)?;
        // One number has one address.
        let plain = !number.starts_with(['0', '+']);
        plain.then(|| number.parse().ok()).flatten().map(|number| Self { parameter, number })
    }

    /// The first in a query as browsers give it, with its question mark and whatever else.
    pub fn find(search: &str) -> Option<Self> {
        search.trim_start_matches('?').split('&').find_map(Self::parse)
    }

    /// The number.
    pub fn number(self) -> u32 {
        self.number
    }

    /// The name of the parameter.
    pub fn parameter(self) -> &'static str {
        self.parameter
    }

    /// The file below the blog's root that says where the number leads, for hosts that do not look
    /// at queries.
    pub fn file(self) -> String {
        format!("shortlinks/{}.json", self.number / Self::PER_FILE)
    }
}

/// The query without its question mark.
impl fmt::Display for ShortLink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}={}", self.parameter, self.number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_alias_prints_as_it_was_parsed() {
        for address in
            ["/?p=12", "/?page_id=4294967295", "/?attachment_id=7", "/a/b/", "/%C3%BC/x.html"]
        {
            let alias = Alias::parse(address).expect(address);
            assert_eq!(alias.to_string(), address);
            assert_eq!(alias.path().is_some(), !address.contains('?'));
        }
    }

    #[test]
    fn what_is_no_alias() {
        for address in [
            "/",
            "/?",
            "/?p=",
            "/?p=012",
            "/?p=0",
            "/?p=+1",
            "/?p=1&q=2",
            "/?p=x",
            "/?cat=3",
            "/?P=1",
            "/a/?p=1",
            "/a/#b",
            "/?p=1#b",
            "/?p=4294967296",
        ] {
            assert_eq!(Alias::parse(address), None, "{address}");
        }
    }

    #[test]
    fn five_hundred_numbers_share_a_file() {
        let file = |query| ShortLink::parse(query).expect(query).file();
        assert_eq!(file("p=499"), "shortlinks/0.json");
        assert_eq!(file("page_id=500"), "shortlinks/1.json");
    }

    #[test]
    fn a_number_is_found_among_other_parameters() {
        let found = |search| ShortLink::find(search).map(ShortLink::number);
        assert_eq!(found("?utm_source=x&p=12"), Some(12));
        assert_eq!(found("?q=12"), None);
        assert_eq!(found(""), None);
    }
}
