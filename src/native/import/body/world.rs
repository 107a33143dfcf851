//! All of the old blog, as a link in one of its texts needs it.

use std::{
    collections::HashMap,
    path::{Component, Path, PathBuf},
};

use super::super::{
    old::{File, FilePlace, Text},
    report::shown,
    walk::{is_markdown, is_other_markup},
};
use crate::model::address::{decode, encode};

/// Texts and files by where they were.
#[derive(Debug)]
pub(in crate::native::import) struct World<'a> {
    pub(in crate::native::import) texts: &'a [Text],
    files: &'a [File],
    /// The path of the blog's root: nothing, or `/blog`.
    pub(in crate::native::import) base: String,
    content: PathBuf,
    texts_by_source: HashMap<&'a Path, usize>,
    files_by_source: HashMap<&'a Path, usize>,
    files_by_address: HashMap<String, usize>,
}

/// What becomes of an address in a text.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::native::import) enum Local {
    /// It is right as it is.
    Keep,
    /// This stands for it.
    Change(String),
    /// Nothing is there; this leads where it led.
    Missing(String),
}

impl<'a> World<'a> {
    pub(in crate::native::import) fn new(
        texts: &'a [Text],
        files: &'a [File],
        base: String,
        content: &Path,
    ) -> Self {
        Self {
            texts_by_source: texts.iter().enumerate().map(|(at, it)| (&*it.source, at)).collect(),
            files_by_source: files.iter().enumerate().map(|(at, it)| (&*it.source, at)).collect(),
            files_by_address: files
                .iter()
                .enumerate()
                .map(|(at, it)| (it.published(texts), at))
                .collect(),
            content: content.to_owned(),
            texts,
            files,
            base,
        }
    }

    /// The text of a file of the old folder.
    pub(in crate::native::import) fn text(&self, source: &Path) -> Option<usize> {
        self.texts_by_source.get(source).copied()
    }

    /// The first text that something holds for.
    pub(in crate::native::import) fn find(&self, is_it: impl Fn(&Text) -> bool) -> Option<usize> {
        self.texts.iter().position(is_it)
    }

    /// The folder of content, below the old folder.
    pub(in crate::native::import) fn content(&self) -> &Path {
        &self.content
    }

    /// Where a text is on the web, from the root of the host.
    pub(in crate::native::import) fn address(&self, text: usize) -> String {
        format!("{}/{}", self.base, encode(&self.texts[text].address))
    }

    /// Where a file of the old folder is on the web.
    pub(in crate::native::import) fn file_address(&self, source: &Path) -> Option<String> {
        let file = &self.files[*self.files_by_source.get(source)?];
        Some(self.root(&file.published(self.texts)))
    }

    /// A link from a text to another: the way between the files in Markdown, an address in HTML.
    pub(in crate::native::import) fn link(&self, from: usize, to: usize, html: bool) -> String {
        if html || self.texts[from].is_html {
            return self.address(to);
        }
        let (from, to) = (self.texts[from].new_path(), self.texts[to].new_path());
        let from: Vec<_> = from.parent().into_iter().flat_map(Path::components).collect();
        let to: Vec<_> = to.components().collect();
        let common = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
        let ups = "../".repeat(from.len() - common);
        let rest: PathBuf = to[common..].iter().collect();
        encode(&format!("{ups}{}", shown(&rest))).replace('(', "%28").replace(')', "%29")
    }

    /// A relative address in the text `me`.
    pub(in crate::native::import) fn local(&self, me: usize, address: &str, html: bool) -> Local {
        let (path, fragment) = address.split_at(address.find(['#', '?']).unwrap_or(address.len()));
        if path.is_empty() || path.starts_with(['/', '{', '$']) || path.contains(':') {
            return Local::Keep;
        }
        let decoded = decode(path).unwrap_or_else(|| path.to_owned());
        let text = &self.texts[me];
        let beside = text.source.parent().unwrap_or(Path::new(""));
        let sources = [join(beside, &decoded), join(&self.content, &decoded)];
        let on_the_web = || {
            let joined = join(Path::new(text.folder()), &decoded).unwrap_or_default();
            format!("{}{fragment}", self.root(&shown(&joined)))
        };
        let name = Path::new(&decoded);
        if is_markdown(name) || is_other_markup(name) {
            for source in sources.iter().flatten() {
                if let Some(to) = self.text(source) {
                    return Local::Change(format!("{}{fragment}", self.link(me, to, html)));
                }
                if name.file_stem().is_some_and(|stem| stem == "_index") {
                    return Local::Change(format!("{}{fragment}", self.section(source)));
                }
            }
            return Local::Missing(on_the_web());
        }
        let by_address = join(Path::new(text.folder()), &decoded)
            .and_then(|path| self.files_by_address.get(&shown(&path)));
        let by_source = || sources.iter().flatten().find_map(|it| self.files_by_source.get(&**it));
        if let Some(file) = by_address.or_else(by_source) {
            let to = self.file(me, *file);
            return if to == path { Local::Keep } else { Local::Change(format!("{to}{fragment}")) };
        }
        if is_picture(name) { Local::Missing(on_the_web()) } else { Local::Keep }
    }

    /// The picture that stands for a text; themes also take such an address from the root.
    pub(in crate::native::import) fn image(&self, me: usize, address: &str) -> String {
        if let Some(file) = self.files_by_address.get(address) {
            return self.root(&self.files[*file].published(self.texts));
        }
        match self.local(me, address, true) {
            Local::Change(to) => to,
            Local::Keep | Local::Missing(_) => address.to_owned(),
        }
    }

    /// The address of a folder's section.
    pub(in crate::native::import) fn section(&self, index: &Path) -> String {
        let folder = index.parent().unwrap_or(Path::new(""));
        let folder = shown(folder.strip_prefix(&self.content).unwrap_or(folder));
        let slash = if folder.is_empty() { "" } else { "/" };
        format!("{}{slash}", self.root(&folder))
    }

    /// How the text `me` names a file: from where it stands in a page bundle, else from the root.
    fn file(&self, me: usize, file: usize) -> String {
        let file = &self.files[file];
        match &file.place {
            FilePlace::Beside(text, below)
                if *text == me && !file.new_path(self.texts).starts_with("static") =>
            {
                encode(below).replace('(', "%28").replace(')', "%29")
            }
            _ => self.root(&file.published(self.texts)),
        }
    }

    /// A path below the blog's root as an address.
    pub(in crate::native::import) fn root(&self, path: &str) -> String {
        format!("{}/{}", self.base, encode(path)).replace('(', "%28").replace(')', "%29")
    }
}

/// A path from a folder, without `.` and `..`; `None` when it leads out of everything.
pub(in crate::native::import) fn join(folder: &Path, path: &str) -> Option<PathBuf> {
    let mut joined = PathBuf::new();
    for component in folder.join(path.trim_start_matches('/')).components() {
        match component {
            Component::Normal(name) => joined.push(name),
            Component::ParentDir => {
                if !joined.pop() {
                    return None;
                }
            }
            Component::CurDir => {}
            Component::RootDir | Component::Prefix(_) => return None,
        }
    }
    Some(joined)
}

fn is_picture(path: &Path) -> bool {
    super::super::walk::has_extension(path, &["jpg", "jpeg", "png", "gif", "webp", "avif", "svg"])
}
