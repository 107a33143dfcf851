//! Finds the files of an old blog. Symbolic links may lead anywhere and are not followed.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::report::Unused;

/// The files below a folder, by their path below the root, in order, and what was passed over.
#[derive(Debug, Default)]
pub(super) struct Walked {
    pub(super) files: Vec<PathBuf>,
    pub(super) left: Vec<Unused>,
}

/// Everything below `root/folder`; a folder that is not there is empty. `passes` says why a file
/// or a folder is passed over.
pub(super) fn below(
    root: &Path,
    folder: &Path,
    passes: &dyn Fn(&Path) -> Option<&'static str>,
) -> Walked {
    let mut walked = Walked::default();
    let is_link = fs::symlink_metadata(root.join(folder)).is_ok_and(|it| it.is_symlink());
    if is_link && folder != Path::new("") {
        walked.left.push(Unused::new(folder, LINK));
    } else if root.join(folder).is_dir() {
        into(root, folder, passes, &mut walked);
    }
    walked.files.sort();
    walked.left.sort();
    walked
}

const LINK: &str = "a symbolic link, which is not followed";

fn into(
    root: &Path,
    folder: &Path,
    passes: &dyn Fn(&Path) -> Option<&'static str>,
    walked: &mut Walked,
) {
    let entries = match fs::read_dir(root.join(folder)) {
        Ok(entries) => entries,
        Err(error) => {
            walked.left.push(Unused::new(folder, format!("it cannot be read: {error}")));
            return;
        }
    };
    for entry in entries.filter_map(Result::ok) {
        let path = folder.join(entry.file_name());
        let Ok(kind) = entry.file_type() else { continue };
        let name = entry.file_name();
        let Some(name) = name.to_str() else {
            walked.left.push(Unused::new(&path, "its name is not UTF-8"));
            continue;
        };
        let hidden = name.starts_with('.') && name != ".well-known" && name != ".nojekyll";
        if kind.is_symlink() {
            walked.left.push(Unused::new(&path, LINK));
        } else if let Some(why) = passes(&path) {
            walked.left.push(Unused::new(&path, why));
        } else if hidden {
            walked.left.push(Unused::new(&path, "a hidden file"));
        } else if kind.is_dir() {
            into(root, &path, passes, walked);
        } else {
            walked.files.push(path);
        }
    }
}

/// What stands at the top of a folder and is none of `taken`, with the reason that `why` knows.
pub(super) fn outside(
    root: &Path,
    taken: &[&Path],
    why: &dyn Fn(&str) -> &'static str,
) -> Vec<Unused> {
    let mut outside: Vec<Unused> = fs::read_dir(root)
        .into_iter()
        .flatten()
        .filter_map(Result::ok)
        .map(|entry| PathBuf::from(entry.file_name()))
        .filter(|name| !taken.iter().any(|taken| taken.starts_with(name)))
        .map(|name| Unused::new(&name, why(&name.to_string_lossy())))
        .collect();
    outside.sort();
    outside
}

/// Whether a name ends in one of these, without regard to case.
pub(super) fn has_extension(path: &Path, extensions: &[&str]) -> bool {
    path.extension().is_some_and(|own| extensions.iter().any(|one| own.eq_ignore_ascii_case(one)))
}

/// Markdown, by its name.
pub(super) fn is_markdown(path: &Path) -> bool {
    has_extension(path, &["md", "markdown", "mkd", "mkdn", "mdown"])
}

/// Markup that is not Markdown.
pub(super) fn is_other_markup(path: &Path) -> bool {
    has_extension(path, &["rst", "org", "adoc", "asciidoc", "pandoc", "textile", "ipynb"])
}
