//! One file: a post or a page. Its front matter becomes the fields of an item of the feed.

use std::{collections::HashMap, path::Path};

use serde_json::{Map, Value as Json, json};

use super::{
    authors, categories,
    config::Config,
    dates, front_matter, permalink,
    source::{Source, Table, nearest},
    values::Reader,
};
use crate::native::finding::{Finding, Place};

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

impl Item {
    /// Whether `build` leaves it out.
    pub(super) fn is_draft(&self) -> bool {
        self.extension.get("draft") == Some(&Json::Bool(true))
    }
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
    let mut of_either = |reader: &mut Reader<'_>, names: &[&'static str], field: &str| {
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
    reader.aliases(&mut table);
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
    let known = table.known();
    let mut misspelt = HashMap::new();
    for entry in table.rest() {
        let place = reader.source.place(entry.key_span.clone());
        let meant = nearest(&entry.key.to_lowercase(), &known);
        let help = match meant {
            Some(meant) => format!("did you mean {meant}? As it is, it is kept under `extra`"),
            None => "it is kept under `extra`; move it there, or remove it".to_owned(),
        };
        let message = format!("the key {} means nothing here", entry.key);
        reader.findings.push(Finding::warning(place.clone(), message, help));
        if let Some(meant) = meant {
            misspelt.insert(meant, (entry.key.clone(), place));
        }
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
        // Few patterns ask for it.
        category: categories
            .first()
            .filter(|_| config.permalink.contains(":categor"))
            .and_then(|name| categories::slug(config, name)),
    };
    let first_line = || source.place(0..0);
    let given = given.map(|given| given.trim_start_matches('/').to_owned());
    if given.as_ref().is_some_and(String::is_empty) {
        let place = reader.places.get("/url").cloned().unwrap_or_else(first_line);
        reader.refuse_home(place);
    }
    if is_page && given.is_none() && slug.is_none() && permalink::is_home(path) {
        reader.refuse_home(first_line());
    }
    let address = match (given.filter(|given| !given.is_empty()), is_page) {
        (Some(given), _) => given,
        (None, true) => permalink::of_page(path, &parts_of_address),
        (None, false) => match permalink::of_post(&config.permalink, &parts_of_address) {
            Ok(address) => address,
            // A date that is none was named already.
            Err("date") if reader.places.contains_key("/date_published") => return None,
            Err(missing) => {
                let (names, example) = match missing {
                    "date" => (["date", "published_at"], "date: 2026-03-04"),
                    _ => (["categories", "category"], "categories: [Bread]"),
                };
                let (place, help) = match names.iter().find_map(|name| misspelt.remove(name)) {
                    Some((key, place)) => (place, format!("{key} means nothing: write {example}")),
                    None => (first_line(), format!("write it into the front matter ({example})")),
                };
                let message =
                    format!("no {missing}, which the permalink {} needs", config.permalink);
                reader.findings.push(Finding::fault(place, message, help));
                return None;
            }
        },
    };
    let Reader { fields, extension, mut places, .. } = reader;
    places.insert(String::new(), source.place(0..0));
    // What an address is made of stands for it.
    if let Some(title) = places.get("/title").filter(|_| !places.contains_key("/url")).cloned() {
        places.insert("/url".to_owned(), title);
    }
    let body = parts.body;
    Some(Item { source, body, fields, extension, categories, address, order, places })
}
