//! Whether anything that goes into the shell has changed.

use std::env;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

use anyhow::{Context, Result};

/// Files and folders that the shell is made of.
const INGREDIENTS: [&str; 8] = [
    ".cargo/config.toml",
    "Cargo.lock",
    "Cargo.toml",
    "Trunk.toml",
    "index.html",
    "rust-toolchain.toml",
    "src",
    "style",
];

/// Publishing's own half, which never reaches the browser: changing it must not cost three minutes.
const NATIVE: [&str; 2] = ["src/bin", "src/native"];

/// One line that differs whenever a name or a byte of the ingredients does.
///
/// By content, not by time: switching branches to and fro, or a fresh checkout, changes nothing.
pub(crate) fn of(root: &Path, trunk: &str) -> Result<String> {
    let mut hasher = DefaultHasher::new();
    trunk.hash(&mut hasher);
    env::var_os("RUSTFLAGS").hash(&mut hasher);
    for ingredient in INGREDIENTS {
        add(root, ingredient, &mut hasher)?;
    }
    Ok(format!("{:016x}\n", hasher.finish()))
}

fn add(root: &Path, name: &str, hasher: &mut DefaultHasher) -> Result<()> {
    if NATIVE.contains(&name) {
        return Ok(());
    }
    let path = root.join(name);
    if path.is_dir() {
        let mut names = Vec::new();
        for entry in fs::read_dir(&path).with_context(|| format!("reading {name}"))? {
            names.push(format!("{name}/{}", entry?.file_name().to_string_lossy()));
        }
        names.sort_unstable();
        names.iter().try_for_each(|name| add(root, name, hasher))
    } else {
        let content = fs::read(&path).with_context(|| format!("reading {}", path.display()))?;
        name.hash(hasher);
        content.hash(hasher);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree() -> tempfile::TempDir {
        let dir = tempfile::tempdir().unwrap();
        for folder in [".cargo", "src/app", "src/native", "src/bin", "style"] {
            fs::create_dir_all(dir.path().join(folder)).unwrap();
        }
        for ingredient in INGREDIENTS.iter().filter(|name| name.contains('.')) {
            fs::write(dir.path().join(ingredient), ingredient).unwrap();
        }
        fs::write(dir.path().join("src/app/mod.rs"), "one").unwrap();
        dir
    }

    #[test]
    fn follows_content_and_names_of_what_the_shell_is_made_of() {
        let dir = tree();
        let before = of(dir.path(), "1").unwrap();
        fs::write(dir.path().join("src/app/mod.rs"), "one").unwrap();
        assert_eq!(of(dir.path(), "1").unwrap(), before);

        fs::write(dir.path().join("src/app/mod.rs"), "two").unwrap();
        let changed = of(dir.path(), "1").unwrap();
        assert_ne!(changed, before);

        fs::rename(dir.path().join("src/app/mod.rs"), dir.path().join("src/app/pages.rs")).unwrap();
        assert_ne!(of(dir.path(), "1").unwrap(), changed);
        assert_ne!(of(dir.path(), "2").unwrap(), of(dir.path(), "1").unwrap());
    }

    #[test]
    fn publishing_is_no_part_of_the_shell() {
        let dir = tree();
        let before = of(dir.path(), "1").unwrap();
        fs::write(dir.path().join("src/native/publish.rs"), "new").unwrap();
        fs::write(dir.path().join("src/bin/perennial.rs"), "new").unwrap();
        assert_eq!(of(dir.path(), "1").unwrap(), before);
    }
}
