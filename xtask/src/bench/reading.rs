//! What readers wait for, on a cheap phone with a slow line.
//!
//! `tests/e2e/measure` has the browser's part. The blog is served by our own server, as a static
//! host would: HTTP/1.1, texts compressed.

use std::path::Path;
use std::thread;

use anyhow::Result;

use super::blogs::{Blogs, Format};
use crate::server::Server;
use crate::workspace::Workspace;
use crate::{e2e, process};

/// What they do.
#[derive(Clone, Copy)]
pub(super) enum Reading {
    /// They go from page to page.
    Navigation,
    /// They search.
    Search,
}

impl Reading {
    fn script(self) -> &'static str {
        match self {
            Self::Navigation => "measure/navigation.mjs",
            Self::Search => "measure/search.mjs",
        }
    }

    /// In a blog of so many posts. Navigation costs the same in a larger one; a search does not.
    fn posts(self) -> u32 {
        match self {
            Self::Navigation => 100,
            Self::Search => 10_000,
        }
    }
}

/// The first port to try.
const PORT: u16 = 4620;

/// Publishes a generated blog with a shell and measures in a browser.
pub(super) fn measure(workspace: &Workspace, shell: &Path, reading: Reading) -> Result<()> {
    let blogs = Blogs::begin(workspace)?;
    let blog = blogs.write(reading.posts(), Format::Folder)?;
    let site = blogs.path("reading");
    let mut perennial = process::command(workspace.release("perennial"), &workspace.root);
    perennial.arg("build").arg("--source").arg(&blog).arg("--out").arg(&site);
    process::run(perennial.arg("--shell").arg(shell))?;

    let server = Server::compressing(&site, "", PORT)?;
    let address = server.address();
    // It ends with this program.
    thread::spawn(move || server.run());
    let e2e = workspace.root.join("tests/e2e");
    let chromium = e2e::chromium(workspace)?;
    let mut node = process::node("node", &e2e);
    process::run(node.args([reading.script(), &address]).env("CHROMIUM", chromium))
}
