//! From a shell and a source to a folder that any static host can serve.
//!
//! A `Blog` is read and made ready, its `Contents` name every file of the site, and each is rendered
//! when it is written or, in a [`preview`], asked for. Everything is written into a staging folder
//! beside the output and swapped in at the end: after any failure the last good site is still there.

mod blog;
mod bodies;
mod bundle_json;
mod cards;
mod contents;
pub(in crate::native) mod crawlers;
mod document;
pub(crate) mod dress;
mod feeds;
mod files;
mod head;
mod headers;
mod hosting;
pub(crate) mod images;
mod microformats;
mod moves;
mod offline;
mod output;
mod policy;
mod precompress;
mod prerender;
pub mod preview;
mod redirect;
mod rules;
mod search;
mod shell;
mod style;
mod unique_ids;

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    sync::atomic::{AtomicU64, Ordering},
};

use rayon::prelude::*;
use url::Url;

pub use self::files::{copy_files, files};
use self::{
    blog::{Blog, Memories, Undressed},
    bundle_json::WriteError,
    contents::Part,
    document::Documents,
    images::Content,
    offline::Inventory,
    precompress::Precompressor,
};
use crate::{
    model::{comment::Comment, feed::Bundle},
    native::{
        error::Error, finding::Finding, ingest::notice::Notices, items::Items, languages,
        staging::Staging,
    },
};

/// What to publish, and how.
#[derive(Debug, Clone)]
pub struct Options {
    /// The folder of the shell, as Trunk has built it; without one, the shell in the program.
    pub shell: Option<PathBuf>,
    /// The posts file, or a folder of Markdown.
    pub source: PathBuf,
    /// Where the blog will live, if not where the source says.
    pub base_url: Option<Url>,
    /// A folder of files that are copied as they are.
    pub static_dir: Option<PathBuf>,
    /// A folder kept between builds, for pictures made smaller.
    pub cache: Option<PathBuf>,
    /// Whether drafts are published too.
    pub drafts: bool,
    /// Whether posts with a date in the future are published too.
    pub future: bool,
    /// The moment of publishing, in seconds since 1970. Without it no post is in the future and
    /// none is old.
    pub now: Option<i64>,
    /// Whether a blog that says so can be read offline: a preview leaves nothing in a browser.
    pub offline: bool,
}

impl Options {
    /// To publish `source` as it says itself.
    pub fn of(source: impl Into<PathBuf>) -> Self {
        Self {
            shell: None,
            source: source.into(),
            base_url: None,
            static_dir: None,
            cache: None,
            drafts: false,
            future: false,
            now: None,
            offline: true,
        }
    }
}

/// What was published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// Posts and standalone pages.
    pub items: usize,
    /// Comments, pingbacks and trackbacks.
    pub comments: usize,
    /// Pages of lists.
    pub lists: usize,
    /// Redirects from earlier addresses.
    pub redirects: usize,
    /// All files, with data, program and copies.
    pub files: u64,
    /// How many of them are others, compressed ahead.
    pub compressed: u64,
    /// Their bytes.
    pub bytes: u64,
    /// Where the blog will live.
    pub base_url: String,
    /// What was not used, dropped or changed.
    pub notices: Notices,
    /// What is doubtful.
    pub warnings: Vec<Finding>,
}

/// Publishing goes through these, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Pictures are measured, copied and made smaller.
    Pictures,
    /// Social cards are drawn and written.
    Cards,
    /// Pages are rendered and written.
    Pages,
}

/// Hears how far publishing has come.
pub trait Progress: Sync {
    /// A stage begins, with so much to do.
    fn begin(&self, stage: Stage, count: usize);
    /// One more of it is done.
    fn advance(&self);
}

/// Publishes a site into the folder `out`.
///
/// # Errors
/// Anything that is wrong with the input, or a file that cannot be read or written; the output
/// folder is as it was.
pub fn publish(options: &Options, out: &Path, progress: &dyn Progress) -> Result<Published, Error> {
    output::check(out, options)?;
    let memories = Memories::none();
    let undressed = Undressed::read(options, &memories)?;
    // The file for feed readers holds bodies as their authors wrote them.
    let posts_json = bundle_json::to_vec(&undressed.site);
    // It takes longest, so it is begun before everything else.
    let indexer = search::Indexer::begin(&undressed.site)?;
    let mut blog = undressed.dress(options, &memories, progress)?;
    let staging = Staging::beside(out)?;
    let written = Written::default();
    let is_wanted = blog.site.bundle().settings.hosting.precompress;
    let precompressor = Precompressor::new(&blog.contents, is_wanted, &mut blog.notices);
    let inventory = Inventory::new(&blog.site, &blog.shell, &blog.contents);
    let write_one = |path: &str, bytes: &[u8]| {
        written.count(bytes.len() as u64);
        staging.write(path, bytes)
    };
    let write = |path: &str, bytes: &[u8]| {
        inventory.note(path, bytes);
        write_one(path, bytes)?;
        precompressor.forms(path, bytes, write_one)
    };
    let copy = |path: &str, file: &Path| {
        inventory.note_copy(path, file);
        staging.copy(path, file).map(|it| written.count(it))?;
        if precompressor.takes(path) {
            let unread = |source| Error::Read { path: file.to_owned(), source };
            precompressor.forms(path, &fs::read(file).map_err(unread)?, write_one)?;
        }
        Ok(())
    };
    let documents = Documents::new(&blog.site, &blog.shell, &blog.cards);
    let write_page = |(path, part): (&str, &Part)| match part {
        Part::Page(route, data) => {
            if let Some(page) = documents.page(route) {
                if let Some(data) = data {
                    write(data, documents.data(&page).as_bytes())?;
                }
                write(path, documents.document(route, page).as_bytes())?;
            }
            progress.advance();
            Ok(())
        }
        // A page is made once, and both its files with it. Cards are there already.
        Part::Data(_) | Part::Card(_) => Ok(()),
        // Made below, when everything else is.
        Part::Offline => Ok(()),
        Part::Redirect(to) => write(path, documents.redirect(to).as_bytes()),
        Part::Text(text) | Part::SearchScript(text) => write(path, text.as_bytes()),
        Part::PostsJson => write(path, &posts_json),
        // Made beside all others, and written when they are.
        Part::Search => Ok(()),
        Part::Feed(feed) => write(path, &feed.bytes(&blog.site)),
        Part::Picture(at) => match &blog.pictures[*at].content {
            Content::Bytes(bytes) => write(path, bytes),
            Content::File(file) => copy(path, file),
        },
        Part::Shell => blog.shell.file(path).map_or(Ok(()), |bytes| write(path, bytes)),
        Part::Copy(file) => copy(path, file),
    };
    blog.draw_cards(&write, progress)?;
    progress.begin(Stage::Pages, blog.contents.pages);
    blog.contents.all().into_par_iter().try_for_each(write_page)?;
    if let Some(indexer) = indexer {
        indexer.files()?.par_iter().try_for_each(|(path, bytes)| write(path, bytes))?;
    }
    inventory.finish().iter().try_for_each(|(path, bytes)| write(path, bytes))?;
    let compressed = precompressor.made();
    staging.swap_in()?;

    let bundle = blog.site.bundle();
    let items = bundle.posts.len() + bundle.pages.len();
    Ok(Published {
        items,
        comments: comments(bundle),
        // The others are the page for what is not found and the search.
        lists: blog.contents.pages - items - 1 - usize::from(bundle.settings.search),
        redirects: blog.contents.redirects,
        files: written.files.into_inner(),
        compressed,
        bytes: written.bytes.into_inner(),
        base_url: bundle.home_page_url.clone(),
        notices: blog.notices,
        warnings: blog.warnings,
    })
}

/// What could be published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// Posts and standalone pages.
    pub items: usize,
    /// Comments, pingbacks and trackbacks.
    pub comments: usize,
    /// What was not used, dropped or changed.
    pub notices: Notices,
    /// What is doubtful.
    pub warnings: Vec<Finding>,
}

/// Does all that publishing does but writing a site.
///
/// # Errors
/// Whatever would keep the blog from being published.
pub fn check(options: &Options, progress: &dyn Progress) -> Result<Checked, Error> {
    let blog = Blog::read(options, &Memories::none(), progress)?;
    let bundle = blog.site.bundle();
    Ok(Checked {
        items: bundle.posts.len() + bundle.pages.len(),
        comments: comments(bundle),
        notices: blog.notices,
        warnings: blog.warnings,
    })
}

fn comments(bundle: &Bundle) -> usize {
    bundle.posts.iter().chain(&bundle.pages).map(|item| item.comments.len()).sum()
}

/// Page data always serialises: it has no maps with odd keys and nothing that can fail.
#[expect(clippy::expect_used, reason = "plain structs of strings and numbers")]
fn to_json<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_string(value).expect("plain data serialises")
}

/// The same over several lines.
#[expect(clippy::expect_used, reason = "plain structs of strings and numbers")]
fn to_readable_json<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_string_pretty(value).expect("plain data serialises")
}

/// So much of a hash tells the files of one blog apart. Hexadecimal differs on file systems without
/// case, too.
fn short_hash(parts: &[&[u8]]) -> String {
    use sha2::{Digest as _, Sha256};
    let mut hash = Sha256::new();
    for part in parts {
        // Their lengths, so that nothing can move from one part to the next.
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    hash.finalize()[..6].iter().map(|byte| format!("{byte:02x}")).collect()
}

#[derive(Default)]
struct Written {
    files: AtomicU64,
    bytes: AtomicU64,
}

impl Written {
    fn count(&self, bytes: u64) {
        self.files.fetch_add(1, Ordering::Relaxed);
        self.bytes.fetch_add(bytes, Ordering::Relaxed);
    }
}

/// The bytes of `posts.json` for a blog, its posts in the order of pages: newest first.
pub fn posts_json(bundle: Bundle) -> Vec<u8> {
    bundle_json::to_vec(&languages::site(bundle))
}

/// Writes `posts.json` for a blog whose items are kept elsewhere. The posts of `bundle` are in order
/// already: newest first. `path` is what messages call `out`.
///
/// # Errors
/// When an item cannot be given, or the file not written.
pub(super) fn write_posts_json(
    bundle: Bundle,
    items: &dyn Items,
    out: impl Write,
    path: &Path,
) -> Result<(), Error> {
    bundle_json::write(&languages::site(bundle), items, out).map_err(|error| match error {
        WriteError::Item(error) => error,
        WriteError::Out(source) => Error::Write { path: path.to_owned(), source },
    })
}

/// A source of progress nobody listens to.
#[derive(Debug, Clone, Copy)]
pub struct Quiet;

impl Progress for Quiet {
    fn begin(&self, _stage: Stage, _count: usize) {}
    fn advance(&self) {}
}

/// Comments as a list of JSON, as `posts.json` has them.
pub(in crate::native) fn comments_json(comments: &[Comment]) -> String {
    bundle_json::comments(comments)
}
