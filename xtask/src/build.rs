//! `build`: from a posts file to a folder of files for any static host.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use lexopt::prelude::*;
use lexopt::{Arg, Parser};

use crate::shell::Profile;
use crate::workspace::Workspace;
use crate::{help, process, setup, shell};

/// What to publish.
#[derive(Default)]
pub(crate) struct Options {
    /// The posts file; the demo blog if absent.
    pub(crate) source: Option<PathBuf>,
    /// Files to copy as they are.
    pub(crate) statics: Option<PathBuf>,
    /// Where the site will live, if not at the posts file's `home_page_url`.
    pub(crate) base_url: Option<String>,
    /// The folder to write.
    pub(crate) out: Option<PathBuf>,
    /// With the debug shell.
    pub(crate) debug: bool,
}

impl Options {
    /// Takes an option that `build` and `serve` share.
    pub(crate) fn take(&mut self, option: &str, args: &mut Parser) -> Result<bool> {
        match option {
            "source" => self.source = Some(path(args.value()?)?),
            "static" => self.statics = Some(path(args.value()?)?),
            "base-url" => self.base_url = Some(args.value()?.string()?),
            "out" => self.out = Some(path(args.value()?)?),
            "debug" => self.debug = true,
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// The posts file, if it is there: asked first, so that a slip of the pen costs no build.
    fn source(&self, workspace: &Workspace) -> Result<PathBuf> {
        let demo = || workspace.root.join("public/posts.json");
        let source = self.source.clone().unwrap_or_else(demo);
        if !source.exists() {
            bail!("{} does not exist; name a posts file with --source", source.display());
        }
        Ok(source)
    }

    /// The folder of files to copy. The demo's pictures are no part of somebody else's blog.
    fn statics(&self, workspace: &Workspace) -> Option<PathBuf> {
        let demo = || self.source.is_none().then(|| workspace.root.join("public"));
        self.statics.clone().or_else(demo)
    }
}

/// The command.
pub(crate) fn main(mut args: Parser) -> Result<()> {
    let mut options = Options::default();
    while let Some(arg) = args.next()? {
        let Some(option) = name(&arg) else { return help::otherwise(arg).map(drop) };
        if !options.take(&option, &mut args)? {
            return help::otherwise(Long(&option)).map(drop);
        }
    }
    let workspace = Workspace::find()?;
    let out = site(&workspace, &options, &workspace.root.join("dist"))?;
    println!("The site: {}", workspace.short(&out));
    Ok(())
}

/// The long option's name, on its own so that its value can be taken.
pub(crate) fn name(arg: &Arg<'_>) -> Option<String> {
    match arg {
        Long(name) => Some((*name).to_owned()),
        _ => None,
    }
}

/// Builds everything that a site needs, then the site; returns its folder.
pub(crate) fn site(workspace: &Workspace, options: &Options, out: &Path) -> Result<PathBuf> {
    let out = options.out.clone().unwrap_or_else(|| out.to_path_buf());
    options.source(workspace)?;
    let toolbox = setup::ensure(workspace)?;
    let profile = if options.debug { Profile::Debug } else { Profile::Release };
    let shell = shell::build(workspace, &toolbox, profile)?;
    publisher(workspace)?;
    publish(workspace, &shell, options, &out)?;
    Ok(out)
}

/// Compiles the publishing program.
pub(crate) fn publisher(workspace: &Workspace) -> Result<()> {
    let mut cargo = process::cargo(&workspace.root);
    cargo.args(["build", "--release", "--bin", "perennial"]);
    process::run(&mut cargo).context("the publishing program could not be built")
}

/// Publishes with a shell and a publishing program that are there already.
pub(crate) fn publish(
    workspace: &Workspace,
    shell: &Path,
    options: &Options,
    out: &Path,
) -> Result<()> {
    let source = options.source(workspace)?;
    let mut perennial = process::command(workspace.release("perennial"), &workspace.root);
    perennial.arg("build").arg("--shell").arg(shell);
    perennial.arg("--source").arg(&source).arg("--out").arg(out);
    if let Some(base_url) = &options.base_url {
        perennial.arg("--base-url").arg(base_url);
    }
    if let Some(statics) = options.statics(workspace) {
        perennial.arg("--static").arg(statics);
    }
    process::run(&mut perennial)
        .with_context(|| format!("{} could not be published", workspace.short(&source)))
}

/// A path that stays right whatever folder a child process works in.
pub(crate) fn path(value: OsString) -> Result<PathBuf> {
    std::path::absolute(PathBuf::from(&value))
        .with_context(|| format!("`{}` is not a path", value.to_string_lossy()))
}
