//! `screenshots`: pictures of every kind of page, for people to look at.

use anyhow::Result;
use lexopt::Parser;
use lexopt::prelude::*;

use crate::sites::{self, Site};
use crate::workspace::Workspace;
use crate::{build, e2e, folder, help, process};

/// The command.
pub(crate) fn main(mut args: Parser) -> Result<()> {
    let mut published = None;
    let mut out = None;
    while let Some(arg) = args.next()? {
        match arg {
            Long("sites") => published = Some(build::path(args.value()?)?),
            Long("out") => out = Some(build::path(args.value()?)?),
            other => return help::otherwise(other).map(drop),
        }
    }
    let workspace = Workspace::find()?;
    let sites = match published {
        Some(sites) => sites,
        None => sites::publish(&workspace, &[Site::Root, Site::Arabic, Site::Japanese])?,
    };
    // Ours is emptied; of a folder that somebody named, files may be something else's.
    let out = match out {
        Some(out) => out,
        None => {
            let out = workspace.work("screenshots");
            folder::empty(&out)?;
            out
        }
    };
    let mut playwright = e2e::playwright(&workspace, &sites)?;
    playwright.args(["--config", "playwright.screenshots.config.ts"]);
    process::run(playwright.env("PERENNIAL_SCREENSHOTS", &out))?;
    println!("The pictures: {}", workspace.short(&out.join("index.html")));
    Ok(())
}
