//! The preview server: a writer saves a file, and the open page shows it.
//!
//! The calling thread builds and waits for changes, in turn. A second thread answers requests from
//! the last blog that could be built. What is in between is one `Edition`.

mod browser;
pub mod content_type;
mod edition;
mod live;
mod server;
#[cfg(test)]
mod tests;
mod watch;

use std::{
    io,
    net::{IpAddr, Ipv4Addr, SocketAddr},
    path::PathBuf,
    sync::Arc,
    time::{Duration, Instant},
};

use miette::Diagnostic;
use serde::Serialize;
use thiserror::Error;
use tokio::sync::watch::channel;

use self::{edition::Edition, server::Server, watch::Watch};

/// The port when none is asked for.
pub const DEFAULT_PORT: u16 = 4000;

/// How many ports after [`DEFAULT_PORT`] are tried when it is taken.
const FURTHER_PORTS: u16 = 20;

/// Makes the blog anew from what is on disk.
pub trait Workshop: Send + Sync + 'static {
    /// Folders and files whose changes matter; they need not exist yet. Hidden files and folders
    /// within them do not matter. Asked before and after each build.
    fn watched(&self) -> Vec<PathBuf>;

    /// Builds. Called once at the start and after each change, never twice at a time, always on
    /// the thread that called [`serve`].
    ///
    /// # Errors
    /// What is wrong; readers keep the last blog that could be built.
    fn build(&self) -> Result<Arc<dyn Preview>, Trouble>;

    /// Says in the terminal what a build came to and how long it took.
    fn announce(&self, outcome: Result<(), &Trouble>, took: Duration);
}

/// A blog that answers for its addresses; pages are rendered when they are asked for.
pub trait Preview: Send + Sync + 'static {
    /// The file at a decoded URL path, as a static host would find it: `/x/` is `x/index.html`.
    /// `None`: there is none, as for `/x`, from where browsers are sent on. The path begins with a slash and has no empty segments, no `.`, no
    /// `..`, no backslash and no NUL.
    fn file(&self, path: &str) -> Option<File>;

    /// The page for what is not found.
    fn not_found(&self) -> File;

    /// The URL path of the home page. `/` leads there when nothing else is at `/`.
    fn home(&self) -> &str {
        "/"
    }
}

/// What is at an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// The media type, with its charset where it is text.
    pub content_type: &'static str,
    /// The content.
    pub bytes: Vec<u8>,
}

/// Why a build failed, as text for an overlay.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Trouble {
    /// All that is wrong.
    pub findings: Vec<TroubleItem>,
}

/// One thing that is wrong. What is not known is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct TroubleItem {
    /// Where: `posts/a.md:3:7`.
    pub place: String,
    /// What is there.
    pub message: String,
    /// What to do about it.
    pub help: String,
    /// The lines around the place.
    pub excerpt: String,
}

/// Where to serve.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// The address to listen at.
    pub address: IpAddr,
    /// The port to listen at and no other; without it the first free one from [`DEFAULT_PORT`].
    pub port: Option<u16>,
    /// Whether to show the blog in the system's browser.
    pub open: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { address: Ipv4Addr::LOCALHOST.into(), port: None, open: false }
    }
}

/// Why nothing is served, or no longer.
#[derive(Debug, Error, Diagnostic)]
pub enum Error {
    /// The address cannot be listened at.
    #[error("cannot serve at {address}")]
    #[diagnostic(help("another program may be serving there: `--port` names another port"))]
    Listen {
        /// The address.
        address: SocketAddr,
        /// What the system said.
        source: io::Error,
    },

    /// The server could not be started.
    #[error("cannot start the server")]
    Start {
        /// What the system said.
        source: io::Error,
    },

    /// Changes cannot be seen.
    #[error("cannot watch the blog's files for changes: {source}")]
    #[diagnostic(help(
        "where the system limits how many folders may be watched, raise that limit (on Linux fs.inotify.max_user_watches) or keep fewer folders in the blog"
    ))]
    Watch {
        /// What the system said.
        source: notify::Error,
    },

    /// The system has stopped to report changes.
    #[error("the system no longer reports changes of the blog's files")]
    #[diagnostic(help("start the server again"))]
    WatchEnded,
}

impl From<Error> for Trouble {
    fn from(error: Error) -> Self {
        let help = error.help().map(|help| help.to_string()).unwrap_or_default();
        let message = error.to_string();
        Self { findings: vec![TroubleItem { message, help, ..TroubleItem::default() }] }
    }
}

/// Serves what a workshop makes, until the process ends. `ready` hears the address as soon as
/// browsers may ask; they get their answer when the first build is done.
///
/// # Errors
/// When the address is taken, or when changes cannot be seen. A failed build is no error.
pub fn serve(
    workshop: Arc<dyn Workshop>,
    options: &Options,
    ready: impl FnOnce(SocketAddr),
) -> Result<(), Error> {
    let mut watch = Watch::new()?;
    watch.follow(&workshop.watched())?;
    let (publisher, editions) = channel(None);
    let address = Server::new(editions).start(options)?;
    ready(address);
    if options.open {
        browser::open(address);
    }
    let mut edition = Edition::before_the_first();
    loop {
        let begun = Instant::now();
        let outcome = make(&*workshop, &mut watch);
        let took = begun.elapsed();
        let trouble = outcome.as_ref().err().cloned();
        edition = edition.next(outcome);
        publisher.send_replace(Some(edition.clone()));
        workshop.announce(trouble.as_ref().map_or(Ok(()), Err), took);
        watch.wait()?;
    }
}

fn make(workshop: &dyn Workshop, watch: &mut Watch) -> Result<Arc<dyn Preview>, Trouble> {
    // A folder that has come back is not the one that was watched.
    watch.follow(&workshop.watched())?;
    let outcome = workshop.build();
    // The build may have read where else to look.
    watch.follow(&workshop.watched())?;
    outcome
}
