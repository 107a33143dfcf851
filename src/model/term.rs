//! Tags and authors: free names that get an address each.

use std::collections::{HashMap, HashSet};

use super::slug::Slug;

/// Gives every name a slug of its own, and keeps the names in the order they came in.
///
/// Names that differ only in case are one term (the first spelling is shown); names that differ
/// otherwise but would share a slug ("C" and "C++") get a number behind it. A name that is listed
/// has the slug of the list, and no other name gets that.
#[derive(Debug, Default)]
pub struct Terms {
    /// What the list has, by name.
    listed: HashMap<String, Term>,
    /// The slugs of the list, in lower case: some file systems know no other.
    kept: HashSet<String>,
    by_name: HashMap<String, usize>,
    by_slug: HashMap<Slug, usize>,
    terms: Vec<Term>,
}

/// A name with its slug.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// The name as the list has it, or as it was first written.
    pub name: String,
    /// Its address.
    pub slug: Slug,
}

impl Terms {
    /// Begins with a list of names and their slugs. The first slug of a name counts.
    pub fn listed<'a>(list: impl IntoIterator<Item = (&'a str, &'a Slug)>) -> Self {
        let mut terms = Self::default();
        for (name, slug) in list {
            let term = || Term { name: name.to_owned(), slug: slug.clone() };
            let term = terms.listed.entry(name.to_lowercase()).or_insert_with(term);
            terms.kept.insert(term.slug.as_str().to_lowercase());
        }
        terms
    }

    /// The index of a name, which is added if it is new.
    pub fn index_of(&mut self, name: &str) -> usize {
        let key = name.to_lowercase();
        if let Some(index) = self.by_name.get(&key) {
            return *index;
        }
        let index = self.terms.len();
        let term = self.listed.get(&key).cloned();
        let term =
            term.unwrap_or_else(|| Term { name: name.to_owned(), slug: self.free_slug(name) });
        self.by_name.insert(key, index);
        self.by_slug.insert(term.slug.clone(), index);
        self.terms.push(term);
        index
    }

    /// The index of a name that is there already.
    pub fn find(&self, name: &str) -> Option<usize> {
        self.by_name.get(&name.to_lowercase()).copied()
    }

    /// The index of a slug.
    pub fn find_slug(&self, slug: &Slug) -> Option<usize> {
        self.by_slug.get(slug).copied()
    }

    /// All terms, by index.
    pub fn as_slice(&self) -> &[Term] {
        &self.terms
    }

    fn free_slug(&self, name: &str) -> Slug {
        let base = Slug::from_name(name).map_or_else(|| "term".to_owned(), String::from);
        let numbered = (2..).map(|number| format!("{base}-{number}"));
        let mut candidates = std::iter::once(base.clone()).chain(numbered);
        let is_free =
            |slug: &Slug| !self.by_slug.contains_key(slug) && !self.kept.contains(slug.as_str());
        loop {
            let candidate = candidates.next().and_then(|text| Slug::new(text).ok());
            if let Some(slug) = candidate.filter(is_free) {
                return slug;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_has_a_slug_of_its_own() {
        let mut terms = Terms::default();
        let indices: Vec<_> =
            ["C", "C++", "c", "!!", "Trams"].map(|name| terms.index_of(name)).into();
        assert_eq!(indices, [0, 1, 0, 2, 3]);
        let slugs: Vec<_> = terms.as_slice().iter().map(|term| term.slug.as_str()).collect();
        assert_eq!(slugs, ["c", "c-2", "term", "trams"]);
    }

    #[test]
    fn a_listed_name_keeps_its_slug_and_nobody_else_gets_it() {
        let [trams, early] = ["Trams-2", "trams"].map(|slug| Slug::new(slug).expect("a slug"));
        let mut terms =
            Terms::listed([("Straßenbahn", &trams), ("Tram", &early), ("tram", &trams)]);
        for name in ["Trams", "straßenbahn", "TRAM", "trams!"] {
            terms.index_of(name);
        }
        let found: Vec<_> =
            terms.as_slice().iter().map(|it| (it.name.as_str(), it.slug.as_str())).collect();
        let expected = [
            ("Trams", "trams-3"),
            ("Straßenbahn", "Trams-2"),
            ("Tram", "trams"),
            ("trams!", "trams-4"),
        ];
        assert_eq!(found, expected);
    }
}
