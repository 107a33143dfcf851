//! Every address of the blog. [`Route::parse`] and `Display` are exact inverses.

use std::{fmt, num::NonZeroU32};

use super::{
    address::{Permalink, encode},
    slug::Slug,
};

/// Where on the blog a page is, below the blog's root.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Route {
    /// `/`, `/page/2/`
    Home(PageNumber),
    /// `/category/policy/health/`: the slugs from the topmost category down.
    Category(Vec<Slug>, PageNumber),
    /// `/tag/trams/`
    Tag(Slug, PageNumber),
    /// `/author/ada-brook/`
    Author(Slug, PageNumber),
    /// `/archive/`
    Archive,
    /// `/search/`: what is sought stands in the query, `?q=`.
    Search,
    /// `/2014/`
    Year(u16, PageNumber),
    /// `/2014/10/`
    Month(u16, u8, PageNumber),
    /// The address of a post or a page: everything that is none of the others.
    Item(Permalink),
    /// `/404.html`
    NotFound,
}

/// The number of a page of a list, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PageNumber(NonZeroU32);

impl PageNumber {
    /// The first page, whose address has no number.
    pub const FIRST: Self = Self(NonZeroU32::MIN);

    /// `None` for 0.
    pub fn new(number: u32) -> Option<Self> {
        NonZeroU32::new(number).map(Self)
    }

    /// The number.
    pub fn get(self) -> u32 {
        self.0.get()
    }

    /// The position among the pages, from 0.
    pub fn index(self) -> usize {
        self.0.get() as usize - 1
    }
}

impl Route {
    /// Parses a path below the blog's root, percent-encoded: `/x`, `/x/` and `/x/index.html` are
    /// the same. `None` when it cannot be an address of the blog at all.
    pub fn parse(path: &str) -> Option<Self> {
        let trimmed = path.trim_matches('/');
        if trimmed.is_empty() || trimmed == "index.html" {
            return Some(Self::Home(PageNumber::FIRST));
        }
        if trimmed == "404.html" {
            return Some(Self::NotFound);
        }
        let permalink = Permalink::parse(path).ok()?;
        let segments: Vec<&str> = permalink.segments().collect();
        Some(Self::of_list(&segments).unwrap_or(Self::Item(permalink)))
    }

    fn of_list(segments: &[&str]) -> Option<Self> {
        let (list, page) = match segments {
            [list @ .., "page", number] => (list, page_number(number)?),
            list => (list, PageNumber::FIRST),
        };
        match list {
            [] => Some(Self::Home(page)),
            ["category", path @ ..] if !path.is_empty() => {
                let slugs: Result<Vec<Slug>, _> =
                    path.iter().map(|slug| Slug::new(*slug)).collect();
                Some(Self::Category(slugs.ok()?, page))
            }
            ["tag", slug] => Some(Self::Tag(Slug::new(*slug).ok()?, page)),
            ["author", slug] => Some(Self::Author(Slug::new(*slug).ok()?, page)),
            ["archive"] if page == PageNumber::FIRST && segments.len() == 1 => Some(Self::Archive),
            ["search"] if segments.len() == 1 => Some(Self::Search),
            [year] => Some(Self::Year(year_number(year)?, page)),
            [year, month] => Some(Self::Month(year_number(year)?, month_number(month)?, page)),
            _ => None,
        }
    }

    /// The same list at another page; a route without pages stays as it is.
    #[must_use]
    pub fn at_page(&self, page: PageNumber) -> Self {
        match self.clone() {
            Self::Home(_) => Self::Home(page),
            Self::Category(path, _) => Self::Category(path, page),
            Self::Tag(slug, _) => Self::Tag(slug, page),
            Self::Author(slug, _) => Self::Author(slug, page),
            Self::Year(year, _) => Self::Year(year, page),
            Self::Month(year, month, _) => Self::Month(year, month, page),
            route @ (Self::Archive | Self::Search | Self::Item(_) | Self::NotFound) => route,
        }
    }
}

/// The path below the blog's root, percent-encoded, with a slash at the end.
impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let page = match self {
            Self::Home(page) => {
                f.write_str("/")?;
                *page
            }
            Self::Category(path, page) => {
                f.write_str("/category/")?;
                for slug in path {
                    write!(f, "{}/", encode(slug.as_str()))?;
                }
                *page
            }
            Self::Tag(slug, page) => {
                write!(f, "/tag/{}/", encode(slug.as_str()))?;
                *page
            }
            Self::Author(slug, page) => {
                write!(f, "/author/{}/", encode(slug.as_str()))?;
                *page
            }
            Self::Year(year, page) => {
                write!(f, "/{year:04}/")?;
                *page
            }
            Self::Month(year, month, page) => {
                write!(f, "/{year:04}/{month:02}/")?;
                *page
            }
            Self::Archive => return f.write_str("/archive/"),
            Self::Search => return f.write_str("/search/"),
            Self::Item(permalink) => return write!(f, "{permalink}"),
            Self::NotFound => return f.write_str("/404.html"),
        };
        if page == PageNumber::FIRST { Ok(()) } else { write!(f, "page/{}/", page.get()) }
    }
}

/// A number of digits only and without leading zeros, so that one page has one address.
fn page_number(text: &str) -> Option<PageNumber> {
    let plain = !text.starts_with('0') && text.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten().and_then(PageNumber::new)
}

fn year_number(text: &str) -> Option<u16> {
    let year = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    year.then(|| text.parse().ok()).flatten()
}

fn month_number(text: &str) -> Option<u8> {
    let month = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    month.then(|| text.parse().ok()).flatten().filter(|month| (1..=12).contains(month))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_ways_to_write_an_address_are_one_route() {
        for path in ["/tag/trams", "/tag/trams/", "/tag/trams/index.html"] {
            assert_eq!(
                Route::parse(path).map(|route| route.to_string()).as_deref(),
                Some("/tag/trams/")
            );
        }
        assert_eq!(Route::parse("/index.html"), Some(Route::Home(PageNumber::FIRST)));
    }

    #[test]
    fn what_is_no_list_is_an_item() {
        for path in [
            "/2014/13/",
            "/page/0/",
            "/page/02/",
            "/category/",
            "/20145/",
            "/archive/page/2/",
            "/search/page/2/",
            "/search/more/",
            "/about/",
        ] {
            assert!(matches!(Route::parse(path), Some(Route::Item(_))), "{path}");
        }
        assert_eq!(Route::parse("/../etc/passwd"), None);
    }
}
