//! The bundle as JSON Feed 1.1, as it stands at the root of the site: for feed readers, and for
//! whoever takes the blog on. Reading it again gives the same bundle.

use std::{cell::RefCell, collections::BTreeMap, fmt::Display, io};

use rayon::prelude::*;
use serde::{
    Serialize, Serializer,
    ser::{Error as _, SerializeSeq as _},
};
use serde_json::value::RawValue;

use super::{to_json, to_readable_json};
use crate::{
    model::{
        comment::{Comment, CommentKind},
        feed::{
            Avatars, Bundle, CodeSettings, HostingSettings, ImageSettings, ListStyle,
            NavigationItem, Redirect, Settings, Theme, Toc,
        },
        post::{Author, Post},
        route::Route,
        site::Site,
        tag::Tag,
    },
    native::{error::Error, items::Items},
};

/// The bytes of `posts.json`.
pub(super) fn to_vec(site: &Site) -> Vec<u8> {
    to_json(&feed(site, &Given::new(site, site.bundle()))).into_bytes()
}

/// Writes `posts.json` for a blog whose items are kept elsewhere, in the order of `site`.
pub(super) fn write(site: &Site, items: &dyn Items, out: impl io::Write) -> Result<(), WriteError> {
    let given = Given::new(site, items);
    let result = serde_json::to_writer(out, &feed(site, &given));
    match given.error.into_inner() {
        Some(error) => Err(WriteError::Item(error)),
        None => result.map_err(|error| WriteError::Out(error.into())),
    }
}

/// Why `posts.json` could not be written.
pub(super) enum WriteError {
    /// An item could not be given.
    Item(Error),
    /// The file.
    Out(io::Error),
}

/// How many items are made ready together.
const CHUNK: usize = 64;

/// Items that are written as they come.
struct Given<'a> {
    site: &'a Site,
    items: &'a dyn Items,
    error: RefCell<Option<Error>>,
}

impl<'a> Given<'a> {
    fn new(site: &'a Site, items: &'a dyn Items) -> Self {
        Self { site, items, error: RefCell::default() }
    }
}

#[derive(Clone, Copy)]
enum Kind {
    Posts,
    Pages,
}

/// The items of a kind as a list.
struct List<'a>(&'a Given<'a>, Kind);

impl List<'_> {
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn len(&self) -> usize {
        let bundle = self.0.site.bundle();
        match self.1 {
            Kind::Posts => bundle.posts.len(),
            Kind::Pages => bundle.pages.len(),
        }
    }
}

impl Serialize for List<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(Given { site, items, error }, kind) = self;
        let one = |at| match kind {
            Kind::Posts => items.post(at),
            Kind::Pages => items.page(at),
        };
        let length = self.len();
        let mut list = serializer.serialize_seq(Some(length))?;
        for start in (0..length).step_by(CHUNK) {
            let chunk: Result<Vec<_>, Error> =
                (start..length.min(start + CHUNK)).into_par_iter().map(one).collect();
            match chunk {
                Ok(chunk) => {
                    chunk.iter().try_for_each(|post| list.serialize_element(&item(site, post)))?;
                }
                Err(found) => {
                    *error.borrow_mut() = Some(found);
                    return Err(S::Error::custom("an item could not be given"));
                }
            }
        }
        list.end()
    }
}

/// Comments for a file of their own, one line per field: people read it.
pub(super) fn comments(comments: &[Comment]) -> String {
    let comments: Vec<CommentJson<'_>> = comments.iter().map(comment).collect();
    to_readable_json(&comments)
}

fn feed<'a>(site: &'a Site, given: &'a Given<'a>) -> FeedJson<'a> {
    let bundle = site.bundle();
    FeedJson {
        version: "https://jsonfeed.org/version/1.1",
        title: &bundle.title,
        description: bundle.description.as_deref(),
        home_page_url: &bundle.home_page_url,
        feed_url: format!("{}posts.json", bundle.home_page_url),
        language: &bundle.language,
        authors: bundle.authors.iter().map(author).collect(),
        extension: extension(bundle, given),
        items: List(given, Kind::Posts),
    }
}

#[derive(Serialize)]
struct FeedJson<'a> {
    version: &'static str,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    home_page_url: &'a str,
    feed_url: String,
    language: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    authors: Vec<AuthorJson<'a>>,
    #[serde(rename = "_perennial")]
    extension: ExtensionJson<'a>,
    items: List<'a>,
}

#[derive(Serialize)]
struct AuthorJson<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(rename = "_perennial", skip_serializing_if = "Option::is_none")]
    extension: Option<AuthorExtensionJson<'a>>,
}

#[derive(Serialize)]
struct AuthorExtensionJson<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    slug: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
}

fn author(author: &Author) -> AuthorJson<'_> {
    let slug = author.slug.as_ref().map(|slug| slug.as_str());
    let description = author.description.as_deref();
    let is_there = slug.is_some() || description.is_some();
    AuthorJson {
        name: &author.name,
        url: author.url.as_deref(),
        extension: is_there.then_some(AuthorExtensionJson { slug, description }),
    }
}

#[derive(Serialize)]
struct ExtensionJson<'a> {
    posts_per_page: usize,
    list: ListStyle,
    theme: Theme,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    theme_tokens: BTreeMap<&'a str, &'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    css: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    logo: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    footer: Option<&'a str>,
    #[serde(skip_serializing_if = "<[NavigationItem]>::is_empty")]
    footer_links: &'a [NavigationItem],
    toc: Toc,
    reading_time: bool,
    related: usize,
    old_after_years: u32,
    share: bool,
    shortcuts: bool,
    code: CodeSettings,
    images: &'a ImageSettings,
    feed_posts: usize,
    search: bool,
    social_cards: bool,
    offline: bool,
    hosting: &'a HostingSettings,
    #[serde(skip_serializing_if = "Option::is_none")]
    comments: Option<CommentSettingsJson<'a>>,
    #[serde(skip_serializing_if = "<[NavigationItem]>::is_empty")]
    navigation: &'a [NavigationItem],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    categories: Vec<CategoryJson<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tags: Vec<TagJson<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    redirects: Vec<RedirectJson<'a>>,
    #[serde(skip_serializing_if = "List::is_empty")]
    pages: List<'a>,
}

#[derive(Serialize)]
struct CommentSettingsJson<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    reply_url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    avatars: Option<Avatars>,
}

fn comment_settings(settings: &Settings) -> Option<CommentSettingsJson<'_>> {
    let reply_url = settings.reply_url.as_deref();
    let avatars = (settings.avatars != Avatars::default()).then_some(settings.avatars);
    let is_there = reply_url.is_some() || avatars.is_some();
    is_there.then_some(CommentSettingsJson { reply_url, avatars })
}

#[derive(Serialize)]
struct CategoryJson<'a> {
    slug: &'a str,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    parent: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
}

#[derive(Serialize)]
struct TagJson<'a> {
    slug: &'a str,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
}

fn tag(tag: &Tag) -> TagJson<'_> {
    TagJson { slug: tag.slug.as_str(), name: &tag.name, description: tag.description.as_deref() }
}

#[derive(Serialize)]
struct RedirectJson<'a> {
    from: String,
    to: &'a str,
}

fn redirect<'a>(bundle: &Bundle, redirect: &'a Redirect) -> RedirectJson<'a> {
    RedirectJson { from: below(bundle, &redirect.from), to: &redirect.to }
}

/// The absolute form of an address that begins at the blog's root.
fn below(bundle: &Bundle, address: &impl Display) -> String {
    let address = address.to_string();
    format!("{}{}", bundle.home_page_url, address.trim_start_matches('/'))
}

fn extension<'a>(bundle: &'a Bundle, given: &'a Given<'a>) -> ExtensionJson<'a> {
    let settings = &bundle.settings;
    let category = |category: &'a crate::model::category::Category| CategoryJson {
        slug: category.slug.as_str(),
        name: &category.name,
        parent: category.parent.as_ref().map(|parent| parent.as_str()),
        description: category.description.as_deref(),
    };
    ExtensionJson {
        posts_per_page: settings.posts_per_page,
        list: settings.list,
        theme: settings.theme,
        theme_tokens: settings.theme_tokens.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect(),
        css: settings.css.as_deref(),
        logo: settings.logo.as_deref(),
        footer: settings.footer.as_deref(),
        footer_links: &settings.footer_links,
        toc: settings.toc,
        reading_time: settings.reading_time,
        related: settings.related,
        old_after_years: settings.old_after_years,
        share: settings.share,
        shortcuts: settings.shortcuts,
        code: settings.code,
        images: &settings.images,
        feed_posts: settings.feed_posts,
        search: settings.search,
        social_cards: settings.social_cards,
        offline: settings.offline,
        hosting: &settings.hosting,
        comments: comment_settings(settings),
        navigation: &bundle.navigation,
        categories: bundle.categories.iter().map(category).collect(),
        tags: bundle.tags.iter().map(tag).collect(),
        redirects: bundle.redirects.iter().map(|it| redirect(bundle, it)).collect(),
        pages: List(given, Kind::Pages),
    }
}

#[derive(Serialize)]
struct ItemJson<'a> {
    id: &'a str,
    url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    external_url: Option<&'a str>,
    title: &'a str,
    content_html: &'a str,
    summary: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_modified: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    authors: Vec<AuthorJson<'a>>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    tags: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
    #[serde(rename = "_perennial")]
    extension: ItemExtensionJson<'a>,
}

#[derive(Serialize)]
struct ItemExtensionJson<'a> {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    categories: Vec<&'a str>,
    comments_open: bool,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    sticky: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    series: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    series_part: Option<u32>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    draft: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    toc: Option<Toc>,
    #[serde(skip_serializing_if = "Option::is_none")]
    extra: Option<&'a RawValue>,
    #[serde(skip_serializing_if = "Option::is_none")]
    canonical: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    aliases: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    comments: Vec<CommentJson<'a>>,
}

fn item<'a>(site: &Site, post: &'a Post) -> ItemJson<'a> {
    let href = site.href(&Route::Item(post.permalink.clone()));
    let bundle = site.bundle();
    ItemJson {
        id: &post.id,
        url: site.absolute(&href),
        external_url: post.external_url.as_deref(),
        title: &post.title,
        content_html: &post.content_html,
        summary: &post.summary,
        image: post.image.as_deref(),
        date_published: post.published.as_ref().map(|date| date.iso()),
        date_modified: post.modified.as_ref().map(|date| date.iso()),
        authors: post.authors.iter().map(author).collect(),
        tags: &post.tags,
        language: post.language.as_deref(),
        extension: ItemExtensionJson {
            categories: post.categories.iter().map(|slug| slug.as_str()).collect(),
            comments_open: post.comments_open,
            sticky: post.sticky,
            series: post.series.as_deref(),
            series_part: post.series_part,
            draft: post.draft,
            toc: post.toc,
            // It was JSON when it was read.
            extra: post.extra.as_deref().and_then(|json| serde_json::from_str(json).ok()),
            canonical: post.canonical.as_deref(),
            aliases: post.aliases.iter().map(|alias| below(bundle, alias)).collect(),
            comments: post.comments.iter().map(comment).collect(),
        },
    }
}

#[derive(Serialize)]
struct CommentJson<'a> {
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    parent: Option<&'a str>,
    author: AuthorJson<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<&'a str>,
    content_html: &'a str,
    kind: CommentKind,
}

fn comment(comment: &Comment) -> CommentJson<'_> {
    CommentJson {
        id: comment.id.as_str(),
        parent: comment.parent.as_ref().map(|parent| parent.as_str()),
        author: AuthorJson {
            name: &comment.author,
            url: comment.author_url.as_deref(),
            extension: None,
        },
        date: comment.date.as_ref().map(|date| date.iso()),
        content_html: &comment.content_html,
        kind: comment.kind,
    }
}
