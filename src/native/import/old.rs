//! An old blog as every generator's reader hands it over.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use super::{
    fields::Fields,
    matter::Matter,
    report::{Untranslated, Unused, shown},
    walk,
};
use crate::native::{finding::Place, ingest::markdown::front_matter::Malformed};

/// Everything that was found, before anything is written.
#[derive(Debug, Default)]
pub(super) struct Old {
    pub(super) blog: Blog,
    pub(super) texts: Vec<Text>,
    pub(super) files: Vec<File>,
    /// Texts that are not taken over.
    pub(super) skipped: Vec<Unused>,
    pub(super) files_left: Vec<Unused>,
    pub(super) outside: Vec<Unused>,
    pub(super) settings_left: Vec<String>,
    /// Texts whose old address could not be told for certain.
    pub(super) doubtful: Vec<usize>,
    /// Words that the addresses of all posts may have in common.
    pub(super) literals: Vec<String>,
    /// What front matter says and means nothing here.
    pub(super) untranslated: Vec<Untranslated>,
}

impl Old {
    /// Leaves a text out.
    pub(super) fn skip(&mut self, path: &Path, why: &str) {
        self.skipped.push(Unused::new(path, why));
    }

    /// Leaves a file out that is no text.
    pub(super) fn leave(&mut self, path: &Path, why: &str) {
        self.files_left.push(Unused::new(path, why));
    }

    /// Takes a file along that was published at a path below the root.
    pub(super) fn copy(&mut self, source: PathBuf, path: String) {
        self.files.push(File { source, place: FilePlace::Root(path) });
    }

    /// Takes a folder along whose files were published at the root.
    pub(super) fn copy_folder(&mut self, root: &Path, folder: &Path) {
        let walked = walk::below(root, folder, &|_| None);
        self.files_left.extend(walked.left);
        for path in walked.files {
            let below = path.strip_prefix(folder).map(shown).unwrap_or_default();
            self.copy(path, below);
        }
    }

    /// Reads the text at `path` below `root`, whose front matter is taken apart by `how`. What
    /// cannot be read is left out.
    pub(super) fn read(
        &mut self,
        root: &Path,
        path: &Path,
        how: fn(&str) -> Result<Matter, Malformed>,
    ) -> Option<(Arc<str>, Matter)> {
        let read = read_text(root, path).and_then(|raw| match how(&raw) {
            Ok(matter) => Ok((raw, matter)),
            Err(found) => Err(malformed(path, &raw, found)),
        });
        read.map_err(|unused| self.skipped.push(unused)).ok()
    }
}

/// Reads a text; `Err` says why it is passed over.
fn read_text(root: &Path, path: &Path) -> Result<Arc<str>, Unused> {
    let bytes = fs::read(root.join(path))
        .map_err(|error| Unused::new(path, format!("it cannot be read: {error}")))?;
    String::from_utf8(bytes).map(Arc::from).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        Unused::new(path, format!("not UTF-8: byte {at} begins no character"))
    })
}

/// Says that front matter cannot be read, and where.
fn malformed(path: &Path, raw: &Arc<str>, found: Malformed) -> Unused {
    let place = Place::part(path, raw, found.span);
    let (line, column) = place.line_and_column().unwrap_or((1, 1));
    Unused::new(
        path,
        format!("front matter that cannot be read, at {line}:{column}: {}", found.message),
    )
}

/// What `perennial.toml` will say.
#[derive(Debug, Default, Clone)]
pub(super) struct Blog {
    pub(super) title: Option<String>,
    pub(super) base_url: Option<String>,
    pub(super) language: Option<String>,
    pub(super) description: Option<String>,
    pub(super) author: Option<String>,
    pub(super) posts_per_page: Option<u64>,
    pub(super) timezone: Option<String>,
    /// Titles and addresses; an address on the blog is a path from its root.
    pub(super) navigation: Vec<(String, String)>,
    /// Whether straight quotes become typographic ones.
    pub(super) smart: bool,
}

impl Blog {
    /// The path of the blog's root without a slash at its end: nothing, or `/blog`.
    pub(super) fn base_path(&self) -> String {
        let url = self.base_url.as_deref().and_then(|url| url::Url::parse(url).ok());
        url.map(|url| url.path().trim_end_matches('/').to_owned()).unwrap_or_default()
    }

    /// Scheme and host.
    pub(super) fn origin(&self) -> String {
        let url = self.base_url.as_deref().and_then(|url| url::Url::parse(url).ok());
        url.map(|url| url.origin().ascii_serialization()).unwrap_or_default()
    }
}

/// What a text becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Post,
    Page,
}

/// A post or a page.
#[derive(Debug, Clone)]
pub(super) struct Text {
    /// Where it was, below the old folder.
    pub(super) source: PathBuf,
    /// All of the file.
    pub(super) raw: Arc<str>,
    /// Where its front matter ends.
    pub(super) body: usize,
    pub(super) kind: Kind,
    pub(super) fields: Fields,
    /// Where it was on the web: decoded, without a slash at its start.
    pub(super) address: String,
    /// Where it will be, below `posts/` or `pages/`.
    pub(super) target: PathBuf,
    /// Whether the body is HTML.
    pub(super) is_html: bool,
}

impl Text {
    /// Where it will be, below the new folder.
    pub(super) fn new_path(&self) -> PathBuf {
        let folder = match self.kind {
            Kind::Post => "posts",
            Kind::Page => "pages",
        };
        PathBuf::from(folder).join(&self.target)
    }

    /// The address of the folder that relative addresses in it start from.
    pub(super) fn folder(&self) -> &str {
        self.address.rfind('/').map_or("", |at| &self.address[..=at])
    }
}

/// Another file that was published.
#[derive(Debug, Clone)]
pub(super) struct File {
    /// Where it was, below the old folder.
    pub(super) source: PathBuf,
    pub(super) place: FilePlace,
}

/// Where a file was published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum FilePlace {
    /// At a path below the root.
    Root(String),
    /// Beside a text: the text's number and the path from it.
    Beside(usize, String),
}

impl File {
    /// Its path below the root of the site.
    pub(super) fn published(&self, texts: &[Text]) -> String {
        match &self.place {
            FilePlace::Root(path) => path.clone(),
            FilePlace::Beside(text, path) => format!("{}{path}", texts[*text].folder()),
        }
    }

    /// Where it will be, below the new folder. A page bundle needs an address that is a folder.
    pub(super) fn new_path(&self, texts: &[Text]) -> PathBuf {
        if let FilePlace::Beside(text, path) = &self.place {
            let text = &texts[*text];
            if text.address.ends_with('/')
                && text.target.file_stem().is_some_and(|it| it == "index")
            {
                return text.new_path().with_file_name("").join(path);
            }
        }
        PathBuf::from("static").join(self.published(texts))
    }
}

/// An address as items have it: a slash at its end unless it is an HTML file, none at its start.
pub(super) fn normal_address(address: &str) -> String {
    let parts: Vec<&str> = address.split('/').filter(|part| !part.is_empty()).collect();
    let joined = parts.join("/");
    let joined = joined.strip_suffix("index.html").map_or(joined.as_str(), |folder| {
        if folder.is_empty() || folder.ends_with('/') { folder } else { &joined }
    });
    let is_file = joined.ends_with(".html") || joined.ends_with(".htm");
    if joined.is_empty() || is_file || joined.ends_with('/') {
        joined.to_owned()
    } else {
        format!("{joined}/")
    }
}

#[cfg(test)]
mod tests {
    use super::normal_address;

    #[test]
    fn addresses_have_one_form() {
        for (written, normal) in [
            ("/a/b", "a/b/"),
            ("//a//b.html", "a/b.html"),
            ("a/index.html", "a/"),
            ("/", ""),
            ("index.html", ""),
            ("my-index.html", "my-index.html"),
        ] {
            assert_eq!(normal_address(written), normal, "{written}");
        }
    }
}
