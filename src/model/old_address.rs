//! Addresses of what is no item and no longer where it was: feeds, days, lists by number.

use std::fmt;

use super::{
    address::{Permalink, decode},
    alias::ShortLink,
};

/// An address from which a redirect leads elsewhere. [`OldAddress::parse`] and `Display` are
/// inverses: what is printed is parsed as the same.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum OldAddress {
    /// `/feed/`
    Path(Permalink),
    /// `/?cat=3`
    Query(Query),
}

impl OldAddress {
    /// Parses an address below the blog's root, percent-encoded. `None` when it can be none.
    pub fn parse(address: &str) -> Option<Self> {
        if address.contains('#') {
            return None;
        }
        match address.split_once('?') {
            Some(("/", query)) => Query::parse(query).map(Self::Query),
            Some(_) => None,
            None => Permalink::parse(address).ok().map(Self::Path),
        }
    }
}

/// The address below the blog's root, percent-encoded.
impl fmt::Display for OldAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Path(path) => write!(f, "{path}"),
            Self::Query(query) => write!(f, "/?{query}"),
        }
    }
}

/// A query of one parameter: `cat=3`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Query {
    /// Letters and `_`.
    name: String,
    /// Decoded, never empty.
    value: String,
}

impl Query {
    /// Parses a query without its question mark. `None` when it is not one parameter with a name of
    /// letters and a value.
    pub fn parse(query: &str) -> Option<Self> {
        let (name, value) = query.split_once('=')?;
        let is_name =
            !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'_');
        if !is_name || value.is_empty() || value.contains('&') {
            return None;
        }
        let value = decode(&value.replace('+', " "))?;
        Some(Self { name: name.to_owned(), value })
    }

    /// The name of the parameter.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What it is set to, decoded.
    pub fn value(&self) -> &str {
        &self.value
    }

    /// The number of an item, if it is that.
    pub fn short_link(&self) -> Option<ShortLink> {
        ShortLink::parse(&self.to_string())
    }
}

impl From<ShortLink> for Query {
    fn from(link: ShortLink) -> Self {
        Self { name: link.parameter().to_owned(), value: link.number().to_string() }
    }
}

/// The query without its question mark; only letters, digits and `-._~` of the value stay as they
/// are.
impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}=", self.name)?;
        self.value.bytes().try_for_each(|byte| match byte {
            b'-' | b'.' | b'_' | b'~' => write!(f, "{}", char::from(byte)),
            byte if byte.is_ascii_alphanumeric() => write!(f, "{}", char::from(byte)),
            byte => write!(f, "%{byte:02X}"),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_printed_is_parsed_as_the_same() {
        for (address, printed) in [
            ("/feed/", "/feed/"),
            ("/2014/10/27", "/2014/10/27/"),
            ("/?cat=3", "/?cat=3"),
            ("/?tag=caf%c3%a9+noir", "/?tag=caf%C3%A9%20noir"),
            ("/?s=a%2Bb%26c:d", "/?s=a%2Bb%26c%3Ad"),
            ("/?author_name=a=b", "/?author_name=a%3Db"),
        ] {
            let parsed = OldAddress::parse(address).expect(address);
            assert_eq!(parsed.to_string(), printed);
            assert_eq!(OldAddress::parse(printed), Some(parsed));
        }
    }

    #[test]
    fn what_no_redirect_can_stand_at() {
        for address in [
            "/",
            "/?",
            "/?cat",
            "/?cat=",
            "/?cat=3&x=1",
            "/?=3",
            "/?c-t=3",
            "/a/?cat=3",
            "/#x",
            "/a/#x",
            "/?s=%ff",
            "/../x",
        ] {
            assert_eq!(OldAddress::parse(address), None, "{address}");
        }
    }

    #[test]
    fn a_number_is_one_however_it_is_asked_for() {
        let number = |query| Query::parse(query).and_then(|query| query.short_link());
        assert_eq!(number("p=12").map(ShortLink::number), Some(12));
        assert_eq!(number("p=%31").map(Query::from), Query::parse("p=1"));
        assert_eq!(number("cat=12"), None);
    }
}
