//! What can go wrong, where, and what to do about it.

use std::{fmt, io, path::PathBuf};

use miette::{Diagnostic, NamedSource, SourceSpan};
use thiserror::Error;

use super::finding::{Finding, Shown};

/// One thing wrong with a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Where: a JSON pointer (RFC 6901).
    pub pointer: String,
    /// What is there.
    pub found: String,
    /// What should be there.
    pub expected: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let pointer = if self.pointer.is_empty() { "(the whole document)" } else { &self.pointer };
        write!(f, "{pointer}\n  found:    {}\n  expected: {}", self.found, self.expected)
    }
}

/// Why a site could not be published. Nothing was written.
#[derive(Debug, Error, Diagnostic)]
pub enum Error {
    /// A file or folder could not be read.
    #[error("cannot read {}", path.display())]
    #[diagnostic(help("check that it is there and that you may read it"))]
    Read {
        /// Which one.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },

    /// A file or folder could not be written.
    #[error("cannot write {}", path.display())]
    #[diagnostic(help("check that you may write there and that the disk has room"))]
    Write {
        /// Which one.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },

    /// The source is not UTF-8.
    #[error("{} is not UTF-8: byte {offset} begins no character", path.display())]
    #[diagnostic(help("JSON is UTF-8 (RFC 8259 section 8.1): save the file in that encoding"))]
    NotUtf8 {
        /// The source.
        path: PathBuf,
        /// The first byte that is wrong, from 0.
        offset: usize,
    },

    /// The source is not JSON.
    #[error("the source is not JSON: {message}")]
    #[diagnostic(help("a JSON Feed is wanted: see docs/posts-json.md"))]
    NotJson {
        /// What the parser met.
        message: String,
        /// The line where it stopped.
        #[source_code]
        excerpt: NamedSource<String>,
        /// The place in it.
        #[label("here")]
        span: SourceSpan,
    },

    /// The source is JSON but not a blog that can be published.
    #[error("{}: {} found\n\n{}", path.display(), plural(faults.len(), "fault"), list(faults))]
    #[diagnostic(help("nothing was written; docs/posts-json.md describes every field"))]
    Faults {
        /// The source.
        path: PathBuf,
        /// All that is wrong, in the order of the file.
        faults: Vec<Fault>,
    },

    /// Files that a person wrote have faults.
    #[error("{} found", plural(findings.len(), "fault"))]
    #[diagnostic(help("nothing was written"))]
    Findings {
        /// All that is wrong.
        #[related]
        findings: Vec<Shown>,
    },

    /// A folder without settings is no blog.
    #[error("there is no blog in {}: it has no perennial.toml", path.display())]
    #[diagnostic(help("`--source DIR` names another folder; `perennial init DIR` makes a blog"))]
    NoBlog {
        /// The folder.
        path: PathBuf,
    },

    /// The folder of the shell does not hold one.
    #[error("{} holds no shell: {message}", path.display())]
    #[diagnostic(help(
        "`cargo xtask build` makes a shell and publishes with it; `--shell` takes what Trunk has built"
    ))]
    Shell {
        /// The folder.
        path: PathBuf,
        /// What is missing.
        message: String,
    },

    /// `--base-url` is not an address a blog can have.
    #[error("{url:?} cannot be the address of a blog: {message}")]
    #[diagnostic(help("give an absolute address, such as https://example.org/blog/"))]
    BaseUrl {
        /// What was given.
        url: String,
        /// What is wrong with it.
        message: String,
    },

    /// The output folder holds something that publishing would destroy.
    #[error("will not publish into {}: {message}", path.display())]
    #[diagnostic(help("name a folder that does not exist yet, is empty, or was published before"))]
    Out {
        /// The folder.
        path: PathBuf,
        /// What is in the way.
        message: String,
    },

    /// A blog or a text cannot begin where something is already.
    #[error("will not begin {}: {message}", path.display())]
    #[diagnostic(help("choose another name, or move what is there"))]
    Begin {
        /// The folder or the file.
        path: PathBuf,
        /// What is in the way.
        message: String,
    },

    /// The folder to write files for people into holds some already.
    #[error("will not write into {}: it is not empty", path.display())]
    #[diagnostic(help("name a folder that does not exist yet or is empty"))]
    NotEmpty {
        /// The folder.
        path: PathBuf,
    },

    /// A file to copy would overwrite a page.
    #[error("{} would take the place of what is at /{address}", file.display())]
    #[diagnostic(help("rename the file, or give the page another address"))]
    Collision {
        /// The file.
        file: PathBuf,
        /// The page, below the root of the site.
        address: String,
    },

    /// Neither `--shell` nor one that came with the program.
    #[error("this program was built without a shell")]
    #[diagnostic(help(
        "`cargo xtask install` makes a program that has one; `--shell DIR` takes what Trunk has built"
    ))]
    NoShell,
}

impl Error {
    /// The error of a source with these faults.
    pub fn findings(faults: &[Finding]) -> Self {
        Self::Findings { findings: faults.iter().map(Shown::new).collect() }
    }
}

/// `1 fault`, `2 faults`.
pub fn plural(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

fn list(faults: &[Fault]) -> String {
    faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n\n")
}
