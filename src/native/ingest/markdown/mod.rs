//! A folder of Markdown becomes a blog.

pub mod front_matter;
