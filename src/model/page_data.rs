//! All that one page shows, and nothing else. It renders natively and in the browser, and its JSON
//! stands beside the page.

use serde::{Deserialize, Serialize};

use super::{date::Stamp, message::Messages, search::SearchTexts, thread::Thread};

/// What stays the same on every page of a blog.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SiteInfo {
    /// The blog's name.
    pub title: String,
    /// What it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tagline: Option<String>,
    /// The blog's language.
    pub language: Language,
    /// The path that all of the blog's addresses begin with: empty or `/blog`.
    pub base: String,
    /// The links of the header.
    pub navigation: Vec<Link>,
    /// A picture that stands above the name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub logo: Option<String>,
    /// What stands at the end of every page, as HTML.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub footer: Option<String>,
    /// The links of the footer.
    pub footer_links: Vec<Link>,
    /// What the interface says.
    pub messages: Messages,
    /// Whether posts, their comments and their headings offer their address.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub share: bool,
    /// Whether single keys do something.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub shortcuts: bool,
    /// The address of the script that searches, where the blog can be searched.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub search: Option<String>,
}

impl SiteInfo {
    /// The address of something below the blog's root.
    pub fn href(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }

    /// The same without what the document holds anyway.
    #[must_use]
    pub fn lean(mut self) -> Self {
        self.footer.iter_mut().for_each(String::clear);
        self
    }
}

/// A language (BCP 47) and the direction of its script.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Language {
    /// The tag.
    pub tag: String,
    /// Whether it runs from right to left.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub rtl: bool,
}

impl Language {
    /// The language of a tag.
    pub fn new(tag: &str) -> Self {
        Self { tag: tag.to_owned(), rtl: super::language::direction(tag) == "rtl" }
    }

    /// For the `lang` and `dir` attributes of what may speak a language of its own.
    pub fn attributes(language: Option<&Self>) -> (Option<String>, Option<&'static str>) {
        (language.map(|language| language.tag.clone()), language.map(Self::direction))
    }

    /// For the `dir` attribute.
    pub fn direction(&self) -> &'static str {
        if self.rtl { "rtl" } else { "ltr" }
    }
}

/// A page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page {
    /// Its address: the path with the blog's base, percent-encoded.
    pub path: String,
    /// What the window's title says.
    pub title: String,
    /// Its language, for `<html lang>`.
    pub language: String,
    /// What it shows.
    pub view: View,
}

/// What a page shows, one variant per kind of page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum View {
    /// The newest posts.
    Home(PostList),
    /// One post.
    Post(Box<PostView>),
    /// A standalone page.
    Page(Box<PostView>),
    /// The posts of a category.
    Category(Box<Listing>),
    /// The posts with a tag.
    Tag(Box<Listing>),
    /// The posts of an author.
    Author(Box<Listing>),
    /// All years and months.
    Archive(Vec<Period>),
    /// The search.
    Search(Box<SearchView>),
    /// The posts of a year or a month.
    Period(Box<Listing>),
    /// There is no such page.
    NotFound,
}

/// The search. What is found comes from the index, in the browser.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SearchView {
    /// What it says, which no other page does.
    pub texts: SearchTexts,
    /// Another way to find something: the topmost categories.
    pub categories: Vec<Link>,
    /// And the tags that most posts have.
    pub tags: Vec<Link>,
}

/// A link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// Where it leads.
    pub href: String,
    /// What it says.
    pub name: String,
    /// The language of the name and of what it leads to, when it is not the blog's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
}

impl Link {
    /// A link that speaks the language of the blog.
    pub fn new(href: impl Into<String>, name: impl Into<String>) -> Self {
        Self { href: href.into(), name: name.into(), language: None }
    }
}

/// A link and how many posts are behind it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CountedLink {
    /// The link.
    pub link: Link,
    /// The number of posts, in the digits of the language.
    pub count: String,
}

/// A year of the archive and its months, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Period {
    /// The year.
    pub year: CountedLink,
    /// Its months.
    pub months: Vec<CountedLink>,
}

/// One page of a list of posts.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostList {
    /// The posts.
    pub entries: Vec<Entry>,
    /// The way to the other pages.
    #[serde(default, skip_serializing_if = "Pager::is_single")]
    pub pager: Pager,
}

/// The way to the other pages of a list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pager {
    /// The page with newer posts.
    pub newer: Option<String>,
    /// The page with older posts.
    pub older: Option<String>,
    /// Numbered pages in order; `None` stands for those left out.
    pub pages: Vec<Option<PagerStep>>,
}

impl Pager {
    /// Whether the list fits on one page.
    pub fn is_single(&self) -> bool {
        self.newer.is_none() && self.older.is_none()
    }
}

/// One numbered page of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PagerStep {
    /// Its number, in the digits of the language.
    pub number: String,
    /// What is said of it: `Page 3`.
    pub label: String,
    /// Its address.
    pub href: String,
    /// Whether it is the page shown.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub current: bool,
}

/// What stands above a post wherever it appears.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostHead {
    /// The post itself: its address and title.
    pub link: Link,
    /// When it was published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Stamp>,
    /// Who wrote it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<Link>,
    /// Its categories.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub categories: Vec<Link>,
    /// How many comments it has, in words, where there are some or could be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comments: Option<String>,
    /// The page that it is about (a link post).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub external_url: Option<String>,
    /// Whether it is not meant to be read yet; only a writer's own preview shows such posts.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub draft: bool,
}

/// A post in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// What stands above it.
    pub head: PostHead,
    /// Whether it is kept at the top.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub sticky: bool,
    /// Whether the post goes on where the list stops.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub continues: bool,
    /// A picture that stands for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub image: Option<String>,
    /// What the list shows of it.
    pub body: EntryBody,
}

/// What a list shows of a post.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EntryBody {
    /// The whole post, as HTML.
    Full(String),
    /// Its summary, as text.
    Summary(String),
}

/// A post or a standalone page by itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostView {
    /// What stands above it.
    pub head: PostHead,
    /// When it was changed, where that was on another day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub modified: Option<Stamp>,
    /// How long it takes to read, in words: `4 min read`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reading: Option<String>,
    /// That it is old, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub age: Option<String>,
    /// Its headings.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contents: Option<Contents>,
    /// The series it is a part of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub series: Option<Series>,
    /// Its body.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub html: String,
    /// Its tags.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<Link>,
    /// Posts about the same.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<Link>,
    /// The post before it in time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub previous: Option<Link>,
    /// The post after it in time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<Link>,
    /// The responses to it; a page that never had any has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub thread: Option<Thread>,
}

/// The table of contents of a post.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contents {
    /// Whether it stands beside the text where there is room.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub beside: bool,
    /// Nested lists of links to the headings, as HTML.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub html: String,
}

/// A series and where a post stands in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Series {
    /// Its name.
    pub name: String,
    /// Where the post stands in it, in words, with a gap for the name.
    pub place: String,
    /// The number of the first part below.
    pub first: usize,
    /// The parts around the post, in order.
    pub parts: Vec<SeriesPart>,
}

/// One part of a series.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeriesPart {
    /// The post.
    pub link: Link,
    /// Whether it is the post shown.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub current: bool,
}

/// The posts of a category, a tag, an author, a year or a month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listing {
    /// Its name.
    pub name: String,
    /// What is above it, from the top.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub trail: Vec<Link>,
    /// A sentence or two about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// A site of the author's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The number of posts, on all pages, in words.
    pub count: String,
    /// What is directly below it: sub-categories, or the months of a year.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub children: Vec<CountedLink>,
    /// The posts of this page.
    pub list: PostList,
}

/// What travels with a document, for the program. The page itself is what the document shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentData {
    /// The build of the shell.
    pub build: String,
    /// What is the same on every page, lean.
    pub site: SiteInfo,
}

/// What stands beside a page as `index.json`, for navigation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageFile {
    /// The build of the shell: a program of another build loads the document instead.
    pub build: String,
    /// The page.
    pub page: Page,
}

/// The id of the element that holds the [`DocumentData`].
pub const DOCUMENT_DATA_ID: &str = "page-data";

/// Whether the page itself uses an id, so that content cannot have it.
pub fn is_reserved_id(id: &str) -> bool {
    let is_of_thread =
        id == "comments" || ["comments-", "comment-"].iter().any(|it| id.starts_with(it));
    is_of_thread || id == DOCUMENT_DATA_ID || id == "main"
}
