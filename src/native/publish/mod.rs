//! From a shell and a source to a folder that any static host can serve.
//!
//! Everything is written into a staging folder beside the output and swapped in at the end: after
//! any failure the last good site is still there.

mod bodies;
mod bundle_json;
mod document;
pub(crate) mod dress;
mod files;
pub(crate) mod images;
mod prerender;
mod redirect;
mod shell;
mod staging;
mod unique_ids;

use std::{
    fs,
    path::PathBuf,
    sync::atomic::{AtomicU64, Ordering},
};

use rayon::prelude::*;
use url::Url;

use self::{document::Documents, files::Files, images::Content, shell::Shell, staging::Staging};
use crate::{
    model::{
        address::{data_file, decode, html_file},
        comment::Comment,
        date::Timestamp,
        feed::Bundle,
        page_data::{DocumentData, Page, PageFile},
        post::Post,
        route::Route,
        site::Site,
    },
    native::{
        error::Error,
        finding::{Level, Shown},
        ingest::{json_feed, markdown, notice::Notices},
    },
};

/// What to publish, with what, and where.
#[derive(Debug, Clone)]
pub struct Options {
    /// The folder of the shell, as Trunk has built it.
    pub shell: PathBuf,
    /// The posts file, or a folder of Markdown.
    pub source: PathBuf,
    /// The folder of the site.
    pub out: PathBuf,
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
    /// Their bytes.
    pub bytes: u64,
    /// Where the blog will live.
    pub base_url: String,
    /// What was not used, dropped or changed.
    pub notices: Notices,
}

/// Hears how far publishing has come.
pub trait Progress: Sync {
    /// So many pages will be written.
    fn begin(&self, pages: usize);
    /// One page is written.
    fn advance(&self);
}

/// Publishes a site.
///
/// # Errors
/// Anything that is wrong with the input, or a file that cannot be read or written; the output
/// folder is as it was.
pub fn publish(options: &Options, progress: &dyn Progress) -> Result<Published, Error> {
    let Reading { bundle, mut notices, mut files } = read(options)?;
    let shell = Shell::read(&options.shell)?;
    for folder in static_folders(options) {
        files.extend(files::below(&folder, &options.source, &mut notices)?);
    }
    let mut site = Site::new(leave_out(bundle, options, &mut notices));
    if let Some(now) = options.now {
        site = site.at(now);
    }
    // The file holds bodies as their authors wrote them, pages hold them dressed.
    let posts_json = bundle_json::to_vec(&site);
    let pictures = bodies::dress(&mut site, &files, options.cache.as_deref())?;
    let staging = Staging::beside(&options.out, &options.shell)?;
    let written = Written::default();
    let write = |path: &str, bytes: &[u8]| {
        written.count(bytes.len());
        staging.write(path, bytes)
    };

    let routes = site.routes();
    progress.begin(routes.len());
    let documents = Documents::new(&site, &shell);
    routes.par_iter().try_for_each(|route| {
        if let Some(page) = site.page(route) {
            write_page(route, page, shell.build(), &documents, &write)?;
        }
        progress.advance();
        Ok(())
    })?;
    let redirects = write_redirects(&site, &shell.icon(site.base()), &write)?;
    write("posts.json", &posts_json)?;
    for picture in pictures {
        match picture.content {
            Content::Bytes(bytes) => write(&picture.path, &bytes)?,
            Content::File(file) => {
                let read = |source| Error::Read { path: file.clone(), source };
                write(&picture.path, &fs::read(&file).map_err(read)?)?;
            }
        }
    }
    for (path, bytes) in shell.files() {
        write(path, bytes)?;
    }
    files::copy(&files, &staging, |bytes| written.count(bytes))?;
    staging.swap_in()?;

    let bundle = site.bundle();
    let items = bundle.posts.len() + bundle.pages.len();
    Ok(Published {
        items,
        comments: bundle.posts.iter().chain(&bundle.pages).map(|post| post.comments.len()).sum(),
        lists: routes.len() - items - 1,
        redirects,
        files: written.files.into_inner(),
        bytes: written.bytes.into_inner(),
        base_url: bundle.home_page_url.clone(),
        notices,
    })
}

/// What a source holds.
struct Reading {
    bundle: Bundle,
    notices: Notices,
    files: Files,
}

/// Reads a posts file, or a folder of Markdown.
fn read(options: &Options) -> Result<Reading, Error> {
    let base_url = options.base_url.as_ref();
    if !options.source.is_dir() {
        let json_feed::Reading { bundle, notices } =
            json_feed::read_file(&options.source, base_url)?;
        return Ok(Reading { bundle, notices, files: Files::new() });
    }
    let folder = markdown::read(&options.source, base_url);
    let faults = folder.findings.iter().filter(|finding| finding.level == Level::Fault);
    match folder.bundle {
        Some(bundle) => Ok(Reading { bundle, notices: folder.notices, files: folder.files }),
        None => Err(Error::Findings { findings: faults.map(Shown::new).collect() }),
    }
}

/// The folders of files to copy: the one that was named, and that of a folder of Markdown.
fn static_folders(options: &Options) -> Vec<PathBuf> {
    let own = options.source.join("static");
    let own = (options.source.is_dir() && own.is_dir()).then_some(own);
    own.into_iter().chain(options.static_dir.clone()).collect()
}

/// Leaves out what is not meant to be read yet, and says so.
fn leave_out(mut bundle: Bundle, options: &Options, notices: &mut Notices) -> Bundle {
    let mut is_ready = |item: &Post| {
        if item.draft && !options.drafts {
            notices.add("left out a draft", item.permalink.as_str());
            return false;
        }
        let unix = item.published.as_ref().map(Timestamp::unix);
        let is_future = unix.zip(options.now).is_some_and(|(unix, now)| unix > now);
        if is_future && !options.future {
            notices.add("left out a post with a date in the future", item.permalink.as_str());
            return false;
        }
        true
    };
    bundle.posts.retain(&mut is_ready);
    bundle.pages.retain(is_ready);
    bundle
}

fn write_page(
    route: &Route,
    mut page: Page,
    build: &str,
    documents: &Documents<'_>,
    write: &impl Fn(&str, &[u8]) -> Result<(), Error>,
) -> Result<(), Error> {
    unique_ids::within(&mut page);
    let path = path_of(route);
    let data = PageFile { build: build.to_owned(), page };
    if !matches!(route, Route::NotFound) {
        write(&data_file(&path), to_json(&data).as_bytes())?;
    }
    let PageFile { build, page } = data;
    let data = DocumentData { build, site: documents.info().clone(), page };
    write(&html_file(&path), documents.document(route, data).as_bytes())
}

fn write_redirects(
    site: &Site,
    icon: &str,
    write: &impl Fn(&str, &[u8]) -> Result<(), Error>,
) -> Result<usize, Error> {
    let bundle = site.bundle();
    let mut count = 0;
    for post in bundle.posts.iter().chain(&bundle.pages) {
        for alias in &post.aliases {
            let html = redirect::page(site, post, icon);
            write(&html_file(alias.as_str()), html.as_bytes())?;
            count += 1;
        }
    }
    Ok(count)
}

/// The decoded path of a route: what its files are called.
fn path_of(route: &Route) -> String {
    let path = route.to_string();
    decode(&path).unwrap_or(path)
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

#[derive(Default)]
struct Written {
    files: AtomicU64,
    bytes: AtomicU64,
}

impl Written {
    fn count(&self, bytes: usize) {
        self.files.fetch_add(1, Ordering::Relaxed);
        self.bytes.fetch_add(bytes as u64, Ordering::Relaxed);
    }
}

/// A source of progress nobody listens to.
#[derive(Debug, Clone, Copy)]
pub struct Quiet;

impl Progress for Quiet {
    fn begin(&self, _pages: usize) {}
    fn advance(&self) {}
}

/// The bytes of `posts.json` for a blog, its posts in the order of pages: newest first.
pub fn posts_json(bundle: Bundle) -> Vec<u8> {
    bundle_json::to_vec(&Site::new(bundle))
}

/// Comments as a list of JSON, as `posts.json` has them.
pub(in crate::native) fn comments_json(comments: &[Comment]) -> String {
    bundle_json::comments(comments)
}
