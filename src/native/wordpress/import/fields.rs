//! Items of the feed: all that is known of them without their bodies.

use serde_json::{Map, Value as Json, json};
use url::Url;

use super::{
    blog::Blog,
    known::{Entry, Kind},
    own,
    settle::Addresses,
};

impl Blog<'_> {
    /// The item of the known post or page at a position, without content and comments.
    pub(super) fn item(&self, kind: Kind, at: usize, addresses: &Addresses) -> Map<String, Json> {
        let entry = &self.known.entries(kind)[at];
        let aliases = addresses.aliases.of(kind)[at].iter();
        let aliases: Vec<String> = aliases.map(|alias| rooted(self.home(), alias)).collect();
        let mut fields = match &entry.own {
            Some(own) => own::fields(own, entry, &aliases, self),
            None => self.plain_item(entry, &aliases),
        };
        let path = addresses.wishes.of(kind)[at].path.trim_start_matches('/');
        fields.insert("id".to_owned(), json!(self.ids.of(kind)[at]));
        fields.insert("url".to_owned(), json!(format!("{}{path}", self.home())));
        fields
    }

    fn plain_item(&self, entry: &Entry, aliases: &[String]) -> Map<String, Json> {
        let Self { terms, people, usual, .. } = self;
        let published = entry.published.rfc_3339(*usual);
        let modified =
            entry.modified.rfc_3339(*usual).filter(|date| Some(date) != published.as_ref());
        // Who writes alone is the author of the blog.
        let author = people.find(&entry.creator).filter(|_| people.list.len() > 1);
        let author = author.map(|person| json!([{ "name": person.name }]));
        let format = entry.terms.iter().find(|term| term.taxonomy == "post_format");
        let format = format.map(|term| term.slug.trim_start_matches("post-format-"));
        let mut extra = Map::new();
        if entry.state.is_draft() {
            extra.insert("status".to_owned(), json!(entry.was()));
        }
        if let Some(format) = format {
            extra.insert("format".to_owned(), json!(format));
        }
        let fields = json!({
            "title": entry.title,
            "date_published": published,
            "date_modified": modified,
            "authors": author,
            "tags": terms.tags_of(&entry.terms),
            "_perennial": {
                "categories": terms.categories_of(&entry.terms),
                "comments_open": entry.comments_open,
                "aliases": aliases,
                "sticky": entry.is_sticky,
                "draft": entry.state.is_draft(),
                "extra": (!extra.is_empty()).then_some(extra),
            },
        });
        match fields {
            Json::Object(fields) => fields,
            _ => Map::new(),
        }
    }
}

/// An address from the blog's root as one from the host's; others stay as they are.
pub(super) fn rooted(home: &Url, address: &str) -> String {
    match address.strip_prefix('/') {
        Some(path) => format!("{}{path}", home.path()),
        None => address.to_owned(),
    }
}
