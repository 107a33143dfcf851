//! Categories and tags: the channel lists them, items name them, old exports do only the latter.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde_json::{Value as Json, json};

use super::{
    super::{
        content,
        wxr::{ItemTerm, Term},
    },
    gather::Remarks,
    known::{Entry, Known},
};
use crate::{
    model::{
        address::{decode, encode},
        slug::Slug,
    },
    native::first_free::first_free,
};

/// The terms of a blog as a feed has them.
#[derive(Debug, Default)]
pub(super) struct Terms {
    /// Categories, by their names.
    pub(super) categories: Vec<Json>,
    pub(super) tags: Vec<Json>,
    /// Of each category, by its slug: the slug of the one above it.
    parents: BTreeMap<String, Option<String>>,
    /// Our slugs of categories by theirs, and the names of tags by their slugs.
    category_slugs: HashMap<String, String>,
    tag_names: HashMap<String, String>,
    /// Our slugs of tags by theirs.
    tag_slugs: HashMap<String, String>,
    /// Tags whose name another has already: their slug, and that of the other.
    pub(super) merged_tags: Vec<(String, String)>,
    /// Terms by taxonomy and ID, with our slugs.
    pub(super) by_id: BTreeMap<(String, u64), String>,
}

/// Categories within categories: more would make addresses that no host takes.
const DEEPEST: usize = 16;

/// What is counted apart: a term that some posts have and the channel does not list.
const UNLISTED: &str = "that only posts name";

const CATEGORY: &str = "category";
const TAG: &str = "post_tag";

impl Terms {
    pub(super) fn new(known: &Known, language: &str, remarks: &mut Remarks) -> Self {
        let mut terms = Self::default();
        terms.read_categories(known, language, remarks);
        terms.read_tags(known, language, remarks);
        count_others(known, remarks);
        terms
    }

    fn read_categories(&mut self, known: &Known, language: &str, remarks: &mut Remarks) {
        let listed = listed(known, CATEGORY);
        let mut all = all(known, CATEGORY);
        all.sort_by_cached_key(|term| (term.name.to_lowercase(), term.slug.clone()));
        let mut taken = HashSet::new();
        for term in &all {
            let slug = free_slug(term, listed.contains(term.slug.as_str()), &mut taken);
            name_change("category", term, &slug, remarks);
            self.category_slugs.insert(term.slug.clone(), slug.clone());
            if term.id != 0 {
                self.by_id.insert((CATEGORY.to_owned(), term.id), slug);
            }
            remarks.tally.import(&counted("categories", term, &listed));
        }
        let parents = parents(&all, remarks);
        for (term, parent) in all.iter().zip(&parents) {
            let slug = &self.category_slugs[&term.slug];
            self.categories.push(json!({
                "slug": slug,
                "name": content::title(&term.name, language),
                "parent": parent.map(|at| &self.category_slugs[&all[at].slug]),
                "description": described(&term.description, language),
            }));
        }
        for (term, parent) in all.iter().zip(&parents) {
            let parent = parent.map(|at| self.category_slugs[&all[at].slug].clone());
            self.parents.insert(self.category_slugs[&term.slug].clone(), parent);
        }
    }

    fn read_tags(&mut self, known: &Known, language: &str, remarks: &mut Remarks) {
        let listed = listed(known, TAG);
        let all = all(known, TAG);
        let mut taken = HashSet::new();
        let mut by_name: HashMap<String, (String, String)> = HashMap::new();
        for term in &all {
            let kind = counted("tags", term, &listed);
            let name = content::title(&term.name, language);
            let name = if name.is_empty() { term.slug.clone() } else { name };
            if let Some((first, slug)) = by_name.get(&name.to_lowercase()).cloned() {
                let why = "another tag has the same name: its posts are under that";
                remarks.tally.skip(&kind, why, format!("{:?} ({})", name, term.slug));
                self.tag_names.insert(term.slug.clone(), first);
                self.tag_slugs.insert(term.slug.clone(), slug.clone());
                if term.id != 0 {
                    self.by_id.insert((TAG.to_owned(), term.id), slug.clone());
                }
                self.merged_tags.push((decoded(&term.slug), slug));
                continue;
            }
            let slug = free_slug(term, listed.contains(term.slug.as_str()), &mut taken);
            name_change("tag", term, &slug, remarks);
            by_name.insert(name.to_lowercase(), (name.clone(), slug.clone()));
            self.tag_names.insert(term.slug.clone(), name.clone());
            self.tag_slugs.insert(term.slug.clone(), slug.clone());
            if term.id != 0 {
                self.by_id.insert((TAG.to_owned(), term.id), slug.clone());
            }
            let description = described(&term.description, language);
            self.tags.push(json!({ "slug": slug, "name": name, "description": description }));
            remarks.tally.import(&kind);
        }
    }

    /// The slugs of an item's categories.
    pub(super) fn categories_of(&self, terms: &[ItemTerm]) -> Vec<&str> {
        let own = terms.iter().filter(|term| term.taxonomy == CATEGORY);
        own.filter_map(|term| self.category_slugs.get(&key(term))).map(String::as_str).collect()
    }

    /// The names of an item's tags.
    pub(super) fn tags_of(&self, terms: &[ItemTerm]) -> Vec<&str> {
        let own = terms.iter().filter(|term| term.taxonomy == TAG);
        own.filter_map(|term| self.tag_names.get(&key(term))).map(String::as_str).collect()
    }

    /// The slugs of an item's tags.
    pub(super) fn tag_slugs_of(&self, terms: &[ItemTerm]) -> Vec<&str> {
        let own = terms.iter().filter(|term| term.taxonomy == TAG);
        own.filter_map(|term| self.tag_slugs.get(&key(term))).map(String::as_str).collect()
    }

    /// The path of a category's page, below the root.
    pub(super) fn category_path(&self, slug: &str) -> Option<String> {
        self.parents.get(slug)?;
        let above = |slug: &&str| self.parents.get(*slug)?.as_deref();
        let mut path: Vec<String> = std::iter::successors(Some(slug), above).map(encode).collect();
        path.reverse();
        Some(format!("/category/{}/", path.join("/")))
    }

    /// The slugs of all categories.
    pub(super) fn category_slugs(&self) -> impl Iterator<Item = &str> {
        self.parents.keys().map(String::as_str)
    }
}

/// The terms of a taxonomy: those that the channel lists, then those that items name besides.
fn all(known: &Known, taxonomy: &str) -> Vec<Term> {
    let mut all: Vec<Term> = Vec::new();
    let mut seen = HashSet::new();
    for term in known.terms.get(taxonomy).into_iter().flatten() {
        if seen.insert(term.slug.clone()) {
            all.push(term.clone());
        }
    }
    for term in known.all().flat_map(|entry| &entry.terms).filter(|term| term.taxonomy == taxonomy)
    {
        if seen.insert(key(term)) {
            all.push(Term {
                id: 0,
                taxonomy: taxonomy.to_owned(),
                slug: key(term),
                name: term.name.clone(),
                parent: String::new(),
                description: String::new(),
            });
        }
    }
    all
}

/// Terms that an item only names get the slug of the term that has the name.
pub(super) fn with_slugs<'a>(
    terms: &BTreeMap<String, Vec<Term>>,
    entries: impl Iterator<Item = &'a mut Entry>,
) {
    let mut entries: Vec<&mut Entry> = entries.collect();
    let name = |taxonomy: &str, name: &str| (taxonomy.to_owned(), content::title(name, ""));
    let mut slugs: HashMap<(String, String), String> = HashMap::new();
    for term in terms.values().flatten() {
        slugs.entry(name(&term.taxonomy, &term.name)).or_insert_with(|| term.slug.clone());
    }
    for term in entries.iter().flat_map(|entry| &entry.terms).filter(|it| !it.slug.is_empty()) {
        slugs.entry(name(&term.taxonomy, &term.name)).or_insert_with(|| term.slug.clone());
    }
    for term in entries.iter_mut().flat_map(|entry| &mut entry.terms) {
        if term.slug.is_empty()
            && let Some(slug) = slugs.get(&name(&term.taxonomy, &term.name))
        {
            term.slug.clone_from(slug);
        }
    }
}

/// What a term is counted as.
fn counted(kind: &str, term: &Term, listed: &HashSet<&str>) -> String {
    if listed.contains(term.slug.as_str()) { kind.to_owned() } else { format!("{kind} {UNLISTED}") }
}

/// The slugs of the terms that the channel lists.
fn listed<'k>(known: &'k Known, taxonomy: &str) -> HashSet<&'k str> {
    known.terms.get(taxonomy).into_iter().flatten().map(|term| term.slug.as_str()).collect()
}

/// The slug of a term; the oldest exports have only names.
fn key(term: &ItemTerm) -> String {
    if term.slug.is_empty() { term.name.clone() } else { term.slug.clone() }
}

/// For each category the position of the one above it.
fn parents(all: &[Term], remarks: &mut Remarks) -> Vec<Option<usize>> {
    let by_slug: HashMap<&str, usize> =
        all.iter().enumerate().map(|(at, term)| (term.slug.as_str(), at)).collect();
    // The oldest exports name them.
    let by_name: HashMap<&str, usize> =
        all.iter().enumerate().map(|(at, term)| (term.name.as_str(), at)).collect();
    let mut parents: Vec<Option<usize>> = Vec::with_capacity(all.len());
    for term in all {
        let parent = term.parent.as_str();
        let parent = by_slug.get(parent).or_else(|| by_name.get(parent)).copied();
        let parent = parent.filter(|_| !term.parent.is_empty());
        if parent.is_none() && !term.parent.is_empty() && term.parent != "0" {
            remarks.remarks.push(format!(
                "the category {:?} is below {:?}, which is not in the export; it stands at the top",
                term.name, term.parent
            ));
        }
        parents.push(parent);
    }
    for at in 0..all.len() {
        // What is in a circle never gets to the top.
        let above = std::iter::successors(parents[at], |above| parents[*above]);
        if above.take(DEEPEST).count() == DEEPEST {
            let name = &all[at].name;
            remarks.remarks.push(format!(
                "the category {name:?} is below itself, or below more than {DEEPEST} others; it stands at the top"
            ));
            parents[at] = None;
        }
    }
    parents
}

/// The slug as it was, or the nearest that is free and can stand in an address.
fn free_slug(term: &Term, is_listed: bool, taken: &mut HashSet<String>) -> String {
    // What stands for a slug may be a name; see `key`.
    let is_name = !is_listed && term.slug == term.name;
    let own = Slug::new(decoded(&term.slug)).ok().filter(|_| !is_name);
    let own = own.filter(|slug| {
        let slug = slug.as_str().to_lowercase();
        slug != "page" && !slug.ends_with(".html") && !slug.ends_with(".htm")
    });
    let made = own.or_else(|| Slug::from_name(&term.slug)).or_else(|| Slug::from_name(&term.name));
    let base = made.map_or_else(|| "term".to_owned(), String::from);
    let base = if base == "page" { "page-1".to_owned() } else { base };
    first_free(base, |slug| taken.insert(slug.to_lowercase()))
}

/// Says that the page of a term is somewhere else now.
fn name_change(kind: &str, term: &Term, slug: &str, remarks: &mut Remarks) {
    // The oldest exports have names for slugs.
    if decoded(&term.slug) != slug && term.slug != term.name {
        let (name, old) = (&term.name, &term.slug);
        remarks
            .remarks
            .push(format!("the {kind} {name:?} is at {slug:?} now: {old:?} cannot be its slug"));
    }
}

/// What the terms of a taxonomy are called in the report.
pub(super) fn kind(taxonomy: &str) -> String {
    match taxonomy {
        CATEGORY => "categories".to_owned(),
        TAG => "tags".to_owned(),
        "nav_menu" => "menus".to_owned(),
        other => format!("terms of the taxonomy {other}"),
    }
}

fn decoded(slug: &str) -> String {
    decode(slug).unwrap_or_else(|| slug.to_owned())
}

fn described(text: &str, language: &str) -> Option<String> {
    let text = content::excerpt(text, language);
    (!text.is_empty()).then_some(text)
}

/// Terms of other taxonomies mean nothing here; menus are counted with their entries.
fn count_others(known: &Known, remarks: &mut Remarks) {
    for (taxonomy, terms) in &known.terms {
        if matches!(taxonomy.as_str(), CATEGORY | TAG | "nav_menu") {
            continue;
        }
        for term in terms {
            let kind = kind(taxonomy);
            let why = "a taxonomy that means nothing here";
            remarks.tally.skip(&kind, why, term.name.clone());
        }
    }
}
