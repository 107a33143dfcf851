//! What a channel is made of.

use super::{
    element::{Element, Space},
    item::{Author, Item, Term},
};

/// One part of the channel, in the order of the file.
#[derive(Debug)]
pub(in crate::native::wordpress) enum Part {
    /// The name of the blog.
    Title(String),
    /// Its tagline.
    Description(String),
    /// The home page.
    Link(String),
    /// The blog's address, which goes before the link.
    BlogUrl(String),
    /// `en-US`
    Language(String),
    /// The version of the format.
    Version(String),
    /// What our own export says of the blog, as JSON.
    Perennial(String),
    /// Who writes.
    Author(Author),
    /// A category, a tag, a menu …
    Term(Term),
    /// A post, a page, a picture …
    Item(Box<Item>),
}

impl Part {
    /// `None` for what says nothing here.
    pub(super) fn of(element: Element) -> Option<Self> {
        Some(match (element.space, element.name.as_str()) {
            (Space::Rss, "title") => Self::Title(element.trimmed()),
            (Space::Rss, "description") => Self::Description(element.trimmed()),
            (Space::Rss, "link") => Self::Link(element.trimmed()),
            (Space::Rss, "language") => Self::Language(element.trimmed()),
            (Space::Rss, "item") => Self::Item(Box::new(Item::of(element))),
            (Space::Wp, "wxr_version") => Self::Version(element.trimmed()),
            (Space::Wp, "base_blog_url") => Self::BlogUrl(element.trimmed()),
            (Space::Perennial, "feed") => Self::Perennial(element.text),
            (Space::Wp, "author") => Self::Author(Author {
                id: element.wp("author_id").map_or(0, Element::number),
                login: element.wp_text("author_login"),
                display_name: element.wp_text("author_display_name"),
            }),
            (Space::Wp, "category") => Self::Term(Term {
                id: element.wp("term_id").map_or(0, Element::number),
                taxonomy: "category".to_owned(),
                slug: element.wp_text("category_nicename"),
                name: element.wp_text("cat_name"),
                parent: element.wp_text("category_parent"),
                description: element.wp_text("category_description"),
            }),
            (Space::Wp, "tag") => Self::Term(Term {
                id: element.wp("term_id").map_or(0, Element::number),
                taxonomy: "post_tag".to_owned(),
                slug: element.wp_text("tag_slug"),
                name: element.wp_text("tag_name"),
                parent: String::new(),
                description: element.wp_text("tag_description"),
            }),
            (Space::Wp, "term") => Self::Term(Term {
                id: element.wp("term_id").map_or(0, Element::number),
                taxonomy: element.wp_text("term_taxonomy"),
                slug: element.wp_text("term_slug"),
                name: element.wp_text("term_name"),
                parent: element.wp_text("term_parent"),
                description: element.wp_text("term_description"),
            }),
            _ => return None,
        })
    }
}
