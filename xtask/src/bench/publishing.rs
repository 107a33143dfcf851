//! Building whole sites as a user does.

use std::process::Command;

use anyhow::Result;

use super::blogs::{Blogs, Format, empty};
use super::contender::Contender;
use super::count::{self, Count};
use super::figures::{Figures, Usage};
use super::stopwatch::Stopwatch;
use crate::table::Table;

const POSTS: [u32; 2] = [1_000, 10_000];
/// The best of so many runs counts: noise only ever adds.
const RUNS: u32 = 3;

/// Builds every blog with every program and prints what that took.
pub(super) fn measure(
    blogs: &Blogs<'_>,
    contenders: &[Contender],
    stopwatch: &Stopwatch,
) -> Result<()> {
    println!("\nPublishing into an empty folder, the best of {RUNS} runs");
    for posts in POSTS {
        let results = race(blogs, contenders, posts, stopwatch)?;
        println!("\n{}", table(posts, &results));
    }
    Ok(())
}

/// What came of a program's runs.
struct Outcome<'a> {
    contender: &'a Contender,
    figures: Figures,
    count: Count,
}

/// The programs take turns, so that a busy minute of the machine meets all of them.
fn race<'a>(
    blogs: &Blogs<'_>,
    contenders: &'a [Contender],
    posts: u32,
    stopwatch: &Stopwatch,
) -> Result<Vec<Outcome<'a>>> {
    let sources = contenders
        .iter()
        .map(|contender| blogs.write(posts, contender.format()))
        .collect::<Result<Vec<_>>>()?;
    let out = blogs.path("site");
    let mut outcomes: Vec<Outcome<'_>> = Vec::new();
    for run in 0..RUNS {
        for (at, (contender, blog)) in contenders.iter().zip(&sources).enumerate() {
            empty(&out)?;
            contender.caches(blog).iter().try_for_each(|cache| empty(cache))?;
            let build = |command: &mut Command| contender.build(command, blog, &out);
            let figures = stopwatch.run(contender.program(), build)?;
            match outcomes.get_mut(at) {
                Some(outcome) => outcome.figures = outcome.figures.best_of(figures),
                None => outcomes.push(Outcome { contender, figures, count: count::below(&out)? }),
            }
            let seconds = figures.wall.as_secs_f64();
            eprintln!("{posts} posts, run {}: {} {seconds:.2} s", run + 1, contender.name());
        }
    }
    empty(&out)?;
    Ok(outcomes)
}

fn table(posts: u32, outcomes: &[Outcome<'_>]) -> Table {
    let mut table =
        Table::new(&[&format!("{posts} posts"), "files", "pages", "wall", "CPU", "peak"]);
    for Outcome { contender, figures: Figures { wall, usage }, count } in outcomes {
        let usage = |text: fn(Usage) -> String| usage.map_or_else(|| "-".to_owned(), text);
        table.row([
            contender.name(),
            count.files.to_string(),
            count.pages.to_string(),
            format!("{:.2} s", wall.as_secs_f64()),
            usage(|usage| format!("{:.2} s", usage.cpu_seconds)),
            usage(|usage| format!("{:.0} MB", usage.peak_mb())),
        ]);
    }
    let figures = |format| {
        let outcome = outcomes.iter().find(|outcome| outcome.contender.format() == format)?;
        Some(outcome.figures)
    };
    if let (Some(ours), Some(hugo)) = (figures(Format::Folder), figures(Format::Hugo)) {
        let [wall, cpu, peak] = ratios(ours, hugo);
        table.row(["perennial / hugo".to_owned(), String::new(), String::new(), wall, cpu, peak]);
    }
    table
}

/// Of wall time, CPU time and memory.
fn ratios(ours: Figures, other: Figures) -> [String; 3] {
    let ratio = |ours: f64, other: f64| format!("{:.2}", ours / other);
    let wall = ratio(ours.wall.as_secs_f64(), other.wall.as_secs_f64());
    let (cpu, peak) = match ours.usage.zip(other.usage) {
        Some((ours, other)) => {
            (ratio(ours.cpu_seconds, other.cpu_seconds), ratio(ours.peak_kib, other.peak_kib))
        }
        None => ("-".to_owned(), "-".to_owned()),
    };
    [wall, cpu, peak]
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_ratio_below_one_is_in_our_favour() {
        let figures = |wall, usage| Figures { wall: Duration::from_secs(wall), usage };
        let usage = |cpu_seconds, peak_kib| Some(Usage { cpu_seconds, peak_kib });
        let ours = figures(1, usage(3.0, 50.0));
        assert_eq!(ratios(ours, figures(4, usage(2.0, 100.0))), ["0.25", "1.50", "0.50"]);
        assert_eq!(ratios(ours, figures(4, None)), ["0.25", "-", "-"]);
    }
}
