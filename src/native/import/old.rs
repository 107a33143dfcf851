//! An old blog as every generator's reader hands it over.

use std::{path::PathBuf, sync::Arc};

use super::{
    fields::Fields,
    report::{Untranslated, Unused},
};

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
