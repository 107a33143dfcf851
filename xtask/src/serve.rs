//! `serve`: a blog on this machine, as a static host would serve it.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use lexopt::Parser;
use lexopt::prelude::*;

use crate::build::{self, Options};
use crate::help;
use crate::server::Server;
use crate::workspace::Workspace;

const PORT: u16 = 8080;

/// The command.
pub(crate) fn main(mut args: Parser) -> Result<()> {
    let mut options = Options::default();
    let mut port = PORT;
    let mut base = None;
    let mut dir: Option<PathBuf> = None;
    while let Some(arg) = args.next()? {
        let Some(option) = build::name(&arg) else { return help::otherwise(arg).map(drop) };
        match option.as_str() {
            "port" => port = args.value()?.parse()?,
            "base" => base = Some(normal(&args.value()?.string()?)),
            "dir" => dir = Some(build::path(args.value()?)?),
            shared if options.take(shared, &mut args)? => {}
            unknown => return help::otherwise(Long(unknown)).map(drop),
        }
    }

    let site = match dir {
        Some(dir) => dir,
        None => {
            let workspace = Workspace::find()?;
            build::site(&workspace, &options, &workspace.work("site"))?
        }
    };
    if !site.is_dir() {
        bail!("{} is not a folder; `cargo xtask build` makes one", site.display());
    }
    let base = match (base, &options.base_url) {
        (Some(base), _) => base,
        (None, Some(url)) => path_of(url),
        (None, None) => home_path(&site).unwrap_or_default(),
    };
    let server = Server::bind(&site, &base, port)?;
    println!("The blog: {}  (Ctrl-C stops it)", server.address());
    server.run().context("the server stopped")
}

/// The path that a published site expects to live at: a site made for `https://example.org/blog/`
/// has links that begin with `/blog/`.
fn home_path(site: &Path) -> Option<String> {
    let posts = fs::read(site.join("posts.json")).ok()?;
    let posts: serde_json::Value = serde_json::from_slice(&posts).ok()?;
    Some(path_of(posts.get("home_page_url")?.as_str()?))
}

/// The path of an address, without the slash at its end.
fn path_of(url: &str) -> String {
    let after_scheme = url.split_once("://").map_or(url, |(_, rest)| rest);
    normal(after_scheme.split_once('/').map_or("", |(_, path)| path))
}

/// `blog`, `/blog` and `/blog/` mean the same.
fn normal(base: &str) -> String {
    match base.trim_matches('/') {
        "" => String::new(),
        base => format!("/{base}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_lives_at_the_path_of_its_address() {
        assert_eq!(path_of("https://example.org"), "");
        assert_eq!(path_of("https://example.org/"), "");
        assert_eq!(path_of("https://example.org/blog/"), "/blog");
        assert_eq!(path_of("https://example.org:8443/a/b"), "/a/b");
    }
}
