//! The files of a shell. `build.rs` compiles this file as well, so it uses nothing but `std`.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// The files in a folder and below its `snippets`, by name, in order.
///
/// A shell has few folders, and a site that is published into again has many.
pub(super) fn files(folder: &Path) -> io::Result<Vec<(String, PathBuf)>> {
    let mut files = Vec::new();
    collect(folder, "", &mut files)?;
    files.sort();
    Ok(files)
}

fn collect(folder: &Path, prefix: &str, files: &mut Vec<(String, PathBuf)>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        let kind = entry.file_type()?;
        if kind.is_dir() && (name == "snippets" || !prefix.is_empty()) {
            collect(&entry.path(), &format!("{name}/"), files)?;
        } else if kind.is_file() {
            files.push((name, entry.path()));
        }
    }
    Ok(())
}

/// What keeps files of these names from being a shell.
pub(super) fn flaw<'a>(names: impl Iterator<Item = &'a str> + Clone) -> Option<&'static str> {
    let is_program = |name: &str| Path::new(name).extension().is_some_and(|it| it == "wasm");
    if !names.clone().any(|name| name == "index.html") {
        Some("there is no index.html")
    } else if !names.clone().any(is_program) {
        Some("there is no .wasm program")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_snippets_at_any_depth_and_no_pages() {
        let dir = tempfile::tempdir().unwrap();
        for name in ["snippets/app-1/js/copy.js", "index.html", "app.wasm", "2026/10/index.html"] {
            fs::create_dir_all(dir.path().join(name).parent().unwrap()).unwrap();
            fs::write(dir.path().join(name), name).unwrap();
        }
        let files = files(dir.path()).unwrap();
        let names: Vec<_> = files.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["app.wasm", "index.html", "snippets/app-1/js/copy.js"]);
        assert!(files.iter().all(|(name, path)| fs::read_to_string(path).unwrap() == *name));
    }

    #[test]
    fn a_shell_has_a_page_and_a_program() {
        assert_eq!(flaw(["app.wasm"].into_iter()), Some("there is no index.html"));
        assert_eq!(flaw(["index.html", "wasm"].into_iter()), Some("there is no .wasm program"));
        assert_eq!(flaw(["index.html", "app.wasm"].into_iter()), None);
    }
}
