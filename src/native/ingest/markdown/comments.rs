//! Comments beside a text: `a-post.comments.json` holds those on `a-post.md`, as a list of what
//! `docs/posts-json.md` calls comments.

use std::{
    collections::{BTreeMap, HashSet},
    path::{Path, PathBuf},
};

use serde_json::Value as Json;

use super::{item::Item, open, source::Source};
use crate::native::finding::{Finding, Place};

/// The end of the names of such files.
const ENDING: &str = ".comments.json";

/// Whether a file holds comments.
pub(super) fn is_comments(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().ends_with(ENDING))
}

/// The files of comments below a folder, by the texts that they belong to.
#[derive(Debug)]
pub(super) struct Beside {
    /// By the path of the text without its extension.
    files: BTreeMap<PathBuf, PathBuf>,
}

impl Beside {
    /// Finds a text for each file; one without is a fault. `kind` is the folder that all paths are
    /// below.
    pub(super) fn new(
        files: Vec<PathBuf>,
        texts: &[PathBuf],
        kind: &str,
        findings: &mut Vec<Finding>,
    ) -> Self {
        if files.is_empty() {
            return Self { files: BTreeMap::new() };
        }
        let texts: HashSet<PathBuf> = texts.iter().map(|text| text.with_extension("")).collect();
        let mut beside = BTreeMap::new();
        for file in files {
            let name = file.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
            let of = file.with_file_name(name.strip_suffix(ENDING).unwrap_or(&name));
            if texts.contains(&of) {
                beside.insert(of, file);
            } else {
                let help = format!("put {}.md beside it, or remove it", of.display());
                let place = Place::file(&Path::new(kind).join(&file));
                findings.push(Finding::fault(place, "comments without their post", help));
            }
        }
        Self { files: beside }
    }

    /// Reads the comments on the text at `path` into its item.
    pub(super) fn read(
        &self,
        folder: &Path,
        kind: &str,
        path: &Path,
        item: &mut Item,
        findings: &mut Vec<Finding>,
    ) {
        let Some(file) = self.files.get(&path.with_extension("")) else { return };
        let name = Path::new(kind).join(file);
        let Some(source) = open(&folder.join(&name), name, findings) else { return };
        match serde_json::from_str::<Json>(&source.text) {
            Ok(comments) => {
                item.extension.insert("comments".to_owned(), comments);
                item.places.insert("/_perennial/comments".to_owned(), Place::file(&source.path));
            }
            Err(error) => findings.push(not_json(&source, &error)),
        }
    }
}

fn not_json(source: &Source, error: &serde_json::Error) -> Finding {
    let before: usize =
        source.text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
    // serde_json counts bytes, from 1, and may stand on the line's end.
    let mut at = (before + error.column().saturating_sub(1)).min(source.text.len());
    while !source.text.is_char_boundary(at) {
        at -= 1;
    }
    let said = error.to_string();
    let said = said.split(" at line ").next().unwrap_or_default();
    Finding::fault(
        source.place(at..at),
        format!("not JSON: {said}"),
        "a list of comments is wanted: see docs/posts-json.md",
    )
}
