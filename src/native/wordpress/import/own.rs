//! What our own export says beside the plain fields (`wordpress::export`): it goes before them, as
//! long as they still say the same. Between the two may lie years in WordPress.

use serde_json::{Map, Value as Json, json};
use url::{Position, Url};

use super::{
    super::{
        export::{KEY, exportable, unwrapped},
        wxr::{Comment, Item, ItemTerm},
    },
    blog::Blog,
    dates::Moment,
    known::Entry,
};
use crate::model::{address::decode, date::Timestamp};

/// What the export says of an item, if it is ours.
pub(super) fn of_item(item: &Item) -> Option<Json> {
    of(item.meta(KEY)?)
}

/// The feed as it was, with these items, and with the categories that it did not have yet.
pub(super) fn feed(
    own: &Map<String, Json>,
    posts: Vec<Json>,
    pages: Vec<Json>,
    categories: &[Json],
) -> Json {
    let mut feed = own.clone();
    let mut extension = feed.remove(KEY).and_then(|it| it.as_object().cloned()).unwrap_or_default();
    let known = extension.entry("categories").or_insert_with(|| json!([]));
    if let Json::Array(known) = known {
        let is_new = |new: &&Json| known.iter().all(|known| known["slug"] != new["slug"]);
        let new: Vec<Json> = categories.iter().filter(is_new).cloned().collect();
        known.extend(new);
    }
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

/// The address of an item, while its slug is still the last part of it, as WordPress spells it.
pub(super) fn url(entry: &Entry, home: &Url) -> Option<Url> {
    let url = entry.own.as_ref()?["url"].as_str()?;
    let last = url.trim_end_matches('/').rsplit('/').next()?;
    let last = decode(last)?;
    let stem = last.strip_suffix(".html").or_else(|| last.strip_suffix(".htm")).unwrap_or(&last);
    (spelled(stem) == spelled(&entry.name)).then(|| here(url, home)).flatten()
}

/// An address of the blog, which may have moved to another host meanwhile.
fn here(address: &str, home: &Url) -> Option<Url> {
    let url = Url::parse(address).ok()?;
    home.join(&url[Position::BeforePath..]).ok()
}

/// A slug with nothing in it that WordPress would write otherwise.
fn spelled(slug: &str) -> String {
    let words = slug.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-").to_lowercase()
}

/// The fields of an item of the feed, without its address, content and comments.
pub(super) fn fields(
    own: &Json,
    entry: &Entry,
    aliases: &[String],
    blog: &Blog<'_>,
) -> Map<String, Json> {
    let mut fields = own.as_object().cloned().unwrap_or_default();
    let says = |name: &str, moment: &Moment| moment.unix() == own[name].as_str().and_then(unix);
    let is_published_then = says("date_published", &entry.published);
    // WordPress's importer takes the moment of publishing for that of the last change.
    let is_as_new = is_published_then && entry.modified == entry.published;
    let is_modified_then = is_as_new || says("date_modified", &entry.modified);
    for (name, moment, is_same) in [
        ("date_published", &entry.published, is_published_then),
        ("date_modified", &entry.modified, is_modified_then),
    ] {
        if !is_same {
            fields.insert(name.to_owned(), json!(moment.rfc_3339(blog.usual)));
        }
    }
    let person = blog.people.find(&entry.creator);
    let is_author = match (own["authors"][0]["name"].as_str(), person) {
        (Some(own), Some(person)) => are_same(&[own], &[&person.plain]),
        (own, person) => own.is_none() && person.is_none(),
    };
    if !is_author {
        let author = person.map(|person| json!([{ "name": person.name }]));
        fields.insert("authors".to_owned(), author.unwrap_or_default());
    }
    fields.insert("title".to_owned(), json!(entry.title));
    let tags = names(&entry.terms, "post_tag");
    if !texts(&own["tags"]).is_some_and(|own| are_same(&own, &tags)) {
        fields.insert("tags".to_owned(), json!(tags));
    }
    let mut extension = own[KEY].as_object().cloned().unwrap_or_default();
    let categories = blog.terms.categories_of(&entry.terms);
    extension.insert("categories".to_owned(), json!(categories));
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
pub(super) fn aliases(entry: &Entry, home: &Url) -> Vec<String> {
    let own = entry.own.as_ref().and_then(|own| texts(&own[KEY]["aliases"]));
    let path = |alias| {
        let alias = here(alias, home)?;
        alias.as_str().strip_prefix(home.as_str()).map(|path| format!("/{path}"))
    };
    own.into_iter().flatten().filter_map(path).collect()
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
    // Somebody may have asked not to be named any more.
    let author = &own["author"];
    let name = said(author, "name", &plain(&comment.author));
    let url = said(author, "url", &comment.author_url);
    let author = json!({ "name": name, "url": Some(url).filter(|url| !url.is_empty()) });
    json!({ "id": own["id"], "author": author, "date": date, "content_html": html })
}

/// A field to the letter, as long as the plain one says the same as far as it can.
fn said(own: &Json, field: &str, plain: &str) -> String {
    let own = own[field].as_str().filter(|own| words(own) == words(plain));
    own.unwrap_or(plain).to_owned()
}

/// What comes back of a text from the plain field.
fn words(text: &str) -> Vec<String> {
    // Readers leave out the sign for what was no character; brackets may be entities.
    let text = exportable(text).replace('\u{fffd}', "").replace("&#91;", "[");
    text.split_whitespace().map(str::to_owned).collect()
}

/// Whether two lists name the same, in whatever order. Case makes no other name.
fn are_same(own: &[impl AsRef<str>], plain: &[impl AsRef<str>]) -> bool {
    fn sorted(names: &[impl AsRef<str>]) -> Vec<Vec<String>> {
        let mut all: Vec<_> =
            names.iter().map(|name| words(&name.as_ref().to_lowercase())).collect();
        all.sort();
        all
    }
    sorted(own) == sorted(plain)
}

fn texts(list: &Json) -> Option<Vec<&str>> {
    list.as_array().map(|list| list.iter().filter_map(Json::as_str).collect())
}

fn unix(date: &str) -> Option<i64> {
    let moment: jiff::Timestamp = date.parse().ok()?;
    Timestamp::new(date, moment.as_second()).map(|date| date.unix())
}

fn names(terms: &[ItemTerm], taxonomy: &str) -> Vec<String> {
    let own = terms.iter().filter(|term| term.taxonomy == taxonomy);
    own.map(|term| plain(&term.name)).collect()
}

/// Text from HTML as our export writes it.
pub(super) fn plain(html: &str) -> String {
    html.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}
