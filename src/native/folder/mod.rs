//! Writes a blog as a folder of Markdown, which [`markdown::read`](super::ingest::markdown::read)
//! reads as the same blog.
//!
//! ```text
//! perennial.toml                    settings that are not the usual ones
//! posts/2026-03-04-a-post.md        front matter and Markdown
//! posts/2026-03-05-other.html       front matter and HTML, where no Markdown means the same
//! posts/2026-03-04-a-post.comments.json
//! pages/about.md
//! static/                           files that came along
//! ```

mod addresses;
mod blocks;
mod body;
mod boxes;
mod code;
mod footnotes;
mod marks;
mod matter;
mod names;
mod order;
mod settings;
mod tags;
mod to_markdown;

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

use rayon::prelude::*;
use url::Url;

use self::{
    body::{Bodies, Body},
    names::Name,
};
use super::{error::Error, ingest::markdown::CONFIG, publish};
use crate::model::{feed::Bundle, post::Post};

/// What was written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Written {
    /// Posts.
    pub posts: usize,
    /// Standalone pages.
    pub pages: usize,
    /// How many of both are Markdown.
    pub as_markdown: usize,
    /// How many are HTML, because no Markdown was found that means exactly the same.
    pub as_html: usize,
    /// Comments on both.
    pub comments: usize,
    /// Files copied into `static/`.
    pub files: usize,
}

/// Writes `bundle` into the folder `out`, and `files` (by their path below the root of the site)
/// into its `static/`.
///
/// # Errors
/// When `out` is there and not empty, or something cannot be read or written. Then `out` is as it
/// was.
pub fn write(
    bundle: &Bundle,
    files: &BTreeMap<String, PathBuf>,
    out: &Path,
) -> Result<Written, Error> {
    check(out)?;
    let home = Url::parse(&bundle.home_page_url).map_err(|error| Error::BaseUrl {
        url: bundle.home_page_url.clone(),
        message: error.to_string(),
    })?;
    let parent = match out.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    let cannot = |path: &Path| {
        let path = path.to_owned();
        move |source| Error::Write { path, source }
    };
    fs::create_dir_all(parent).map_err(cannot(parent))?;
    let staging = tempfile::Builder::new()
        .prefix(".perennial-")
        .tempdir_in(parent)
        .map_err(cannot(parent))?;

    let bundle = &*addresses::from_the_root(bundle, &home);
    let pattern = names::pattern(&bundle.posts);
    let bodies = Bodies::new(bundle, home);
    write_file(&staging.path().join(CONFIG), &settings::toml(bundle, pattern, bodies.style()))?;
    let mut written = Written::default();
    for (kind, items, names) in [
        ("posts", &bundle.posts, names::of_posts(&bundle.posts, pattern)),
        ("pages", &bundle.pages, names::of_pages(&bundle.pages)),
    ] {
        let of_kind = write_items(&staging.path().join(kind), items, &names, bundle, &bodies)?;
        written.as_markdown += of_kind;
        written.as_html += items.len() - of_kind;
        written.comments += items.iter().map(|item| item.comments.len()).sum::<usize>();
    }
    for (path, file) in files {
        let to = staging.path().join("static").join(path);
        make_folder_of(&to)?;
        fs::copy(file, &to).map_err(|source| Error::Read { path: file.clone(), source })?;
    }
    swap_in(staging, out)?;
    Ok(Written {
        posts: bundle.posts.len(),
        pages: bundle.pages.len(),
        files: files.len(),
        ..written
    })
}

/// Writes posts or pages; returns how many are Markdown.
fn write_items(
    folder: &Path,
    items: &[Post],
    names: &[Name],
    bundle: &Bundle,
    bodies: &Bodies,
) -> Result<usize, Error> {
    let found: Vec<Body> = items.par_iter().map(|item| bodies.of(item)).collect();
    let paths: Vec<PathBuf> = names
        .iter()
        .zip(&found)
        .map(|(name, body)| format!("{}.{}", name.path, body.extension()).into())
        .collect();
    let is_page = std::ptr::eq(items, bundle.pages.as_slice());
    let orders = if is_page { order::of_pages(&paths) } else { order::of_posts(items, &paths) };
    for ((((item, name), body), path), order) in
        items.iter().zip(names).zip(&found).zip(&paths).zip(orders)
    {
        let matter = matter::yaml(item, bundle, name.url.as_deref(), order);
        write_file(&folder.join(path), &format!("{matter}\n{}\n", body.text()))?;
        if !item.comments.is_empty() {
            let comments = publish::comments_json(&item.comments) + "\n";
            write_file(&folder.join(format!("{}.comments.json", name.path)), &comments)?;
        }
    }
    Ok(found.iter().filter(|body| matches!(body, Body::Markdown(_))).count())
}

fn write_file(path: &Path, text: &str) -> Result<(), Error> {
    make_folder_of(path)?;
    fs::write(path, text).map_err(|source| Error::Write { path: path.to_owned(), source })
}

fn make_folder_of(path: &Path) -> Result<(), Error> {
    let folder = path.parent().unwrap_or(path);
    fs::create_dir_all(folder).map_err(|source| Error::Write { path: folder.to_owned(), source })
}

fn check(out: &Path) -> Result<(), Error> {
    match fs::read_dir(out).map(|mut entries| entries.next().is_some()) {
        Ok(false) => Ok(()),
        Ok(true) => {
            Err(Error::Occupied { path: out.to_owned(), message: "it is not empty".to_owned() })
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(source) => Err(Error::Write { path: out.to_owned(), source }),
    }
}

/// Puts the folder in its place, which is free or empty.
fn swap_in(staging: tempfile::TempDir, out: &Path) -> Result<(), Error> {
    make_readable(staging.path());
    if out.exists() {
        fs::remove_dir(out).map_err(|source| Error::Write { path: out.to_owned(), source })?;
    }
    fs::rename(staging.path(), out)
        .map_err(|source| Error::Write { path: out.to_owned(), source })?;
    // It has another name now; nothing is left to remove.
    let _ = staging.keep();
    Ok(())
}

/// Temporary folders are private to their user; this one is to stay.
fn make_readable(folder: &Path) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        // Where that is not possible the folder stays private, which its owner can change.
        let _ = fs::set_permissions(folder, fs::Permissions::from_mode(0o755));
    }
    #[cfg(not(unix))]
    let _ = folder;
}
