//! Where everything that an export names by number has gone.

use std::collections::HashMap;

use super::{
    addresses::Wish,
    both::Both,
    known::{Known, State, Target},
    terms::Terms,
};
use crate::{model::address::encode, native::ingest::sanitise::refused_scheme};

/// Items and terms by ID.
#[derive(Debug, Default)]
pub(super) struct Places {
    items: HashMap<u64, Place>,
    terms: HashMap<(String, u64), Place>,
}

#[derive(Debug, Clone)]
struct Place {
    /// A path below the root, or an absolute address.
    url: String,
    title: String,
    is_post: bool,
}

impl Places {
    pub(super) fn new(known: &Known, wishes: &Both<Vec<Wish>>, terms: &Terms) -> Self {
        let mut places = Self::default();
        for (entry, wish) in known.all().zip(wishes.each().into_iter().flatten()) {
            if entry.state == State::Published && entry.id != 0 {
                let (url, title) = (wish.path.clone(), entry.title.clone());
                places.items.insert(entry.id, Place { url, title, is_post: true });
            }
        }
        for attachment in &known.attachments {
            let url = places.post(attachment.parent).unwrap_or(&attachment.url).to_owned();
            places.items.insert(
                attachment.id,
                Place { url, title: attachment.title.clone(), is_post: false },
            );
        }
        let titles: HashMap<(&str, u64), &str> = known
            .terms
            .values()
            .flatten()
            .map(|term| ((term.taxonomy.as_str(), term.id), term.name.as_str()))
            .collect();
        for ((taxonomy, id), slug) in &terms.by_id {
            let url = match taxonomy.as_str() {
                "category" => terms.category_path(slug),
                _ => Some(format!("/tag/{}/", encode(slug))),
            };
            let title =
                titles.get(&(taxonomy.as_str(), *id)).copied().unwrap_or_default().to_owned();
            if let Some(url) = url {
                places.terms.insert((taxonomy.clone(), *id), Place { url, title, is_post: false });
            }
        }
        places
    }

    /// Where a post, a page or an attachment is.
    pub(super) fn item(&self, id: u64) -> Option<&str> {
        self.items.get(&id).map(|place| place.url.as_str())
    }

    /// Where a post or a page is, if it is published.
    pub(super) fn post(&self, id: u64) -> Option<&str> {
        self.items.get(&id).filter(|place| place.is_post).map(|place| place.url.as_str())
    }

    /// Where a menu leads, and what that is called.
    pub(super) fn target(&self, target: &Target) -> (Option<String>, Option<String>) {
        let place = match target {
            Target::Item(id) => self.items.get(id),
            Target::Term(taxonomy, id) => self.terms.get(&(taxonomy.clone(), *id)),
            Target::Url(url) => {
                // Menus open with entries that lead nowhere.
                let is_address = !url.is_empty() && !url.starts_with('#');
                let is_address = is_address && refused_scheme(url).is_none();
                return (is_address.then(|| url.clone()), None);
            }
        };
        place.map(|place| (place.url.clone(), place.title.clone())).unzip()
    }
}
