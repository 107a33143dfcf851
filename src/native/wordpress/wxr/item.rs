//! An item as the file has it.

use serde::{Deserialize, Serialize};

use super::element::{Element, Space};

/// A post, a page, a picture, an entry of a menu: whatever `kind` says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::native::wordpress) struct Item {
    /// 0 where the file gives none.
    pub(in crate::native::wordpress) id: u64,
    /// The post type: `post`, `page`, `attachment`, `nav_menu_item` …
    pub(in crate::native::wordpress) kind: String,
    pub(in crate::native::wordpress) title: String,
    pub(in crate::native::wordpress) link: String,
    pub(in crate::native::wordpress) guid: String,
    /// The login of its author.
    pub(in crate::native::wordpress) creator: String,
    pub(in crate::native::wordpress) content: String,
    pub(in crate::native::wordpress) excerpt: String,
    /// `2014-10-27 08:30:00` in the time of the blog.
    pub(in crate::native::wordpress) date: String,
    pub(in crate::native::wordpress) date_gmt: String,
    /// RFC 2822, in RSS's own field.
    pub(in crate::native::wordpress) pub_date: String,
    pub(in crate::native::wordpress) modified: String,
    pub(in crate::native::wordpress) modified_gmt: String,
    /// The slug, percent-encoded.
    pub(in crate::native::wordpress) name: String,
    pub(in crate::native::wordpress) status: String,
    pub(in crate::native::wordpress) parent: u64,
    pub(in crate::native::wordpress) menu_order: i64,
    pub(in crate::native::wordpress) has_password: bool,
    pub(in crate::native::wordpress) is_sticky: bool,
    pub(in crate::native::wordpress) comments_open: bool,
    /// Of an attachment: where its file is.
    pub(in crate::native::wordpress) attachment_url: String,
    pub(in crate::native::wordpress) terms: Vec<ItemTerm>,
    pub(in crate::native::wordpress) meta: Vec<(String, String)>,
    pub(in crate::native::wordpress) comments: Vec<Comment>,
}

/// A term that an item has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::native::wordpress) struct ItemTerm {
    /// The taxonomy: `category`, `post_tag`, `post_format`, `nav_menu` …
    pub(in crate::native::wordpress) taxonomy: String,
    /// The slug, percent-encoded; old exports have none.
    pub(in crate::native::wordpress) slug: String,
    pub(in crate::native::wordpress) name: String,
}

/// A response to an item. E-mail and IP addresses are not even read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::native::wordpress) struct Comment {
    pub(in crate::native::wordpress) id: u64,
    pub(in crate::native::wordpress) parent: u64,
    pub(in crate::native::wordpress) author: String,
    pub(in crate::native::wordpress) author_url: String,
    pub(in crate::native::wordpress) date: String,
    pub(in crate::native::wordpress) date_gmt: String,
    pub(in crate::native::wordpress) content: String,
    /// `1`, `0`, `spam`, `trash`.
    pub(in crate::native::wordpress) approved: String,
    /// Empty, `comment`, `pingback`, `trackback` …
    pub(in crate::native::wordpress) kind: String,
    pub(in crate::native::wordpress) meta: Vec<(String, String)>,
}

/// Who writes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::native::wordpress) struct Author {
    /// Since WXR 1.1.
    pub(in crate::native::wordpress) id: u64,
    pub(in crate::native::wordpress) login: String,
    pub(in crate::native::wordpress) display_name: String,
}

/// A term of a taxonomy, as the channel lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::native::wordpress) struct Term {
    pub(in crate::native::wordpress) id: u64,
    pub(in crate::native::wordpress) taxonomy: String,
    /// Percent-encoded.
    pub(in crate::native::wordpress) slug: String,
    pub(in crate::native::wordpress) name: String,
    /// The slug of the term above it.
    pub(in crate::native::wordpress) parent: String,
    pub(in crate::native::wordpress) description: String,
}

impl Item {
    /// The value of a custom field.
    pub(in crate::native::wordpress) fn meta(&self, key: &str) -> Option<&str> {
        self.meta.iter().find(|(name, _)| name == key).map(|(_, value)| value.as_str())
    }

    /// All values of a custom field.
    pub(in crate::native::wordpress) fn metas(&self, key: &str) -> impl Iterator<Item = &str> {
        self.meta.iter().filter(move |(name, _)| name == key).map(|(_, value)| value.trim())
    }

    pub(super) fn of(element: Element) -> Self {
        let mut item = Self { comments_open: true, ..Self::default() };
        let mut nameless = Vec::new();
        let mut description = None;
        let mut has_content = false;
        for child in element.children {
            match (child.space, child.name.as_str()) {
                (Space::Rss, "title") => item.title = child.trimmed(),
                (Space::Rss, "link") => item.link = child.trimmed(),
                // An identity is taken to the letter.
                (Space::Rss, "guid") => item.guid = child.text,
                (Space::Rss, "pubDate") => item.pub_date = child.trimmed(),
                (Space::Rss, "category") => match ItemTerm::of(&child) {
                    term if term.slug.is_empty() => nameless.push(term),
                    term => item.terms.push(term),
                },
                (Space::Dc, "creator") => item.creator = child.trimmed(),
                (Space::Rss, "description") => description = Some(child.text),
                (Space::Content, "encoded") => {
                    item.content = child.text;
                    has_content = true;
                }
                (Space::Excerpt, "encoded") => item.excerpt = child.text,
                (Space::Wp, _) => item.take(child),
                _ => {}
            }
        }
        // Other programs put the text where RSS has it.
        if let Some(description) = description.filter(|_| !has_content) {
            item.content = description;
        }
        // The oldest exports name each category twice, once without a slug.
        for term in nameless {
            if !item.terms.iter().any(|known| known.name == term.name) {
                item.terms.push(term);
            }
        }
        item
    }

    fn take(&mut self, child: Element) {
        match child.name.as_str() {
            "post_id" => self.id = child.number(),
            "post_type" => self.kind = child.trimmed(),
            "post_date" => self.date = child.trimmed(),
            "post_date_gmt" => self.date_gmt = child.trimmed(),
            "post_modified" => self.modified = child.trimmed(),
            "post_modified_gmt" => self.modified_gmt = child.trimmed(),
            "post_name" => self.name = child.trimmed(),
            "status" => self.status = child.trimmed(),
            "post_parent" => self.parent = child.number(),
            "menu_order" => self.menu_order = child.text.trim().parse().unwrap_or(0),
            // The password itself is nobody's business.
            "post_password" => self.has_password = is_password(&child.text),
            "is_sticky" => self.is_sticky = child.number() == 1,
            "comment_status" => self.comments_open = child.text.trim() == "open",
            "attachment_url" => self.attachment_url = child.trimmed(),
            "postmeta" => self.meta.extend(meta(child)),
            "comment" => self.comments.push(Comment::of(child)),
            _ => {}
        }
    }
}

impl ItemTerm {
    fn of(element: &Element) -> Self {
        let taxonomy = match element.attribute("domain").unwrap_or("category") {
            // As WXR 1.0 called it.
            "tag" => "post_tag",
            taxonomy => taxonomy,
        };
        let slug = element.attribute("nicename").unwrap_or_default();
        Self { taxonomy: taxonomy.to_owned(), slug: slug.to_owned(), name: element.trimmed() }
    }
}

impl Comment {
    fn of(element: Element) -> Self {
        Self {
            id: element.wp("comment_id").map_or(0, Element::number),
            parent: element.wp("comment_parent").map_or(0, Element::number),
            author: element.wp_text("comment_author"),
            author_url: element.wp_text("comment_author_url"),
            date: element.wp_text("comment_date"),
            date_gmt: element.wp_text("comment_date_gmt"),
            // Programs that know of no moderation do not speak of it.
            approved: element
                .wp("comment_approved")
                .map_or_else(|| "1".to_owned(), Element::trimmed),
            kind: element.wp_text("comment_type"),
            content: element.wp("comment_content").map(|it| it.text.clone()).unwrap_or_default(),
            meta: element
                .children
                .into_iter()
                .filter(|it| it.name == "commentmeta")
                .filter_map(meta)
                .collect(),
        }
    }
}

/// The custom fields that say something here. Others hold what is nobody's business: addresses of
/// customers, of commenters' machines.
const FIELDS: [&str; 6] = [
    "_perennial",
    "_thumbnail_id",
    "_wp_attached_file",
    "_wp_attachment_image_alt",
    "_wp_old_slug",
    "footnotes",
];

fn meta(element: Element) -> Option<(String, String)> {
    let key = element.wp_text("meta_key");
    let is_known = FIELDS.contains(&key.as_str())
        || ["_menu_item_", "_oembed_"].iter().any(|start| key.starts_with(start));
    let value = element.wp("meta_value").map(|value| value.text.clone()).unwrap_or_default();
    is_known.then_some((key, value))
}

/// Whether there is a password. White space is one, but for that of an indented file.
fn is_password(text: &str) -> bool {
    let text = if text.contains('\n') { text.trim() } else { text };
    !text.is_empty()
}
