//! Files that are copied as they are.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::staging::Staging;
use crate::native::{error::Error, ingest::notice::Notices};

/// Copies a folder into the site; the source itself and hidden files stay behind.
pub(super) fn copy(
    folder: &Path,
    source: &Path,
    staging: &Staging,
    notices: &mut Notices,
    mut count: impl FnMut(usize),
) -> Result<(), Error> {
    let source = source.canonicalize().ok();
    let mut files = Vec::new();
    list(folder, String::new(), notices, &mut files)?;
    files.sort();
    for (path, file) in files {
        if file.canonicalize().ok() == source {
            continue;
        }
        let target = staging.path(&path)?;
        if target.exists() {
            return Err(Error::Collision { file, address: path });
        }
        let bytes = fs::copy(&file, &target)
            .map_err(|source| Error::Read { path: file.clone(), source })?;
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
