//! A source, whatever it is: a posts file, or a folder of Markdown.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use url::Url;

use super::{json_feed, markdown, notice::Notices, sanitise::Clean};
use crate::{
    model::{address::Permalink, feed::Bundle},
    native::{error::Error, finding::Finding, memory::Memory},
};

/// What a source holds.
#[derive(Debug)]
pub struct Source {
    /// The blog.
    pub bundle: Bundle,
    /// Files that its content shows, by their path below the root of the site.
    pub files: BTreeMap<String, PathBuf>,
    /// Whose content shows each of these files: without its owner a file need not be published.
    pub owners: BTreeMap<String, Permalink>,
    /// Its own folder of files to copy as they are.
    pub static_dir: Option<PathBuf>,
    /// What is doubtful.
    pub warnings: Vec<Finding>,
    /// What was not used, dropped or changed.
    pub notices: Notices,
}

/// Reads the source at `path`, to be published at `base_url` or where it says itself.
///
/// # Errors
/// When there is no blog, or one with faults: all of them at once, and what is doubtful besides.
pub fn read(path: &Path, base_url: Option<&Url>) -> Result<Source, Error> {
    read_again(path, base_url, &Memory::none())
}

/// As [`read`]; what `memory` has from the last build is not cleaned again.
pub(crate) fn read_again(
    path: &Path,
    base_url: Option<&Url>,
    memory: &Memory<Clean>,
) -> Result<Source, Error> {
    if !path.is_dir() {
        let json_feed::Reading { bundle, notices } = json_feed::read_file(path, base_url, memory)?;
        return Ok(Source {
            bundle,
            files: BTreeMap::new(),
            owners: BTreeMap::new(),
            static_dir: None,
            warnings: Vec::new(),
            notices,
        });
    }
    if !path.join(markdown::CONFIG).is_file() {
        return Err(Error::NoBlog { path: path.to_owned() });
    }
    let markdown::Folder { bundle, files, owners, mut findings, notices } =
        markdown::read_again(path, base_url, memory);
    // Faults come first, each kind in the order of files.
    findings.sort_by_key(|finding| finding.level);
    let bundle = bundle.ok_or_else(|| Error::findings(&findings))?;
    let static_dir = Some(path.join("static")).filter(|folder| folder.is_dir());
    Ok(Source { bundle, files, owners, static_dir, warnings: findings, notices })
}
