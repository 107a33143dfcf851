//! The files of the new folder.

use serde_json::Value as Json;
use toml::Value as Toml;

use super::{
    old::{Blog, Text},
    report::Addresses,
};
use crate::{model::language, native::ingest::markdown::front_matter::write::yaml};

/// A post or a page as a file.
pub(super) fn text(text: &Text, body: &str) -> String {
    let fields: Vec<(&str, Json)> = text.fields.to_list();
    let body = body.trim_start_matches(['\n', '\r']).trim_end();
    format!("{}\n{body}\n", yaml(&fields))
}

/// The settings. What has no form that is read here is named in the second part.
pub(super) fn config(blog: &Blog, addresses: &Addresses) -> (String, Vec<String>) {
    let mut toml = String::new();
    let mut left = Vec::new();
    let mut add = |key: &str, value: Toml| toml.push_str(&format!("{key} = {value}\n"));
    let text = |text: &str| Toml::String(text.to_owned());
    add("title", text(blog.title.as_deref().unwrap_or("Untitled")));
    match &blog.base_url {
        Some(url) if is_web_address(url) => add("base_url", text(url)),
        Some(url) => left.push(format!("the base URL {url:?}, which is no web address")),
        None => {}
    }
    match blog.language.as_deref().map(|tag| tag.replace('_', "-")) {
        Some(tag) if language::is_tag(&tag) => add("language", text(&tag)),
        Some(tag) => left.push(format!("the language {tag:?}, which is no language tag")),
        None => {}
    }
    if let Some(description) = &blog.description {
        add("description", text(description));
    }
    add("permalink", text(&addresses.permalink));
    if let Some(zone) = blog.timezone.as_deref().filter(|zone| *zone != "UTC") {
        add("timezone", text(zone));
    }
    match blog.posts_per_page {
        Some(number @ 1..=100) => {
            add("posts_per_page", Toml::Integer(i64::try_from(number).unwrap_or(10)))
        }
        Some(number) => left.push(format!("{number} posts on a page, where 1 to 100 can be")),
        None => {}
    }
    if !blog.smart {
        add("smart_punctuation", Toml::Boolean(false));
    }
    if let Some(author) = &blog.author {
        toml.push_str(&format!("\n[[authors]]\nname = {}\n", text(author)));
    }
    for (title, url) in &blog.navigation {
        let known = ["https://", "http://", "mailto:", "tel:"];
        if url.starts_with('/') || known.iter().any(|scheme| url.starts_with(scheme)) {
            let (title, url) = (text(title), text(url));
            toml.push_str(&format!("\n[[navigation]]\ntitle = {title}\nurl = {url}\n"));
        } else {
            left.push(format!(
                "the menu's link {url:?}, which is neither a path nor a web address"
            ));
        }
    }
    (toml, left)
}

fn is_web_address(text: &str) -> bool {
    url::Url::parse(text).is_ok_and(|url| matches!(url.scheme(), "http" | "https"))
}
