//! What WordPress has no place for, as JSON in the shape of `posts.json`.

use serde_json::{Map, Value, json};

use super::{terms::Terms, text};
use crate::{
    model::{
        comment::Comment,
        date::Timestamp,
        feed::Bundle,
        post::{Author, Post},
    },
    native::publish,
};

/// The custom field that holds it.
pub(in crate::native::wordpress) const KEY: &str = "_perennial";

/// The feed without its items.
pub(super) fn feed(bundle: &Bundle) -> String {
    // Named one by one, so that no new field can be forgotten here.
    let Bundle {
        title,
        description,
        home_page_url,
        language,
        authors,
        posts: _,
        pages: _,
        categories,
        tags,
        redirects,
        navigation,
        settings,
    } = bundle;
    let bundle = Bundle {
        title: title.clone(),
        description: description.clone(),
        home_page_url: home_page_url.clone(),
        language: language.clone(),
        authors: authors.clone(),
        posts: Vec::new(),
        pages: Vec::new(),
        categories: categories.clone(),
        tags: tags.clone(),
        redirects: redirects.clone(),
        navigation: navigation.clone(),
        settings: settings.clone(),
    };
    // It is JSON: it was written just now.
    let feed = serde_json::from_slice(&publish::posts_json(bundle)).unwrap_or_default();
    text::json(&feed)
}

/// The fields of an item; `url` is its address.
pub(super) fn item(
    item: &Post,
    url: &str,
    home: &str,
    own_summary: &str,
    terms: &Terms<'_>,
) -> String {
    // Named one by one, so that no new field can be forgotten here.
    let Post {
        id,
        permalink: _,
        canonical,
        external_url,
        title,
        content_html,
        summary: _,
        image,
        published,
        modified,
        authors,
        tags,
        language,
        // A slug comes back from the plain field to the letter, or is another in WordPress.
        categories: _,
        // With their own fields.
        comments: _,
        comments_open: _,
        aliases,
        sticky: _,
        series,
        series_part,
        draft: _,
        toc,
        extra,
        // Found out anew by publishing.
        details: _,
    } = item;
    let below = |address: String| format!("{home}{}", address.trim_start_matches('/'));
    let aliases: Vec<String> = aliases.iter().map(|alias| below(alias.to_string())).collect();
    // It was JSON when it was read.
    let extra: Value =
        extra.as_deref().and_then(|extra| serde_json::from_str(extra).ok()).unwrap_or_default();
    let extension = json!({
        "aliases": aliases, "canonical": canonical, "series": series, "series_part": series_part,
        "toc": toc, "extra": extra,
    });
    let mut fields = json!({
        "id": id, "url": url, "external_url": external_url, "image": image,
        "date_published": date(published.as_ref()), "date_modified": date(modified.as_ref()),
        "authors": authors.iter().map(author).collect::<Vec<_>>(), "language": language,
        "_perennial": extension,
    });
    if !text::is_exact_line(title) {
        fields["title"] = json!(title);
    }
    if !own_summary.is_empty() && !text::is_exact_line(own_summary) {
        fields["summary"] = json!(own_summary);
    }
    if !text::is_exact(content_html) {
        fields["content_html"] = json!(content_html);
    }
    let is_said = |tag: &String| {
        text::is_exact_line(tag) && terms.tag(tag).is_some_and(|term| term.name == *tag)
    };
    if !tags.iter().all(is_said) {
        fields["tags"] = json!(tags);
    }
    text::json(&fields)
}

/// The fields of a comment.
pub(super) fn comment(comment: &Comment) -> String {
    let Comment { id, parent: _, author, author_url, date: written, content_html, kind: _ } =
        comment;
    let mut fields = json!({
        "id": id.as_str(), "date": date(written.as_ref()),
        "author": { "name": author, "url": author_url },
    });
    if !text::is_exact(content_html) {
        fields["content_html"] = json!(content_html);
    }
    text::json(&fields)
}

fn date(date: Option<&Timestamp>) -> Value {
    json!(date.map(Timestamp::iso))
}

fn author(author: &Author) -> Value {
    let Author { name, url, slug, description } = author;
    let mut fields = Map::new();
    fields.insert("name".to_owned(), json!(name));
    if let Some(url) = url {
        fields.insert("url".to_owned(), json!(url));
    }
    let slug = slug.as_ref().map(|slug| slug.as_str());
    if slug.is_some() || description.is_some() {
        let extension = json!({ "slug": slug, "description": description });
        fields.insert("_perennial".to_owned(), extension);
    }
    Value::Object(fields)
}
