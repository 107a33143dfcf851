//! One file: a post or a page. Its front matter becomes the fields of an item of the feed.

use std::{collections::HashMap, path::Path};

use jiff::tz::TimeZone;
use serde_json::{Map, Value as Json, json};

use super::{
    authors,
    config::Config,
    dates,
    front_matter::{
        self,
        node::{Node, Value},
    },
    permalink,
    source::{Source, Table},
};
use crate::{
    model::slug::Slug,
    native::finding::{Finding, Place},
};

/// A file whose front matter was read.
#[derive(Debug)]
pub(super) struct Item {
    /// The file.
    pub(super) source: Source,
    /// Where its text begins.
    pub(super) body: usize,
    /// The fields of the item, without its content.
    pub(super) fields: Map<String, Json>,
    /// Those of its extension.
    pub(super) extension: Map<String, Json>,
    /// The names or slugs of its categories.
    pub(super) categories: Vec<String>,
    /// Its address below the blog's root, percent-encoded, without a slash at its start.
    pub(super) address: String,
    /// Its place among those of the same moment, or among pages.
    pub(super) order: Option<i64>,
    /// Where its fields come from, by JSON pointer within the item.
    pub(super) places: HashMap<String, Place>,
}

/// Reads the front matter of a file whose path below `posts/` or `pages/` is `path`. `None` only
/// after a fault.
pub(super) fn read(
    source: Source,
    path: &Path,
    is_page: bool,
    config: &Config,
    findings: &mut Vec<Finding>,
) -> Option<Item> {
    let parts = match front_matter::split(&source.text) {
        Ok(parts) => parts,
        Err(malformed) => {
            findings.push(source.malformed(malformed));
            return None;
        }
    };
    let mut reader = Reader {
        source: &source,
        fields: Map::new(),
        extension: Map::new(),
        places: HashMap::new(),
        findings,
    };
    let mut table = Table::of(parts.matter);
    let name = permalink::Name::of(path);
    let date = reader.date(&mut table, &["date", "published_at"], "date_published", &config.zone);
    let date =
        date.or_else(|| name.date.clone().and_then(|date| dates::rfc_3339(&date, &config.zone)));
    if let Some(date) = &date {
        reader.fields.insert("date_published".to_owned(), json!(date));
    }
    let updated = ["updated", "lastmod", "modified", "last_modified_at"];
    if let Some(date) = reader.date(&mut table, &updated, "date_modified", &config.zone) {
        reader.fields.insert("date_modified".to_owned(), json!(date));
    }
    let title = reader.text(&mut table, &["title"], "title").unwrap_or_else(|| name.title());
    reader.fields.insert("title".to_owned(), json!(title));
    for (names, field) in [
        (&["description", "summary", "excerpt"][..], "summary"),
        (&["image", "cover"], "image"),
        (&["language", "lang"], "language"),
        (&["link", "external_url"], "external_url"),
    ] {
        if let Some(text) = reader.text(&mut table, names, field) {
            reader.fields.insert(field.to_owned(), json!(text));
        }
    }
    if let Some(node) = table.take(&["id", "guid"]) {
        reader.note("id", &node);
        // An identity is copied to the letter, also where white space is a part of it.
        match node.as_text() {
            Some(id) if id.is_empty() => {}
            Some(id) => drop(reader.fields.insert("id".to_owned(), json!(id))),
            None => reader.refuse(&node, "a text"),
        }
    }
    if let Some(node) = table.take(&["authors", "author"]) {
        reader.note("authors", &node);
        reader.fields.insert("authors".to_owned(), authors::of(&node));
    }
    let order = table.take(&["order", "weight"]).and_then(|node| reader.number(&node));
    // Zola has a table of taxonomies.
    let mut taxonomies = table.take(&["taxonomies"]).map(Table::of);
    let mut of_either = |reader: &mut Reader<'_>, names: &[&str], field: &str| {
        let own = reader.list(&mut table, names, field);
        own.or_else(|| taxonomies.as_mut().and_then(|table| reader.list(table, names, field)))
    };
    if let Some(tags) = of_either(&mut reader, &["tags", "tag"], "tags") {
        reader.fields.insert("tags".to_owned(), json!(tags));
    }
    let categories = of_either(&mut reader, &["categories", "category"], "_perennial/categories")
        .unwrap_or_default();
    let slug = reader.text(&mut table, &["slug"], "url");
    let given = reader.text(&mut table, &["url", "permalink"], "url");
    let draft = reader.boolean(&mut table, &["draft"]).unwrap_or(false)
        || reader.boolean(&mut table, &["published"]) == Some(false);
    if draft {
        reader.extension.insert("draft".to_owned(), json!(true));
    }
    if let Some(open) = reader.boolean(&mut table, &["comments", "comments_open"]) {
        reader.extension.insert("comments_open".to_owned(), json!(open));
    }
    if reader.boolean(&mut table, &["sticky", "pinned"]) == Some(true) {
        reader.extension.insert("sticky".to_owned(), json!(true));
    }
    if let Some(aliases) =
        reader.list(&mut table, &["aliases", "redirect_from"], "_perennial/aliases")
    {
        let aliases: Vec<&str> =
            aliases.iter().map(|alias| alias.trim_start_matches('/')).collect();
        reader.extension.insert("aliases".to_owned(), json!(aliases));
    }
    for (names, field) in [
        (&["series"][..], "series"),
        (&["canonical", "canonical_url"], "canonical"),
        (&["toc"], "toc"),
    ] {
        if let Some(text) = reader.text(&mut table, names, &format!("_perennial/{field}")) {
            // Elsewhere it is a switch.
            let text = match (field, text.as_str()) {
                ("toc", "true") => continue,
                ("toc", "false") => "none".to_owned(),
                _ => text,
            };
            reader.extension.insert(field.to_owned(), json!(text));
        }
    }
    if let Some(node) = table.take(&["series_part", "part"]) {
        reader.note("_perennial/series_part", &node);
        reader.extension.insert("series_part".to_owned(), node.to_json());
    }
    let mut extra = match table.take(&["extra"]).map(|node| node.to_json()) {
        Some(Json::Object(extra)) => extra,
        _ => Map::new(),
    };
    for entry in table.rest() {
        reader.findings.push(Finding::warning(
            reader.source.place(entry.key_span.clone()),
            format!("the key {} means nothing here", entry.key),
            "it is kept under `extra`; move it there, or remove it",
        ));
        extra.insert(entry.key, entry.node.to_json());
    }
    if !extra.is_empty() {
        reader.extension.insert("extra".to_owned(), Json::Object(extra));
    }
    let parts_of_address = permalink::Parts {
        name: &name,
        slug: slug.as_deref(),
        title: &title,
        date: date.as_deref(),
        category: categories.first().and_then(|name| Slug::from_name(name)).map(String::from),
    };
    let address = match (given, is_page) {
        (Some(given), _) => given.trim_start_matches('/').to_owned(),
        (None, true) => permalink::of_page(path, &parts_of_address),
        (None, false) => match permalink::of_post(&config.permalink, &parts_of_address) {
            Ok(address) => address,
            Err(missing) => {
                reader.findings.push(Finding::fault(
                    Place::file(&source.path),
                    format!("no {missing}, which the permalink {} needs", config.permalink),
                    "write it into the front matter (date: 2026-03-04)",
                ));
                return None;
            }
        },
    };
    let Reader { fields, extension, mut places, .. } = reader;
    places.insert(String::new(), Place::file(&source.path));
    let body = parts.body;
    Some(Item { source, body, fields, extension, categories, address, order, places })
}

/// Takes values of the kinds that front matter has, noting where each was.
struct Reader<'a> {
    source: &'a Source,
    fields: Map<String, Json>,
    extension: Map<String, Json>,
    places: HashMap<String, Place>,
    findings: &'a mut Vec<Finding>,
}

impl Reader<'_> {
    fn note(&mut self, field: &str, node: &Node) {
        self.places.insert(format!("/{field}"), self.source.place(node.span.clone()));
    }

    fn refuse(&mut self, node: &Node, wanted: &str) {
        self.findings.push(Finding::fault(
            self.source.place(node.span.clone()),
            format!("{} where {wanted} is wanted", node.kind()),
            format!("write {wanted}"),
        ));
    }

    fn text(&mut self, table: &mut Table, names: &[&str], field: &str) -> Option<String> {
        let node = table.take(names)?;
        self.note(field, &node);
        let text = node.as_text();
        if text.is_none() {
            self.refuse(&node, "a text");
        }
        text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
    }

    /// A list of texts; one text is a list of one.
    fn list(&mut self, table: &mut Table, names: &[&str], field: &str) -> Option<Vec<String>> {
        let node = table.take(names)?;
        self.note(field, &node);
        let Value::List(members) = &node.value else {
            let text = node.as_text();
            if text.is_none() {
                self.refuse(&node, "a list of texts");
            }
            return text.map(|text| vec![text]);
        };
        let mut texts = Vec::with_capacity(members.len());
        for member in members {
            match member.as_text() {
                Some(text) => texts.push(text),
                None => self.refuse(member, "a text"),
            }
        }
        Some(texts)
    }

    fn number(&mut self, node: &Node) -> Option<i64> {
        if let Value::Integer(number) = node.value {
            return Some(number);
        }
        self.refuse(node, "a whole number");
        None
    }

    fn boolean(&mut self, table: &mut Table, names: &[&str]) -> Option<bool> {
        let node = table.take(names)?;
        if let Value::Boolean(value) = node.value {
            return Some(value);
        }
        self.refuse(&node, "true or false");
        None
    }

    fn date(
        &mut self,
        table: &mut Table,
        names: &[&str],
        field: &str,
        zone: &TimeZone,
    ) -> Option<String> {
        let node = table.take(names)?;
        self.note(field, &node);
        let text = node.as_text().unwrap_or_default();
        let date = dates::rfc_3339(&text, zone);
        if date.is_none() {
            self.findings.push(Finding::fault(
                self.source.place(node.span.clone()),
                format!("{text:?} is no date"),
                "write 2026-03-04, 2026-03-04 08:30 or 2026-03-04T08:30:00+01:00",
            ));
        }
        date
    }
}
