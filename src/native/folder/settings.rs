//! `perennial.toml`: what differs from what it would be anyway.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::{
    model::{
        feed::{Bundle, CodeSettings, ListStyle, NavigationItem, Settings, Theme, Toc},
        post::Author,
    },
    native::ingest::markdown::{permalink, render::Style},
};

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
    toc: Option<Toc>,
    reading_time: Option<bool>,
    related: Option<usize>,
    old_after_years: Option<u32>,
    theme_tokens: Option<BTreeMap<&'a str, &'a str>>,
    code: Option<CodeSettings>,
    comments: Option<Comments<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    authors: Vec<AuthorTable<'a>>,
    #[serde(skip_serializing_if = "<[NavigationItem]>::is_empty")]
    navigation: &'a [NavigationItem],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    categories: Vec<CategoryTable<'a>>,
}

#[derive(Serialize)]
struct Comments<'a> {
    reply_url: &'a str,
}

#[derive(Serialize)]
struct AuthorTable<'a> {
    name: &'a str,
    url: Option<&'a str>,
    description: Option<&'a str>,
}

#[derive(Serialize)]
struct CategoryTable<'a> {
    slug: &'a str,
    name: &'a str,
    parent: Option<&'a str>,
    description: Option<&'a str>,
}

impl<'a> Config<'a> {
    fn new(bundle: &'a Bundle, pattern: &'a str, style: Style) -> Self {
        let settings = &bundle.settings;
        let usual = Settings::default();
        let tokens: BTreeMap<&str, &str> =
            settings.theme_tokens.iter().map(|(name, value)| (&**name, &**value)).collect();
        Self {
            title: &bundle.title,
            description: bundle.description.as_deref(),
            base_url: &bundle.home_page_url,
            language: unless(bundle.language.as_str(), "en"),
            permalink: unless(pattern, permalink::DEFAULT),
            smart_punctuation: unless(style.smart, Style::default().smart),
            posts_per_page: unless(settings.posts_per_page, usual.posts_per_page),
            list: unless(settings.list, usual.list),
            theme: unless(settings.theme, usual.theme),
            toc: unless(settings.toc, usual.toc),
            reading_time: unless(settings.reading_time, usual.reading_time),
            related: unless(settings.related, usual.related),
            old_after_years: unless(settings.old_after_years, usual.old_after_years),
            theme_tokens: (!tokens.is_empty()).then_some(tokens),
            code: unless(settings.code, usual.code),
            comments: settings.reply_url.as_deref().map(|reply_url| Comments { reply_url }),
            authors: bundle.authors.iter().map(author).collect(),
            navigation: &bundle.navigation,
            categories: bundle.categories.iter().map(category).collect(),
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
