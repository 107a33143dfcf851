//! `trunk-hook`: makes `trunk build` and `trunk serve` alone give the finished site.

use std::env;
use std::ffi::OsString;
use std::path::PathBuf;

use anyhow::{Context, Result};
use lexopt::Parser;

use crate::build::{self, Options};
use crate::workspace::Workspace;
use crate::{help, shell};

/// The command. Trunk calls it after a build, with its staging folder in the environment.
pub(crate) fn main(args: Parser) -> Result<()> {
    if help::only(args)? || set(shell::SHELL_ONLY).is_some() {
        return Ok(());
    }
    let staging = set("TRUNK_STAGING_DIR")
        .map(PathBuf::from)
        .context("TRUNK_STAGING_DIR is not set; Trunk calls this command, see Trunk.toml")?;
    let options = Options {
        source: set("PERENNIAL_SOURCE").map(build::path).transpose()?,
        statics: set("PERENNIAL_STATIC").map(build::path).transpose()?,
        base_url: set("PERENNIAL_BASE_URL").map(|url| url.to_string_lossy().into_owned()),
        ..Options::default()
    };
    let workspace = Workspace::find()?;
    build::publisher(&workspace)?;
    build::publish(&workspace, &staging, &options, &staging)
}

fn set(name: &str) -> Option<OsString> {
    env::var_os(name).filter(|value| !value.is_empty())
}
