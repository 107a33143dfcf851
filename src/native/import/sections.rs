//! Folders of sections and page bundles, as Hugo and Zola have them.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use super::{
    old::{File, FilePlace, Old},
    report::shown,
    walk::{is_markdown, is_other_markup},
};

/// A file of the content folder, by its path below it.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// `_index.md`
    Section(PathBuf),
    /// `index.md` and a folder's other files, with their paths from it.
    Bundle(PathBuf, Vec<(PathBuf, String)>),
    /// Any other text.
    Single(PathBuf),
    /// A text that belongs to a bundle and has no page of its own.
    Part(PathBuf),
    /// Markup that is not Markdown.
    Foreign(PathBuf),
    /// A file that belongs to no bundle.
    File(PathBuf),
}

/// Sorts the files of a content folder. `html` says whether HTML files are texts.
pub(super) fn pieces(files: &[PathBuf], languages: &[String], html: bool) -> Vec<Piece> {
    let is_text = |path: &Path| {
        is_markdown(path) || (html && super::walk::has_extension(path, &["html", "htm"]))
    };
    let is_named = |path: &Path, name: &str| is_text(path) && stem(path, languages).0 == name;
    let bundles: BTreeSet<&Path> = files
        .iter()
        .filter(|path| is_named(path, "index"))
        .filter_map(|path| path.parent())
        .filter(|folder| *folder != Path::new(""))
        .collect();
    let bundle_of = |path: &Path| {
        path.ancestors().skip(1).find(|folder| bundles.contains(folder)).map(Path::to_owned)
    };
    let mut pieces = Vec::new();
    for path in files {
        let bundle = bundle_of(path);
        let is_top = bundle.as_deref() == path.parent();
        if is_named(path, "_index") {
            pieces.push(Piece::Section(path.clone()));
        } else if is_named(path, "index") && is_top {
            pieces.push(Piece::Bundle(path.clone(), Vec::new()));
        } else if is_text(path) && bundle.is_some() {
            pieces.push(Piece::Part(path.clone()));
        } else if is_text(path) {
            pieces.push(Piece::Single(path.clone()));
        } else if is_other_markup(path) {
            pieces.push(Piece::Foreign(path.clone()));
        } else if bundle.is_none() {
            pieces.push(Piece::File(path.clone()));
        }
    }
    for path in files.iter().filter(|path| !is_text(path) && !is_other_markup(path)) {
        let Some(bundle) = bundle_of(path) else { continue };
        let below = path.strip_prefix(&bundle).map(shown).unwrap_or_default();
        // Where a bundle has several languages the first one keeps the files.
        let own = pieces.iter_mut().find_map(|piece| match piece {
            Piece::Bundle(index, files) if index.parent() == Some(&*bundle) => Some(files),
            _ => None,
        });
        if let Some(files) = own {
            files.push((path.clone(), below));
        }
    }
    pieces
}

/// A reader of a generator whose folders are sections.
pub(super) trait Sections {
    /// Why a further text of a page bundle is left out.
    const PART: &'static str;

    /// What was found so far.
    fn old(&mut self) -> &mut Old;

    /// The folder that the paths of pieces start from.
    fn content(&self) -> &Path;

    /// Takes a text over and returns its number.
    fn text(&mut self, path: &Path, is_section: bool, is_bundle: bool) -> Option<usize>;

    /// Takes a piece over.
    fn piece(&mut self, piece: Piece) {
        match piece {
            Piece::Section(path) => drop(self.text(&path, true, false)),
            Piece::Single(path) => drop(self.text(&path, false, false)),
            Piece::Bundle(path, files) => {
                let text = self.text(&path, false, true);
                for (file, below) in files {
                    let source = self.content().join(file);
                    match text {
                        Some(text) => {
                            let place = FilePlace::Beside(text, below);
                            self.old().files.push(File { source, place });
                        }
                        None => self.old().leave(&source, "its page was not taken over"),
                    }
                }
            }
            Piece::Part(path) => self.skip(&path, Self::PART),
            Piece::Foreign(path) => self.skip(&path, "markup that is not Markdown"),
            Piece::File(path) => {
                let source = self.content().join(&path);
                self.old().copy(source, shown(&path));
            }
        }
    }

    /// Leaves a text out.
    fn skip(&mut self, path: &Path, why: &str) {
        let path = self.content().join(path);
        self.old().skip(&path, why);
    }

    /// Whether the text of a section becomes a page; else it is left out.
    fn has_a_text(&mut self, path: &Path, text: &str) -> bool {
        let why = if path.parent() == Some(Path::new("")) {
            "the home page, which Perennial makes"
        } else if text.trim().is_empty() {
            "the page of a section, without a text"
        } else {
            return true;
        };
        self.skip(path, why);
        false
    }
}

/// A file's name without extension and language, and the language: `index.de.md` is `index` in
/// `de`.
pub(super) fn stem(path: &Path, languages: &[String]) -> (String, Option<String>) {
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    match stem.rsplit_once('.') {
        Some((name, tag)) if languages.iter().any(|known| known == tag) => {
            (name.to_owned(), Some(tag.to_owned()))
        }
        _ => (stem, None),
    }
}

/// Where a text goes: below `posts/` without the folder of the main section, a language behind its
/// name, and always as `.md`.
pub(super) fn target(path: &Path, strip: Option<&str>) -> PathBuf {
    let path = strip.and_then(|folder| path.strip_prefix(folder).ok()).unwrap_or(path);
    let target = path.with_extension("md");
    // A section's own text stands where a page bundle's would.
    match target.file_name().is_some_and(|name| name == "_index.md") {
        true => target.with_file_name("index.md"),
        false => target,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bundles_keep_their_files_and_sections_do_not() {
        let files: Vec<PathBuf> = [
            "_index.md",
            "a/index.md",
            "a/note.md",
            "a/img/x.png",
            "b/_index.md",
            "b/c.md",
            "b/y.png",
            "b/old.rst",
        ]
        .map(PathBuf::from)
        .into();
        let found = pieces(&files, &[], false);
        assert!(found.contains(&Piece::Bundle(
            "a/index.md".into(),
            vec![("a/img/x.png".into(), "img/x.png".to_owned())]
        )));
        for piece in [
            Piece::Section("b/_index.md".into()),
            Piece::Part("a/note.md".into()),
            Piece::Single("b/c.md".into()),
            Piece::File("b/y.png".into()),
            Piece::Foreign("b/old.rst".into()),
        ] {
            assert!(found.contains(&piece), "{piece:?} in {found:?}");
        }
        assert_eq!(found.len(), 7);
    }
}
