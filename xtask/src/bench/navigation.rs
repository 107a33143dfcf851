//! How long a click takes until the new page is seen, on a cheap phone with a slow line, and
//! whether memory stays steady.
//!
//! `tests/e2e/measure` has the browser's part. The blog is served by our own server: HTTP/1.1,
//! nothing compressed. A real host sends less.

use std::path::Path;
use std::thread;

use anyhow::Result;

use super::blogs::{Blogs, Format};
use crate::server::Server;
use crate::workspace::Workspace;
use crate::{e2e, process};

/// A blog of ordinary size. Navigation costs the same in larger ones.
const POSTS: u32 = 100;

/// The first port to try.
const PORT: u16 = 4620;

/// Publishes a generated blog with a shell and measures in a browser.
pub(super) fn measure(workspace: &Workspace, shell: &Path) -> Result<()> {
    let blogs = Blogs::begin(workspace)?;
    let blog = blogs.write(POSTS, Format::Folder)?;
    let site = blogs.path("navigation");
    let mut perennial = process::command(workspace.release("perennial"), &workspace.root);
    perennial.arg("build").arg("--source").arg(&blog).arg("--out").arg(&site);
    process::run(perennial.arg("--shell").arg(shell))?;

    let server = Server::bind(&site, "", PORT)?;
    let address = server.address();
    // It ends with this program.
    thread::spawn(move || server.run());
    let e2e = workspace.root.join("tests/e2e");
    let chromium = e2e::chromium(workspace)?;
    let mut node = process::node("node", &e2e);
    process::run(node.args(["measure/navigation.mjs", &address]).env("CHROMIUM", chromium))
}
