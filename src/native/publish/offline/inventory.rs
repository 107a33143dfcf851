//! The list of all that a blog is made of: what readers fetch who keep the whole of it, and by which
//! they find out what has changed.

use std::{
    collections::BTreeMap,
    fs,
    path::Path,
    sync::{Mutex, PoisonError},
};

use serde::Serialize;

use super::{MANIFEST, WORKER, icons, manifest, program::Program, worker};
use crate::{
    model::{address::encode, route::Route, site::Site},
    native::publish::{
        contents::{Contents, Part},
        search,
        shell::Shell,
        short_hash, to_json,
    },
};

/// Of a picture in several sizes, readers who keep everything get the widest up to this, in pixels.
const WIDE_ENOUGH: u32 = 960;

/// A file: its hash and how many bytes it has.
type About = (String, u64);

/// Hears of every file that is written, for a blog that is read offline.
pub(crate) struct Inventory<'a> {
    site: &'a Site,
    shell: &'a Shell,
    contents: &'a Contents,
    program: Option<Program>,
    files: Mutex<BTreeMap<String, About>>,
}

#[derive(Serialize)]
struct List<'a> {
    edition: &'a str,
    files: BTreeMap<String, &'a About>,
}

impl<'a> Inventory<'a> {
    /// With nothing in it.
    pub(in crate::native::publish) fn new(
        site: &'a Site,
        shell: &'a Shell,
        contents: &'a Contents,
    ) -> Self {
        Self { site, shell, contents, program: Program::of(site, shell), files: Mutex::default() }
    }

    /// Notes a file of these bytes.
    pub(in crate::native::publish) fn note(&self, path: &str, bytes: &[u8]) {
        if self.wants(path) {
            self.add(path, short_hash(&[bytes]), bytes.len() as u64);
        }
    }

    /// Notes a file that is the same as another.
    pub(in crate::native::publish) fn note_copy(&self, path: &str, file: &Path) {
        if self.wants(path)
            && let Ok(bytes) = fs::read(file)
        {
            self.add(path, short_hash(&[&bytes]), bytes.len() as u64);
        }
    }

    /// Pages with their data, the pictures that they may show, and the search.
    fn wants(&self, path: &str) -> bool {
        let is_picture = || mime_guess::from_path(path).iter().any(|it| it.type_() == "image");
        self.program.is_some()
            && match self.contents.part(path) {
                Some(Part::Page(route, _)) => !matches!(route, Route::NotFound),
                Some(Part::Data(_) | Part::Picture(_) | Part::SearchScript(_)) => true,
                Some(Part::Copy(_)) => is_picture(),
                _ => search::has(path),
            }
    }

    fn add(&self, path: &str, hash: String, bytes: u64) {
        let mut files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        files.insert(path.to_owned(), (hash, bytes));
    }

    /// The files that can only be made when all others are, by their paths.
    pub(in crate::native::publish) fn finish(&self) -> Vec<(String, Vec<u8>)> {
        let Some(program) = &self.program else { return Vec::new() };
        let files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        let pictures = one_size_each(files.keys().map(String::as_str));
        let listed = files.iter().filter(|(path, _)| {
            size_of(path).is_none_or(|(picture, _)| pictures.get(picture) == Some(&path.as_str()))
        });
        let listed: BTreeMap<_, _> =
            listed.map(|(path, about)| (self.address(path), about)).collect();
        let bytes = listed.values().map(|(_, bytes)| bytes).sum();
        let edition = short_hash(&[program.build.as_bytes(), to_json(&listed).as_bytes()]);
        let list = to_json(&List { edition: &edition, files: listed });
        let worker = worker::of(self.site, self.shell, program, &edition, bytes);
        let mut made = vec![
            (WORKER.to_owned(), worker),
            (program.list_name(), list),
            (program.page_name(), program.page.clone()),
            (program.script_name.clone(), program.script.clone()),
        ];
        if matches!(self.contents.part(MANIFEST), Some(Part::Offline)) {
            made.push((MANIFEST.to_owned(), manifest::of(self.site, self.shell)));
        }
        let made = made.into_iter().map(|(path, text)| (path, text.into_bytes()));
        let icons = icons::of(self.shell).into_iter();
        made.chain(icons.filter_map(|icon| Some((icon.path.clone(), icon.png()?)))).collect()
    }

    /// The address of a file as a browser asks for it: a page by its folder.
    fn address(&self, path: &str) -> String {
        let path = match path.strip_suffix("index.html") {
            Some(folder) if folder.is_empty() || folder.ends_with('/') => folder,
            _ => path,
        };
        format!("{}/{}", self.site.base(), encode(path))
    }
}

/// The picture that a file shows, and how wide it is if it is a smaller form of it:
/// `media/name.hash-480.webp` (see `images::names`).
fn size_of(path: &str) -> Option<(&str, Option<u32>)> {
    let name = path.strip_prefix("media/")?;
    let (stem, _) = name.rsplit_once('.')?;
    let smaller = stem.rsplit_once('-').and_then(|(stem, width)| Some((stem, width.parse().ok()?)));
    Some(smaller.map_or((stem, None), |(stem, width)| (stem, Some(width))))
}

/// The file to keep of each picture: of the smaller ones the widest that is not too wide, else the
/// smallest, else the original.
fn one_size_each<'a>(paths: impl Iterator<Item = &'a str>) -> BTreeMap<&'a str, &'a str> {
    // What is better is less.
    let rank = |path: &str| match size_of(path).and_then(|(_, width)| width) {
        Some(width) if width <= WIDE_ENOUGH => (0, WIDE_ENOUGH - width),
        Some(width) => (1, width),
        None => (2, 0),
    };
    let mut best = BTreeMap::new();
    for path in paths {
        let Some((picture, _)) = size_of(path) else { continue };
        let kept = best.entry(picture).or_insert(path);
        if rank(path) < rank(kept) {
            *kept = path;
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_each_picture_one_size_is_kept() {
        let paths = [
            "2026/x/index.html",
            "media/a-1.0123456789-480.webp",
            "media/a-1.0123456789-960.webp",
            "media/a-1.0123456789-1600.webp",
            "media/a-1.0123456789.jpg",
            "media/b.abcdef0123.svg",
            "media/c.abcdef0123-1600.webp",
            "media/c.abcdef0123.png",
        ];
        let kept: Vec<_> = one_size_each(paths.into_iter()).into_values().collect();
        assert_eq!(kept, [paths[2], paths[5], paths[6]]);
    }
}
