//! Addresses in a text: links to other files of the folder become permalinks, pictures of a page
//! bundle are found.

use std::{
    collections::{BTreeMap, HashMap},
    path::{Component, Path, PathBuf},
};

use super::item::Item;
use crate::model::address::decode;

/// The addresses of all files of the folder.
#[derive(Debug, Default)]
pub(super) struct Targets {
    by_path: HashMap<PathBuf, String>,
}

impl Targets {
    pub(super) fn new<'a>(items: impl Iterator<Item = &'a Item>) -> Self {
        Self {
            by_path: items.map(|item| (item.source.path.clone(), item.address.clone())).collect(),
        }
    }

    /// Turns an address as it is written in the file at `from` into one below the blog's root.
    ///
    /// # Errors
    /// What is wrong with it, and what to do.
    pub(super) fn resolve(
        &self,
        url: &mut String,
        from: &Path,
        address: &str,
        files: &BTreeMap<String, PathBuf>,
    ) -> Result<(), (String, String)> {
        let (path, fragment) = url.split_at(url.find(['#', '?']).unwrap_or(url.len()));
        let is_elsewhere = path.is_empty() || path.starts_with('/') || path.contains(':');
        if is_elsewhere {
            return Ok(());
        }
        let decoded = decode(path).unwrap_or_else(|| path.to_owned());
        let wanted = normal(&from.parent().unwrap_or(Path::new("")).join(&decoded));
        let up = "../".repeat(address.trim_end_matches('/').split('/').count());
        if decoded.ends_with(".md") || decoded.ends_with(".markdown") {
            let Some(target) = wanted.as_ref().and_then(|wanted| self.by_path.get(wanted)) else {
                return Err((
                    format!("a link to {path}, where no file is"),
                    "write the path from this file to the other, such as ../posts/a-post.md"
                        .to_owned(),
                ));
            };
            *url = format!("{up}{target}{fragment}");
            return Ok(());
        }
        let page = decode(address).unwrap_or_default();
        let below = format!("{}/{decoded}", page.trim_end_matches('/'));
        let is_picture_name = Path::new(&decoded).extension().is_some_and(|extension| {
            let extension = extension.to_ascii_lowercase();
            ["jpg", "jpeg", "png", "gif", "webp", "avif", "svg"]
                .iter()
                .any(|known| extension == *known)
        });
        if is_picture_name && !files.contains_key(below.trim_start_matches("./")) {
            return Err((
                format!("the picture {path} is not there"),
                "put it beside the index.md of the post, or into static/ and write /name.jpg"
                    .to_owned(),
            ));
        }
        Ok(())
    }
}

/// A path without `.` and `..`; `None` when it leads out of the folder.
fn normal(path: &Path) -> Option<PathBuf> {
    let mut normal = PathBuf::new();
    for component in path.components() {
        match component {
            Component::Normal(name) => normal.push(name),
            Component::CurDir => {}
            Component::ParentDir => {
                if !normal.pop() {
                    return None;
                }
            }
            Component::RootDir | Component::Prefix(_) => return None,
        }
    }
    Some(normal)
}
