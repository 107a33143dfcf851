//! The index of records, by Pagefind's library.

use std::{
    collections::BTreeMap,
    fmt::Display,
    panic::resume_unwind,
    thread::{self, JoinHandle},
};

use pagefind::api::PagefindIndex;
use rayon::{ThreadPoolBuilder, prelude::*};
use tokio::runtime::Builder;

use super::record::Record;
use crate::{model::site::Site, native::error::Error};

/// The folder of the index.
pub(super) const FOLDER: &str = "pagefind";

/// The files of an index, by their paths below the root of the site.
pub(in crate::native::publish) type Files = BTreeMap<String, Vec<u8>>;

/// Makes an index in a thread of its own, as one thread has to read all words. Who drops it wants no
/// index any more, and does not wait for the thread.
pub(in crate::native::publish) struct Indexer(JoinHandle<Result<Files, Error>>);

impl Indexer {
    /// Begins the index of a site, whose bodies may be dressed or not; `None` where the blog cannot be
    /// searched. The same site gives the same files.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub(in crate::native::publish) fn begin(site: &Site) -> Result<Option<Self>, Error> {
        let bundle = site.bundle();
        if !bundle.settings.search {
            return Ok(None);
        }
        let items: Vec<_> = bundle.posts.iter().chain(&bundle.pages).collect();
        let records: Vec<_> = items.into_par_iter().map(|item| Record::of(site, item)).collect();
        // In the threads that all share it would wait its turn behind everything else.
        let threads = ThreadPoolBuilder::new().build().map_err(failed)?;
        let work = move || threads.install(|| files(records));
        let thread =
            thread::Builder::new().name("search".to_owned()).spawn(work).map_err(failed)?;
        Ok(Some(Self(thread)))
    }

    /// The files, once they are all made.
    ///
    /// # Errors
    /// When Pagefind fails.
    pub(in crate::native::publish) fn files(self) -> Result<Files, Error> {
        self.0.join().unwrap_or_else(|panic| resume_unwind(panic))
    }
}

/// Makes the index of records, in their order.
fn files(records: Vec<Record>) -> Result<Files, Error> {
    // Its functions are asynchronous, but wait for nothing. What one thread has used the next one would
    // have to fetch.
    let runtime = Builder::new_current_thread().max_blocking_threads(1).build().map_err(failed)?;
    let files = runtime.block_on(async {
        let mut index = PagefindIndex::new(None)?;
        for Record { address, html } in records {
            index.add_html_file(None, Some(address), html).await?;
        }
        index.get_files().await
    });
    let files = files.map_err(failed)?.into_iter().filter_map(|file| {
        let name = file.filename.to_str()?.replace('\\', "/");
        let contents = match &*name {
            WORKER => outspoken(&file.contents),
            name => is_needed(name).then_some(file.contents)?,
        };
        Some((format!("{FOLDER}/{name}"), contents))
    });
    Ok(files.collect())
}

/// Pagefind's program, in a worker.
const WORKER: &str = "pagefind-worker.js";

/// The program without the two places where it passes over a part of the index that cannot be loaded:
/// it would say that nothing was found. It tries again when it is next asked for. (`Cargo.toml` fixes
/// the version.)
fn outspoken(worker: &[u8]) -> Vec<u8> {
    String::from_utf8_lossy(worker).replace(".catch(()=>{})", "").into_bytes()
}

fn failed(error: impl Display) -> Error {
    Error::Search { message: format!("{error:#}") }
}

/// Pagefind brings interfaces of its own, and a way to call it from JavaScript. We speak to the
/// program behind them.
fn is_needed(name: &str) -> bool {
    name == "pagefind-entry.json" || !matches!(name.rsplit('.').next(), Some("js" | "css" | "html"))
}
