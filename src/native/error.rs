//! What can go wrong, where, and what to do about it.

use std::{fmt, io, path::PathBuf};

use miette::{Diagnostic, NamedSource, SourceSpan};
use thiserror::Error;

use super::finding::{Finding, Level, Shown};

/// One thing wrong with a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Where: a JSON pointer (RFC 6901).
    pub pointer: String,
    /// What is there.
    pub found: String,
    /// What it clashes with.
    pub other: Option<Other>,
    /// What should be there.
    pub expected: String,
}

/// A second place that a fault speaks of, and the words around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Other {
    /// Between what was found and the place.
    pub before: &'static str,
    /// Where: a JSON pointer.
    pub pointer: String,
    /// Behind the place.
    pub after: &'static str,
}

impl Other {
    /// Something of which there may be one has an owner.
    pub fn has_it(pointer: impl Into<String>) -> Self {
        Self { before: ", which ", pointer: pointer.into(), after: " has already" }
    }
}

impl Fault {
    /// What was found, with the other place called as `name` calls it.
    pub fn found(&self, name: impl FnOnce(&str) -> String) -> String {
        match &self.other {
            Some(Other { before, pointer, after }) => {
                format!("{}{before}{}{after}", self.found, name(pointer))
            }
            None => self.found.clone(),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let pointer = if self.pointer.is_empty() { "(the whole document)" } else { &self.pointer };
        let found = self.found(str::to_owned);
        write!(f, "{pointer}\n  found:    {found}\n  expected: {}", self.expected)
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
    #[error("{} found", counts(findings))]
    Findings {
        /// All that is wrong, then what is doubtful.
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

    /// What is to be made would stand where something is already.
    #[error("will not write {}: {message}", path.display())]
    #[diagnostic(help("choose another name, or move what is there"))]
    Occupied {
        /// The folder or the file.
        path: PathBuf,
        /// What is in the way.
        message: String,
    },

    /// A title of which no name can be made.
    #[error("a title of {title:?} gives no name for a file")]
    #[diagnostic(help("use a letter or a digit; the title can be changed afterwards"))]
    Title {
        /// What was given.
        title: String,
    },

    /// Neither `--shell` nor one that came with the program.
    #[error("this program was built without a shell")]
    #[diagnostic(help(
        "`cargo xtask install` makes a program that has one; `--shell DIR` takes what Trunk has built"
    ))]
    NoShell,

    /// An export of WordPress is damaged, or no export.
    #[error("{}, line {line}: {message}{}", path.display(), after.as_ref().map(|it| format!(" (the last that is whole: {it})")).unwrap_or_default())]
    #[diagnostic(help(
        "nothing was written; WordPress makes an export under Tools → Export. One that was cut off has to be made anew, perhaps in parts"
    ))]
    WordPressExport {
        /// The file.
        path: PathBuf,
        /// Where, from 1.
        line: usize,
        /// What is wrong.
        message: String,
        /// The last item before that.
        after: Option<String>,
    },

    /// An export has no menu of that name.
    #[error("the export has no menu {wanted:?}{}", if known.is_empty() { " and no other".to_owned() } else { format!("; it has {known}") })]
    #[diagnostic(help("leave `--menu` out, or name one that is there"))]
    NoMenu {
        /// What was asked for.
        wanted: String,
        /// The slugs of those that are there.
        known: String,
    },

    /// The search index could not be made.
    #[error("cannot make the search index: {message}")]
    #[diagnostic(help("`search = false` publishes the blog without a search"))]
    Search {
        /// What went wrong.
        message: String,
    },

    /// A folder to import holds no blog of that generator, or its settings cannot be read.
    #[error("cannot import {}: {message}", path.display())]
    #[diagnostic(help("name the folder of the blog, where the settings of its generator are"))]
    ImportSource {
        /// The folder.
        path: PathBuf,
        /// What is missing or wrong.
        message: String,
    },
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

/// `1 fault`, `2 faults, 1 warning`.
fn counts(findings: &[Shown]) -> String {
    let is_fault = |shown: &&Shown| shown.finding().level == Level::Fault;
    let faults = findings.iter().filter(is_fault).count();
    match findings.len() - faults {
        0 => plural(faults, "fault"),
        warnings => format!("{}, {}", plural(faults, "fault"), plural(warnings, "warning")),
    }
}

fn list(faults: &[Fault]) -> String {
    faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n\n")
}
