//! The front matter of a post or a page.

use serde_json::{Value as Json, json};

use crate::{
    model::{
        feed::Bundle,
        post::{Author, Post},
    },
    native::ingest::{markdown::front_matter::write, summary},
};

/// All that the body does not say, as YAML.
pub(super) fn yaml(post: &Post, blog: &Bundle, url: Option<&str>, order: Option<usize>) -> String {
    let only_if = |value: bool| if value { json!(true) } else { Json::Null };
    let date = |date: &Option<_>| json!(date.as_ref().map(crate::model::date::Timestamp::iso));
    let is_own_summary = summary::of_html(&post.content_html) != post.summary;
    let authors: &[Author] = if post.authors == blog.authors { &[] } else { &post.authors };
    let slugs: Vec<&str> = post.categories.iter().map(|slug| slug.as_str()).collect();
    let aliases: Vec<String> = post.aliases.iter().map(ToString::to_string).collect();
    // It was JSON when it was read.
    let extra = post.extra.as_deref().and_then(|extra| serde_json::from_str(extra).ok());
    write::yaml(&[
        ("title", json!(post.title)),
        ("date", date(&post.published)),
        ("updated", date(&post.modified)),
        ("url", json!(url)),
        ("id", json!(post.id)),
        ("order", json!(order)),
        ("draft", only_if(post.draft)),
        ("sticky", only_if(post.sticky)),
        ("authors", authors.iter().map(author).collect()),
        ("categories", json!(slugs)),
        ("tags", json!(post.tags)),
        ("series", json!(post.series)),
        ("part", json!(post.series_part)),
        ("description", json!(is_own_summary.then_some(&post.summary))),
        ("image", json!(post.image)),
        ("link", json!(post.external_url)),
        ("language", json!(post.language)),
        ("toc", json!(post.toc)),
        ("comments", if post.comments_open { Json::Null } else { json!(false) }),
        ("canonical", json!(post.canonical)),
        ("aliases", json!(aliases)),
        ("extra", extra.unwrap_or_default()),
    ])
}

/// A name, where there is nothing more to say.
fn author(author: &Author) -> Json {
    let mut fields = serde_json::Map::new();
    for (key, value) in [("url", &author.url), ("description", &author.description)] {
        if let Some(value) = value {
            fields.insert(key.to_owned(), json!(value));
        }
    }
    if fields.is_empty() {
        return json!(author.name);
    }
    fields.insert("name".to_owned(), json!(author.name));
    Json::Object(fields)
}
