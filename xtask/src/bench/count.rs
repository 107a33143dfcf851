//! What a program has made.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

/// How much is in a folder.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Count {
    pub(super) files: u64,
    /// Those that are HTML.
    pub(super) pages: u64,
}

/// Counts all files below a folder.
pub(super) fn below(folder: &Path) -> Result<Count> {
    let mut count = Count::default();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).with_context(|| folder.display().to_string())? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                count.files += 1;
                count.pages += u64::from(path.extension().is_some_and(|name| name == "html"));
            }
        }
    }
    Ok(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_pages_from_other_files() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("a.html")).unwrap();
        for name in ["index.html", "a.html/index.html", "a.html/index.json", "html"] {
            fs::write(folder.path().join(name), "").unwrap();
        }
        assert_eq!(below(folder.path()).unwrap(), Count { files: 4, pages: 2 });
    }
}
