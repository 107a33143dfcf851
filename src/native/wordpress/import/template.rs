//! What the addresses of a blog's posts are made of, for posts that never had one.

use std::{cmp::Reverse, collections::HashMap};

use super::known::Entry;
use crate::model::address::decode;

/// A part of an address.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Part {
    Year,
    Month,
    Day,
    Slug,
    /// The number of the post.
    Id,
    Category,
    Literal(String),
}

/// The parts of an address, from the root of the blog.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Template {
    parts: Vec<Part>,
    /// `.html`, where addresses end in that.
    suffix: &'static str,
}

impl Template {
    /// The one that most addresses follow; each is given with the entry that has it, decoded and
    /// without the slash at its start.
    pub(super) fn of<'a>(addresses: impl Iterator<Item = (&'a Entry, &'a str)>) -> Self {
        let mut counts: HashMap<Self, usize> = HashMap::new();
        for template in addresses.filter_map(|(entry, address)| Self::read(entry, address)) {
            *counts.entry(template).or_default() += 1;
        }
        let usual = || Self { parts: vec![Part::Year, Part::Month, Part::Slug], suffix: "" };
        // Of several that are as frequent: what holds for more posts than these, and always the same.
        let most = counts.into_iter().max_by_key(|(it, count)| {
            let literals = it.parts.iter().filter(|part| matches!(part, Part::Literal(_))).count();
            (*count, Reverse(literals), it.parts.len(), Reverse(it.clone()))
        });
        most.map_or_else(usual, |(template, _)| template)
    }

    fn read(entry: &Entry, address: &str) -> Option<Self> {
        let suffix = if address.ends_with(".html") { ".html" } else { "" };
        let date = entry.published.rfc_3339(0).unwrap_or_default();
        let is = |range: std::ops::Range<usize>, segment: &str| date.get(range) == Some(segment);
        let categories: Vec<String> = categories(entry).collect();
        let mut has_slug = false;
        let segments = address.trim_end_matches(suffix).split('/').filter(|it| !it.is_empty());
        let parts: Vec<Part> = segments
            .map(|segment| match segment {
                _ if segment == entry.name => {
                    has_slug = true;
                    Part::Slug
                }
                _ if entry.id > 0 && segment == entry.id.to_string() => {
                    has_slug = true;
                    Part::Id
                }
                _ if is(0..4, segment) => Part::Year,
                _ if is(5..7, segment) => Part::Month,
                _ if is(8..10, segment) => Part::Day,
                _ if categories.iter().any(|it| it == segment) => Part::Category,
                _ => Part::Literal(segment.to_owned()),
            })
            .collect();
        has_slug.then_some(Self { parts, suffix })
    }

    /// What all addresses begin with: WordPress has the pages of categories, tags, authors and
    /// months below it too.
    pub(super) fn front(&self) -> Option<String> {
        let literals = self.parts.iter().map_while(|part| match part {
            Part::Literal(text) => Some(text.as_str()),
            _ => None,
        });
        let front: Vec<&str> = literals.collect();
        (!front.is_empty()).then(|| front.join("/"))
    }

    /// An address for an entry; `None` where it lacks what is needed.
    pub(super) fn fill(&self, entry: &Entry, slug: &str, date: Option<&str>) -> Option<String> {
        let category = categories(entry).next();
        let id = entry.id.to_string();
        let segments = self.parts.iter().map(|part| match part {
            Part::Year => date.and_then(|date| date.get(0..4)),
            Part::Month => date.and_then(|date| date.get(5..7)),
            Part::Day => date.and_then(|date| date.get(8..10)),
            Part::Slug => Some(slug),
            Part::Id => (entry.id > 0).then_some(id.as_str()),
            Part::Category => category.as_deref(),
            Part::Literal(text) => Some(text.as_str()),
        });
        let segments: Option<Vec<&str>> = segments.collect();
        Some(format!("{}{}", segments?.join("/"), self.suffix))
    }
}

fn categories(entry: &Entry) -> impl Iterator<Item = String> {
    let terms = entry.terms.iter().filter(|term| term.taxonomy == "category");
    terms.filter_map(|term| decode(&term.slug))
}
