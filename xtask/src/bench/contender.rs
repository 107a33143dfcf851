//! The programs that are measured, and how each is started.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::blogs::Format;
use super::hugo::Hugo;

/// A program, and the form of the blog that it reads.
pub(super) enum Contender {
    Perennial { program: PathBuf, shell: PathBuf, format: Format },
    Hugo(Hugo),
}

impl Contender {
    pub(super) fn name(&self) -> String {
        match self {
            Self::Perennial { format: Format::Json, .. } => "perennial, posts.json".to_owned(),
            Self::Perennial { .. } => "perennial".to_owned(),
            Self::Hugo(hugo) => format!("hugo {}", hugo.version),
        }
    }

    pub(super) fn format(&self) -> Format {
        match self {
            Self::Perennial { format, .. } => *format,
            Self::Hugo(_) => Format::Hugo,
        }
    }

    pub(super) fn program(&self) -> &Path {
        match self {
            Self::Perennial { program, .. } => program,
            Self::Hugo(hugo) => &hugo.program,
        }
    }

    /// Adds the arguments that make a site of a blog.
    pub(super) fn build(&self, command: &mut Command, blog: &Path, out: &Path) {
        match self {
            Self::Perennial { shell, .. } => {
                command.arg("build").arg("--source").arg(blog).arg("--out").arg(out);
                command.arg("--shell").arg(shell);
            }
            Self::Hugo(_) => {
                command.arg("--source").arg(blog).arg("--destination").arg(out);
                command.arg("--cacheDir").arg(cache(blog));
            }
        }
    }

    /// Adds the arguments that show a blog while it is written.
    pub(super) fn serve(&self, command: &mut Command, blog: &Path, port: u16) {
        let port = port.to_string();
        match self {
            Self::Perennial { shell, .. } => {
                command.arg("serve").arg("--source").arg(blog).args(["--port", &port]);
                command.arg("--shell").arg(shell);
            }
            Self::Hugo(_) => {
                command.arg("server").arg("--source").arg(blog).args(["--port", &port]);
                command.arg("--cacheDir").arg(cache(blog));
            }
        }
    }

    /// Where the program keeps what saves time in the next build.
    pub(super) fn caches(&self, blog: &Path) -> Vec<PathBuf> {
        match self {
            Self::Perennial { format: Format::Folder, .. } => vec![blog.join(".perennial")],
            Self::Perennial { .. } => Vec::new(),
            Self::Hugo(_) => vec![blog.join("resources"), cache(blog)],
        }
    }

    /// The folder of a blog's posts.
    pub(super) fn posts(&self, blog: &Path) -> PathBuf {
        match self {
            Self::Perennial { .. } => blog.join("posts"),
            Self::Hugo(_) => blog.join("content/posts"),
        }
    }
}

/// Hugo's would be the user's own, which is not ours to empty. Beside the blog, for Hugo watches
/// what is in it.
fn cache(blog: &Path) -> PathBuf {
    blog.with_extension("cache")
}
