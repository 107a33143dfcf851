//! Finds the texts of a folder and the files that belong to them.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::{comments::is_comments, permalink::is_index};
use crate::native::finding::{Finding, Place};

/// What is below a folder; paths are relative to it and in order.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Markdown, and HTML that belongs to no page bundle.
    pub(super) texts: Vec<PathBuf>,
    /// Comments that stand beside texts.
    pub(super) comments: Vec<PathBuf>,
    /// Other files of page bundles: the folder of the bundle and the file.
    pub(super) resources: Vec<(PathBuf, PathBuf)>,
}

/// Everything below `folder`, which messages call `name`. A folder that is not there is empty.
pub(super) fn below(folder: &Path, name: &Path, findings: &mut Vec<Finding>) -> Found {
    let mut found = Found::default();
    if folder.is_dir() {
        Walk { root: folder, name, findings, found: &mut found }.folder(Path::new(""), None);
    }
    // Whether a text is Markdown or HTML does not change its place.
    found.texts.sort_by_cached_key(|path| (path.with_extension(""), path.clone()));
    found.comments.sort();
    found.resources.sort();
    found
}

struct Walk<'a> {
    root: &'a Path,
    name: &'a Path,
    findings: &'a mut Vec<Finding>,
    found: &'a mut Found,
}

impl Walk<'_> {
    /// `bundle` is the page bundle that the folder belongs to.
    fn folder(&mut self, path: &Path, bundle: Option<&Path>) {
        let entries = match fs::read_dir(self.root.join(path)) {
            Ok(entries) => entries.filter_map(Result::ok).collect::<Vec<_>>(),
            Err(error) => {
                let place = Place::file(&self.name.join(path));
                self.findings.push(Finding::fault(
                    place,
                    error.to_string(),
                    "check that you may read it",
                ));
                return;
            }
        };
        let is_bundle = |entry: &fs::DirEntry| {
            let file = PathBuf::from(entry.file_name());
            is_markdown(&file)
                && file.file_stem().is_some_and(|stem| is_index(&stem.to_string_lossy()))
        };
        let own =
            entries.iter().any(is_bundle).then_some(path).filter(|path| *path != Path::new(""));
        let bundle = own.or(bundle);
        for entry in entries {
            let file = path.join(entry.file_name());
            let Ok(kind) = entry.file_type() else { continue };
            if entry.file_name().to_string_lossy().starts_with('.') {
                continue;
            }
            if kind.is_symlink() {
                self.findings.push(Finding::fault(
                    Place::file(&self.name.join(&file)),
                    "a symbolic link, which may lead out of the folder",
                    "put the file itself there",
                ));
            } else if kind.is_dir() {
                self.folder(&file, bundle);
            } else if is_markdown(&file) || (bundle.is_none() && is_html(&file)) {
                self.found.texts.push(file);
            } else if is_comments(&file) {
                self.found.comments.push(file);
            } else if let Some(bundle) = bundle {
                self.found.resources.push((bundle.to_owned(), file));
            } else {
                self.findings.push(Finding::warning(
                    Place::file(&self.name.join(&file)),
                    "a file that belongs to no post",
                    "put it into static/, or beside the index.md of a page bundle",
                ));
            }
        }
    }
}

fn is_markdown(path: &Path) -> bool {
    has_extension(path, &["md", "markdown"])
}

/// Whether the body of a text is taken as it is.
pub(super) fn is_html(path: &Path) -> bool {
    has_extension(path, &["html", "htm"])
}

fn has_extension(path: &Path, known: &[&str]) -> bool {
    let extension = path.extension().map(|extension| extension.to_ascii_lowercase());
    extension.is_some_and(|extension| known.iter().any(|known| extension == *known))
}
