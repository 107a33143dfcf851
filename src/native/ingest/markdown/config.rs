//! `perennial.toml`: what a blog is called, where it lives and how it is shown.

use std::{
    collections::HashMap,
    path::{Component, Path},
};

use jiff::tz::TimeZone;
use serde_json::{Map, Value as Json};

use super::{
    authors,
    front_matter::{
        self,
        node::{Node, Value},
    },
    permalink,
    render::Style,
    source::{Source, Table, nearest},
};
use crate::native::finding::{Finding, Place};

/// Keys that go into the feed as they are, with their names there.
const OF_FEED: &[(&str, &str)] = &[
    ("title", "title"),
    ("description", "description"),
    ("base_url", "home_page_url"),
    ("language", "language"),
    ("authors", "authors"),
];

/// Keys that go into the extension of the feed as they are.
const OF_EXTENSION: &[&str] = &[
    "posts_per_page",
    "list",
    "theme",
    "theme_tokens",
    "navigation",
    "logo",
    "footer",
    "footer_links",
    "toc",
    "reading_time",
    "related",
    "old_after_years",
    "share",
    "shortcuts",
    "code",
    "images",
    "feed_posts",
    "search",
    "social_cards",
    "offline",
    "hosting",
    "comments",
    "tags",
];

/// Keys that matter while Markdown is read.
const OF_READING: &[&str] =
    &["permalink", "timezone", "categories", "smart_punctuation", "markdown_extensions", "css"];

/// A blog's settings.
#[derive(Debug)]
pub(super) struct Config {
    /// The feed without its items.
    pub(super) feed: Map<String, Json>,
    /// Its extension without pages.
    pub(super) extension: Map<String, Json>,
    /// The categories that are described.
    pub(super) categories: Vec<Json>,
    /// How permalinks of posts are made.
    pub(super) permalink: String,
    /// Where dates without an offset are meant.
    pub(super) zone: TimeZone,
    /// How Markdown is read.
    pub(super) style: Style,
    /// The name of the blog's own style sheet, a file of the folder, and where it stands.
    pub(super) css: Option<(String, Place)>,
    /// Where the fields of the feed come from, by JSON pointer.
    pub(super) places: HashMap<String, Place>,
}

/// Reads the settings; what is wrong goes to `findings`. `None` where the file is no TOML: then
/// nothing is known of the blog.
pub(super) fn read(source: &Source, findings: &mut Vec<Finding>) -> Option<Config> {
    let mut config = Config {
        feed: Map::new(),
        extension: Map::new(),
        categories: Vec::new(),
        permalink: permalink::DEFAULT.to_owned(),
        zone: TimeZone::UTC,
        style: Style::default(),
        css: None,
        places: HashMap::from([(String::new(), Place::file(&source.path))]),
    };
    let node = match front_matter::toml_file(&source.text) {
        Ok(node) => node,
        Err(malformed) => {
            let help = "mend the TOML (https://toml.io)";
            findings.push(Finding::fault(source.place(malformed.span), malformed.message, help));
            return None;
        }
    };
    let mut table = Table::of(node);
    for (key, field) in OF_FEED {
        if let Some(node) = table.take(&[key]) {
            note(&mut config.places, &format!("/{field}"), &node, source);
            let value = if *key == "authors" {
                config.note_extensions_of_authors();
                authors::of(&node)
            } else {
                node.to_json()
            };
            config.feed.insert((*field).to_owned(), value);
        }
    }
    for key in OF_EXTENSION {
        if let Some(node) = table.take(&[key]) {
            note(&mut config.places, &format!("/_perennial/{key}"), &node, source);
            config.extension.insert((*key).to_owned(), node.to_json());
        }
    }
    if let Some(node) = table.take(&["categories"]) {
        note(&mut config.places, "/_perennial/categories", &node, source);
        match node.to_json() {
            Json::Array(categories) => config.categories = categories,
            _ => findings.push(Finding::fault(
                source.place(node.span.clone()),
                format!("{} where a list of categories is wanted", node.kind()),
                "write each as a table: [[categories]] with slug and name",
            )),
        }
    }
    reading(&mut config, &mut table, source, findings);
    for entry in table.rest() {
        let known: Vec<&str> = OF_FEED
            .iter()
            .map(|(key, _)| *key)
            .chain(OF_EXTENSION.iter().chain(OF_READING).copied())
            .collect();
        let help = match nearest(&entry.key, &known) {
            Some(nearest) => format!("did you mean {nearest}?"),
            None => format!("known are {}", known.join(", ")),
        };
        let message = format!("the unknown key {}", entry.key);
        findings.push(Finding::fault(source.place(entry.key_span), message, help));
    }
    Some(config)
}

impl Config {
    /// What a table of an author says besides name and address is deeper in the feed.
    fn note_extensions_of_authors(&mut self) {
        let noted = self.places.iter().filter(|(pointer, _)| pointer.starts_with("/authors/"));
        let deeper = noted.filter_map(|(pointer, place)| {
            let (author, field) = pointer.rsplit_once('/')?;
            let is_of_extension = authors::OF_EXTENSION.contains(&field);
            is_of_extension.then(|| (format!("{author}/_perennial/{field}"), place.clone()))
        });
        let deeper: Vec<_> = deeper.collect();
        self.places.extend(deeper);
    }
}

/// Notes where a value and everything in it stands.
fn note(places: &mut HashMap<String, Place>, pointer: &str, node: &Node, source: &Source) {
    places.insert(pointer.to_owned(), source.place(node.span.clone()));
    match &node.value {
        Value::List(members) => {
            for (index, member) in members.iter().enumerate() {
                note(places, &format!("{pointer}/{index}"), member, source);
            }
        }
        Value::Map(entries) => {
            for entry in entries {
                note(places, &format!("{pointer}/{}", entry.key), &entry.node, source);
            }
        }
        _ => {}
    }
}

fn reading(config: &mut Config, table: &mut Table, source: &Source, findings: &mut Vec<Finding>) {
    let mut refuse = |node: &Node, message: String, help: &str| {
        findings.push(Finding::fault(source.place(node.span.clone()), message, help));
    };
    if let Some(node) = table.take(&["permalink"]) {
        match &node.value {
            Value::String(pattern) if pattern.starts_with('/') => {
                config.permalink.clone_from(pattern)
            }
            _ => refuse(
                &node,
                "no pattern of a permalink".to_owned(),
                "write one such as \"/:year/:month/:slug/\"",
            ),
        }
    }
    if let Some(node) = table.take(&["timezone"]) {
        match node.as_text().and_then(|name| TimeZone::get(&name).ok()) {
            Some(zone) => config.zone = zone,
            None => refuse(
                &node,
                "no known time zone".to_owned(),
                "write its IANA name, such as \"Europe/Berlin\"",
            ),
        }
    }
    if let Some(node) = table.take(&["css"]) {
        match node.as_text().filter(|name| is_in_folder(name)) {
            Some(name) => config.css = Some((name, source.place(node.span.clone()))),
            None => refuse(
                &node,
                "no file of this folder".to_owned(),
                "write the name of a style sheet beside this file, such as \"custom.css\"",
            ),
        }
    }
    for (key, setting) in [
        ("smart_punctuation", &mut config.style.smart),
        ("markdown_extensions", &mut config.style.extensions),
    ] {
        let Some(node) = table.take(&[key]) else { continue };
        match node.value {
            Value::Boolean(value, _) => *setting = value,
            _ => refuse(
                &node,
                format!("{} where true or false is wanted", node.kind()),
                "write true or false",
            ),
        }
    }
}

/// Whether a path leads to something in the folder, and not out of it.
fn is_in_folder(path: &str) -> bool {
    !path.is_empty() && Path::new(path).components().all(|it| matches!(it, Component::Normal(_)))
}

#[cfg(test)]
mod tests {

    use super::*;

    fn read(text: &str) -> (Config, Vec<Finding>) {
        let mut findings = Vec::new();
        let source = Source { path: Path::new("perennial.toml").into(), text: text.into() };
        (super::read(&source, &mut findings).expect("TOML"), findings)
    }

    #[test]
    fn an_unknown_key_is_refused_with_the_nearest_known_one() {
        let (_, findings) = read("titel = \"A\"\nposts_per_pages = 3\nzzz = 1\n");
        let helps: Vec<&str> = findings.iter().map(|finding| finding.help.as_str()).collect();
        assert_eq!(helps[..2], ["did you mean title?", "did you mean posts_per_page?"]);
        assert!(helps[2].starts_with("known are title, "));
        assert_eq!(findings[1].place.to_string(), "perennial.toml:2:1");
    }

    #[test]
    fn the_place_of_everything_is_known() {
        let (config, findings) = read(
            "[images]\nwidths = [480, 0]\n\n[[categories]]\nslug = \"a\"\n\n[[categories]]\nslug = \"b\"\n",
        );
        assert_eq!(findings, []);
        for (pointer, place) in [
            ("/_perennial/images/widths/1", "perennial.toml:2:16"),
            ("/_perennial/categories/1/slug", "perennial.toml:8:8"),
        ] {
            assert_eq!(config.places[pointer].to_string(), place, "{pointer}");
        }
    }

    #[test]
    fn settings_are_taken_and_wrong_ones_named() {
        let (config, findings) = read(
            "title = \"A\"\npermalink = \"/:slug/\"\ntimezone = \"Mars/Base\"\nsmart_punctuation = 1\n",
        );
        assert_eq!(config.permalink, "/:slug/");
        assert_eq!(config.feed["title"], "A");
        let places: Vec<String> = findings.iter().map(|it| it.place.to_string()).collect();
        assert_eq!(places, ["perennial.toml:3:12", "perennial.toml:4:21"]);
    }
}
