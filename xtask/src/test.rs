//! `test`: everything that must hold before a change goes in.

use std::ffi::OsString;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use lexopt::Parser;
use lexopt::prelude::*;

use crate::build::{self, Options};
use crate::sites::{self, Site};
use crate::workspace::Workspace;
use crate::{deny_list, e2e, help, process, setup, size};

/// The command.
pub(crate) fn main(mut args: Parser) -> Result<()> {
    let mut parts = Parts::All;
    while let Some(arg) = args.next()? {
        match arg {
            Long("quick") => parts = Parts::Native,
            Long("browser") => parts = Parts::Browser(args.raw_args()?.collect()),
            other => return help::otherwise(other).map(drop),
        }
    }
    let workspace = Workspace::find()?;
    let mut steps = Steps::default();
    let result = match &parts {
        Parts::All => {
            native(&workspace, &mut steps).and_then(|()| complete(&workspace, &mut steps))
        }
        Parts::Native => native(&workspace, &mut steps),
        Parts::Browser(args) => in_the_browser(&workspace, &mut steps, args),
    };
    steps.summarize();
    result
}

/// What is asked for.
enum Parts {
    All,
    Native,
    /// With what Playwright is to be told besides: the names of tests' files, say.
    Browser(Vec<OsString>),
}

/// What a machine without any further tool can check.
fn native(workspace: &Workspace, steps: &mut Steps) -> Result<()> {
    let cargo = |line: &str| {
        let words = line.split(' ');
        process::run(process::cargo(&workspace.root).args(words))
    };
    steps
        .step("format", || cargo("fmt --all --check").context("`cargo fmt --all` puts it right"))?;
    steps
        .step("clippy: publishing", || cargo("clippy --workspace --all-targets -- -D warnings"))?;
    // Compiling for the browser needs the target, though no other tool yet.
    steps.step("clippy: the browser", || {
        setup::ensure_target(&workspace.root)?;
        cargo(
            "clippy --target wasm32-unknown-unknown --no-default-features --features hydrate --lib \
             --bin perennial-app -- -D warnings",
        )
    })?;
    steps.step("clippy: the model alone", || {
        cargo("clippy --no-default-features --lib -- -D warnings")
    })?;
    steps.step("tests", || {
        let mut cargo = process::cargo(&workspace.root);
        cargo.args(["test", "--workspace", "--release"]);
        // Random tests try the same each time: what they find decides here whether a change goes in.
        // By itself `cargo test` tries something new.
        process::run(cargo.env("PROPTEST_RNG_SEED", "1"))
    })
}

/// The rest: the program, its size, and the blog in a browser.
fn complete(workspace: &Workspace, steps: &mut Steps) -> Result<()> {
    steps.step("documentation", || {
        let mut cargo = process::cargo(&workspace.root);
        cargo.args(["doc", "--no-deps"]);
        process::run(cargo.env("RUSTDOCFLAGS", "-Dwarnings"))
    })?;
    steps.step("deny list", || deny_list::check(&workspace.root))?;
    steps.step("tools", || setup::ensure(workspace))?;
    let site = steps.step("the demo blog", || {
        build::site(workspace, &Options::default(), &workspace.work("site"))
    })?;
    steps.step("size", || size::measure(workspace, &site))?;
    in_the_browser(workspace, steps, &[])
}

fn in_the_browser(workspace: &Workspace, steps: &mut Steps, args: &[OsString]) -> Result<()> {
    let sites = steps.step("sites for the browser", || sites::publish(workspace, &Site::ALL))?;
    steps.step("in the browser", || e2e::run(workspace, &sites, args))
}

/// The steps taken so far.
#[derive(Default)]
struct Steps {
    taken: Vec<(&'static str, Duration, bool)>,
}

impl Steps {
    /// Takes a step: says so, and how long it took.
    fn step<T>(&mut self, name: &'static str, work: impl FnOnce() -> Result<T>) -> Result<T> {
        eprintln!("\n==> {name}");
        let started = Instant::now();
        let result = work();
        let time = started.elapsed();
        eprintln!("    {name}: {:.1} s", time.as_secs_f64());
        self.taken.push((name, time, result.is_ok()));
        result.with_context(|| format!("step failed: {name}"))
    }

    fn summarize(&self) {
        eprintln!("\n==> summary");
        for (name, time, passed) in &self.taken {
            let result = if *passed { "passed" } else { "FAILED" };
            eprintln!("    {result}  {:7.1} s  {name}", time.as_secs_f64());
        }
        let total: Duration = self.taken.iter().map(|(_, time, _)| *time).sum();
        eprintln!("            {:7.1} s  in all", total.as_secs_f64());
    }
}
