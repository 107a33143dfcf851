//! The account of an import: every figure adds up, everything that was lost has a name.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{addresses::Changed, convert::DeadLink, tally::Tally};

/// What an import did and what it could not do.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize)]
pub struct Report {
    /// Of each kind: how many were read, imported and skipped, and why.
    pub counts: Tally,
    /// Posts and pages that came as drafts, and what they were.
    pub drafts: Vec<Draft>,
    /// Texts written as Markdown, where a folder was written.
    pub as_markdown: usize,
    /// Texts written as HTML, because no Markdown means exactly the same.
    pub as_html: usize,
    /// Files of the media library that were copied.
    pub files_copied: usize,
    /// Addresses of files that stay where they are.
    pub files_remote: Vec<String>,
    /// Files that texts show and that were not in the folder of `--media`.
    pub files_missing: Vec<String>,
    /// Published posts and pages whose address had to change.
    pub addresses_changed: Vec<Changed>,
    /// Links and pictures that lead nowhere on the blog.
    pub dead_links: Vec<DeadLink>,
    /// Shortcodes that stay visible, by name, and where.
    pub shortcodes: BTreeMap<String, Vec<String>>,
    /// Shortcodes of page builders that only arranged what stood in them, and where.
    pub layout: BTreeMap<String, Vec<String>>,
    /// Blocks that were left out because only a server can fill them, by name, and where.
    pub blocks: BTreeMap<String, Vec<String>>,
    /// What was not safe or means nothing here: how often, and where first.
    pub dropped: Vec<Dropped>,
    /// What else was changed.
    pub remarks: Vec<String>,
}

/// Something that came as a draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Draft {
    /// Which post or page.
    pub which: String,
    /// What it was: private, scheduled, in the trash …
    pub was: String,
}

/// Something that did not come along with the text it stood in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Dropped {
    /// What.
    pub remark: String,
    /// How often.
    pub count: usize,
    /// Where first.
    pub first: String,
}
