//! The start of a post or a page.

use std::{
    fs::{self, File},
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use jiff::Timestamp;
use serde_json::json;

use super::identity;
use crate::{
    model::slug::Slug,
    native::{
        error::Error,
        ingest::markdown::{self, front_matter::write},
    },
};

/// What is begun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A post in a file of its own.
    Post,
    /// A post in a folder of its own, for its pictures.
    Folder,
    /// A standalone page.
    Page,
}

/// A text to begin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Start<'a> {
    /// The folder of the blog.
    pub blog: &'a Path,
    /// Its title.
    pub title: &'a str,
    /// What it is.
    pub kind: Kind,
    /// The moment, in seconds since 1970.
    pub now: i64,
}

/// Writes the file and says where it is.
///
/// # Errors
/// When there is no blog, the title has no letter, a file is there already, or it cannot be written.
pub fn start(text: &Start<'_>) -> Result<PathBuf, Error> {
    let zone = markdown::time_zone(text.blog)?;
    let moment = Timestamp::from_second(text.now).unwrap_or_default().to_zoned(zone);
    let no_name = || Error::Title { title: text.title.to_owned() };
    let slug = Slug::from_name(text.title).map(String::from).ok_or_else(no_name)?;
    let day = moment.strftime("%Y-%m-%d");
    let path = text.blog.join(match text.kind {
        Kind::Post => format!("posts/{day}-{slug}.md"),
        Kind::Folder => format!("posts/{day}-{slug}/index.md"),
        Kind::Page => format!("pages/{slug}.md"),
    });
    let mut matter = vec![("title", json!(text.title))];
    if text.kind != Kind::Page {
        matter.push(("date", json!(moment.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string())));
        matter.push(("categories", json!([])));
        matter.push(("tags", json!([])));
    }
    matter.push(("id", json!(identity())));
    matter.push(("draft", json!(true)));
    write_new(&path, &format!("{}\n", write::yaml(&matter)))?;
    Ok(path)
}

/// Writes a file that is not there yet.
fn write_new(path: &Path, text: &str) -> Result<(), Error> {
    let write = |source: io::Error| Error::Write { path: path.to_owned(), source };
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(write)?;
    }
    match File::create_new(path) {
        Ok(mut file) => file.write_all(text.as_bytes()).map_err(write),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(Error::Occupied {
            path: path.to_owned(),
            message: "there is a file of this name already".to_owned(),
        }),
        Err(error) => Err(write(error)),
    }
}
