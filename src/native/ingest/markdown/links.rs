//! Addresses in a text: links to other files of the folder become permalinks, and files that stand
//! beside the texts are found.

use std::{
    collections::{BTreeMap, HashMap},
    fs,
    path::{Component, Path, PathBuf},
};

use super::item::Item;
use crate::{
    model::address::{decode, encode},
    native::ingest::links::Links,
};

/// All that an address can lead to.
#[derive(Debug)]
pub(super) struct Targets<'a> {
    folder: &'a Path,
    links: &'a Links,
    texts: HashMap<PathBuf, Text>,
    /// Files of page bundles, by their path below the root of the site.
    files: &'a BTreeMap<String, PathBuf>,
    /// The same paths, by file.
    paths: HashMap<PathBuf, &'a str>,
}

/// What is known of a text.
#[derive(Debug)]
struct Text {
    address: String,
    is_draft: bool,
}

/// What an address leads to.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// To another site, or where nobody can look.
    Elsewhere,
    /// To a text of the folder.
    Text {
        /// Its file.
        file: PathBuf,
        /// Its address.
        address: String,
        /// What is meant of it.
        fragment: Option<String>,
        /// Whether it is another text, and a draft.
        is_draft: bool,
    },
    /// To a file that is copied into the site.
    File(PathBuf),
    /// To another path below the root of the site, decoded.
    Path(String),
}

impl<'a> Targets<'a> {
    /// What is in a folder; `files` are those of its page bundles.
    pub(super) fn new<'i>(
        folder: &'a Path,
        links: &'a Links,
        items: impl Iterator<Item = &'i Item>,
        files: &'a BTreeMap<String, PathBuf>,
    ) -> Self {
        let text = |item: &Item| {
            let text = Text { address: item.address.clone(), is_draft: item.is_draft() };
            (item.source.path.clone(), text)
        };
        let texts = items.map(text).collect();
        let in_folder = |(path, file): (&'a String, &'a PathBuf)| {
            file.strip_prefix(folder).ok().map(|file| (file.to_owned(), path.as_str()))
        };
        Self { folder, links, texts, files, paths: files.iter().filter_map(in_folder).collect() }
    }

    /// Looks where an address leads that is written in the file at `from`, whose own address is
    /// `address`. One that names another file of the folder is replaced by where that will be.
    ///
    /// # Errors
    /// When it names a text that is not there.
    pub(super) fn resolve(
        &self,
        url: &mut String,
        from: &Path,
        address: &str,
    ) -> Result<Target, NoText> {
        let (path, rest) = url.split_at(url.find(['#', '?']).unwrap_or(url.len()));
        let fragment = rest.split_once('#').map(|(_, fragment)| fragment.to_owned());
        if path.is_empty() {
            return Ok(match fragment {
                Some(_) => Target::Text {
                    file: from.to_owned(),
                    address: address.to_owned(),
                    fragment,
                    is_draft: false,
                },
                None => Target::Elsewhere,
            });
        }
        if path.contains(':') || path.starts_with("//") {
            return Ok(Target::Elsewhere);
        }
        if !path.starts_with('/') {
            let path = decode(path).unwrap_or_else(|| path.to_owned());
            let file = normal(&from.parent().unwrap_or(Path::new("")).join(&path));
            if let Some((file, text)) =
                file.as_ref().and_then(|file| self.texts.get_key_value(file))
            {
                let Text { address, is_draft } = text;
                *url = self.href(address, rest);
                let (file, address, is_draft) = (file.clone(), address.clone(), *is_draft);
                return Ok(Target::Text { file, address, fragment, is_draft });
            }
            // Any other name may be an address.
            if [".md", ".markdown"].iter().any(|end| path.to_lowercase().ends_with(end)) {
                return Err(NoText(path));
            }
            if let Some(path) = file.and_then(|file| self.path_of(&file))
                && let Some(file) = self.file_at(&path)
            {
                *url = self.href(&encode(&path), rest);
                return Ok(Target::File(file));
            }
        }
        Ok(match self.below(address, path) {
            Some(path) => self.file_at(&path).map_or(Target::Path(path), Target::File),
            None => Target::Elsewhere,
        })
    }

    /// The decoded path below the root of the site of an address on the page at `page`.
    pub(super) fn below(&self, page: &str, address: &str) -> Option<String> {
        let page = self.links.source_home().join(page).ok()?;
        let url = self.links.join(address, &page).ok()?;
        decode(self.links.below(&url)?.split(['?', '#']).next()?)
    }

    fn href(&self, path: &str, rest: &str) -> String {
        let url = self.links.source_home().join(path);
        url.map_or_else(|_| path.to_owned(), String::from) + rest
    }

    /// Where a file of the folder will be in the site.
    fn path_of(&self, file: &Path) -> Option<String> {
        let of_bundle = self.paths.get(file).map(|path| (*path).to_owned());
        of_bundle.or_else(|| {
            let path = file.strip_prefix("static").ok()?.to_str()?;
            Some(path.replace(std::path::MAIN_SEPARATOR, "/"))
        })
    }

    /// The file that will be at a path of the site.
    fn file_at(&self, path: &str) -> Option<PathBuf> {
        self.files.get(path).cloned().or_else(|| {
            let file = self.folder.join("static").join(normal(Path::new(path))?);
            // Publishing follows no symbolic links.
            fs::symlink_metadata(&file).is_ok_and(|data| data.is_file()).then_some(file)
        })
    }
}

/// A link to a text that is not there.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct NoText(pub(super) String);

/// Whether a path is called like a picture.
pub(super) fn is_called_like_a_picture(path: &str) -> bool {
    const NAMES: [&str; 7] = ["jpg", "jpeg", "png", "gif", "webp", "avif", "svg"];
    Path::new(path)
        .extension()
        .is_some_and(|extension| NAMES.iter().any(|name| extension.eq_ignore_ascii_case(name)))
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

#[cfg(test)]
mod tests {
    use url::Url;

    use super::*;
    use crate::native::ingest::links::Root;

    fn resolve(url: &str) -> (String, Result<Target, NoText>) {
        let folder = tempfile::tempdir().expect("a folder");
        fs::create_dir(folder.path().join("static")).expect("a folder");
        fs::write(folder.path().join("static/s t.png"), "").expect("a file");
        let home = Url::parse("https://a.example/blog/").expect("a URL");
        let links = Links::new(home.clone(), home).with_root(Root::Blog { or_host: true });
        let sea = folder.path().join("posts/trip/sea.svg");
        let files = BTreeMap::from([("2026/04/trip/sea.svg".to_owned(), sea)]);
        let mut targets = Targets::new(folder.path(), &links, std::iter::empty(), &files);
        let trip = Text { address: "2026/04/trip/".to_owned(), is_draft: true };
        targets.texts.insert("posts/trip/index.md".into(), trip);
        let mut resolved = url.to_owned();
        // An address that ends like a file: one folder less than it has segments.
        let target = targets.resolve(&mut resolved, Path::new("posts/b.md"), "2026/b.html");
        let target = target.map(|target| match target {
            Target::File(file) => {
                Target::File(file.strip_prefix(folder.path()).expect("in the folder").to_owned())
            }
            target => target,
        });
        (resolved, target)
    }

    #[test]
    fn files_of_the_folder_are_found_however_they_are_named() {
        let trip = |fragment: &str| Target::Text {
            file: "posts/trip/index.md".into(),
            address: "2026/04/trip/".to_owned(),
            fragment: Some(fragment.to_owned()),
            is_draft: true,
        };
        assert_eq!(
            resolve("trip/index.md?x#y"),
            ("https://a.example/blog/2026/04/trip/?x#y".to_owned(), Ok(trip("y")))
        );
        assert_eq!(resolve("../../trip.md").1, Err(NoText("../../trip.md".to_owned())));
        let sea = || Ok(Target::File("posts/trip/sea.svg".into()));
        let sea_at = "https://a.example/blog/2026/04/trip/sea.svg";
        assert_eq!(resolve("trip/sea.svg"), (sea_at.to_owned(), sea()));
        assert_eq!(resolve("04/trip/sea.svg"), ("04/trip/sea.svg".to_owned(), sea()));
        let still = || Ok(Target::File("static/s t.png".into()));
        assert_eq!(
            resolve("../static/s%20t.png"),
            ("https://a.example/blog/s%20t.png".to_owned(), still())
        );
        assert_eq!(resolve("/s%20t.png").1, still());
        assert_eq!(resolve("/blog/s%20t.png").1, still());
    }

    #[test]
    fn other_addresses_stay_and_are_known_where_they_are_ours() {
        for (url, path) in [
            ("/blog/2026/x/?a#b", Some("2026/x/")),
            ("c/%C3%A9/", Some("2026/c/é/")),
            ("/blog/static/../%2e%2e/etc/passwd", None),
            ("/here/", Some("here/")),
            ("/../elsewhere/", None),
            ("//b.example/", None),
            ("https://a.example/blog/", None),
            ("mailto:a@b.example", None),
            ("?page=2", None),
        ] {
            let target = path.map_or(Target::Elsewhere, |path| Target::Path(path.to_owned()));
            assert_eq!(resolve(url), (url.to_owned(), Ok(target)), "{url}");
        }
    }
}
