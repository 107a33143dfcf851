//! Where an address in a text leads now.

use super::{fields::rooted, plan::Plan};
use crate::model::alias::ShortLink;

/// What becomes of an address.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Lead {
    /// It leads to another place.
    To(String),
    /// It stays.
    AsItIs,
    /// There is nothing at this path of the blog.
    Nowhere(String),
}

impl Plan<'_> {
    /// Follows an address: a path that begins with that of the blog, or any other.
    pub(super) fn lead(&self, address: &str) -> Lead {
        let home = self.blog.home();
        let below = address.strip_prefix(home.path()).filter(|_| address.starts_with('/'));
        if let Some(file) = self.blog.uploads.find(below.unwrap_or(address)) {
            return Lead::To(rooted(home, &file));
        }
        let Some(below) = below else { return Lead::AsItIs };
        let path =
            below.strip_prefix("index.php").filter(|it| it.is_empty() || it.starts_with('?'));
        let path = format!("/{}", path.unwrap_or(below));
        if let Some(path) = without_comment_page(&path).filter(|path| self.is_there(path)) {
            return Lead::To(rooted(home, &path));
        }
        if let Some(file) = self.file(&path).and_then(|file| self.blog.uploads.find(file)) {
            return Lead::To(rooted(home, &file));
        }
        let by_number = || self.place(number(&path)?);
        if let Some(to) = self.moved(&path).or_else(by_number) {
            let fragment = path.find('#').map_or("", |at| &path[at..]);
            return Lead::To(format!("{}{fragment}", rooted(home, to)));
        }
        if asks(&path) || !self.is_there(&path) { Lead::Nowhere(path) } else { Lead::AsItIs }
    }
}

/// The number that WordPress looks up for `/?p=12`.
fn number(path: &str) -> Option<u64> {
    let query = path.strip_prefix("/?")?.split('#').next()?;
    ShortLink::find(query).map(|link| link.number().into())
}

/// Whether WordPress would look something up for an address: a post, a category, an author …
fn asks(path: &str) -> bool {
    let name = path.strip_prefix("/?").and_then(|query| query.split('=').next());
    matches!(name, Some("p" | "page_id" | "attachment_id" | "cat" | "tag" | "author"))
}

/// A path without the number of a page of comments: here they are all on one.
fn without_comment_page(path: &str) -> Option<String> {
    let (path, fragment) = path.split_once('#').map_or((path, ""), |(path, it)| (path, it));
    let (post, number) = path.trim_end_matches('/').rsplit_once("/comment-page-")?;
    let is_number = !number.is_empty() && number.bytes().all(|it| it.is_ascii_digit());
    let hash = if fragment.is_empty() { "" } else { "#" };
    is_number.then(|| format!("{post}/{hash}{fragment}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_are_all_on_one_page() {
        for (path, expected) in [
            ("/a/comment-page-2/#comment-7", Some("/a/#comment-7")),
            ("/a/comment-page-12", Some("/a/")),
            ("/a/comment-page-x/", None),
            ("/a/", None),
        ] {
            assert_eq!(without_comment_page(path).as_deref(), expected, "{path}");
        }
    }
}
