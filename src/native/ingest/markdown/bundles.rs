//! Page bundles: what stands beside an `index.md` is published beside its page.

use std::{
    collections::{BTreeMap, HashMap},
    path::{Path, PathBuf},
};

use super::{item::Item, permalink::is_index};
use crate::{model::address::Permalink, native::ingest::links::Links};

/// Files of page bundles, by their path below the root of the site.
#[derive(Debug, Default)]
pub(super) struct Files {
    pub(super) paths: BTreeMap<String, PathBuf>,
    /// Whose each of them is.
    pub(super) owners: BTreeMap<String, Permalink>,
}

impl Files {
    /// Adds files with the bundles that they are in. `folder` is what all paths are below, but for
    /// those of `items`, which begin with its own name `kind`.
    pub(super) fn add(
        &mut self,
        folder: &Path,
        kind: &str,
        files: Vec<(PathBuf, PathBuf)>,
        items: &[Item],
        links: &Links,
    ) {
        let mut owners: HashMap<&Path, Permalink> = HashMap::new();
        // Other texts of the same folder are posts of their own.
        for item in items.iter().filter(|item| is_text_of_bundle(&item.source.path)) {
            if let (Some(folder), Some(permalink)) =
                (item.source.path.parent(), permalink(&item.address, links))
            {
                owners.entry(folder).or_insert(permalink);
            }
        }
        for (bundle, file) in files {
            let owner = owners.get(Path::new(kind).join(&bundle).as_path());
            if let (Some(owner), Some(name)) =
                (owner, file.strip_prefix(&bundle).ok().and_then(Path::to_str))
            {
                let path = format!("{}/{}", folder_of(owner), name.replace('\\', "/"));
                self.paths.insert(path.clone(), folder.join(&file));
                self.owners.insert(path, owner.clone());
            }
        }
    }
}

fn is_text_of_bundle(path: &Path) -> bool {
    path.file_stem().is_some_and(|stem| is_index(&stem.to_string_lossy()))
}

/// The permalink at an address, if that is on the blog.
fn permalink(address: &str, links: &Links) -> Option<Permalink> {
    let url = links.source_home().join(address).ok()?;
    let path = links.below(&url)?.split(['?', '#']).next()?;
    Permalink::parse(&format!("/{path}")).ok()
}

/// The folder in which the files of a page are: nothing can be below `trip.html` itself.
fn folder_of(permalink: &Permalink) -> &str {
    let path = permalink.as_str().trim_matches('/');
    path.strip_suffix(".html").or_else(|| path.strip_suffix(".htm")).unwrap_or(path)
}
