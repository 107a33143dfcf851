//! The project's own commands: `cargo xtask <command>`.
//!
//! One file per command; what several commands need stands beside them under its own name.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used))]

mod apt;
mod archive;
mod bench;
mod browser;
mod budgets;
mod build;
mod cargo_lock;
mod crate_file;
mod deny_list;
mod e2e;
mod fingerprint;
mod folder;
mod help;
mod host;
mod hosts;
mod html;
mod hydration;
mod install;
mod lighthouse;
mod npm;
mod package;
mod process;
mod screenshots;
mod serve;
mod server;
mod setup;
mod shell;
mod sites;
mod size;
mod table;
mod tar;
mod test;
mod tools;
mod trunk_hook;
mod workspace;

use std::process::ExitCode;

use anyhow::{Result, bail};
use lexopt::prelude::*;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            for cause in error.chain().skip(1) {
                eprintln!("  because: {cause}");
            }
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let mut args = lexopt::Parser::from_env();
    let command = match args.next()? {
        None | Some(Short('h') | Long("help")) => return help::print(),
        Some(Value(command)) => command.string()?,
        Some(other) => return Err(other.unexpected().into()),
    };
    match command.as_str() {
        "help" => help::print(),
        "setup" => setup::main(args),
        "serve" => serve::main(args),
        "build" => build::main(args),
        "install" => install::main(args),
        "package" => package::main(args),
        "test" => test::main(args),
        "size" => size::main(args),
        "bench" => bench::main(args),
        "lighthouse" => lighthouse::main(args),
        "screenshots" => screenshots::main(args),
        "trunk-hook" => trunk_hook::main(args),
        unknown => bail!("there is no command `{unknown}`; `cargo xtask --help` lists them"),
    }
}
