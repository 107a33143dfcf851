//! Authors: WordPress knows them by login, readers by name. E-mail addresses stay behind.

use std::collections::{HashMap, HashSet};

use serde_json::{Value as Json, json};
use url::Url;

use super::{super::content, gather::Remarks, known::Known, own};
use crate::{model::slug::Slug, native::first_free::first_free};

/// Who writes, by login.
#[derive(Debug, Default)]
pub(super) struct People {
    by_login: HashMap<String, Person>,
    /// As the feed lists them.
    pub(super) list: Vec<Json>,
    /// WordPress's numbers of those listed, and their slugs.
    pub(super) by_id: Vec<(u64, String)>,
}

/// A name and the address of its page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Person {
    pub(super) name: String,
    /// The name as it was typed.
    pub(super) plain: String,
    pub(super) slug: String,
}

impl People {
    pub(super) fn new(known: &Known, language: &str, remarks: &mut Remarks) -> Self {
        let writes: HashSet<&str> = known.all().map(|entry| entry.creator.as_str()).collect();
        let mut people = Self::default();
        let mut names = HashSet::new();
        let mut slugs = HashSet::new();
        for author in &known.authors {
            let name = content::title(&author.display_name, language);
            // In our own export everybody has written, if only as the second author.
            if known.channel.own.is_none() && !writes.contains(author.login.as_str()) {
                let which = without_address(if name.is_empty() { &author.login } else { &name });
                remarks.tally.skip("authors", "nothing in the export is theirs", which);
                continue;
            }
            remarks.tally.import("authors");
            if author.login.contains('@') {
                let name = without_address(if name.is_empty() { &author.login } else { &name });
                remarks.remarks.push(format!(
                    "the page of {name:?} is somewhere else now: its address was made of an e-mail address"
                ));
            }
            let plain = own::plain(&author.display_name);
            let slug = people.add(&author.login, &name, plain, &mut names, &mut slugs);
            if author.id != 0 {
                people.by_id.push((author.id, slug));
            }
        }
        // The oldest exports do not list them.
        let mut others: Vec<&str> = writes
            .into_iter()
            .filter(|it| !people.by_login.contains_key(*it) && !it.is_empty())
            .collect();
        others.sort_unstable();
        for login in others {
            remarks.tally.import("authors");
            people.add(login, "", login.to_owned(), &mut names, &mut slugs);
        }
        people
    }

    fn add(
        &mut self,
        login: &str,
        display_name: &str,
        plain: String,
        names: &mut HashSet<String>,
        slugs: &mut HashSet<String>,
    ) -> String {
        let wish = without_address(if display_name.is_empty() { login } else { display_name });
        let numbered = (2..).map(|number| format!("{wish} ({number})"));
        let mut candidates = std::iter::once(wish.clone()).chain(numbered);
        // The name is who somebody is.
        let name = candidates.find(|name| names.insert(name.to_lowercase())).unwrap_or(wish);
        let base = nicename(login).or_else(|| Slug::from_name(&name).map(String::from));
        let base = base.unwrap_or_else(|| "author".to_owned());
        let slug = first_free(base, |slug| slugs.insert(slug.to_owned()));
        self.list.push(json!({ "name": name, "_perennial": { "slug": slug } }));
        self.by_login.insert(login.to_owned(), Person { name, plain, slug: slug.clone() });
        slug
    }

    /// The person behind a login.
    pub(super) fn find(&self, login: &str) -> Option<&Person> {
        self.by_login.get(login)
    }
}

/// The slug that WordPress makes of a login. One that is an e-mail address would give that away.
fn nicename(login: &str) -> Option<String> {
    if login.contains('@') {
        return None;
    }
    Slug::from_name(login).map(String::from)
}

/// A name without e-mail addresses; one that is nothing else, up to the sign.
pub(super) fn without_address(name: &str) -> String {
    let is_address = |word: &&str| {
        let parts = word.split_once('@');
        parts.is_some_and(|(start, host)| !start.is_empty() && host.contains('.'))
    };
    let words: Vec<&str> = name.split_whitespace().collect();
    if !words.iter().any(is_address) {
        return name.to_owned();
    }
    let others: Vec<&str> = words.iter().copied().filter(|word| !is_address(word)).collect();
    match others.as_slice() {
        [] => {
            let first = words.first().and_then(|word| word.split('@').next()).unwrap_or_default();
            first.trim_matches(|c: char| !c.is_alphanumeric()).to_owned()
        }
        others => others.join(" "),
    }
}

/// An address without whom to sign in as: whoever wrote a password there did not mean it to be read.
pub(super) fn without_login(address: &str) -> String {
    match Url::parse(address) {
        Ok(mut url) if !url.username().is_empty() || url.password().is_some() => {
            // Only addresses without a host have no room for either.
            let _ = url.set_username("").and_then(|()| url.set_password(None));
            url.into()
        }
        _ => address.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_gives_an_address_away() {
        assert_eq!(without_address("ida@tea.example"), "ida");
        assert_eq!(without_address("Ida @ Tea"), "Ida @ Tea");
        assert_eq!(without_address("Ida Marlowe (ida@tea.example)"), "Ida Marlowe");
        assert_eq!(without_address("<ida@tea.example>"), "ida");
        assert_eq!(nicename("ida@tea.example"), None);
        assert_eq!(nicename("Ida.Marlowe").as_deref(), Some("ida-marlowe"));
    }
}
