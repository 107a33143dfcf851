//! A new site is written beside the old one and takes its place at the end.

use std::{
    collections::HashSet,
    fs, io,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};

use tempfile::TempDir;

use crate::{model::page_data::DOCUMENT_DATA_ID, native::error::Error};

/// A folder that becomes the site, or vanishes.
#[derive(Debug)]
pub(super) struct Staging {
    folder: TempDir,
    out: PathBuf,
    /// Folders that are there: asking the system for every file costs more than remembering.
    made: Mutex<HashSet<PathBuf>>,
}

impl Staging {
    /// Makes a staging folder on the same file system as `out`. `out` may be the shell itself.
    pub(super) fn beside(out: &Path, shell: Option<&Path>) -> Result<Self, Error> {
        check(out, shell)?;
        // A link to a folder stays, and what it leads to is replaced.
        let out = &out.canonicalize().unwrap_or_else(|_| out.to_owned());
        let parent = match out.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent,
            _ => Path::new("."),
        };
        let write = |source| Error::Write { path: parent.to_owned(), source };
        fs::create_dir_all(parent).map_err(write)?;
        let folder =
            tempfile::Builder::new().prefix(".perennial-").tempdir_in(parent).map_err(write)?;
        Ok(Self { folder, out: out.to_owned(), made: Mutex::default() })
    }

    /// Writes a file of the site.
    pub(super) fn write(&self, path: &str, bytes: &[u8]) -> Result<(), Error> {
        let file = self.path(path)?;
        fs::write(&file, bytes).map_err(|source| Error::Write { path: file, source })
    }

    /// Copies a file into the site and gives its bytes.
    pub(super) fn copy(&self, path: &str, file: &Path) -> Result<u64, Error> {
        let to = self.path(path)?;
        fs::copy(file, &to).map_err(|source| Error::Read { path: file.to_owned(), source })
    }

    /// Where a file of the site is while it is staged; its folder is made.
    fn path(&self, path: &str) -> Result<PathBuf, Error> {
        let file = self.folder.path().join(path);
        if let Some(folder) = file.parent() {
            let made = |made: &Mutex<HashSet<PathBuf>>| {
                made.lock().unwrap_or_else(PoisonError::into_inner).contains(folder)
            };
            if !made(&self.made) {
                fs::create_dir_all(folder)
                    .map_err(|source| Error::Write { path: folder.to_owned(), source })?;
                let mut all = self.made.lock().unwrap_or_else(PoisonError::into_inner);
                all.insert(folder.to_owned());
            }
        }
        Ok(file)
    }

    /// Puts the new site in the place of the old one. When that fails the old one is put back.
    pub(super) fn swap_in(self) -> Result<(), Error> {
        let Self { folder, out, .. } = self;
        let new = folder.keep();
        make_readable(&new);
        let old = new.with_extension("old");
        let had_old = match fs::rename(&out, &old) {
            Ok(()) => true,
            Err(error) if error.kind() == io::ErrorKind::NotFound => false,
            Err(source) => {
                // Whether the staging folder can be removed too changes nothing about the error.
                let _ = fs::remove_dir_all(&new);
                return Err(Error::Write { path: out, source });
            }
        };
        if let Err(source) = fs::rename(&new, &out) {
            if had_old {
                let _ = fs::rename(&old, &out);
            }
            let _ = fs::remove_dir_all(&new);
            return Err(Error::Write { path: out, source });
        }
        if had_old {
            keep_repository(&old, &out)?;
            fs::remove_dir_all(&old).map_err(|source| Error::Write { path: old, source })?;
        }
        Ok(())
    }
}

/// The output folder may be the working tree of a repository, as it often is for GitHub Pages.
fn keep_repository(old: &Path, new: &Path) -> Result<(), Error> {
    let repository = old.join(".git");
    if !repository.exists() {
        return Ok(());
    }
    let to = new.join(".git");
    fs::rename(&repository, &to).map_err(|source| Error::Write { path: to, source })
}

/// Temporary folders are private to their user; a web server may be another.
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

/// Publishing replaces the output folder, so it must hold nothing else.
fn check(out: &Path, shell: Option<&Path>) -> Result<(), Error> {
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
