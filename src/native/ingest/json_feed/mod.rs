//! Reads `posts.json`: JSON Feed 1.1 (and 1.0) with or without the `_perennial` extension.
//!
//! Everything is validated and every fault is reported at once; a feed with a fault gives no
//! bundle. <https://www.jsonfeed.org/version/1.1/>, `docs/posts-json.md`.

mod addresses;
mod blog;
mod comments;
mod consistency;
mod fields;
mod item;
mod looks;
mod redirects;
mod terms;

use std::{fs, path::Path};

use miette::{NamedSource, SourceSpan};
use serde_json::Value;
use url::Url;

pub(super) use self::addresses::OWN_ADDRESS;
pub(in crate::native) use self::blog::localhost;
use self::{
    fields::{Fields, Report},
    item::Context,
};
use super::{
    links::{Links, Root},
    notice::Notices,
    sanitise::Clean,
};
use crate::{
    model::{feed::Bundle, post::Post},
    native::{
        error::{Error, Fault, Other},
        memory::Memory,
    },
};

/// A bundle and what there is to say about how it was read.
#[derive(Debug)]
pub struct Reading {
    /// The blog.
    pub bundle: Bundle,
    /// What was not used, dropped or changed.
    pub notices: Notices,
}

/// Reads the file at `path`, to be published at `base_url` or, without one, where it says itself.
///
/// # Errors
/// When the file cannot be read, is not JSON, or has faults (all of them at once).
pub(super) fn read_file(
    path: &Path,
    base_url: Option<&Url>,
    memory: &Memory<Clean>,
) -> Result<Reading, Error> {
    let bytes = fs::read(path).map_err(|source| Error::Read { path: path.to_owned(), source })?;
    read_bytes(bytes, path, base_url, memory)
}

/// Reads the bytes of a feed; `path` is only for messages.
///
/// # Errors
/// When they are not JSON, or have faults (all of them at once).
pub fn read(bytes: Vec<u8>, path: &Path, base_url: Option<&Url>) -> Result<Reading, Error> {
    read_bytes(bytes, path, base_url, &Memory::none())
}

fn read_bytes(
    bytes: Vec<u8>,
    path: &Path,
    base_url: Option<&Url>,
    memory: &Memory<Clean>,
) -> Result<Reading, Error> {
    let text = String::from_utf8(bytes).map_err(|error| Error::NotUtf8 {
        path: path.to_owned(),
        offset: error.utf8_error().valid_up_to(),
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let value: Value = serde_json::from_str(text).map_err(|error| not_json(text, path, &error))?;
    match read_value(value, base_url, Root::Host, memory) {
        (Some(bundle), faults, notices) if faults.is_empty() => Ok(Reading { bundle, notices }),
        (_, faults, _) => Err(Error::Faults { path: path.to_owned(), faults }),
    }
}

/// Reads a feed that is JSON already, whose slashes mean `root`: the blog as far as it could be
/// read, and all that is wrong.
pub(in crate::native) fn read_value(
    value: Value,
    base_url: Option<&Url>,
    root: Root,
    memory: &Memory<Clean>,
) -> (Option<Bundle>, Vec<Fault>, Notices) {
    let mut report = Report::default();
    let bundle = Fields::open(value, String::new(), &mut report)
        .and_then(|feed| blog::read(feed, base_url, root, memory, &mut report));
    (bundle, report.faults, report.notices)
}

/// Reads items of a blog that is known already, one by one.
pub(in crate::native) struct ItemReader<'a>(Context<'a>);

impl<'a> ItemReader<'a> {
    /// For items of `bundle`, whose addresses mean what `links` says.
    pub(in crate::native) fn new(
        bundle: &'a Bundle,
        links: &'a Links,
        memory: &'a Memory<Clean>,
    ) -> Self {
        Self(Context {
            memory,
            links,
            language: &bundle.language,
            authors: &bundle.authors,
            categories: bundle.categories.iter().map(|it| it.slug.clone()).collect(),
        })
    }

    /// Reads one, which stands at `pointer`. Nothing compares it with the others.
    pub(in crate::native) fn read(
        &self,
        item: Value,
        pointer: String,
    ) -> (Option<Post>, Vec<Fault>, Notices) {
        let mut report = Report::default();
        let draft = Fields::open(item, pointer, &mut report)
            .and_then(|fields| item::read(fields, &self.0, &mut report));
        (draft.map(|draft| draft.post), report.faults, report.notices)
    }
}

fn not_json(text: &str, path: &Path, error: &serde_json::Error) -> Error {
    let line = text.lines().nth(error.line().saturating_sub(1)).unwrap_or_default();
    // serde_json counts columns in bytes, from 1; long lines are shown around the place only.
    let mut at = error.column().saturating_sub(1).min(line.len());
    let mut start = at.saturating_sub(120);
    let mut end = (at + 40).min(line.len());
    for edge in [&mut at, &mut start, &mut end] {
        while !line.is_char_boundary(*edge) {
            *edge -= 1;
        }
    }
    let excerpt = line.get(start..end).unwrap_or_default().to_owned();
    let name = format!("{}:{}:{}", path.display(), error.line(), error.column());
    let label = (at - start).min(excerpt.len().saturating_sub(1));
    Error::NotJson {
        message: error.to_string(),
        excerpt: NamedSource::new(name, excerpt),
        span: SourceSpan::from(label..label),
    }
}

impl Report {
    fn fault(&mut self, pointer: &str, found: impl Into<String>, expected: impl Into<String>) {
        let (found, expected) = (found.into(), expected.into());
        self.faults.push(Fault { pointer: pointer.to_owned(), found, other: None, expected });
    }

    /// Two places that cannot both be right.
    fn clash(
        &mut self,
        pointer: &str,
        found: impl Into<String>,
        other: Other,
        expected: impl Into<String>,
    ) {
        let (found, expected) = (found.into(), expected.into());
        self.faults.push(Fault {
            pointer: pointer.to_owned(),
            found,
            other: Some(other),
            expected,
        });
    }
}
