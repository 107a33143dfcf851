//! Files that are copied as they are.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use super::staging::Staging;
use crate::native::{error::Error, ingest::notice::Notices};

/// Files by their path below the root of the site.
pub(super) type Files = BTreeMap<String, PathBuf>;

/// The files of a folder; the source itself and hidden files stay behind.
pub(super) fn below(folder: &Path, source: &Path, notices: &mut Notices) -> Result<Files, Error> {
    let source = source.canonicalize().ok();
    let mut files = Vec::new();
    list(folder, String::new(), notices, &mut files)?;
    let is_source = |file: &Path| source.is_some() && file.canonicalize().ok() == source;
    Ok(files.into_iter().filter(|(_, file)| !is_source(file)).collect())
}

/// Copies files into the site.
pub(super) fn copy(
    files: &Files,
    staging: &Staging,
    mut count: impl FnMut(usize),
) -> Result<(), Error> {
    for (path, file) in files {
        let target = staging.path(path)?;
        if target.exists() {
            return Err(Error::Collision { file: file.clone(), address: path.clone() });
        }
        let bytes =
            fs::copy(file, &target).map_err(|source| Error::Read { path: file.clone(), source })?;
        count(usize::try_from(bytes).unwrap_or(usize::MAX));
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
        if name.starts_with('.') && name != ".well-known" && name != ".nojekyll" {
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
