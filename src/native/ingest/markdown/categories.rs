//! The categories of a folder: those that the settings describe, and those that texts name besides.

use serde_json::{Value as Json, json};

use super::{config::Config, item::Item};
use crate::model::slug::Slug;

/// A category: how front matter may call it, and what the feed says of it.
pub(super) struct Named {
    pub(super) slug: String,
    name: String,
    pub(super) json: Json,
}

/// The categories that are described, then those that posts name besides.
pub(super) fn all<'a>(config: &Config, items: impl Iterator<Item = &'a Item>) -> Vec<Named> {
    let mut all = described(config);
    for name in items.flat_map(|item| &item.categories) {
        if find(&all, name).is_none()
            && let Some(slug) = Slug::from_name(name)
        {
            let slug = String::from(slug);
            let json = json!({ "slug": slug, "name": name });
            all.push(Named { slug, name: name.clone(), json });
        }
    }
    all
}

/// The slug of the category that a text calls so.
pub(super) fn slug(config: &Config, called: &str) -> Option<String> {
    let described = described(config);
    let known = find(&described, called).map(|category| category.slug.clone());
    known.or_else(|| Slug::from_name(called).map(String::from))
}

fn described(config: &Config) -> Vec<Named> {
    let text = |json: &Json, key: &str| json.get(key).and_then(Json::as_str).map(str::to_owned);
    let named = |json: &Json| {
        let slug = text(json, "slug").unwrap_or_default();
        let name = text(json, "name").unwrap_or_else(|| slug.clone());
        Named { slug, name, json: json.clone() }
    };
    config.categories.iter().map(named).collect()
}

/// The category that is called so: by slug, else by name, or by the slug of the name.
pub(super) fn find<'a>(categories: &'a [Named], called: &str) -> Option<&'a Named> {
    let by_slug = categories.iter().find(|category| category.slug == called);
    by_slug.or_else(|| {
        let slug = Slug::from_name(called).map(String::from);
        categories.iter().find(|category| {
            category.name.eq_ignore_ascii_case(called) || Some(&category.slug) == slug.as_ref()
        })
    })
}
