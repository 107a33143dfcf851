//! `perennial.toml`: what differs from what it would be anyway.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::{
    model::{
        feed::{
            Avatars, Bundle, CodeSettings, HostingSettings, ImageSettings, ListStyle,
            NavigationItem, Settings, Theme, Toc,
        },
        post::Author,
        tag::Tag,
    },
    native::ingest::markdown::{permalink, render::Style},
};

/// What the blog's own style sheet is called.
pub(super) const CSS: &str = "custom.css";

/// The text of the file.
#[expect(clippy::expect_used, reason = "plain structs of strings and numbers")]
pub(super) fn toml(bundle: &Bundle, pattern: &str, style: Style) -> String {
    toml::to_string(&Config::new(bundle, pattern, style)).expect("plain data serialises")
}

#[derive(Serialize)]
struct Config<'a> {
    title: &'a str,
    description: Option<&'a str>,
    base_url: &'a str,
    language: Option<&'a str>,
    permalink: Option<&'a str>,
    smart_punctuation: Option<bool>,
    posts_per_page: Option<usize>,
    list: Option<ListStyle>,
    theme: Option<Theme>,
    css: Option<&'static str>,
    logo: Option<&'a str>,
    footer: Option<&'a str>,
    toc: Option<Toc>,
    reading_time: Option<bool>,
    related: Option<usize>,
    old_after_years: Option<u32>,
    share: Option<bool>,
    shortcuts: Option<bool>,
    feed_posts: Option<usize>,
    search: Option<bool>,
    social_cards: Option<bool>,
    offline: Option<bool>,
    theme_tokens: Option<BTreeMap<&'a str, &'a str>>,
    code: Option<CodeSettings>,
    images: Option<&'a ImageSettings>,
    hosting: Option<&'a HostingSettings>,
    comments: Option<Comments<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    authors: Vec<AuthorTable<'a>>,
    #[serde(skip_serializing_if = "<[NavigationItem]>::is_empty")]
    navigation: &'a [NavigationItem],
    #[serde(skip_serializing_if = "<[NavigationItem]>::is_empty")]
    footer_links: &'a [NavigationItem],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    categories: Vec<CategoryTable<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tags: Vec<TagTable<'a>>,
}

#[derive(Serialize)]
struct Comments<'a> {
    reply_url: Option<&'a str>,
    avatars: Option<Avatars>,
}

#[derive(Serialize)]
struct AuthorTable<'a> {
    name: &'a str,
    url: Option<&'a str>,
    slug: Option<&'a str>,
    description: Option<&'a str>,
}

#[derive(Serialize)]
struct CategoryTable<'a> {
    slug: &'a str,
    name: &'a str,
    parent: Option<&'a str>,
    description: Option<&'a str>,
}

#[derive(Serialize)]
struct TagTable<'a> {
    slug: &'a str,
    name: &'a str,
    description: Option<&'a str>,
}

impl<'a> Config<'a> {
    fn new(bundle: &'a Bundle, pattern: &'a str, style: Style) -> Self {
        // Named one by one, so that no new setting can be forgotten here.
        let Settings {
            posts_per_page,
            list,
            theme,
            theme_tokens,
            css,
            logo,
            footer,
            footer_links,
            reply_url,
            avatars,
            toc,
            reading_time,
            related,
            old_after_years,
            share,
            shortcuts,
            code,
            images,
            feed_posts,
            search,
            social_cards,
            offline,
            hosting,
        } = &bundle.settings;
        let usual = Settings::default();
        let avatars = unless(*avatars, usual.avatars);
        let tokens: BTreeMap<&str, &str> =
            theme_tokens.iter().map(|(name, value)| (&**name, &**value)).collect();
        Self {
            title: &bundle.title,
            description: bundle.description.as_deref(),
            base_url: &bundle.home_page_url,
            language: unless(bundle.language.as_str(), "en"),
            permalink: unless(pattern, permalink::DEFAULT),
            smart_punctuation: unless(style.smart, Style::default().smart),
            posts_per_page: unless(*posts_per_page, usual.posts_per_page),
            list: unless(*list, usual.list),
            theme: unless(*theme, usual.theme),
            css: css.is_some().then_some(CSS),
            logo: logo.as_deref(),
            // Markdown takes HTML as it is.
            footer: footer.as_deref(),
            toc: unless(*toc, usual.toc),
            reading_time: unless(*reading_time, usual.reading_time),
            related: unless(*related, usual.related),
            old_after_years: unless(*old_after_years, usual.old_after_years),
            share: unless(*share, usual.share),
            shortcuts: unless(*shortcuts, usual.shortcuts),
            feed_posts: unless(*feed_posts, usual.feed_posts),
            search: unless(*search, usual.search),
            social_cards: unless(*social_cards, usual.social_cards),
            offline: unless(*offline, usual.offline),
            theme_tokens: (!tokens.is_empty()).then_some(tokens),
            code: unless(*code, usual.code),
            images: (*images != usual.images).then_some(images),
            hosting: (*hosting != usual.hosting).then_some(hosting),
            comments: (reply_url.is_some() || avatars.is_some())
                .then_some(Comments { reply_url: reply_url.as_deref(), avatars }),
            authors: bundle.authors.iter().map(author).collect(),
            navigation: &bundle.navigation,
            footer_links,
            categories: bundle.categories.iter().map(category).collect(),
            tags: bundle.tags.iter().map(tag).collect(),
        }
    }
}

/// The value, if it is not the usual one.
fn unless<T: PartialEq>(value: T, usual: T) -> Option<T> {
    (value != usual).then_some(value)
}

fn author(author: &Author) -> AuthorTable<'_> {
    AuthorTable {
        name: &author.name,
        url: author.url.as_deref(),
        slug: author.slug.as_ref().map(|slug| slug.as_str()),
        description: author.description.as_deref(),
    }
}

fn category(category: &crate::model::category::Category) -> CategoryTable<'_> {
    CategoryTable {
        slug: category.slug.as_str(),
        name: &category.name,
        parent: category.parent.as_ref().map(|parent| parent.as_str()),
        description: category.description.as_deref(),
    }
}

fn tag(tag: &Tag) -> TagTable<'_> {
    TagTable { slug: tag.slug.as_str(), name: &tag.name, description: tag.description.as_deref() }
}
