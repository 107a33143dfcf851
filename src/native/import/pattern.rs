//! Chooses the pattern that gives most posts the address they have, and writes `slug` or `url`
//! where something else is needed.

use std::path::Path;

use super::{
    old::{Kind, Text},
    report::Addresses,
};
use crate::{
    model::{address::encode, slug::Slug},
    native::ingest::markdown::permalink::{self, Name, Parts},
};

/// The pattern of a blog that has no posts yet.
const PATTERN: &str = "/:year/:month/:slug/";

/// Settles how every address comes about. Words that are the same for all posts are the
/// `literals`; any other word in an address belongs to its post.
pub(super) fn settle(texts: &mut [Text], literals: &[String]) -> Addresses {
    let mut counted: Vec<(String, usize)> = Vec::new();
    // The address of a draft may be one for the time being.
    let published = texts.iter().filter(|it| it.kind == Kind::Post && !it.fields.draft);
    for pattern in published.filter_map(|text| of(text, literals)) {
        match counted.iter_mut().find(|(known, _)| *known == pattern) {
            Some((_, count)) => *count += 1,
            None => counted.push((pattern, 1)),
        }
    }
    // Of equals the first: that is stable, and files are in order.
    let mut best = (PATTERN.to_owned(), 0);
    for found in counted {
        if found.1 > best.1 {
            best = found;
        }
    }
    let mut addresses = Addresses { permalink: best.0, ..Addresses::default() };
    for text in texts {
        let slug = slug(text);
        let wanted = encode(&text.address);
        let given = |slug: Option<&str>| match text.kind {
            Kind::Post => {
                with_parts(text, slug, |parts| permalink::of_post(&addresses.permalink, parts).ok())
            }
            Kind::Page => {
                with_parts(text, slug, |parts| Some(permalink::of_page(&text.target, parts)))
            }
        };
        let counter = if given(None).as_deref() == Some(&*wanted) {
            text.fields.slug = None;
            true
        } else if slug.is_some() && given(slug.as_deref()).as_deref() == Some(&*wanted) {
            text.fields.slug = slug;
            true
        } else {
            text.fields.slug = None;
            text.fields.url = Some(format!("/{wanted}"));
            false
        };
        match (counter, text.kind) {
            (true, Kind::Post) => addresses.by_pattern += 1,
            (true, Kind::Page) => addresses.by_file += 1,
            (false, _) => addresses.by_url += 1,
        }
    }
    addresses
}

/// The last part of an address, without `.html`.
fn last(address: &str) -> (&str, &str) {
    let segment = address.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    for ending in [".html", ".htm"] {
        if let Some(stem) = segment.strip_suffix(ending) {
            return (stem, ending);
        }
    }
    (segment, "")
}

/// The slug to write, where the file's name does not give it.
fn slug(text: &Text) -> Option<String> {
    let wanted = last(&text.address).0;
    let given = |slug| with_parts(text, slug, |parts| permalink::of_post("/:slug", parts).ok());
    (given(None)? != encode(wanted) && given(Some(wanted))? == encode(wanted))
        .then(|| wanted.to_owned())
}

/// The pattern that an address looks like; `None` where it could not give it.
fn of(text: &Text, literals: &[String]) -> Option<String> {
    let when = text.fields.when;
    let category = text.fields.categories.first().and_then(|name| Slug::from_name(name));
    let segments: Vec<&str> = text.address.trim_end_matches('/').split('/').collect();
    let (end, folders) = segments.split_last()?;
    let mut tokens: Vec<String> = Vec::new();
    for segment in folders {
        let date = when.map(|when| when.written);
        let is =
            |format: &str| date.is_some_and(|date| date.strftime(format).to_string() == *segment);
        let has = |token: &str| tokens.iter().any(|known| known == token);
        let token = if !has(":year") && is("%Y") {
            ":year".to_owned()
        } else if has(":year") && !has(":month") && is("%m") {
            ":month".to_owned()
        } else if has(":month") && !has(":day") && is("%d") {
            ":day".to_owned()
        } else if !has(":category") && category.as_ref().is_some_and(|it| it.as_str() == *segment) {
            ":category".to_owned()
        } else if literals.iter().any(|literal| literal == segment) {
            (*segment).to_owned()
        } else {
            return None;
        };
        tokens.push(token);
    }
    tokens.push(format!(":slug{}", last(end).1));
    let slash = if text.address.ends_with('/') { "/" } else { "" };
    let pattern = format!("/{}{slash}", tokens.join("/"));
    let slug = slug(text);
    let given = with_parts(text, slug.as_deref(), |parts| permalink::of_post(&pattern, parts).ok());
    (given? == encode(&text.address)).then_some(pattern)
}

/// The words of a generator's pattern whose tokens begin with a mark.
pub(super) fn literals(pattern: &str, mark: char) -> impl Iterator<Item = String> {
    pattern
        .split('/')
        .filter(move |segment| !segment.is_empty() && !segment.contains(mark))
        .map(str::to_owned)
}

/// Asks with the parts that reading the new file will find.
fn with_parts<T>(text: &Text, slug: Option<&str>, ask: impl FnOnce(&Parts<'_>) -> T) -> T {
    let name = Name::of(Path::new(&text.target));
    let date = text.fields.when.map(|when| when.written.strftime("%Y-%m-%dT%H:%M:%S").to_string());
    let title = text.fields.title.clone().unwrap_or_else(|| name.title());
    ask(&Parts {
        slug,
        title: &title,
        date: date.as_deref().or(name.date.as_deref()),
        category: text
            .fields
            .categories
            .first()
            .and_then(|name| Slug::from_name(name))
            .map(String::from),
        name: &name,
    })
}
