//! Every file of a site, by its path, and what it is made of.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

use super::{files::Files, images::Output, shell::Shell};
use crate::{
    model::{
        address::{Permalink, data_file, decode, html_file},
        route::Route,
        site::Site,
    },
    native::{
        error::Error,
        finding::{Finding, Place},
    },
};

/// What a file of the site is made of.
#[derive(Debug)]
pub(super) enum Part {
    /// A page's document, and where its data is.
    Page(Route, Option<String>),
    /// A page's data, for whoever comes from another page.
    Data(Route),
    /// The page at an earlier address of the item at this one.
    Redirect(Permalink),
    /// The whole blog, for feed readers.
    PostsJson,
    /// A picture, by its position among those that content shows.
    Picture(usize),
    /// A file of the shell.
    Shell,
    /// A copy of this file.
    Copy(PathBuf),
}

/// The files of a site. Paths are below its root, decoded; no two are the same, and none is a
/// folder of another.
#[derive(Debug)]
pub(super) struct Contents {
    parts: BTreeMap<String, Part>,
    /// How many pages there are, lists and the page for what is not found among them.
    pub(super) pages: usize,
    /// How many redirects there are.
    pub(super) redirects: usize,
}

impl Contents {
    /// Lists the files of a site.
    ///
    /// # Errors
    /// When a file to copy would take the place of another.
    pub(super) fn new(
        site: &Site,
        shell: &Shell,
        pictures: &[Output],
        files: Files,
    ) -> Result<Self, Error> {
        let mut parts = BTreeMap::new();
        let routes = site.routes();
        let pages = routes.len();
        for route in routes {
            let path = path_of(&route);
            let data = (!matches!(route, Route::NotFound)).then(|| data_file(&path));
            if let Some(data) = &data {
                parts.insert(data.clone(), Part::Data(route.clone()));
            }
            parts.insert(html_file(&path), Part::Page(route, data));
        }
        let bundle = site.bundle();
        let mut redirects = 0;
        for item in bundle.posts.iter().chain(&bundle.pages) {
            for alias in &item.aliases {
                parts.insert(html_file(alias.as_str()), Part::Redirect(item.permalink.clone()));
                redirects += 1;
            }
        }
        parts.insert("posts.json".to_owned(), Part::PostsJson);
        for (at, picture) in pictures.iter().enumerate() {
            parts.insert(picture.path.clone(), Part::Picture(at));
        }
        for (path, _) in shell.files() {
            parts.insert(path.to_owned(), Part::Shell);
        }
        let mut contents = Self { parts, pages, redirects };
        contents.add_copies(files)?;
        Ok(contents)
    }

    fn add_copies(&mut self, files: Files) -> Result<(), Error> {
        let folders: BTreeSet<&str> = self.parts.keys().flat_map(|path| folders_of(path)).collect();
        let in_the_way = |path: &str| {
            let is_taken = self.parts.contains_key(path) || folders.contains(path);
            is_taken || folders_of(path).any(|folder| self.parts.contains_key(folder))
        };
        let clashes = files.iter().filter(|(path, _)| in_the_way(path));
        let clashes: Vec<Finding> = clashes.map(|(path, file)| clash(path, file)).collect();
        if !clashes.is_empty() {
            return Err(Error::findings(&clashes));
        }
        self.parts.extend(files.into_iter().map(|(path, file)| (path, Part::Copy(file))));
        Ok(())
    }

    /// What the file at a path is made of.
    pub(super) fn part(&self, path: &str) -> Option<&Part> {
        self.parts.get(path)
    }

    /// All files, in the order of their paths.
    pub(super) fn all(&self) -> Vec<(&str, &Part)> {
        self.parts.iter().map(|(path, part)| (path.as_str(), part)).collect()
    }
}

/// A file to copy that would take the place of what is at an address.
pub(super) fn clash(address: &str, file: &Path) -> Finding {
    Finding::fault(
        Place::file(file),
        format!("it would take the place of what is at /{address}"),
        "rename the file, or give what is there another address",
    )
}

/// The folders that a path is in: `a` and `a/b` for `a/b/c`.
fn folders_of(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(at, _)| &path[..at])
}

/// The decoded path of a route: what its files are called.
fn path_of(route: &Route) -> String {
    let path = route.to_string();
    decode(&path).unwrap_or(path)
}
