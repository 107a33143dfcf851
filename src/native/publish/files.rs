//! Files that are copied as they are.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use super::contents::clash;
use crate::native::{error::Error, ingest::notice::Notices};

/// Files by their path below the root of the site.
pub(super) type Files = BTreeMap<String, PathBuf>;

/// Files that file managers and version control put there, and nobody misses.
const KEEPERS: [&str; 4] = [".gitkeep", ".gitignore", ".gitattributes", ".DS_Store"];

/// Hidden files that hosts look for.
const SEEN: [&str; 3] = [".well-known", ".nojekyll", ".htaccess"];

/// Adds the files of a folder; the source itself and hidden files stay behind.
///
/// # Errors
/// When a file would take the place of another.
pub(super) fn add(
    files: &mut Files,
    folder: &Path,
    source: &Path,
    notices: &mut Notices,
) -> Result<(), Error> {
    let source = source.canonicalize().ok();
    let is_source = |file: &Path| source.is_some() && file.canonicalize().ok() == source;
    let mut found = Vec::new();
    list(folder, String::new(), notices, &mut found)?;
    for (address, file) in found.into_iter().filter(|(_, file)| !is_source(file)) {
        match files.get(&address) {
            Some(other) if *other != file => {
                return Err(Error::findings(&[clash(&address, &file)]));
            }
            _ => files.insert(address, file),
        };
    }
    Ok(())
}

/// The files that belong to a blog: those that its content shows and those of its own folder, but
/// for the source itself.
///
/// # Errors
/// When a folder cannot be read, or one file would take the place of another.
pub fn files(
    mut shown: BTreeMap<String, PathBuf>,
    static_dir: Option<&Path>,
    source: &Path,
    notices: &mut Notices,
) -> Result<BTreeMap<String, PathBuf>, Error> {
    if let Some(folder) = static_dir {
        add(&mut shown, folder, source, notices)?;
    }
    Ok(shown)
}

/// Copies files into a folder, by their paths. One that is there already, as it is in the folder that it
/// comes from, stays.
///
/// # Errors
/// When one cannot be read or written.
pub fn copy_files(files: &BTreeMap<String, PathBuf>, folder: &Path) -> Result<(), Error> {
    for (path, file) in files {
        let to = folder.join(path);
        if let Some(folder) = to.parent() {
            let write = |source| Error::Write { path: folder.to_owned(), source };
            fs::create_dir_all(folder).map_err(write)?;
        }
        let real = |path: &Path| path.canonicalize().ok();
        // Copying a file onto itself would empty it.
        if real(file).is_some_and(|file| real(&to) == Some(file)) {
            continue;
        }
        fs::copy(file, &to).map_err(|source| Error::Read { path: file.clone(), source })?;
    }
    Ok(())
}

fn list(
    folder: &Path,
    prefix: String,
    notices: &mut Notices,
    files: &mut Vec<(String, PathBuf)>,
) -> Result<(), Error> {
    let read = |source| Error::Read { path: folder.to_owned(), source };
    for entry in fs::read_dir(folder).map_err(read)? {
        let entry = entry.map_err(read)?;
        let path = entry.path();
        let kind = entry.file_type().map_err(read)?;
        let name = entry.file_name();
        let Some(name) = name.to_str() else {
            notices.add("did not copy a file whose name is not UTF-8", &path.to_string_lossy());
            continue;
        };
        if KEEPERS.contains(&name) {
            continue;
        }
        if name.starts_with('.') && !SEEN.contains(&name) {
            notices.add("did not copy a hidden file", &path.to_string_lossy());
        } else if kind.is_symlink() {
            // A link may lead anywhere, also out of the folder that was named.
            notices.add("did not follow a symbolic link", &path.to_string_lossy());
        } else if kind.is_dir() {
            list(&path, format!("{prefix}{name}/"), notices, files)?;
        } else {
            files.push((format!("{prefix}{name}"), path));
        }
    }
    Ok(())
}
