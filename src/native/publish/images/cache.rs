//! Smaller pictures of earlier builds.

use std::{
    fs::{self, File},
    io::{self, Read as _, Write as _},
    path::{Path, PathBuf},
};

use super::digest::Digest;

/// Changes whenever the same picture comes out as other bytes.
const VERSION: u32 = 1;

/// What a file holds when the smaller picture is not worth having. Not empty: a machine that went
/// down while it was writing may leave an empty file.
const LEFT_OUT: &[u8] = b"not smaller than the original\n";

/// Which smaller picture.
#[derive(Debug, Clone, Copy)]
pub(super) struct Key {
    /// Of the original.
    pub(super) digest: Digest,
    /// In pixels.
    pub(super) width: u32,
    /// Of WebP.
    pub(super) quality: u8,
}

impl Key {
    fn file(self) -> String {
        format!("{}-{}-q{}-v{VERSION}.webp", self.digest, self.width, self.quality)
    }
}

/// What an earlier build came to.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Known {
    /// It is in this file.
    Made(PathBuf),
    /// It has more bytes than the original.
    LeftOut,
}

/// A folder of smaller pictures, or none. That it cannot be read or written is no fault of the
/// site: everything is made anew then.
#[derive(Debug)]
pub(super) struct Cache(Option<PathBuf>);

impl Cache {
    /// Opens a folder, which is made when it is not there.
    pub(super) fn open(folder: Option<&Path>) -> Self {
        Self(folder.filter(|folder| fs::create_dir_all(folder).is_ok()).map(Path::to_owned))
    }

    /// Looks a picture up.
    pub(super) fn get(&self, key: Key) -> Option<Known> {
        let path = self.0.as_ref()?.join(key.file());
        match read_start(&path).ok()? {
            (start, _) if start == LEFT_OUT => Some(Known::LeftOut),
            (start, length) if is_whole(&start, length) => Some(Known::Made(path)),
            _ => None,
        }
    }

    /// Remembers a picture, or that there is no use for it; says in which file it is now.
    pub(super) fn put(&self, key: Key, webp: Option<&[u8]>) -> Option<PathBuf> {
        let folder = self.0.as_ref()?;
        let path = folder.join(key.file());
        write(folder, &path, webp.unwrap_or(LEFT_OUT)).ok()?;
        Some(path)
    }
}

/// The first bytes of a file and the number of all.
fn read_start(path: &Path) -> io::Result<(Vec<u8>, u64)> {
    let file = File::open(path)?;
    let length = file.metadata()?.len();
    let mut start = Vec::new();
    // One byte more than the note, so that nothing longer is taken for it.
    file.take(LEFT_OUT.len() as u64 + 1).read_to_end(&mut start)?;
    Ok((start, length))
}

/// Whether a WebP is as long as it says.
fn is_whole(start: &[u8], length: u64) -> bool {
    let [b'R', b'I', b'F', b'F', a, b, c, d, b'W', b'E', b'B', b'P', ..] = *start else {
        return false;
    };
    u64::from(u32::from_le_bytes([a, b, c, d])) + 8 == length
}

/// Writes a file that is there as a whole or not at all: another build may be reading.
pub(in crate::native::publish) fn write(
    folder: &Path,
    path: &Path,
    bytes: &[u8],
) -> io::Result<()> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".perennial-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        // Temporary files are private to their user, and copies of them would be too.
        builder.permissions(fs::Permissions::from_mode(0o644));
    }
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.persist(path)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(width: u32) -> Key {
        Key { digest: Digest::of(b"picture"), width, quality: 80 }
    }

    const WEBP: &[u8] = b"RIFF\x0c\0\0\0WEBPVP8 \0\0\0\0";

    #[test]
    fn what_is_put_is_found_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::open(Some(&folder.path().join("new/folder")));
        let path = cache.put(key(1), Some(WEBP)).unwrap();
        assert_eq!(cache.get(key(1)), Some(Known::Made(path.clone())));
        assert_eq!(fs::read(&path).unwrap(), WEBP);
        cache.put(key(2), None).unwrap();
        assert_eq!(cache.get(key(2)), Some(Known::LeftOut));
        assert_eq!(cache.get(key(3)), None);
        assert_eq!(cache.get(Key { quality: 81, ..key(1) }), None);
    }

    #[test]
    fn a_file_that_is_not_whole_is_not_found() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::open(Some(folder.path()));
        let path = cache.put(key(1), Some(WEBP)).unwrap();
        for part in [&WEBP[..19], &WEBP[..5], b"", b"not smaller than the origi"] {
            fs::write(&path, part).unwrap();
            assert_eq!(cache.get(key(1)), None, "{part:?}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_web_server_may_read_copies() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let path = Cache::open(Some(folder.path())).put(key(1), Some(WEBP)).unwrap();
        assert_ne!(fs::metadata(path).unwrap().permissions().mode() & 0o040, 0);
    }

    #[test]
    fn without_a_folder_nothing_is_kept() {
        let file = tempfile::NamedTempFile::new().unwrap();
        for folder in [None, Some(file.path())] {
            let cache = Cache::open(folder);
            assert_eq!(cache.put(key(1), Some(WEBP)), None);
            assert_eq!(cache.get(key(1)), None);
        }
    }
}
