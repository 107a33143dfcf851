//! What our own export says beside the plain fields (`wordpress::export`): it goes before them, as
//! long as they still say the same. Between the two may lie years in WordPress.

use serde_json::{Map, Value as Json, json};

use super::{
    super::{
        export::{exportable, unwrapped},
        wxr::{Comment, Item, ItemTerm},
    },
    blog::Blog,
    dates::Moment,
    known::Entry,
};
use crate::model::{address::decode, date::Timestamp};

/// The custom field that holds it.
const KEY: &str = "_perennial";

/// What the export says of an item, if it is ours.
pub(super) fn of_item(item: &Item) -> Option<Json> {
    of(item.meta(KEY)?)
}

/// The feed as it was, with these items.
pub(super) fn feed(own: &Map<String, Json>, posts: Vec<Json>, pages: Vec<Json>) -> Json {
    let mut feed = own.clone();
    let mut extension = feed.remove(KEY).and_then(|it| it.as_object().cloned()).unwrap_or_default();
    extension.insert("pages".to_owned(), Json::Array(pages));
    feed.insert(KEY.to_owned(), Json::Object(extension));
    feed.insert("items".to_owned(), Json::Array(posts));
    Json::Object(feed)
}

/// What the export says of the feed.
pub(super) fn of_feed(json: &str) -> Option<Map<String, Json>> {
    of(json)?.as_object().cloned()
}

fn of(json: &str) -> Option<Json> {
    serde_json::from_str(json).ok().filter(Json::is_object)
}

/// The title to the letter: nothing is made typographic that was typed otherwise.
pub(super) fn title(own: &Json, item: &Item) -> String {
    said(own, "title", &plain(&item.title))
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
    blog: &Blog<'_>,
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
            fields.insert(name.to_owned(), json!(moment.rfc_3339(blog.usual)));
        }
    }
    let person = blog.people.find(&entry.creator);
    if own["authors"][0]["name"].as_str() != person.map(|person| person.plain.as_str()) {
        let author = person.map(|person| json!([{ "name": person.name }]));
        fields.insert("authors".to_owned(), author.unwrap_or_default());
    }
    fields.insert("title".to_owned(), json!(entry.title));
    let tags = names(&entry.terms, "post_tag");
    if !are_said(&own["tags"], &tags) {
        fields.insert("tags".to_owned(), json!(tags));
    }
    let mut extension = own[KEY].as_object().cloned().unwrap_or_default();
    let categories = slugs(&entry.terms, "category");
    if !are_said(&own[KEY]["categories"], &categories) {
        extension.insert("categories".to_owned(), json!(categories));
    }
    extension.insert("comments_open".to_owned(), json!(entry.comments_open));
    extension.insert("sticky".to_owned(), json!(entry.is_sticky));
    extension.insert("draft".to_owned(), json!(entry.state.is_draft()));
    if blog.known.channel.own.is_none() {
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
    Some(said(own, "content_html", &body))
}

/// The summary to the letter; `None` where there is none of its own.
pub(super) fn summary(own: &Json, item: &Item) -> Option<String> {
    let summary = said(own, "summary", &plain(&item.excerpt));
    (!summary.trim().is_empty()).then_some(summary)
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
    let html = said(own, "content_html", &comment.content);
    json!({ "id": own["id"], "author": own["author"], "date": date, "content_html": html })
}

/// A field to the letter, as long as the plain one says the same as far as it can.
fn said(own: &Json, field: &str, plain: &str) -> String {
    let words = |text: &str| -> Vec<String> {
        exportable(text).split_whitespace().map(str::to_owned).collect()
    };
    let own = own[field].as_str().filter(|own| words(own) == words(plain));
    own.unwrap_or(plain).to_owned()
}

fn unix(date: &str) -> Option<i64> {
    let moment: jiff::Timestamp = date.parse().ok()?;
    Timestamp::new(date, moment.as_second()).map(|date| date.unix())
}

fn names(terms: &[ItemTerm], taxonomy: &str) -> Vec<String> {
    let own = terms.iter().filter(|term| term.taxonomy == taxonomy);
    own.map(|term| plain(&term.name)).collect()
}

fn slugs(terms: &[ItemTerm], taxonomy: &str) -> Vec<String> {
    let own = terms.iter().filter(|term| term.taxonomy == taxonomy);
    own.filter_map(|term| decode(&term.slug)).collect()
}

/// Whether a list still has as many terms as the plain fields, which may spell them otherwise.
fn are_said(own: &Json, plain: &[String]) -> bool {
    own.as_array().is_some_and(|own| own.len() == plain.len())
}

/// Text from HTML as our export writes it.
pub(super) fn plain(html: &str) -> String {
    html.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}
