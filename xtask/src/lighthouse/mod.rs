//! `lighthouse`: what Lighthouse says about the blog on a slow phone.
//!
//! Its scores depend on the machine, so no test asks for them. What does not, no layout shift and
//! nothing inaccessible, is tested in the browser.

mod report;

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;

use anyhow::{Context, Result, bail};
use lexopt::Parser;
use lexopt::prelude::*;

use self::report::{Excess, Report};
use crate::server::Server;
use crate::sites::{self, Site};
use crate::table::Table;
use crate::workspace::Workspace;
use crate::{build, e2e, folder, help, npm, process};

const PORT: u16 = 4700;
/// Of so many runs, the one in the middle counts.
const RUNS: usize = 3;

/// A page that is measured.
struct Page {
    name: &'static str,
    site: Site,
    path: &'static str,
}

const PAGES: [Page; 3] = [
    Page { name: "home", site: Site::Root, path: "" },
    Page { name: "a-long-post", site: Site::Root, path: "2026/10/kitchen-notation/" },
    Page { name: "a-post-with-520-comments", site: Site::Thread, path: "2018/03/the-bench/" },
];

/// The command.
pub(crate) fn main(mut args: Parser) -> Result<()> {
    let mut published = None;
    while let Some(arg) = args.next()? {
        match arg {
            Long("sites") => published = Some(build::path(args.value()?)?),
            other => return help::otherwise(other).map(drop),
        }
    }
    let workspace = Workspace::find()?;
    let packages = workspace.root.join("tests/lighthouse");
    npm::install(&packages)?;
    let chromium = e2e::chromium(&workspace)?;
    let sites = match published {
        Some(sites) => sites,
        None => sites::publish(&workspace, &[Site::Root, Site::Thread])?,
    };
    let lighthouse = Lighthouse { packages, chromium, reports: workspace.work("lighthouse") };
    folder::empty(&lighthouse.reports)?;

    let mut table = Table::new(&Report::HEAD);
    let mut excess = Excess::default();
    for page in &PAGES {
        let site = serve(&sites.join(page.site.name()))?;
        let report = lighthouse.median(page, &format!("{site}{}", page.path))?;
        table.row(report.row(page.name));
        excess.judge(page.name, &report);
    }
    println!("{table}\nThe reports: {}", workspace.short(&lighthouse.reports));
    excess.into_error()
}

/// Serves a site until the process ends; returns its address.
fn serve(site: &Path) -> Result<String> {
    let server = Server::compressing(site, "", PORT)?;
    let address = server.address();
    thread::spawn(move || server.run());
    Ok(address)
}

/// The program, ready to run.
struct Lighthouse {
    /// The folder with its packages.
    packages: PathBuf,
    chromium: PathBuf,
    /// Where its reports go.
    reports: PathBuf,
}

impl Lighthouse {
    /// Measures a page several times and takes of each figure the one in the middle.
    fn median(&self, page: &Page, address: &str) -> Result<Report> {
        let mut reports = Vec::new();
        for run in 1..=RUNS {
            eprintln!("{} {run}/{RUNS}: {address}", page.name);
            reports.push(self.run(&format!("{}-{run}", page.name), address)?);
        }
        match Report::median(reports) {
            Some(report) => Ok(report),
            None => bail!("{} was not measured", page.name),
        }
    }

    /// Measures once, as on a phone: that is what Lighthouse does unless told otherwise.
    fn run(&self, name: &str, address: &str) -> Result<Report> {
        let path = self.reports.join(name);
        let mut lighthouse = process::node("npx", &self.packages);
        lighthouse.args(["lighthouse", address, "--quiet", "--no-enable-error-reporting"]);
        lighthouse.args(["--only-categories=performance,accessibility,best-practices,seo"]);
        lighthouse.args(["--output=json", "--output=html", "--output-path"]).arg(&path);
        lighthouse
            .arg("--chrome-flags=--headless=new --no-sandbox --disable-gpu --no-proxy-server");
        process::run(lighthouse.env("CHROME_PATH", &self.chromium))?;
        let path = path.with_extension("report.json");
        let text = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        Report::parse(&text).with_context(|| path.display().to_string())
    }
}
