//! Tags and authors with the slugs that they have in addresses.

use crate::model::{
    feed::Bundle,
    post::{Author, Post},
    slug::Slug,
    tag::Tag,
    term::{self, Term},
};

/// The tags and authors of a blog.
pub(super) struct Terms<'b> {
    tags: term::Terms,
    authors: term::Terms,
    /// Tags that have a description.
    described: &'b [Tag],
}

impl<'b> Terms<'b> {
    pub(super) fn of(bundle: &'b Bundle) -> Self {
        // Numbers behind slugs are given in the order of pages, newest first.
        let mut items: Vec<&Post> = bundle.posts.iter().collect();
        items.sort_by(|a, b| b.published.cmp(&a.published));
        items.extend(&bundle.pages);
        let authors = || bundle.authors.iter().chain(items.iter().flat_map(|item| &item.authors));
        let slug = |author: &'b Author| Some((author.name.as_str(), author.slug.as_ref()?));
        let mut all = Self {
            tags: term::Terms::listed(bundle.tags.iter().map(|tag| (&*tag.name, &tag.slug))),
            authors: term::Terms::listed(authors().filter_map(slug)),
            described: &bundle.tags,
        };
        for author in authors() {
            all.authors.index_of(&author.name);
        }
        let listed = bundle.tags.iter().map(|tag| &tag.name);
        for tag in items.iter().flat_map(|item| &item.tags).chain(listed) {
            all.tags.index_of(tag);
        }
        all
    }

    /// All tags.
    pub(super) fn tags(&self) -> &[Term] {
        self.tags.as_slice()
    }

    /// All authors.
    pub(super) fn authors(&self) -> &[Term] {
        self.authors.as_slice()
    }

    /// The tag of a name.
    pub(super) fn tag(&self, name: &str) -> Option<&Term> {
        self.tags.find(name).and_then(|at| self.tags().get(at))
    }

    /// The login of an author.
    pub(super) fn login(&self, author: &Author) -> Option<&Slug> {
        let at = self.authors.find(&author.name)?;
        self.authors().get(at).map(|term| &term.slug)
    }

    /// What is said of a tag.
    pub(super) fn description(&self, tag: &Term) -> &str {
        let known = self.described.iter().find(|it| it.slug == tag.slug);
        known.and_then(|tag| tag.description.as_deref()).unwrap_or_default()
    }
}

/// A slug as WordPress keeps it: percent-encoded, in lower case where it can be.
pub(super) fn nicename(slug: &str) -> String {
    let mut encoded = String::with_capacity(slug.len());
    for c in slug.chars() {
        if c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.') {
            encoded.push(c);
        } else {
            let mut bytes = [0; 4];
            for byte in c.encode_utf8(&mut bytes).bytes() {
                encoded.push_str(&format!("%{byte:02x}"));
            }
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_as_wordpress_keeps_them() {
        assert_eq!(nicename("tea & co-町"), "tea%20%26%20co-%e7%94%ba");
        assert_eq!(nicename("a_b.c"), "a_b.c");
    }
}
