//! The front matter of a post or a page.

use serde_json::{Value as Json, json};

use crate::{
    model::{
        date::Timestamp,
        feed::Bundle,
        post::{Author, Post},
    },
    native::ingest::{markdown::front_matter::write, summary},
};

/// All that the body does not say, as YAML.
pub(super) fn yaml(post: &Post, blog: &Bundle, url: Option<&str>, order: Option<usize>) -> String {
    // Named one by one, so that no new field can be forgotten here.
    let Post {
        id,
        // In the file's name or `url`.
        permalink: _,
        canonical,
        external_url,
        title,
        content_html,
        summary,
        image,
        published,
        modified,
        authors,
        tags,
        language,
        categories,
        // In a file of their own.
        comments: _,
        comments_open,
        aliases,
        sticky,
        series,
        series_part,
        draft,
        toc,
        extra,
        // Found out anew by publishing.
        details: _,
    } = post;
    let only_if = |value: &bool| if *value { json!(true) } else { Json::Null };
    let date = |date: &Option<Timestamp>| json!(date.as_ref().map(Timestamp::iso));
    let is_own_summary = summary::of_html(content_html) != *summary;
    let authors: &[Author] = if *authors == blog.authors { &[] } else { authors };
    let slugs: Vec<&str> = categories.iter().map(|slug| slug.as_str()).collect();
    let aliases: Vec<String> = aliases.iter().map(ToString::to_string).collect();
    // It was JSON when it was read.
    let extra = extra.as_deref().and_then(|extra| serde_json::from_str(extra).ok());
    write::yaml(&[
        ("title", json!(title)),
        ("date", date(published)),
        ("updated", date(modified)),
        ("url", json!(url)),
        ("id", json!(id)),
        ("order", json!(order)),
        ("draft", only_if(draft)),
        ("sticky", only_if(sticky)),
        ("authors", authors.iter().map(author).collect()),
        ("categories", json!(slugs)),
        ("tags", json!(tags)),
        ("series", json!(series)),
        ("part", json!(series_part)),
        ("description", json!(is_own_summary.then_some(summary))),
        ("image", json!(image)),
        ("link", json!(external_url)),
        ("language", json!(language)),
        ("toc", json!(toc)),
        ("comments", if *comments_open { Json::Null } else { json!(false) }),
        ("canonical", json!(canonical)),
        ("aliases", json!(aliases)),
        ("extra", extra.unwrap_or_default()),
    ])
}

/// A name, where there is nothing more to say.
fn author(author: &Author) -> Json {
    let mut fields = serde_json::Map::new();
    let slug = author.slug.as_ref().map(|slug| slug.as_str());
    let of_theirs = [
        ("url", author.url.as_deref()),
        ("slug", slug),
        ("description", author.description.as_deref()),
    ];
    for (key, value) in of_theirs {
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
