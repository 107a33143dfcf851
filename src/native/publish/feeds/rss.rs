//! RSS 2.0 (<https://www.rssboard.org/rss-specification>), after the profile of its board: whole posts
//! in `content:encoded` after their summary, or in `description` without one, names in `dc:creator`,
//! the feed's own address in `atom:link`.

use std::collections::BTreeMap;

use rss::{
    Category, Channel as RssChannel, Guid, Item,
    extension::{Extension, ExtensionMap, dublincore::DublinCoreExtension},
};

use super::{
    channel::{Channel, Entry},
    date,
    place::Format,
};
use crate::native::html;

const NAMESPACES: [(&str, &str); 4] = [
    ("atom", "http://www.w3.org/2005/Atom"),
    ("slash", "http://purl.org/rss/1.0/modules/slash/"),
    ("thr", "http://purl.org/syndication/thread/1.0"),
    ("wfw", "http://wellformedweb.org/CommentAPI/"),
];

/// The root element of the feed.
pub(super) fn write(channel: &Channel<'_>) -> String {
    let mut extensions = ExtensionMap::new();
    let attributes =
        [("rel", "self"), ("type", Format::Rss.media_type()), ("href", &*channel.address)];
    add(&mut extensions, "atom:link", None, &attributes);
    let rss = RssChannel {
        title: channel.title.clone(),
        link: channel.page.clone(),
        // There must be one.
        description: channel.description.clone().unwrap_or_else(|| channel.title.clone()),
        language: Some(channel.language.to_owned()),
        last_build_date: channel.updated.and_then(date::rfc_822),
        generator: Some("Perennial".to_owned()),
        namespaces: NAMESPACES.map(|(name, uri)| (name.to_owned(), uri.to_owned())).into(),
        extensions,
        items: channel.entries.iter().map(|entry| item(channel, entry)).collect(),
        ..RssChannel::default()
    };
    let xml = rss.to_string();
    // The declaration is not of the root element.
    xml.split_once("?>").map_or(xml.as_str(), |(_, root)| root).to_owned()
}

fn item(channel: &Channel<'_>, entry: &Entry<'_>) -> Item {
    let mut extensions = ExtensionMap::new();
    if let Some(replies) = &entry.replies {
        add(&mut extensions, "wfw:commentRss", Some(&replies.rss), &[]);
        // A count holds at some time; without a date of the feed there is none.
        if channel.updated.is_some() {
            add(&mut extensions, "slash:comments", Some(&replies.count.to_string()), &[]);
        }
    }
    if let Some(answered) = &entry.answers {
        let attributes = [("ref", &*answered.iri), ("href", &*answered.address)];
        add(&mut extensions, "thr:in-reply-to", None, &attributes);
    }
    let dublin_core = DublinCoreExtension {
        creators: entry.authors.iter().map(|author| author.name.to_owned()).collect(),
        languages: entry.language.iter().map(|language| (*language).to_owned()).collect(),
        ..DublinCoreExtension::default()
    };
    // Readers take a description for HTML, and expect one before the content.
    let (description, content) = match entry.summary {
        Some(summary) => (Some(html::text(summary)), Some(entry.html.clone())),
        None => (Some(entry.html.clone()).filter(|html| !html.is_empty()), None),
    };
    Item {
        title: Some(entry.title.clone()),
        link: Some(entry.address.clone()),
        description,
        categories: entry.terms.iter().map(|term| category(term.name)).collect(),
        comments: entry.replies.as_ref().map(|replies| replies.page.clone()),
        guid: Some(Guid { permalink: entry.guid == entry.address, value: entry.guid.clone() }),
        pub_date: entry.published.and_then(date::rfc_822),
        content,
        dublin_core_ext: Some(dublin_core),
        extensions,
        ..Item::default()
    }
}

fn category(name: &str) -> Category {
    Category { name: name.to_owned(), domain: None }
}

fn add(to: &mut ExtensionMap, name: &str, value: Option<&str>, attributes: &[(&str, &str)]) {
    let attrs = attributes.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    let extension = Extension {
        name: name.to_owned(),
        value: value.map(str::to_owned),
        attrs: attrs.collect(),
        children: BTreeMap::new(),
    };
    let (prefix, local) = name.split_once(':').unwrap_or(("", name));
    to.entry(prefix.to_owned()).or_default().insert(local.to_owned(), vec![extension]);
}
