//! JSON Feed 1.1 (<https://www.jsonfeed.org/version/1.1/>). The whole blog is in `posts.json`; this is
//! what is new.

use serde::Serialize;

use super::channel::{Channel, Entry, Person};
use crate::native::publish::to_json;

/// The feed.
pub(super) fn write(channel: &Channel<'_>) -> String {
    to_json(&FeedJson {
        version: "https://jsonfeed.org/version/1.1",
        title: &channel.title,
        home_page_url: &channel.page,
        feed_url: &channel.address,
        description: channel.description.as_deref(),
        language: channel.language,
        authors: people(&channel.authors),
        items: channel.entries.iter().map(item).collect(),
    })
}

#[derive(Serialize)]
struct FeedJson<'a> {
    version: &'static str,
    title: &'a str,
    home_page_url: &'a str,
    feed_url: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    language: &'a str,
    authors: Vec<PersonJson<'a>>,
    items: Vec<ItemJson<'a>>,
}

#[derive(Serialize)]
struct PersonJson<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
}

#[derive(Serialize)]
struct ItemJson<'a> {
    id: &'a str,
    url: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    external_url: Option<&'a str>,
    title: &'a str,
    content_html: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_modified: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    authors: Vec<PersonJson<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tags: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
}

fn people<'a>(people: &[Person<'a>]) -> Vec<PersonJson<'a>> {
    people.iter().map(|person| PersonJson { name: person.name, url: person.url }).collect()
}

fn item<'a>(entry: &'a Entry<'_>) -> ItemJson<'a> {
    let mut tags: Vec<&str> = Vec::new();
    for term in &entry.terms {
        // A category and a tag may have one name.
        if !tags.contains(&term.name) {
            tags.push(term.name);
        }
    }
    ItemJson {
        id: &entry.guid,
        url: &entry.address,
        external_url: entry.external,
        title: &entry.title,
        content_html: &entry.html,
        summary: entry.summary,
        image: entry.image.as_deref(),
        date_published: entry.published.map(|date| date.iso()),
        date_modified: entry.modified.map(|date| date.iso()),
        authors: people(&entry.authors),
        tags,
        language: entry.language,
    }
}
