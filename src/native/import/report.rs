//! What an import did and what it could not do.

use std::path::Path;

use serde::Serialize;

/// The account of an import. `read` is `posts + pages + skipped`, and `files_found` is
/// `files_copied + files_left`.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize)]
pub struct Report {
    /// Texts that were found.
    pub read: usize,
    /// Those that became posts.
    pub posts: usize,
    /// Those that became pages.
    pub pages: usize,
    /// Posts and pages that are drafts.
    pub drafts: usize,
    /// Texts that were not taken over.
    pub skipped: Vec<Unused>,
    /// Files that were found beside the texts.
    pub files_found: usize,
    /// Those that were copied.
    pub files_copied: usize,
    /// Those that were not.
    pub files_left: Vec<Unused>,
    /// Files and folders of the generator that nothing was taken from.
    pub outside: Vec<Unused>,
    /// Settings that mean nothing here.
    pub settings_left: Vec<String>,
    /// How addresses were kept.
    pub addresses: Addresses,
    /// What stands in texts and could not be translated.
    pub untranslated: Vec<Untranslated>,
    /// What reading the new folder says is wrong with it; nothing, unless the old blog was broken
    /// already.
    pub faults: Vec<String>,
}

/// How addresses were kept.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize)]
pub struct Addresses {
    /// The pattern of the posts' addresses.
    pub permalink: String,
    /// Posts whose address the pattern gives, some with a `slug`.
    pub by_pattern: usize,
    /// Pages whose address their file gives.
    pub by_file: usize,
    /// Posts and pages with a `url` of their own.
    pub by_url: usize,
    /// Those that could not keep their address; they are counted above as well.
    pub changed: Vec<Changed>,
}

/// Something that could not keep its address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Changed {
    /// The old file.
    pub path: String,
    /// The old address.
    pub from: String,
    /// The new address; none where an earlier address was dropped.
    pub to: Option<String>,
    /// Why.
    pub why: String,
}

/// A file or a folder that was not used.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Unused {
    /// Where it is in the old folder.
    pub path: String,
    /// Why.
    pub why: String,
}

impl Unused {
    pub(super) fn new(path: &Path, why: impl Into<String>) -> Self {
        Self { path: shown(path), why: why.into() }
    }
}

/// Something in a text that could not be translated.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Untranslated {
    /// The old file.
    pub path: String,
    /// The line, from 1.
    pub line: usize,
    /// The character of the line, from 1.
    pub column: usize,
    /// What stands there.
    pub what: String,
    /// What became of it.
    pub outcome: Outcome,
}

/// What became of something that could not be translated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// It stands in the new text as it stood in the old one.
    Left,
    /// It is no longer there.
    Removed,
}

/// A path with slashes, as addresses have them.
pub(super) fn shown(path: &Path) -> String {
    path.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
}
