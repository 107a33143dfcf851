//! Where everything that an export names by number has gone.

use std::collections::HashMap;

use super::{
    addresses::Wish,
    known::{Known, State, Target},
    terms::Terms,
};
use crate::model::address::encode;

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
}

impl Places {
    pub(super) fn new(known: &Known, wishes: &[Vec<Wish>; 2], terms: &Terms) -> Self {
        let mut places = Self::default();
        for (entries, wishes) in [(&known.posts, &wishes[0]), (&known.pages, &wishes[1])] {
            for (entry, wish) in entries.iter().zip(wishes) {
                if entry.state == State::Published {
                    let place = Place { url: wish.path.clone(), title: entry.title.clone() };
                    places.items.insert(entry.id, place);
                }
            }
        }
        for attachment in &known.attachments {
            let parent = places.items.get(&attachment.parent).map(|it| it.url.clone());
            let url = parent.unwrap_or_else(|| attachment.url.clone());
            places.items.insert(attachment.id, Place { url, title: attachment.title.clone() });
        }
        for ((taxonomy, id), slug) in &terms.by_id {
            let url = match taxonomy.as_str() {
                "category" => terms.category_path(slug),
                _ => Some(format!("/tag/{}/", encode(slug))),
            };
            let own = known.terms.get(taxonomy).into_iter().flatten().find(|term| term.id == *id);
            let title = own.map(|term| term.name.clone()).unwrap_or_default();
            if let Some(url) = url {
                places.terms.insert((taxonomy.clone(), *id), Place { url, title });
            }
        }
        places
    }

    /// Where a post, a page or an attachment is.
    pub(super) fn item(&self, id: u64) -> Option<&str> {
        self.items.get(&id).map(|place| place.url.as_str())
    }

    /// Where a menu leads, and what that is called.
    pub(super) fn target(&self, target: &Target) -> (Option<String>, Option<String>) {
        let place = match target {
            Target::Item(id) => self.items.get(id),
            Target::Term(taxonomy, id) => self.terms.get(&(taxonomy.clone(), *id)),
            Target::Url(url) => {
                // Menus open with entries that lead nowhere.
                let is_address = !url.is_empty() && !url.starts_with('#');
                return (is_address.then(|| url.clone()), None);
            }
        };
        place.map(|place| (place.url.clone(), place.title.clone())).unzip()
    }
}
