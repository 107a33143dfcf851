//! The generated blogs, each in the forms that programs read.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::process;
use crate::workspace::Workspace;

const COMMENTS_PER_POST: u32 = 5;

/// A form of the blog, as `examples/corpus.rs` writes it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    /// A folder of Markdown for Perennial.
    Folder,
    /// One posts file.
    Json,
    /// A site for Hugo.
    Hugo,
}

impl Format {
    fn name(self) -> &'static str {
        match self {
            Self::Folder => "folder",
            Self::Json => "json",
            Self::Hugo => "hugo",
        }
    }
}

/// Where the blogs are, and the program that writes them.
pub(super) struct Blogs<'a> {
    workspace: &'a Workspace,
    folder: PathBuf,
}

impl<'a> Blogs<'a> {
    /// An empty place, so that nothing of an earlier measurement is left.
    pub(super) fn begin(workspace: &'a Workspace) -> Result<Self> {
        let mut cargo = process::cargo(&workspace.root);
        cargo.args(["build", "--release", "--example", "corpus"]);
        process::run(&mut cargo)?;
        let folder = workspace.work("bench");
        empty(&folder)?;
        fs::create_dir_all(&folder).with_context(|| format!("making {}", folder.display()))?;
        Ok(Self { workspace, folder })
    }

    /// A path for whatever else measuring needs.
    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// Writes a blog of so many posts, the same in every format, and returns where.
    pub(super) fn write(&self, posts: u32, format: Format) -> Result<PathBuf> {
        let blog = self.path(&format!("blog-{posts}.{}", format.name()));
        empty(&blog)?;
        let Workspace { root, .. } = self.workspace;
        let mut corpus = process::command(self.workspace.release("examples/corpus"), root);
        corpus.args(["--format", format.name(), "--posts", &posts.to_string()]);
        corpus.args(["--comments-per-post", &COMMENTS_PER_POST.to_string()]);
        process::run(corpus.arg("--out").arg(&blog))?;
        Ok(blog)
    }
}

/// Removes a folder or a file, if it is there.
pub(super) fn empty(path: &Path) -> Result<()> {
    let removed = match path {
        folder if folder.is_dir() => fs::remove_dir_all(folder),
        file if file.exists() => fs::remove_file(file),
        _ => Ok(()),
    };
    removed.with_context(|| format!("removing {}", path.display()))
}
