//! Publishing replaces the output folder: only what was published before may be lost by that.

use std::{fs, path::Path};

use super::Options;
use crate::{model::page_data::DOCUMENT_DATA_ID, native::error::Error};

/// Whether a blog can be published into `out`, which may be the shell itself.
///
/// # Errors
/// When something else is there, or the blog itself.
pub(super) fn check(out: &Path, options: &Options) -> Result<(), Error> {
    part_from_source(out, &options.source, options.static_dir.as_deref())?;
    holds_nothing_else(out, options.shell.as_deref())
}

/// Nothing that the blog is made of may be in the folder, nor the folder among that.
fn part_from_source(out: &Path, source: &Path, static_dir: Option<&Path>) -> Result<(), Error> {
    let real = |path: &Path| {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        path.canonicalize().unwrap_or(path)
    };
    let (out, source) = (real(out), real(source));
    let refuse = |message: &str| {
        let message = message.to_owned();
        Err(Error::Out { path: out.clone(), message })
    };
    let own = ["posts", "pages", "static", ".perennial"].map(|name| source.join(name));
    let static_dir = static_dir.map(real);
    if source.starts_with(&out) || static_dir.as_ref().is_some_and(|it| it.starts_with(&out)) {
        return refuse("the blog itself is in it");
    }
    if own.iter().chain(&static_dir).any(|folder| out.starts_with(folder)) {
        return refuse("it is among the files that the blog is made of");
    }
    Ok(())
}

/// What is there must be a site, or the shell.
fn holds_nothing_else(out: &Path, shell: Option<&Path>) -> Result<(), Error> {
    let refuse =
        |message: &str| Err(Error::Out { path: out.to_owned(), message: message.to_owned() });
    if out.is_file() {
        return refuse("it is a file");
    }
    let Ok(mut entries) = fs::read_dir(out) else { return Ok(()) };
    let is_shell = match (out.canonicalize(), shell.map(Path::canonicalize)) {
        (Ok(out), Some(Ok(shell))) => out == shell,
        _ => false,
    };
    if is_shell || entries.next().is_none() || is_site(out) {
        return Ok(());
    }
    refuse("it holds files that are no published site")
}

fn is_site(folder: &Path) -> bool {
    let index = fs::read_to_string(folder.join("index.html")).unwrap_or_default();
    index.contains(&format!("id=\"{DOCUMENT_DATA_ID}\""))
}
