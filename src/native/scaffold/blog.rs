//! A small, good blog to begin with.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use jiff::{Timestamp, tz::TimeZone};

use super::identity;
use crate::native::error::Error;

/// The files, with places for what differs between blogs.
const FILES: [(&str, &str); 7] = [
    ("perennial.toml", include_str!("blog/perennial.toml")),
    ("posts/first-light.md", include_str!("blog/first-light.md")),
    ("pages/about.md", include_str!("blog/about.md")),
    ("static/.gitkeep", ""),
    ("README.md", include_str!("blog/README.md")),
    (".gitignore", include_str!("blog/gitignore")),
    (".github/workflows/publish.yml", include_str!("blog/publish.yml")),
];

/// A blog that was begun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Begun {
    /// Its files, relative to its folder.
    pub files: Vec<PathBuf>,
}

/// Makes a blog in `folder`, which is made where it is not there, at a moment (in seconds since
/// 1970).
///
/// # Errors
/// When something is in the folder already, or it cannot be written.
pub fn begin(folder: &Path, now: i64) -> Result<Begun, Error> {
    refuse_others(folder)?;
    let name = folder.canonicalize().ok().or_else(|| std::path::absolute(folder).ok());
    let name = name.as_deref().and_then(Path::file_name).map(|name| name.to_string_lossy());
    let moment = Timestamp::from_second(now).unwrap_or_default().to_zoned(TimeZone::system());
    let title = title(name.as_deref().unwrap_or_default());
    let values = [
        // A title may hold a quote; TOML reads a JSON string.
        ("{title}", serde_json::Value::from(title.as_str()).to_string()),
        ("{name}", title),
        ("{date}", moment.strftime("%Y-%m-%d %H:%M").to_string()),
        ("{zone}", zone(moment.time_zone())),
        ("{id}", identity()),
        ("{version}", env!("CARGO_PKG_VERSION").to_owned()),
    ];
    let mut files = Vec::new();
    for (path, template) in FILES {
        let mut text = template.to_owned();
        for (place, value) in &values {
            text = text.replace(place, value);
        }
        let file = folder.join(path);
        let write = |source: io::Error| Error::Write { path: file.clone(), source };
        fs::create_dir_all(file.parent().unwrap_or(folder)).map_err(write)?;
        fs::write(&file, text).map_err(write)?;
        files.push(PathBuf::from(path));
    }
    Ok(Begun { files })
}

/// A folder may hold what version control and file managers put there, and nothing else.
fn refuse_others(folder: &Path) -> Result<(), Error> {
    let refuse = |message: String| Err(Error::Occupied { path: folder.to_owned(), message });
    if folder.is_file() {
        return refuse("it is a file".to_owned());
    }
    let Ok(entries) = fs::read_dir(folder) else { return Ok(()) };
    for entry in entries.filter_map(Result::ok) {
        let name = entry.file_name().to_string_lossy().into_owned();
        if !matches!(name.as_str(), ".git" | ".DS_Store") {
            return refuse(format!("it holds {name}"));
        }
    }
    Ok(())
}

/// `my-blog` is called `My blog`.
fn title(name: &str) -> String {
    let words: Vec<&str> = name.split(['-', '_', ' ']).filter(|word| !word.is_empty()).collect();
    let name = words.join(" ");
    let mut letters = name.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => "My blog".to_owned(),
    }
}

fn zone(zone: &TimeZone) -> String {
    zone.iana_name().unwrap_or("UTC").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_blog_is_called_as_its_folder() {
        for (name, expected) in
            [("my-blog", "My blog"), ("notes_on bread", "Notes on bread"), ("", "My blog")]
        {
            assert_eq!(title(name), expected);
        }
    }
}
