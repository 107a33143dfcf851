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
            (Space::Wp, "category") => {
                let fields =
                    ["category_nicename", "cat_name", "category_parent", "category_description"];
                term(&element, "category".to_owned(), fields)
            }
            (Space::Wp, "tag") => {
                // Tags have no parents.
                let fields = ["tag_slug", "tag_name", "tag_parent", "tag_description"];
                term(&element, "post_tag".to_owned(), fields)
            }
            (Space::Wp, "term") => {
                let fields = ["term_slug", "term_name", "term_parent", "term_description"];
                term(&element, element.wp_text("term_taxonomy"), fields)
            }
            _ => return None,
        })
    }
}

/// A term, whose fields are called otherwise in each taxonomy.
fn term(element: &Element, taxonomy: String, fields: [&str; 4]) -> Part {
    let [slug, name, parent, description] = fields.map(|field| element.wp_text(field));
    let id = element.wp("term_id").map_or(0, Element::number);
    Part::Term(Term { id, taxonomy, slug, name, parent, description })
}
