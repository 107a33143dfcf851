//! The bundle: the whole blog as data.
//!
//! On disk it is `posts.json`, JSON Feed 1.1 with the `_perennial` extension
//! (`docs/posts-json.md`). Reading and writing that file is the business of ingest and publish.

use serde::{Deserialize, Serialize};

use super::{
    category::Category,
    old_address::OldAddress,
    post::{Author, Post},
    tag::Tag,
};

/// The whole blog, validated and sanitised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bundle {
    /// The blog's name.
    pub title: String,
    /// What it is about.
    pub description: Option<String>,
    /// Where it lives: an absolute URL that ends in a slash.
    pub home_page_url: String,
    /// The blog's language (BCP 47).
    pub language: String,
    /// The blog's authors.
    pub authors: Vec<Author>,
    /// The posts, in the order of the file.
    pub posts: Vec<Post>,
    /// The standalone pages.
    pub pages: Vec<Post>,
    /// The categories, in the order in which lists of them are shown.
    pub categories: Vec<Category>,
    /// The tags that are described; posts may bear others.
    pub tags: Vec<Tag>,
    /// Where old addresses lead that are no item's, in the order of those addresses.
    pub redirects: Vec<Redirect>,
    /// The links of the header; empty means: the categories at the top and the pages.
    pub navigation: Vec<NavigationItem>,
    /// How the blog is shown.
    pub settings: Settings,
}

impl Bundle {
    /// Puts the posts in order: newest first, undated ones last, those of the same moment as they
    /// were in the file.
    pub fn sort(&mut self) {
        self.posts.sort_by(|a, b| b.published.cmp(&a.published));
    }
}

/// An old address that belongs to no item, and where it leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Redirect {
    /// The old address.
    pub from: OldAddress,
    /// Where it leads, resolved: below the blog's root or absolute.
    pub to: String,
}

/// A link in the header or the footer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NavigationItem {
    /// What it says.
    pub title: String,
    /// Where it leads, resolved: below the blog's root or absolute.
    pub url: String,
}

/// How the blog is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// Posts on one page of a list, 1 to 100.
    pub posts_per_page: usize,
    /// What the home page shows of each post.
    pub list: ListStyle,
    /// The colours.
    pub theme: Theme,
    /// Design decisions that differ from the theme's: names of custom properties and their values.
    pub theme_tokens: Vec<(String, String)>,
    /// A style sheet of the blog's own, which goes before ours.
    pub css: Option<String>,
    /// A picture that stands above the blog's name, resolved.
    pub logo: Option<String>,
    /// What stands at the end of every page, as HTML: one block or more.
    pub footer: Option<String>,
    /// The links of the footer; empty means: the topmost categories, the archive and the feed.
    pub footer_links: Vec<NavigationItem>,
    /// Where a reader can leave a comment; `{url}` stands for the post's address.
    pub reply_url: Option<String>,
    /// What stands before a commenter's name.
    pub avatars: Avatars,
    /// Where a post's headings are listed.
    pub toc: Toc,
    /// Whether posts say how long they take to read.
    pub reading_time: bool,
    /// How many related posts a post names.
    pub related: usize,
    /// After how many years a post says that it is old; 0: never.
    pub old_after_years: u32,
    /// Whether posts, their comments and their headings offer their address.
    pub share: bool,
    /// Whether single keys do something: `j` goes to the next post of a list.
    pub shortcuts: bool,
    /// How code is shown.
    pub code: CodeSettings,
    /// How pictures are made smaller.
    pub images: ImageSettings,
    /// How many posts a feed holds, the newest; comments in a feed of comments.
    pub feed_posts: usize,
    /// Whether the blog can be searched.
    pub search: bool,
    /// Whether posts without a picture get one that stands for them elsewhere.
    pub social_cards: bool,
    /// Whether what was read can be read again without a connection.
    pub offline: bool,
    /// What a host is given besides pages.
    pub hosting: HostingSettings,
}

/// What a host is given besides pages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HostingSettings {
    /// The hosts that get files of their own: rules for old addresses, headers. Each once, in the order of
    /// the enum.
    pub rules: Vec<Host>,
    /// Whether headers for caching and safety stand in those.
    pub headers: bool,
    /// Whether a compressed form stands beside each file that gains by it: `.br` and `.gz`.
    pub precompress: bool,
}

impl Default for HostingSettings {
    fn default() -> Self {
        Self { rules: Host::ALL.to_vec(), headers: true, precompress: false }
    }
}

/// A host that can be told by files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Host {
    /// Netlify: `_redirects`, `_headers`.
    Netlify,
    /// Cloudflare Pages: the same, of which it understands less.
    Cloudflare,
    /// Apache: `.htaccess`.
    Apache,
    /// nginx: `redirects.nginx.conf`, `server.nginx.conf`.
    Nginx,
}

impl Host {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Netlify, Self::Cloudflare, Self::Apache, Self::Nginx];

    /// The name, as the file has it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Netlify => "netlify",
            Self::Cloudflare => "cloudflare",
            Self::Apache => "apache",
            Self::Nginx => "nginx",
        }
    }
}

/// How pictures are made smaller.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ImageSettings {
    /// The widths that browsers may choose from, in pixels; rising, each once.
    pub widths: Vec<u32>,
    /// Of WebP, 1 to 100.
    pub quality: u8,
}

impl Default for ImageSettings {
    fn default() -> Self {
        // As good as the original to the eye, a third of its bytes.
        Self { widths: vec![480, 960, 1600], quality: 80 }
    }
}

/// How code is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct CodeSettings {
    /// Whether lines are numbered where the code itself does not say.
    pub line_numbers: bool,
    /// Whether there is a button that copies.
    pub copy_button: bool,
}

impl Default for CodeSettings {
    fn default() -> Self {
        Self { line_numbers: false, copy_button: true }
    }
}

/// What stands before a commenter's name. Pictures would have to be asked for, from somebody else.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Avatars {
    /// Nothing.
    #[default]
    None,
    /// The initials of the name.
    Initials,
}

/// Where a post's headings are listed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Toc {
    /// Nowhere.
    None,
    /// Above the text.
    Top,
    /// Beside the text where there is room, above it elsewhere.
    #[default]
    Side,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            posts_per_page: 10,
            list: ListStyle::default(),
            theme: Theme::default(),
            theme_tokens: Vec::new(),
            css: None,
            logo: None,
            footer: None,
            footer_links: Vec::new(),
            reply_url: None,
            avatars: Avatars::default(),
            toc: Toc::default(),
            reading_time: true,
            related: 3,
            old_after_years: 0,
            share: true,
            shortcuts: true,
            code: CodeSettings::default(),
            images: ImageSettings::default(),
            feed_posts: 20,
            search: true,
            social_cards: true,
            offline: false,
            hosting: HostingSettings::default(),
        }
    }
}

/// What the home page shows of each post.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ListStyle {
    /// The whole post.
    Full,
    /// Its summary.
    #[default]
    Summary,
}

/// The design tokens that a blog may set: the custom properties of `style/tokens.css`.
pub const THEME_TOKENS: &[&str] = &[
    "serif", "sans", "mono", "text", "leading", "measure", "gutter", "ground", "raised", "ink",
    "quiet", "rule", "accent", "mark",
];

/// A set of colours, light and dark each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// Warm, like book paper.
    #[default]
    Paper,
    /// Neutral and cool.
    Ink,
    /// Black on white, white on black.
    Contrast,
}

impl Theme {
    /// The name, as the file and the `data-theme` attribute have it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Paper => "paper",
            Self::Ink => "ink",
            Self::Contrast => "contrast",
        }
    }
}
