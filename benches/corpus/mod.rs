//! A generated blog: the same arguments give the same bytes.
//!
//! Posts of 300 to 900 words over ten years with headings, lists, a quote, code and a link, in one
//! to three of twelve categories, by five authors, with threads three deep. They belong to no
//! program; each writer makes of them what one program reads.

mod block;
mod code;
mod dice;
pub(crate) mod folder;
pub(crate) mod hugo;
mod markdown;
mod post;
mod posts_json;

pub(crate) use self::{
    post::{Post, posts},
    posts_json::posts_json,
};

/// What the blog is called.
const TITLE: &str = "A measured blog";
/// Where it lives.
const HOME: &str = "https://blog.example/";
/// How many posts there are on one page of a list.
const PER_PAGE: usize = 10;
/// Every post is in one to three of these.
const CATEGORIES: [&str; 12] = [
    "travel", "cooking", "gardens", "pictures", "music", "books", "machines", "programs",
    "science", "history", "sport", "opinion",
];
