//! What our own export says beside the plain fields (`wordpress::export`): it goes before them, as
//! long as they still say the same. Between the two may lie years in WordPress.

use serde_json::{Map, Value as Json, json};

use super::{
    super::{
        export::unwrapped,
        wxr::{Comment, Item, ItemTerm},
    },
    dates::Moment,
    known::Entry,
    people::People,
};
use crate::model::{address::decode, date::Timestamp};

/// The custom field that holds it.
const KEY: &str = "_perennial";

/// What the export says of an item, if it is ours.
pub(super) fn of_item(item: &Item) -> Option<Json> {
    of(item.meta(KEY)?)
}

fn of(json: &str) -> Option<Json> {
    serde_json::from_str(json).ok().filter(Json::is_object)
}

/// The title to the letter: nothing is made typographic that was typed otherwise.
pub(super) fn title(own: &Json, item: &Item) -> String {
    let said = own["title"].as_str().map(str::to_owned);
    said.unwrap_or_else(|| plain(&item.title))
}

/// The address of an item, while its slug is still the last part of it.
pub(super) fn url(entry: &Entry) -> Option<&str> {
    let url = entry.own.as_ref()?["url"].as_str()?;
    let last = url.trim_end_matches('/').rsplit('/').next()?;
    let last = decode(last)?;
    let stem = last.strip_suffix(".html").or_else(|| last.strip_suffix(".htm")).unwrap_or(&last);
    (stem == entry.name).then_some(url)
}

/// The fields of an item of the feed, without its address, content and comments.
pub(super) fn fields(
    own: &Json,
    entry: &Entry,
    aliases: &[String],
    is_whole: bool,
    people: &People,
    usual: i64,
) -> Map<String, Json> {
    let mut fields = own.as_object().cloned().unwrap_or_default();
    for (name, moment) in [("date_published", &entry.published), ("date_modified", &entry.modified)]
    {
        // An item that was never changed has the moment of its publishing there.
        let is_same = match own[name].as_str() {
            Some(date) => moment.unix() == unix(date),
            None if name == "date_modified" => *moment == entry.published,
            None => moment.unix().is_none(),
        };
        if !is_same {
            fields.insert(name.to_owned(), json!(moment.rfc_3339(usual)));
        }
    }
    let person = people.find(&entry.creator);
    if own["authors"][0]["name"].as_str() != person.map(|person| person.plain.as_str()) {
        let author = person.map(|person| json!([{ "name": person.name }]));
        fields.insert("authors".to_owned(), author.unwrap_or_default());
    }
    fields.insert("title".to_owned(), json!(entry.title));
    fields.entry("tags").or_insert_with(|| names(&entry.terms, "post_tag"));
    let mut extension = own[KEY].as_object().cloned().unwrap_or_default();
    extension.entry("categories").or_insert_with(|| slugs(&entry.terms, "category"));
    extension.insert("comments_open".to_owned(), json!(entry.comments_open));
    extension.insert("sticky".to_owned(), json!(entry.is_sticky));
    extension.insert("draft".to_owned(), json!(entry.state.is_draft()));
    if !is_whole {
        extension.insert("aliases".to_owned(), json!(aliases));
    }
    fields.insert(KEY.to_owned(), Json::Object(extension));
    fields
}

/// The aliases that an item had, as paths from the blog's root.
pub(super) fn aliases(entry: &Entry, home: &str) -> Vec<String> {
    let own = entry.own.as_ref().and_then(|own| own[KEY]["aliases"].as_array());
    let paths = own.into_iter().flatten().filter_map(Json::as_str);
    paths.filter_map(|alias| alias.strip_prefix(home)).map(|path| format!("/{path}")).collect()
}

/// The body to the letter; `None` where somebody wrote another in WordPress.
pub(super) fn body(own: &Json, item: &Item) -> Option<String> {
    let body = unwrapped(&item.content)?;
    Some(own["content_html"].as_str().map_or(body, str::to_owned))
}

/// The summary to the letter; `None` where there is none of its own.
pub(super) fn summary(own: &Json, item: &Item) -> Option<String> {
    let said = own["summary"].as_str().map(str::to_owned);
    said.or_else(|| Some(plain(&item.excerpt))).filter(|summary| !summary.trim().is_empty())
}

/// What a comment is called by, and what our export says of it.
pub(super) fn of_comment(comment: &Comment) -> Option<Json> {
    let (_, json) = comment.meta.iter().find(|(key, _)| key == KEY)?;
    of(json)
}

/// The ID of a comment, which need not be a number.
pub(super) fn comment_id(comment: &Comment) -> String {
    let own = of_comment(comment).and_then(|own| own["id"].as_str().map(str::to_owned));
    own.unwrap_or_else(|| comment.id.to_string())
}

/// A comment of the feed, without its parent.
pub(super) fn comment(own: &Json, comment: &Comment, usual: i64) -> Json {
    let moment = Moment::new(&comment.date, &comment.date_gmt);
    let date = match own["date"].as_str() {
        Some(date) if moment.unix() == unix(date) => Some(date.to_owned()),
        _ => moment.rfc_3339(usual),
    };
    let html = own["content_html"].as_str().unwrap_or(&comment.content);
    json!({ "id": own["id"], "author": own["author"], "date": date, "content_html": html })
}

fn unix(date: &str) -> Option<i64> {
    let moment: jiff::Timestamp = date.parse().ok()?;
    Timestamp::new(date, moment.as_second()).map(|date| date.unix())
}

fn names(terms: &[ItemTerm], taxonomy: &str) -> Json {
    let own = terms.iter().filter(|term| term.taxonomy == taxonomy);
    own.map(|term| json!(plain(&term.name))).collect()
}

fn slugs(terms: &[ItemTerm], taxonomy: &str) -> Json {
    let own = terms.iter().filter(|term| term.taxonomy == taxonomy);
    own.map(|term| json!(decode(&term.slug))).collect()
}

/// Text from HTML as our export writes it.
pub(super) fn plain(html: &str) -> String {
    html.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}
