//! `install`: the program with its shell inside, where cargo puts programs.

use std::env;
use std::env::consts::EXE_SUFFIX;
use std::path::PathBuf;

use anyhow::{Context, Result};
use lexopt::Parser;
use lexopt::prelude::*;

use crate::shell::{self, Profile};
use crate::workspace::Workspace;
use crate::{build, help, process, setup};

/// The command.
pub(crate) fn main(mut args: Parser) -> Result<()> {
    let mut root = None;
    while let Some(arg) = args.next()? {
        match arg {
            Long("root") => root = Some(build::path(args.value()?)?),
            other => return help::otherwise(other).map(drop),
        }
    }
    let workspace = Workspace::find()?;
    let toolbox = setup::ensure(&workspace)?;
    let shell = shell::build(&workspace, &toolbox, Profile::Release)?;

    let mut cargo = process::cargo(&workspace.root);
    cargo.args(["install", "--path", ".", "--bin", "perennial", "--locked", "--force"]);
    if let Some(root) = &root {
        cargo.arg("--root").arg(root);
    }
    process::run(cargo.env(shell::EMBEDDED, shell))
        .context("the program could not be installed")?;

    let bin = root.or_else(default_root).map(|root| root.join("bin"));
    println!("{}", where_it_is(bin));
    Ok(())
}

/// Where `cargo install` puts programs: its rules, but for its configuration files.
fn default_root() -> Option<PathBuf> {
    let set = |name| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    set("CARGO_INSTALL_ROOT")
        .or_else(|| set("CARGO_HOME"))
        .or_else(|| env::home_dir().map(|home| home.join(".cargo")))
}

/// Where the program is and what to type next.
fn where_it_is(bin: Option<PathBuf>) -> String {
    let program = bin.map(|bin| bin.join(format!("perennial{EXE_SUFFIX}")));
    let Some(program) = program.filter(|program| program.is_file()) else {
        return "The program: where cargo says above. Next: perennial --help".to_owned();
    };
    let path = env::var_os("PATH").unwrap_or_default();
    let on_path = env::split_paths(&path).any(|folder| Some(folder.as_path()) == program.parent());
    let program = program.display();
    if on_path {
        format!("The program: {program}. Next: perennial --help")
    } else {
        format!("The program: {program} (its folder is not on PATH). Next: {program} --help")
    }
}
