//! A new folder or file is written beside its place and moves there at the end: a failure leaves
//! nothing half-written.

use std::{
    collections::HashSet,
    fs::{self, File},
    io::{self, BufWriter, Write as _},
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};

use tempfile::{NamedTempFile, TempDir};

use super::error::Error;

/// A folder that takes its place, or vanishes.
#[derive(Debug)]
pub(super) struct Staging {
    folder: TempDir,
    out: PathBuf,
    /// Folders that are there: asking the system for every file costs more than remembering.
    made: Mutex<HashSet<PathBuf>>,
}

impl Staging {
    /// Makes a staging folder on the same file system as `out`.
    pub(super) fn beside(out: &Path) -> Result<Self, Error> {
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

    /// Where the folder is as yet.
    pub(super) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Writes a file.
    pub(super) fn write(&self, path: impl AsRef<Path>, bytes: &[u8]) -> Result<(), Error> {
        let file = self.path(path.as_ref())?;
        fs::write(&file, bytes).map_err(|source| Error::Write { path: file, source })
    }

    /// Copies a file and gives its bytes.
    pub(super) fn copy(&self, path: impl AsRef<Path>, file: &Path) -> Result<u64, Error> {
        let to = self.path(path.as_ref())?;
        fs::copy(file, &to).map_err(|source| Error::Read { path: file.to_owned(), source })
    }

    /// Where a file is while it is staged; its folder is made.
    fn path(&self, path: &Path) -> Result<PathBuf, Error> {
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

    /// Puts the folder where nothing is yet, or an empty folder.
    pub(super) fn settle(self) -> Result<(), Error> {
        let write = |source| Error::Write { path: self.out.clone(), source };
        make_readable(self.folder());
        if self.out.is_dir() {
            // Where it is no longer empty, this fails and nothing is lost.
            fs::remove_dir(&self.out).map_err(write)?;
        }
        fs::rename(self.folder(), &self.out).map_err(write)?;
        // It has another name now; nothing is left to remove.
        let _ = self.folder.keep();
        Ok(())
    }

    /// Puts the folder in the place of an old one. When that fails the old one is put back.
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

/// Refuses a file that is there.
///
/// # Errors
/// When anything is at `out`.
pub(super) fn refuse_existing(out: &Path) -> Result<(), Error> {
    if fs::symlink_metadata(out).is_ok() { Err(occupied(out)) } else { Ok(()) }
}

fn occupied(out: &Path) -> Error {
    Error::Occupied { path: out.to_owned(), message: "it is there already".to_owned() }
}

/// Writes a new file, which takes its place when all of it is there.
///
/// # Errors
/// When something is there already, or the file cannot be written.
pub(super) fn new_file<T>(
    out: &Path,
    write: impl FnOnce(&mut BufWriter<&File>) -> Result<T, Error>,
) -> Result<T, Error> {
    refuse_existing(out)?;
    let (file, written) = staged(out, write)?;
    match file.persist_noclobber(out) {
        Ok(_) => Ok(written),
        Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => Err(occupied(out)),
        Err(error) => Err(Error::Write { path: out.to_owned(), source: error.error }),
    }
}

/// Writes a file, which takes the place of one that is there when all of it is.
///
/// # Errors
/// When the file cannot be written.
pub(super) fn write_file(out: &Path, bytes: &[u8]) -> Result<(), Error> {
    let fault = |source| Error::Write { path: out.to_owned(), source };
    let (file, ()) = staged(out, |writer| writer.write_all(bytes).map_err(fault))?;
    file.persist(out).map(drop).map_err(|error| fault(error.error))
}

/// Writes a file beside the place that it is for.
fn staged<T>(
    out: &Path,
    write: impl FnOnce(&mut BufWriter<&File>) -> Result<T, Error>,
) -> Result<(NamedTempFile, T), Error> {
    let parent = out.parent().filter(|parent| !parent.as_os_str().is_empty());
    let parent = parent.unwrap_or(Path::new("."));
    let fault = |source| Error::Write { path: out.to_owned(), source };
    let mut file = tempfile::Builder::new();
    file.prefix(".perennial-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        // Temporary files are private to their user; this one is to be like any other.
        file.permissions(fs::Permissions::from_mode(0o666));
    }
    let file = file.tempfile_in(parent).map_err(fault)?;
    let mut writer = BufWriter::new(file.as_file());
    let written = write(&mut writer)?;
    writer.flush().map_err(fault)?;
    drop(writer);
    Ok((file, written))
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

/// Refuses a place where something is: new folders for people to write in replace nothing.
///
/// # Errors
/// When `out` is anything but free or an empty folder.
pub(super) fn refuse_occupied(out: &Path) -> Result<(), Error> {
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
