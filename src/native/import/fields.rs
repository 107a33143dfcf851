//! Front matter under our names.

use jiff::tz::TimeZone;
use serde_json::{Map, Value as Json, json};
use url::Url;

use super::{
    matter::Matter,
    settings::{scalar, texts},
    when::When,
};
use crate::model::language;

/// What a post or a page says of itself.
#[derive(Debug, Clone, Default)]
pub(super) struct Fields {
    pub(super) title: Option<String>,
    /// As it will be written.
    pub(super) date: Option<String>,
    pub(super) when: Option<When>,
    pub(super) updated: Option<String>,
    pub(super) tags: Vec<String>,
    pub(super) categories: Vec<String>,
    pub(super) authors: Vec<String>,
    pub(super) draft: bool,
    pub(super) aliases: Vec<String>,
    /// Written where the file's name gives another.
    pub(super) slug: Option<String>,
    /// Written where neither pattern nor file gives it.
    pub(super) url: Option<String>,
    pub(super) image: Option<String>,
    pub(super) toc: Option<String>,
    /// Others of our names, with their values.
    pub(super) others: Vec<(&'static str, Json)>,
    /// What has no name here.
    pub(super) extra: Map<String, Json>,
}

/// How several keywords stand in one text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Keywords {
    /// One text is one keyword.
    Whole,
    /// Jekyll: `a b c`.
    Spaces,
    /// Pelican: `a, b, c`.
    Commas,
}

impl Keywords {
    fn split(self, value: &Json) -> Vec<String> {
        let of_text = |text: &str| -> Vec<String> {
            let parts: Vec<&str> = match self {
                Self::Whole => vec![text],
                Self::Spaces => text.split_whitespace().collect(),
                Self::Commas => text.split([',', ';']).collect(),
            };
            let parts = parts.into_iter().map(|part| part.trim().to_owned());
            parts.filter(|part| !part.is_empty()).collect()
        };
        match value {
            Json::String(text) => of_text(text),
            other => texts(other),
        }
    }
}

/// Takes the fields out of a front matter. What a generator gives a meaning of its own (slug,
/// address) has to be taken before.
pub(super) fn of(mut matter: Matter, keywords: Keywords, zone: &TimeZone) -> Fields {
    let mut fields = Fields { title: text(&mut matter, &["title"]), ..Fields::default() };
    for name in ["date", "publishdate", "pubdate", "published_at"] {
        let written = matter.peek(name).and_then(scalar);
        if fields.date.is_none()
            && let Some((date, when)) = written.and_then(|written| When::read(&written, zone))
        {
            matter.take(&[name]);
            (fields.date, fields.when) = (Some(date), Some(when));
        }
    }
    for name in ["updated", "lastmod", "modified", "last_modified_at"] {
        let written = matter.peek(name).and_then(scalar);
        if let Some((date, _)) = written.and_then(|written| When::read(&written, zone)) {
            matter.take(&[name]);
            fields.updated.get_or_insert(date);
        }
    }
    for (names, list) in [
        (&["tags", "tag"][..], &mut fields.tags),
        (&["categories", "category"], &mut fields.categories),
    ] {
        for name in names {
            // Jekyll splits what stands at a key in the plural.
            let is_one = keywords == Keywords::Spaces && matches!(*name, "tag" | "category");
            let keywords = if is_one { Keywords::Whole } else { keywords };
            list.extend(matter.take(&[name]).iter().flat_map(|value| keywords.split(value)));
        }
        let mut seen = Vec::new();
        list.retain(|one| {
            !seen.contains(one) && {
                seen.push(one.clone());
                true
            }
        });
    }
    fields.authors = authors(&mut matter, keywords);
    fields.draft =
        truth(&mut matter, "draft") == Some(true) || truth(&mut matter, "published") == Some(false);
    for value in ["aliases", "redirect_from", "alias"].iter().filter_map(|it| matter.take(&[it])) {
        fields.aliases.extend(texts(&value));
    }
    fields.image = image(&mut matter);
    others(&mut fields, &mut matter);
    if let Some(Json::Object(extra)) = matter.peek("extra").cloned() {
        matter.take(&["extra"]);
        fields.extra.extend(extra);
    }
    for (key, value) in matter.rest() {
        fields.extra.entry(key).or_insert(value);
    }
    fields
}

/// The first of several keys that holds a text or a number.
fn text(matter: &mut Matter, names: &[&str]) -> Option<String> {
    names.iter().find_map(|name| {
        let text = matter.peek(name).and_then(scalar)?;
        matter.take(&[name]);
        Some(text)
    })
}

fn others(fields: &mut Fields, matter: &mut Matter) {
    if let Some(description) = text(matter, &["description", "summary", "excerpt"]) {
        fields.others.push(("description", json!(description)));
    }
    let own = matter.peek("language").or(matter.peek("lang")).and_then(scalar);
    if own.is_some_and(|tag| language::is_tag(&tag)) {
        let tag = text(matter, &["language", "lang"]);
        fields.others.push(("language", json!(tag)));
    }
    for (names, ours) in [
        (&["link", "external_url"][..], "link"),
        (&["canonical", "canonical_url", "canonicalURL"], "canonical"),
    ] {
        let name = names.iter().find(|name| matter.peek(name).is_some());
        let value = name.and_then(|name| matter.peek(name)).and_then(scalar);
        if let (Some(name), Some(value)) = (name, value.filter(|it| is_web_address(it))) {
            matter.take(&[name]);
            fields.others.push((ours, json!(value)));
        }
    }
    if let Some(id) = text(matter, &["id", "guid"]) {
        fields.others.push(("id", json!(id)));
    }
    // Hugo has lists of series; a post here is part of one.
    if let Some(value) = matter.take(&["series"]) {
        let mut names = texts(&value).into_iter();
        if let Some(first) = names.next() {
            fields.others.push(("series", json!(first)));
        }
        let more: Vec<String> = names.collect();
        if !more.is_empty() {
            fields.extra.insert("series".to_owned(), json!(more));
        }
    }
    for name in ["series_part", "part", "series_order", "series_index"] {
        let part = matter.peek(name).and_then(scalar).and_then(|part| part.parse::<u64>().ok());
        if let Some(part) = part.filter(|part| (1..=9999).contains(part)) {
            matter.take(&[name]);
            fields.others.push(("series_part", json!(part)));
            break;
        }
    }
    for (names, ours) in
        [(["comments", "comments_open"], "comments"), (["sticky", "pinned"], "sticky")]
    {
        let truth = names.iter().find_map(|name| truth(matter, name));
        // What is the case anyway need not be said.
        if truth.is_some_and(|truth| truth != (ours == "comments")) {
            fields.others.push((ours, json!(truth)));
        }
    }
    let toc = matter.peek("toc").and_then(scalar);
    if toc.is_some_and(|toc| ["true", "false", "none", "top", "side"].contains(&toc.as_str())) {
        fields.toc = text(matter, &["toc"]).filter(|toc| toc != "true");
    }
}

fn is_web_address(text: &str) -> bool {
    Url::parse(text).is_ok_and(|url| matches!(url.scheme(), "http" | "https"))
}

/// A truth, also as a text; anything else stays where it is.
fn truth(matter: &mut Matter, name: &str) -> Option<bool> {
    let truth = match matter.peek(name).and_then(scalar)?.to_ascii_lowercase().as_str() {
        "true" | "yes" => true,
        "false" | "no" => false,
        _ => return None,
    };
    matter.take(&[name]);
    Some(truth)
}

/// Names, or tables with a name; elsewhere authors are also separated by semicolons.
fn authors(matter: &mut Matter, keywords: Keywords) -> Vec<String> {
    let mut names = Vec::new();
    for value in ["authors", "author"].iter().filter_map(|name| matter.take(&[name])) {
        match &value {
            Json::String(text) if keywords == Keywords::Commas => {
                let mark = if text.contains(';') { ';' } else { ',' };
                names.extend(text.split(mark).map(|name| name.trim().to_owned()));
            }
            Json::Array(members) => names.extend(members.iter().filter_map(name_of)),
            value => names.extend(name_of(value)),
        }
    }
    names.retain(|name| !name.is_empty());
    names
}

/// A name, or the name in a table.
pub(super) fn name_of(value: &Json) -> Option<String> {
    scalar(value).or_else(|| value.get("name").and_then(scalar))
}

/// The picture that stands for a text: an address, a table with one, or the first of a list.
fn image(matter: &mut Matter) -> Option<String> {
    for name in ["image", "cover", "images", "featured_image", "feature_image", "thumbnail"] {
        let found = match matter.peek(name) {
            Some(Json::Object(table)) => ["image", "path", "src", "url", "feature"]
                .iter()
                .find_map(|key| table.get(*key).and_then(scalar)),
            Some(Json::Array(members)) => members.first().and_then(scalar),
            Some(value) => value.as_str().map(str::to_owned).filter(|text| !text.is_empty()),
            None => None,
        };
        if found.is_some() {
            matter.take(&[name]);
            return found;
        }
    }
    None
}

impl Fields {
    /// In the order of writing.
    pub(super) fn to_list(&self) -> Vec<(&'static str, Json)> {
        let other = |wanted: &[&str]| {
            let found = self.others.iter().filter(|(name, _)| wanted.contains(name));
            found.cloned().collect::<Vec<_>>()
        };
        let mut list = vec![
            ("title", json!(self.title)),
            ("date", json!(self.date)),
            ("updated", json!(self.updated)),
        ];
        list.extend(other(&["description"]));
        list.push(("image", json!(self.image)));
        list.extend(other(&["language", "link", "id"]));
        list.push(("authors", json!(self.authors)));
        list.push(("categories", json!(self.categories)));
        list.push(("tags", json!(self.tags)));
        list.extend(other(&["series", "series_part"]));
        list.push(("slug", json!(self.slug)));
        list.push(("url", json!(self.url)));
        list.push(("aliases", json!(self.aliases)));
        if self.draft {
            list.push(("draft", json!(true)));
        }
        list.push(("toc", json!(self.toc)));
        list.extend(other(&["comments", "sticky", "canonical"]));
        list.push(("extra", Json::Object(self.extra.clone())));
        list
    }
}
