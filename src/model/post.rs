//! Posts and standalone pages: both are items of the feed.

use super::{
    address::Permalink, alias::Alias, comment::Comment, date::Timestamp, feed::Toc, slug::Slug,
};

/// A person who writes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Author {
    /// The name in the byline; it is also the author's identity.
    pub name: String,
    /// A site of theirs: `http` or `https`.
    pub url: Option<String>,
    /// The name of their page in addresses, where it is not made of their name.
    pub slug: Option<Slug>,
    /// A sentence or two about them, plain text.
    pub description: Option<String>,
}

/// One item: a post, or a standalone page (which has no place in any list).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    /// The GUID: kept for ever, never derived anew.
    pub id: String,
    /// Where its page is.
    pub permalink: Permalink,
    /// Where the original is, when that is another site.
    pub canonical: Option<String>,
    /// The page that it is about (a link post).
    pub external_url: Option<String>,
    /// Its title, plain text, never empty.
    pub title: String,
    /// Its body, sanitised.
    pub content_html: String,
    /// What a list shows of it, plain text.
    pub summary: String,
    /// A picture that stands for it.
    pub image: Option<String>,
    /// When it was published; an undated post comes last in every list.
    pub published: Option<Timestamp>,
    /// When it was last changed.
    pub modified: Option<Timestamp>,
    /// Who wrote it.
    pub authors: Vec<Author>,
    /// Free keywords, by name.
    pub tags: Vec<String>,
    /// Its language, when it is not the blog's (BCP 47).
    pub language: Option<String>,
    /// Its categories.
    pub categories: Vec<Slug>,
    /// The responses to it, flat, in order.
    pub comments: Vec<Comment>,
    /// Whether more comments are welcome.
    pub comments_open: bool,
    /// Earlier addresses, which lead here.
    pub aliases: Vec<Alias>,
    /// Whether it stays at the top of the home page.
    pub sticky: bool,
    /// The series it is a part of.
    pub series: Option<String>,
    /// Its place in the series, where that is not the order of dates.
    pub series_part: Option<u32>,
    /// Whether it is not meant to be read yet.
    pub draft: bool,
    /// Whether its headings are listed, when that is not as in the rest of the blog.
    pub toc: Option<Toc>,
    /// Front matter that nothing here knows: a JSON object, kept for whoever takes the blog on.
    pub extra: Option<String>,
    /// What publishing finds out about its body.
    pub details: Details,
}

/// What publishing finds out about the body of a post.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Details {
    /// The part of it above the author's "read more" mark.
    pub excerpt: Option<String>,
    /// Its headings, in order.
    pub headings: Vec<Heading>,
    /// How long it takes to read, in whole minutes; 0: not known.
    pub minutes: u32,
    /// How many words it has, without code; two characters are one in scripts without spaces.
    pub words: usize,
    /// What is known of the picture that stands for it.
    pub face: Face,
}

/// What is known of the picture that stands for a post.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Face {
    /// In pixels; 0: not known.
    pub width: u32,
    /// In pixels; 0: not known.
    pub height: u32,
    /// What it shows, in words.
    pub alt: Option<String>,
}

/// A heading that can be linked to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// 1 to 6, as in `<h2>`.
    pub level: u8,
    /// Its fragment.
    pub id: String,
    /// Its text.
    pub text: String,
}
