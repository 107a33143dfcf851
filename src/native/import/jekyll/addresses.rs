//! Where Jekyll puts a page: <https://jekyllrb.com/docs/permalinks/>

use std::{ffi::OsStr, path::Path};

use super::settings::{Collection, Site};
use crate::native::import::{
    fields::Fields,
    old::normal_address,
    report::shown,
    slugs::{jekyll, jekyll_title},
};

/// A text of the blog.
#[derive(Debug)]
pub(super) struct Place<'a> {
    /// Below the folder that everything is in.
    pub(super) below: &'a Path,
    /// The name of the file, without date and extension.
    pub(super) name: &'a str,
    pub(super) slug: Option<&'a str>,
    pub(super) permalink: Option<&'a str>,
    pub(super) collection: Option<&'a Collection>,
    /// Whether it has a date and categories.
    pub(super) is_post: bool,
}

/// The address of a text, as [`normal_address`] has it. A colon is left where a draft has no date.
pub(super) fn address(site: &Site, place: &Place<'_>, fields: &Fields) -> String {
    let own = place.permalink.map(str::to_owned);
    let pattern = own.unwrap_or_else(|| match (place.is_post, place.collection) {
        (true, _) => site.post_permalink.clone().unwrap_or_else(|| site.permalink.clone()),
        (_, Some(collection)) => collection
            .permalink
            .clone()
            .unwrap_or_else(|| with_suffix("/:collection/:path", &site.permalink)),
        _ if place.name == "index" => "/:path/".to_owned(),
        _ => with_suffix("/:path/:basename", &site.permalink),
    });
    normal_address(&fill(site, &pattern, place, fields))
}

/// Pages end as posts do.
fn with_suffix(pattern: &str, of_posts: &str) -> String {
    let suffix = [":output_ext", "/"].into_iter().find(|suffix| of_posts.ends_with(suffix));
    format!("{pattern}{}", suffix.unwrap_or_default())
}

fn fill(site: &Site, pattern: &str, place: &Place<'_>, fields: &Fields) -> String {
    let mut filled = String::new();
    let mut rest = pattern;
    while let Some(at) = rest.find(':') {
        filled.push_str(&rest[..at]);
        let token = &rest[at + 1..];
        let end = token.find(|c: char| !c.is_ascii_lowercase() && c != '_').unwrap_or(token.len());
        let (name, after) = token.split_at(end);
        filled.push_str(
            &token_value(site, name, place, fields).unwrap_or_else(|| format!(":{name}")),
        );
        rest = after;
    }
    filled.push_str(rest);
    filled
}

fn token_value(site: &Site, name: &str, place: &Place<'_>, fields: &Fields) -> Option<String> {
    let date = |format: &str| fields.when.map(|when| when.at_home.strftime(format).to_string());
    let folder = |path: &Path| path.parent().map(shown).unwrap_or_default();
    let stem = || place.below.file_stem().and_then(OsStr::to_str).unwrap_or_default().to_owned();
    Some(match name {
        "year" => date("%Y")?,
        "short_year" => date("%y")?,
        "month" => date("%m")?,
        "i_month" => date("%-m")?,
        "short_month" => date("%b")?,
        "long_month" => date("%B")?,
        "day" => date("%d")?,
        "i_day" => date("%-d")?,
        "y_day" => date("%j")?,
        "w_year" => date("%G")?,
        "week" => date("%V")?,
        "w_day" => date("%u")?,
        "short_day" => date("%a")?,
        "long_day" => date("%A")?,
        "hour" => date("%H")?,
        "minute" => date("%M")?,
        "second" => date("%S")?,
        "categories" => {
            fields.categories.iter().map(|it| it.to_lowercase()).collect::<Vec<_>>().join("/")
        }
        "slugified_categories" => {
            fields.categories.iter().map(|it| jekyll(it, true)).collect::<Vec<_>>().join("/")
        }
        "title" => jekyll_title(place.slug.unwrap_or(place.name)),
        "slug" => jekyll(place.slug.unwrap_or(place.name), true),
        "name" => jekyll(&stem(), true),
        "basename" => stem(),
        "collection" => place.collection.map(|it| it.name.clone()).unwrap_or_default(),
        "path" => match place.collection {
            Some(collection) => {
                let own = site.collection_folder(&collection.name);
                shown(&place.below.strip_prefix(own).unwrap_or(place.below).with_extension(""))
            }
            None => folder(place.below),
        },
        "output_ext" => ".html".to_owned(),
        _ => return None,
    })
}
