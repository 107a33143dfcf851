//! Atom 1.0 (RFC 4287), with its threading extension for comments (RFC 4685).

use std::{borrow::Cow, collections::BTreeMap};

use atom_syndication::{
    Category, Content, Entry as AtomEntry, Feed, Generator, Link, Person as AtomPerson, Text,
    WriteConfig,
    extension::{Extension, ExtensionMap},
};

use super::{
    channel::{Channel, Entry, Person, Term},
    date, identity,
    place::Format,
};
use crate::native::html;

const THREADING: &str = "http://purl.org/syndication/thread/1.0";

/// The root element of the feed.
pub(super) fn write(channel: &Channel<'_>) -> String {
    let own = Link {
        mime_type: Some(Format::Atom.media_type().to_owned()),
        ..link("self", &channel.address)
    };
    let page = Link { mime_type: Some("text/html".to_owned()), ..link("alternate", &channel.page) };
    let others = channel.others.iter().map(|(media_type, address)| Link {
        mime_type: Some((*media_type).to_owned()),
        ..link("alternate", address)
    });
    let feed = Feed {
        title: Text::plain(channel.title.as_str()),
        subtitle: channel.description.as_deref().map(Text::plain),
        id: channel.address.clone(),
        updated: date::moment(channel.updated),
        authors: people(&channel.authors),
        links: [own, page].into_iter().chain(others).collect(),
        generator: Some(Generator { value: "Perennial".to_owned(), ..Generator::default() }),
        lang: Some(channel.language.to_owned()),
        namespaces: BTreeMap::from([("thr".to_owned(), THREADING.to_owned())]),
        entries: channel.entries.iter().map(entry).collect(),
        ..Feed::default()
    };
    let config = WriteConfig { write_document_declaration: false, indent_size: None };
    // Writing to memory does not fail, and what is written is UTF-8.
    let bytes = feed.write_with_config(Vec::new(), config).unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

fn entry(entry: &Entry<'_>) -> AtomEntry {
    let language = entry.language.map(str::to_owned);
    let page = Link {
        mime_type: Some("text/html".to_owned()),
        hreflang: language.clone(),
        ..link("alternate", &entry.address)
    };
    let about = entry.external.map(|address| link("related", &identity::escaped(address)));
    AtomEntry {
        title: Text { lang: language.clone(), ..Text::plain(entry.title.as_str()) },
        id: entry.iri.clone(),
        updated: date::moment(entry.changed()),
        published: entry.published.map(|date| date::moment(Some(date))),
        authors: people(&entry.authors),
        categories: entry.terms.iter().map(category).collect(),
        links: [page].into_iter().chain(about).collect(),
        summary: entry.summary.map(|it| Text { lang: language.clone(), ..Text::plain(it) }),
        content: (!entry.html.is_empty()).then(|| Content {
            lang: language.clone(),
            value: Some(entry.html.clone()),
            content_type: Some("html".to_owned()),
            ..Content::default()
        }),
        extensions: threading(entry),
        ..AtomEntry::default()
    }
}

fn link(rel: &str, href: &str) -> Link {
    Link { href: href.to_owned(), rel: rel.to_owned(), ..Link::default() }
}

fn people(people: &[Person<'_>]) -> Vec<AtomPerson> {
    let person = |person: &Person<'_>| AtomPerson {
        name: person.name.to_owned(),
        uri: person.url.map(identity::escaped).map(Cow::into_owned),
        ..AtomPerson::default()
    };
    people.iter().map(person).collect()
}

fn category(term: &Term<'_>) -> Category {
    Category {
        term: term.term.to_owned(),
        scheme: Some(term.scheme.clone()),
        label: Some(term.name.to_owned()),
    }
}

/// How a post and its comments belong together.
fn threading(entry: &Entry<'_>) -> ExtensionMap {
    let mut all = ExtensionMap::new();
    let mut add = |name: &str, attributes: &[(&str, &str)]| {
        // The crate writes these as they are.
        let attrs =
            attributes.iter().map(|(name, value)| ((*name).to_owned(), html::quoted(value)));
        let extension = Extension {
            name: name.to_owned(),
            value: None,
            attrs: attrs.collect(),
            children: BTreeMap::new(),
        };
        all.entry("thr".to_owned()).or_default().insert(name.to_owned(), vec![extension]);
    };
    if let Some(answered) = &entry.answers {
        let attributes =
            [("ref", &*answered.iri), ("href", &*answered.address), ("type", "text/html")];
        add("thr:in-reply-to", &attributes);
    }
    if let Some(replies) = &entry.replies {
        let count = replies.count.to_string();
        let newest = replies.newest.map(|date| date::moment(Some(date)).to_rfc3339());
        let mut attributes = vec![
            ("rel", "replies"),
            ("type", Format::Atom.media_type()),
            ("href", &replies.atom),
            ("thr:count", &count),
        ];
        attributes.extend(newest.as_deref().map(|newest| ("thr:updated", newest)));
        // A link of Atom's own, with attributes that the crate has no room for.
        add("link", &attributes);
    }
    all
}
