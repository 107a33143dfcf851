//! `bench`: how fast publishing is, in parts and as a whole process.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use lexopt::Parser;
use lexopt::prelude::*;

use crate::build;
use crate::shell::{self, Profile};
use crate::workspace::Workspace;
use crate::{help, process, setup};

const POSTS: [u32; 2] = [1_000, 10_000];
const COMMENTS_PER_POST: u32 = 5;
/// The best of so many runs counts: noise only ever adds.
const RUNS: u32 = 3;
const TIME: &str = "/usr/bin/time";

/// The command.
pub(crate) fn main(mut args: Parser) -> Result<()> {
    let mut full = false;
    while let Some(arg) = args.next()? {
        match arg {
            Long("full") => full = true,
            other => return help::otherwise(other).map(drop),
        }
    }
    let workspace = Workspace::find()?;
    let toolbox = setup::ensure(&workspace)?;
    let shell = shell::build(&workspace, &toolbox, Profile::Release)?;
    build::publisher(&workspace)?;

    let mut cargo = process::cargo(&workspace.root);
    cargo.args(["bench", "--bench", "publish", "--"]);
    process::run(if full { &mut cargo } else { cargo.arg("--quick") })?;

    let mut cargo = process::cargo(&workspace.root);
    cargo.args(["build", "--release", "--example", "corpus"]);
    process::run(&mut cargo)?;
    whole_process(&workspace, &shell)
}

/// Publishes generated blogs as a user does, and prints what each took.
fn whole_process(workspace: &Workspace, shell: &Path) -> Result<()> {
    let gnu_time = process::output(Command::new(TIME).arg("--version"))
        .is_ok_and(|version| version.contains("GNU"));
    if !gnu_time {
        println!("{TIME} is not GNU time: CPU and memory are not measured (Debian: package time)");
    }
    if process::works(Command::new("hugo").arg("version")) {
        println!("hugo is on PATH: the same corpus can be given to it");
    }
    let folder = workspace.work("bench");
    fs::create_dir_all(&folder).with_context(|| format!("making {}", folder.display()))?;

    let mut table = vec![format!(
        "{:>7} {:>9} {:>8} {:>9} {:>9} {:>10}",
        "posts", "comments", "files", "wall", "CPU", "peak"
    )];
    for posts in POSTS {
        let source = folder.join(format!("posts-{posts}.json"));
        corpus(workspace, posts, &source)?;
        let out = folder.join(format!("site-{posts}"));
        let mut best: Option<Figures> = None;
        for _ in 0..RUNS {
            // Publishing into an empty place every time, so that the runs do the same work.
            if out.exists() {
                fs::remove_dir_all(&out).with_context(|| format!("emptying {}", out.display()))?;
            }
            let figures = publish(workspace, shell, &source, &out, gnu_time)?;
            best = Some(best.map_or(figures, |best| best.better_of(figures)));
        }
        let Some(best) = best else { continue };
        let comments = posts * COMMENTS_PER_POST;
        let files = count(&out)?;
        table.push(format!("{posts:>7} {comments:>9} {files:>8} {best}"));
    }
    println!("\nPublishing, the best of {RUNS} runs:");
    table.iter().for_each(|line| println!("{line}"));
    Ok(())
}

fn corpus(workspace: &Workspace, posts: u32, out: &Path) -> Result<()> {
    let mut corpus = process::command(workspace.release("examples/corpus"), &workspace.root);
    corpus.args(["--posts", &posts.to_string()]);
    corpus.args(["--comments-per-post", &COMMENTS_PER_POST.to_string()]);
    process::run(corpus.arg("--out").arg(out))
}

fn publish(
    workspace: &Workspace,
    shell: &Path,
    source: &Path,
    out: &Path,
    gnu_time: bool,
) -> Result<Figures> {
    let program = workspace.release("perennial");
    let report = workspace.work("bench/time.txt");
    let mut command = if gnu_time {
        let mut time = process::command(TIME, &workspace.root);
        time.arg("-v").arg("-o").arg(&report).arg(&program);
        time
    } else {
        process::command(&program, &workspace.root)
    };
    command.arg("build").arg("--shell").arg(shell);
    command.arg("--source").arg(source).arg("--out").arg(out);
    let started = Instant::now();
    process::run(&mut command)?;
    let wall = started.elapsed();
    let usage = if gnu_time {
        let report = fs::read_to_string(&report).context("reading the report of GNU time")?;
        Some(Usage::parse(&report).context("the report of GNU time lacks a figure")?)
    } else {
        None
    };
    Ok(Figures { wall, usage })
}

/// What one run took.
#[derive(Clone, Copy)]
struct Figures {
    wall: Duration,
    usage: Option<Usage>,
}

impl Figures {
    fn better_of(self, other: Self) -> Self {
        if other.wall < self.wall { other } else { self }
    }
}

impl std::fmt::Display for Figures {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:>7.2} s", self.wall.as_secs_f64())?;
        match self.usage {
            Some(usage) => write!(f, " {:>7.2} s {:>7.1} MB", usage.cpu_seconds, usage.peak_mb()),
            None => write!(f, " {:>9} {:>10}", "-", "-"),
        }
    }
}

/// What GNU time reports.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Usage {
    /// User and system together.
    cpu_seconds: f64,
    /// Maximum resident set, in KiB.
    peak_kib: f64,
}

impl Usage {
    fn parse(report: &str) -> Option<Self> {
        let value = |name: &str| -> Option<f64> {
            report.lines().find_map(|line| line.trim().strip_prefix(name))?.trim().parse().ok()
        };
        Some(Self {
            cpu_seconds: value("User time (seconds):")? + value("System time (seconds):")?,
            peak_kib: value("Maximum resident set size (kbytes):")?,
        })
    }

    fn peak_mb(self) -> f64 {
        self.peak_kib * 1024.0 / 1_000_000.0
    }
}

fn count(folder: &Path) -> Result<u64> {
    let mut files = 0;
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).with_context(|| folder.display().to_string())? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                files += 1;
            }
        }
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_report_of_gnu_time() {
        let report = "\tCommand being timed: \"perennial build\"\n\
                      \tUser time (seconds): 1.25\n\
                      \tSystem time (seconds): 0.50\n\
                      \tElapsed (wall clock) time (h:mm:ss or m:ss): 0:01.02\n\
                      \tMaximum resident set size (kbytes): 125000\n";
        let usage = Usage::parse(report).unwrap();
        assert_eq!(usage, Usage { cpu_seconds: 1.75, peak_kib: 125_000.0 });
        assert_eq!(usage.peak_mb(), 128.0);
        assert_eq!(Usage::parse("Command terminated by signal 9"), None);
    }
}
