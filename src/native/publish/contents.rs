//! Every file of a site, by its path, and what it is made of.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

use super::{
    cards::Cards,
    crawlers,
    feeds::{self, Feed},
    files::Files,
    hosting,
    images::Output,
    moves::{Move, Moves},
    offline, search,
    shell::Shell,
    to_json,
};
use crate::{
    model::{
        address::{data_file, decode, html_file},
        route::Route,
        site::Site,
    },
    native::{
        error::Error,
        finding::{Finding, Place},
        ingest::notice::Notices,
    },
};

/// What a file of the site is made of.
#[derive(Debug)]
pub(super) enum Part {
    /// A page's document, and where its data is.
    Page(Route, Option<String>),
    /// A page's data, for whoever comes from another page.
    Data(Route),
    /// The page at an address that leads elsewhere.
    Redirect(Move),
    /// What is made when everything else is, because it tells of it.
    Offline,
    /// A small text: rules for hosts, look-ups for browsers.
    Text(String),
    /// The whole blog, for feed readers.
    PostsJson,
    /// The search index; files beside it belong to it.
    Search,
    /// The script that searches it.
    SearchScript(String),
    /// What is new, for feed readers.
    Feed(Feed),
    /// A picture, by its position among those that content shows.
    Picture(usize),
    /// A social card, by its position among them.
    Card(usize),
    /// A file of the shell.
    Shell,
    /// A copy of this file.
    Copy(PathBuf),
}

impl Part {
    /// Whether it comes from the shell.
    pub(super) fn is_of_the_shell(&self) -> bool {
        matches!(self, Self::Shell)
    }
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
        cards: &Cards,
        files: Files,
        notices: &mut Notices,
    ) -> Result<Self, Error> {
        let mut parts = BTreeMap::new();
        let routes = site.routes();
        let pages = routes.len();
        let mut moves = Moves::of(site, &routes, notices);
        let feeds = feeds::all(site, &routes);
        feeds::lead_to(&feeds, &routes, &mut moves, notices);
        for (file, text) in crawlers::files(site, &routes, &files, notices) {
            parts.insert(file, Part::Text(text));
        }
        for route in &routes {
            let path = path_of(route);
            let data = (!matches!(route, Route::NotFound)).then(|| data_file(&path));
            if let Some(data) = &data {
                parts.insert(data.clone(), Part::Data(route.clone()));
            }
            parts.insert(html_file(&path), Part::Page(route.clone(), data));
        }
        let lasting = lasting(shell, pictures, &files);
        let hosting = &site.bundle().settings.hosting;
        for (file, text) in hosting::files(hosting, &moves, &routes, &lasting, notices) {
            if !files.contains_key(file) {
                parts.insert(file.to_owned(), Part::Text(text));
            } else if file != hosting::NO_JEKYLL {
                notices.add("made no file for a host: the folder has one of its own", file);
            }
        }
        let redirects = moves.paths.len();
        for (from, to) in moves.paths {
            parts.insert(html_file(from.as_str()), Part::Redirect(to));
        }
        for (file, numbers) in moves.shortlinks {
            parts.insert(file, Part::Text(to_json(&numbers)));
        }
        parts.insert("posts.json".to_owned(), Part::PostsJson);
        if let Some(script) = search::Script::of(site) {
            parts.insert(search::ENTRY.to_owned(), Part::Search);
            parts.insert(script.name, Part::SearchScript(script.text));
        }
        for (at, picture) in pictures.iter().enumerate() {
            parts.insert(picture.path.clone(), Part::Picture(at));
        }
        for (path, at) in cards.files() {
            parts.insert(path.to_owned(), Part::Card(at));
        }
        for (path, _) in shell.files() {
            parts.insert(path.to_owned(), Part::Shell);
        }
        parts.extend(offline::parts(site, shell, &files, notices));
        let mut contents = Self { parts, pages, redirects };
        contents.add_feeds(feeds, site, notices);
        contents.add_copies(files)?;
        for redirect in &site.bundle().redirects {
            if !contents.has(site, &redirect.to) {
                let remark = "a redirect leads to an address of the blog where nothing is";
                notices.add(remark, &redirect.from.to_string());
            }
        }
        Ok(contents)
    }

    /// Whether an address leads to a file of the site, or to another site.
    fn has(&self, site: &Site, address: &str) -> bool {
        let path = address.split(['?', '#']).next().unwrap_or_default();
        let below = path.starts_with('/').then(|| path.strip_prefix(site.base())).flatten();
        below.is_none_or(|path| {
            let path = decode(path).unwrap_or_default();
            let file = path.trim_start_matches('/');
            self.parts.contains_key(file) || self.parts.contains_key(&html_file(&path))
        })
    }

    /// Adds the feeds and what shows them; where a page is in the way of one, the page wins.
    fn add_feeds(&mut self, feeds: BTreeMap<String, Feed>, site: &Site, notices: &mut Notices) {
        let feeds = feeds.into_iter().map(|(path, feed)| (path, Part::Feed(feed)));
        let style = (feeds::STYLE.to_owned(), Part::Text(feeds::style(site)));
        for (path, part) in feeds.chain([style]) {
            let below = format!("{path}/");
            let next = self.parts.range(below.clone()..).next();
            let is_folder = next.is_some_and(|(next, _)| next.starts_with(&below));
            // `/feed.html` has its data in `feed.json`.
            let is_taken = is_folder || self.parts.contains_key(&path);
            if is_taken || folders_of(&path).any(|folder| self.parts.contains_key(folder)) {
                notices.add("made no feed: a page has its address", &path);
            } else {
                self.parts.insert(path, part);
            }
        }
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

/// The paths of files that hold something else only under another name, as `_headers` names them.
fn lasting(shell: &Shell, pictures: &[Output], files: &Files) -> Vec<String> {
    let mut lasting: Vec<String> = shell.lasting().map(str::to_owned).collect();
    // Hosts read so many rules only, so pictures are named by their folder: where it holds nothing else.
    let is_in = |path: &str| path.starts_with(MEDIA);
    if pictures.iter().any(|it| is_in(&it.path)) && !files.keys().any(|path| is_in(path)) {
        lasting.push(format!("{MEDIA}*"));
    }
    lasting
}

/// The folder of pictures that publishing has named.
const MEDIA: &str = "media/";

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
