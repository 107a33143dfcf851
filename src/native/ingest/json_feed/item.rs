//! One item: a post or a standalone page.

use std::collections::HashSet;

use serde_json::Value;
use url::Url;

use super::{
    comments,
    fields::{Fields, Report, describe},
    terms,
};
use crate::{
    model::{
        address::Permalink,
        alias::Alias,
        date::Timestamp,
        feed::Toc,
        language,
        post::{Author, Details, Post},
        slug::Slug,
    },
    native::{
        ingest::{
            links::{Links, Root},
            sanitise::{Clean, Policy, web_address},
            summary,
        },
        memory::Memory,
    },
};

/// How the places of a table of contents are called.
pub(super) const TOC: [(&str, Toc); 3] =
    [("none", Toc::None), ("top", Toc::Top), ("side", Toc::Side)];

/// What an item needs to know of its feed.
pub(super) struct Context<'a> {
    pub(super) memory: &'a Memory<Clean>,
    pub(super) links: &'a Links,
    pub(super) language: &'a str,
    pub(super) authors: &'a [Author],
    pub(super) categories: HashSet<Slug>,
}

impl Context<'_> {
    /// HTML that stands on `page`, made safe.
    pub(super) fn clean(&self, html: &str, policy: Policy, page: &Url) -> Clean {
        let key = || format!("{policy:?} {page} {:?} {html}", self.links);
        self.memory.recall(key, || Clean::of(html, policy, self.links, page))
    }
}

/// An item as read, before addresses are compared and made.
pub(super) struct Draft {
    /// Where it is in the file.
    pub(super) pointer: String,
    /// Its permalink is a stand-in where `has_address` is false.
    pub(super) post: Post,
    /// Whether the feed gave it an address on the blog.
    pub(super) has_address: bool,
    /// Where its comments are in the file, in their order.
    pub(super) comment_pointers: Vec<String>,
    /// Where its aliases are in the file, in their order.
    pub(super) alias_pointers: Vec<String>,
}

/// `None` only when the item has a fault.
pub(super) fn read(
    mut fields: Fields,
    context: &Context<'_>,
    report: &mut Report,
) -> Option<Draft> {
    let pointer = fields.pointer().to_owned();
    let id = id(&mut fields, report);
    let published = fields.date("date_published", report);
    let modified = fields.date("date_modified", report);
    let url = url(&mut fields, context.links, report);
    let address = url.as_ref().and_then(|url| permalink(url, &fields, context.links, report));
    let page = url.clone().unwrap_or_else(|| context.links.source_home().clone());
    let content_html = content(&mut fields, context, &page, report);
    let summary = fields.text("summary", report);
    let summary = summary.unwrap_or_else(|| summary::of_html(&content_html));
    let title =
        fields.text("title", report).unwrap_or_else(|| derived_title(&summary, id.as_deref()));
    let external_url = external_url(&mut fields, context.links, report);
    let image = fields.text("image", report).map(|image| context.links.rewrite(&image, &page));
    let own_authors: Vec<Author> =
        authors(&mut fields, report).into_iter().map(|(_, author)| author).collect();
    let tags = tags(&mut fields, report);
    let language = language(&mut fields, context.language, report);
    let mut extension = fields.object("_perennial", report);
    let (mut post_comments, mut comment_pointers) = (Vec::new(), Vec::new());
    let (mut aliases, mut alias_pointers) = (Vec::new(), Vec::new());
    let mut categories = Vec::new();
    let (mut sticky, mut comments_open, mut draft) = (None, None, None);
    let (mut series, mut series_part, mut canonical) = (None, None, None);
    let (mut toc, mut extra) = (None, None);
    if let Some(extension) = &mut extension {
        (post_comments, comment_pointers) = comments::read(extension, context, &page, report);
        (aliases, alias_pointers) = self::aliases(extension, context.links, report);
        categories = self::categories(extension, context, report);
        sticky = extension.boolean("sticky", report);
        comments_open = extension.boolean("comments_open", report);
        series = extension.text("series", report);
        series_part = extension.number("series_part", 1..=9_999, report);
        draft = extension.boolean("draft", report);
        toc = extension.one_of("toc", &TOC, report);
        extra = extension.json_object("extra", report);
        canonical = extension.web_address("canonical", report);
    }
    if let Some(extension) = extension {
        extension.finish("the _perennial extension of an item", report);
    }
    fields.finish("an item", report);
    let (Some(id), Some(permalink)) =
        (id, address.clone().or_else(|| stand_in(published.as_ref(), &title)))
    else {
        return None;
    };
    let post = Post {
        id,
        permalink,
        // An item that lives elsewhere is shown here and names its original.
        canonical: canonical
            .or(url.filter(|url| context.links.below(url).is_none()))
            .map(String::from),
        external_url: external_url.map(String::from),
        title,
        content_html,
        summary,
        image,
        published,
        modified,
        authors: if own_authors.is_empty() { context.authors.to_vec() } else { own_authors },
        tags,
        language,
        categories,
        comments: post_comments,
        comments_open: comments_open.unwrap_or(true),
        aliases,
        sticky: sticky.unwrap_or(false),
        series,
        series_part,
        draft: draft.unwrap_or(false),
        toc,
        extra,
        details: Details::default(),
    };
    let has_address = address.is_some();
    Some(Draft { pointer, post, has_address, comment_pointers, alias_pointers })
}

/// JSON Feed: "If an id is presented as a number, a JSON Feed reader must coerce it to a string."
fn id(fields: &mut Fields, report: &mut Report) -> Option<String> {
    let expected = "the item's identity, a string that never changes";
    match fields.take("id") {
        Some(Value::String(id)) if !id.is_empty() => Some(id),
        Some(Value::Number(id)) => Some(id.to_string()),
        Some(other) => {
            report.fault(&fields.at("id"), describe(&other), expected);
            None
        }
        None => {
            report.fault(&fields.at("id"), "nothing", expected);
            None
        }
    }
}

fn url(fields: &mut Fields, links: &Links, report: &mut Report) -> Option<Url> {
    let text = fields.text("url", report)?;
    let url = links.source_home().join(&text).ok();
    let url = url.filter(|url| matches!(url.scheme(), "http" | "https"));
    if url.is_none() {
        let expected = "the address of the item's page: http or https";
        report.fault(&fields.at("url"), format!("{text:?}"), expected);
    }
    url
}

/// What a link post is about. In a folder it may be a path of the blog.
fn external_url(fields: &mut Fields, links: &Links, report: &mut Report) -> Option<Url> {
    let is_path = |text: &str| text.trim_start().starts_with('/');
    if links.root() != Root::Host && fields.string_is("external_url", is_path) {
        let text = fields.text("external_url", report)?;
        let path = links.rewrite(&text, links.source_home());
        return links.home().join(&path).ok();
    }
    fields.web_address("external_url", report)
}

/// The address on the blog, if the item has one that can be a file.
fn permalink(url: &Url, fields: &Fields, links: &Links, report: &mut Report) -> Option<Permalink> {
    let below = links.below(url)?;
    let pointer = fields.at("url");
    let path = below.split(['?', '#']).next().unwrap_or_default();
    if path.is_empty() || url.query().is_some() {
        // `/?p=12` cannot be a file on a static host.
        report
            .notices
            .add("made a new address for an item whose url has no path of its own", &pointer);
        return None;
    }
    match Permalink::parse(&format!("/{path}")) {
        Ok(permalink) => Some(permalink),
        Err(fault) => {
            let expected = "an address below the home page that is safe as a file path";
            report.fault(&pointer, format!("{fault} in {:?}", url.as_str()), expected);
            None
        }
    }
}

/// Stands where an address will be made once all others are known: `/2014/10/a-title/`.
fn stand_in(published: Option<&Timestamp>, title: &str) -> Option<Permalink> {
    let slug = Slug::from_name(title).map_or_else(|| "untitled".to_owned(), String::from);
    let short: String = slug.chars().take(60).collect();
    let short = short.trim_end_matches('-');
    let segments = match published {
        Some(date) => {
            vec![format!("{:04}", date.year()), format!("{:02}", date.month()), short.to_owned()]
        }
        None => vec!["undated".to_owned(), short.to_owned()],
    };
    Permalink::from_segments(segments).ok()
}

fn content(fields: &mut Fields, context: &Context<'_>, page: &Url, report: &mut Report) -> String {
    let html = fields.string("content_html", report);
    let text = fields.string("content_text", report);
    let pointer = fields.at(if html.is_some() { "content_html" } else { "content_text" });
    let html = match (html, text) {
        (Some(html), _) => html,
        (None, Some(text)) => summary::html_of_text(&text),
        (None, None) => {
            if !fields.has("summary") {
                let expected = "content_html (or content_text)";
                report.fault(fields.pointer(), "an item without content", expected);
            }
            return String::new();
        }
    };
    let html = context.clean(&html, Policy::Post, page).say(&pointer, &mut report.notices);
    // White space around a body says nothing; some sources end in a newline, others do not.
    html.trim_ascii().to_owned()
}

/// JSON Feed allows items without a title; a page needs one.
fn derived_title(summary: &str, id: Option<&str>) -> String {
    let title = summary::first_words(summary);
    if title.is_empty() { id.unwrap_or("Untitled").to_owned() } else { title }
}

/// The `authors` of 1.1 or the `author` of 1.0, of the feed or of an item, each with its pointer.
pub(super) fn authors(fields: &mut Fields, report: &mut Report) -> Vec<(String, Author)> {
    let mut all = fields.objects("authors", report);
    all.extend(fields.object("author", report));
    let mut authors: Vec<(String, Author)> = Vec::new();
    for mut fields in all {
        let url = fields.text("url", report);
        let address = url.as_deref().and_then(web_address);
        if url.is_some() && address.is_none() {
            report
                .notices
                .add("did not link an author's url that is no web address", &fields.at("url"));
        }
        let host = || {
            let url = address.as_deref().and_then(|url| Url::parse(url).ok())?;
            url.host_str().map(str::to_owned)
        };
        let name = fields.text("name", report).or_else(host);
        let (mut slug, mut description) = (None, None);
        if let Some(mut extension) = fields.object("_perennial", report) {
            slug = terms::list_slug(&mut extension, report);
            description = extension.text("description", report);
            extension.finish("the _perennial extension of an author", report);
        }
        let is_new = |name: &String| authors.iter().all(|(_, author)| author.name != *name);
        if let Some(name) = name.filter(is_new) {
            let author = Author { name, url: address, slug, description };
            authors.push((fields.pointer().to_owned(), author));
        }
        fields.finish("an author", report);
    }
    authors
}

fn tags(fields: &mut Fields, report: &mut Report) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    for (_, tag) in fields.strings("tags", report) {
        let tag = tag.trim();
        let is_new = tags.iter().all(|known| known.to_lowercase() != tag.to_lowercase());
        if !tag.is_empty() && is_new {
            tags.push(tag.to_owned());
        }
    }
    tags
}

fn language(fields: &mut Fields, of_blog: &str, report: &mut Report) -> Option<String> {
    let tag = fields.text("language", report)?;
    if language::is_tag(&tag) {
        return (tag != of_blog).then_some(tag);
    }
    report.fault(&fields.at("language"), format!("{tag:?}"), "a language tag (BCP 47) such as ja");
    None
}

fn categories(extension: &mut Fields, context: &Context<'_>, report: &mut Report) -> Vec<Slug> {
    let mut categories = Vec::new();
    for (pointer, text) in extension.strings("categories", report) {
        match Slug::new(text.clone()).ok().filter(|slug| context.categories.contains(slug)) {
            Some(slug) if !categories.contains(&slug) => categories.push(slug),
            Some(_) => {}
            None => report.fault(
                &pointer,
                format!("{text:?}"),
                "the slug of a category listed in /_perennial/categories",
            ),
        }
    }
    categories
}

fn aliases(
    extension: &mut Fields,
    links: &Links,
    report: &mut Report,
) -> (Vec<Alias>, Vec<String>) {
    let mut aliases = Vec::new();
    let mut pointers = Vec::new();
    for (pointer, text) in extension.strings("aliases", report) {
        let url = links.source_home().join(&text).ok();
        let below = url.as_ref().and_then(|url| links.below(url));
        match below.and_then(|below| Alias::parse(&format!("/{below}"))) {
            Some(alias) => {
                aliases.push(alias);
                pointers.push(pointer);
            }
            None => report.fault(
                &pointer,
                format!("{text:?}"),
                "an earlier address on this blog, such as /2009/03/a-post/ (safe as a file path) or \
                 /?p=12",
            ),
        }
    }
    (aliases, pointers)
}
