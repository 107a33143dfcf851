//! `package`: what can be handed to others: a crate, and an archive with the program.

use std::fs;

use anyhow::{Context, Result};
use lexopt::Parser;
use lexopt::prelude::*;

use crate::shell::{self, Profile};
use crate::workspace::Workspace;
use crate::{archive, build, cargo_lock, crate_file, help, setup};

/// The command.
pub(crate) fn main(mut args: Parser) -> Result<()> {
    let mut out = None;
    while let Some(arg) = args.next()? {
        match arg {
            Long("out") => out = Some(build::path(args.value()?)?),
            other => return help::otherwise(other).map(drop),
        }
    }
    let workspace = Workspace::find()?;
    let toolbox = setup::ensure(&workspace)?;
    let shell = shell::build(&workspace, &toolbox, Profile::Release)?;

    let out = out.unwrap_or_else(|| workspace.work("package"));
    fs::create_dir_all(&out).with_context(|| format!("making {}", out.display()))?;
    let name = format!("perennial-{}", cargo_lock::version(&workspace.root, "perennial")?);
    let crate_file = crate_file::make(&workspace, &shell, &name, &out)?;
    let archive = archive::make(&workspace, &shell, &name, &out)?;
    println!("The program:  {}", workspace.short(&archive));
    println!("The crate:    {}", workspace.short(&crate_file));
    println!(
        "Next, where Rust is all there is: unpack the crate, then cargo install --path {name}"
    );
    Ok(())
}
