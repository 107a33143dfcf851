//! Writes the new folder: beside its place at first, and into it at the end.

use std::{
    fs,
    path::{Path, PathBuf},
};

use serde_json::Value as Json;
use tempfile::TempDir;
use toml::Value as Toml;

use super::{
    old::{Blog, Text},
    report::Addresses,
};
use crate::{
    model::language,
    native::{
        error::Error,
        ingest::markdown::{CONFIG, front_matter::write::yaml},
    },
};

/// A folder that becomes the blog, or vanishes.
#[derive(Debug)]
pub(super) struct Staging {
    folder: TempDir,
    out: PathBuf,
}

impl Staging {
    /// Makes a folder beside `out`, which must not exist or be empty.
    pub(super) fn beside(out: &Path) -> Result<Self, Error> {
        let parent = match out.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent,
            _ => Path::new("."),
        };
        let write = |source| Error::Write { path: parent.to_owned(), source };
        fs::create_dir_all(parent).map_err(write)?;
        let folder =
            tempfile::Builder::new().prefix(".perennial-").tempdir_in(parent).map_err(write)?;
        Ok(Self { folder, out: out.to_owned() })
    }

    pub(super) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Writes a text file.
    pub(super) fn write(&self, path: &Path, text: &str) -> Result<(), Error> {
        let file = self.place(path)?;
        fs::write(&file, text).map_err(|source| Error::Write { path: file, source })
    }

    /// Copies a file.
    pub(super) fn copy(&self, from: &Path, path: &Path) -> Result<(), Error> {
        let file = self.place(path)?;
        match fs::copy(from, file) {
            Ok(_) => Ok(()),
            Err(source) => Err(Error::Read { path: from.to_owned(), source }),
        }
    }

    fn place(&self, path: &Path) -> Result<PathBuf, Error> {
        let file = self.folder.path().join(path);
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)
                .map_err(|source| Error::Write { path: folder.to_owned(), source })?;
        }
        Ok(file)
    }

    /// Puts the folder in its place.
    pub(super) fn finish(self) -> Result<(), Error> {
        let write = |source| Error::Write { path: self.out.clone(), source };
        if self.out.is_dir() {
            // It is empty: where it no longer is, this fails and nothing is lost.
            fs::remove_dir(&self.out).map_err(write)?;
        }
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            // Temporary folders are private; where that cannot be changed its owner can.
            let _ = fs::set_permissions(self.folder.path(), fs::Permissions::from_mode(0o755));
        }
        fs::rename(self.folder.path(), &self.out).map_err(write)?;
        // What it would remove has moved away.
        let _ = self.folder.keep();
        Ok(())
    }
}

/// Refuses a folder that holds anything.
pub(super) fn check_out(out: &Path) -> Result<(), Error> {
    let refuse =
        |message: &str| Err(Error::Occupied { path: out.to_owned(), message: message.to_owned() });
    let Ok(metadata) = fs::symlink_metadata(out) else { return Ok(()) };
    if !metadata.is_dir() {
        return refuse("it is no folder");
    }
    match fs::read_dir(out).map(|mut entries| entries.next().is_none()) {
        Ok(true) => Ok(()),
        Ok(false) => refuse("it holds files already"),
        Err(source) => Err(Error::Read { path: out.to_owned(), source }),
    }
}

/// A post or a page as a file.
pub(super) fn text(text: &Text, body: &str) -> String {
    let fields: Vec<(&str, Json)> = text.fields.to_list();
    let body = body.trim_start_matches(['\n', '\r']).trim_end();
    format!("{}\n{body}\n", yaml(&fields))
}

/// The settings. What has no form that is read here is named in the second part.
pub(super) fn config(blog: &Blog, addresses: &Addresses) -> (String, Vec<String>) {
    let mut toml = String::new();
    let mut left = Vec::new();
    let mut add = |key: &str, value: Toml| toml.push_str(&format!("{key} = {value}\n"));
    let text = |text: &str| Toml::String(text.to_owned());
    add("title", text(blog.title.as_deref().unwrap_or("Untitled")));
    match &blog.base_url {
        Some(url) if is_web_address(url) => add("base_url", text(url)),
        Some(url) => left.push(format!("the base URL {url:?}, which is no web address")),
        None => {}
    }
    match blog.language.as_deref().map(|tag| tag.replace('_', "-")) {
        Some(tag) if language::is_tag(&tag) => add("language", text(&tag)),
        Some(tag) => left.push(format!("the language {tag:?}, which is no language tag")),
        None => {}
    }
    if let Some(description) = &blog.description {
        add("description", text(description));
    }
    add("permalink", text(&addresses.permalink));
    if let Some(zone) = blog.timezone.as_deref().filter(|zone| *zone != "UTC") {
        add("timezone", text(zone));
    }
    match blog.posts_per_page {
        Some(number @ 1..=100) => {
            add("posts_per_page", Toml::Integer(i64::try_from(number).unwrap_or(10)))
        }
        Some(number) => left.push(format!("{number} posts on a page, where 1 to 100 can be")),
        None => {}
    }
    if !blog.smart {
        add("smart_punctuation", Toml::Boolean(false));
    }
    if let Some(author) = &blog.author {
        toml.push_str(&format!("\n[[authors]]\nname = {}\n", text(author)));
    }
    for (title, url) in &blog.navigation {
        let known = ["https://", "http://", "mailto:", "tel:"];
        if url.starts_with('/') || known.iter().any(|scheme| url.starts_with(scheme)) {
            let (title, url) = (text(title), text(url));
            toml.push_str(&format!("\n[[navigation]]\ntitle = {title}\nurl = {url}\n"));
        } else {
            left.push(format!(
                "the menu's link {url:?}, which is neither a path nor a web address"
            ));
        }
    }
    (toml, left)
}

fn is_web_address(text: &str) -> bool {
    url::Url::parse(text).is_ok_and(|url| matches!(url.scheme(), "http" | "https"))
}

/// The settings' file.
pub(super) fn config_file() -> &'static Path {
    Path::new(CONFIG)
}
