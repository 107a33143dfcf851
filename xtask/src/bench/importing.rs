//! Bringing a blog home from WordPress, and whether memory grows with what there is to read.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::blogs::{Blogs, Format, empty};
use super::figures::{Figures, Usage};
use super::stopwatch::Stopwatch;
use crate::process;
use crate::table::Table;

const SMALL: u32 = 1_000;
const LARGE: u32 = 10_000;
/// The best of so many runs counts: noise only ever adds.
const RUNS: u32 = 3;

/// What our own export says besides. With it the importer would have less to do than with the
/// export of a WordPress.
const OURS: [(&str, &str); 3] = [
    ("<perennial:feed>", "</perennial:feed>"),
    ("<wp:postmeta>", "</wp:postmeta>"),
    ("<wp:commentmeta>", "</wp:commentmeta>"),
];

/// Imports a small and a large blog, and prints what that took.
pub(super) fn measure(blogs: &Blogs<'_>, program: &Path, stopwatch: &Stopwatch) -> Result<()> {
    println!("\nImporting an export of WordPress into an empty folder, the best of {RUNS} runs");
    let small = import(blogs, program, stopwatch, SMALL)?;
    let large = import(blogs, program, stopwatch, LARGE)?;
    println!("\n{}", table(&small, &large));
    Ok(())
}

/// An export, and what it took to import it.
struct Import {
    posts: u32,
    bytes: u64,
    figures: Figures,
}

fn import(blogs: &Blogs<'_>, program: &Path, stopwatch: &Stopwatch, posts: u32) -> Result<Import> {
    let export = export(blogs, program, posts)?;
    let out = blogs.path("imported");
    let mut best: Option<Figures> = None;
    for run in 1..=RUNS {
        empty(&out)?;
        let figures = stopwatch.run(program, |command| {
            command.args(["import", "wordpress"]).arg(&export).arg("--out").arg(&out);
        })?;
        let seconds = figures.wall.as_secs_f64();
        eprintln!("{posts} posts from WordPress, run {run}: {seconds:.2} s");
        best = Some(best.map_or(figures, |best| best.best_of(figures)));
    }
    empty(&out)?;
    let bytes = fs::metadata(&export).context("an export that is gone")?.len();
    Ok(Import { posts, bytes, figures: best.context("nothing was imported")? })
}

/// Writes a blog as a WordPress would.
fn export(blogs: &Blogs<'_>, program: &Path, posts: u32) -> Result<PathBuf> {
    let blog = blogs.write(posts, Format::Folder)?;
    let export = blogs.path(&format!("export-{posts}.xml"));
    empty(&export)?;
    let mut command = process::command(program, Path::new("."));
    command.args(["export", "wordpress", "--source"]).arg(&blog).arg("--out").arg(&export);
    process::output(&mut command)?;
    let xml = fs::read_to_string(&export).context("reading the export")?;
    fs::write(&export, without_ours(xml)).context("writing the export")?;
    Ok(export)
}

fn without_ours(xml: String) -> String {
    OURS.iter().fold(xml, |xml, (start, end)| {
        let mut parts = xml.split(start);
        let first = parts.next().unwrap_or_default().to_owned();
        parts.fold(first, |kept, part| kept + part.split_once(end).map_or("", |(_, rest)| rest))
    })
}

fn table(small: &Import, large: &Import) -> Table {
    let mut table = Table::new(&["perennial", "MB", "wall", "CPU", "peak", "MB/s"]);
    for import @ Import { posts, figures: Figures { wall, usage }, .. } in [small, large] {
        let usage = |text: fn(Usage) -> String| usage.map_or_else(|| "-".to_owned(), text);
        table.row([
            format!("{posts} posts"),
            format!("{:.1}", import.megabytes()),
            format!("{:.2} s", wall.as_secs_f64()),
            usage(|usage| format!("{:.2} s", usage.cpu_seconds)),
            usage(|usage| format!("{:.0} MB", usage.peak_mb())),
            format!("{:.1}", import.speed()),
        ]);
    }
    let usages = large.figures.usage.zip(small.figures.usage);
    let ratio = |of: fn(Usage) -> f64| {
        let ratio = usages.map(|(large, small)| of(large) / of(small));
        ratio.map_or_else(|| "-".to_owned(), |ratio| format!("{ratio:.2}"))
    };
    let times = large.figures.wall.as_secs_f64() / small.figures.wall.as_secs_f64();
    table.row([
        "large / small".to_owned(),
        format!("{:.2}", large.megabytes() / small.megabytes()),
        format!("{times:.2}"),
        ratio(|usage| usage.cpu_seconds),
        ratio(|usage| usage.peak_kib),
        format!("{:.2}", large.speed() / small.speed()),
    ]);
    table
}

impl Import {
    fn megabytes(&self) -> f64 {
        self.bytes as f64 / 1_000_000.0
    }

    /// Megabytes in a second.
    fn speed(&self) -> f64 {
        self.megabytes() / self.figures.wall.as_secs_f64()
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn nothing_of_ours_is_left() {
        let xml = "<perennial:feed>{}</perennial:feed><item><wp:postmeta>a</wp:postmeta>b\
                   <wp:comment>c<wp:commentmeta>d</wp:commentmeta></wp:comment></item>e";
        let expected = "<item>b<wp:comment>c</wp:comment></item>e";
        assert_eq!(without_ours(xml.to_owned()), expected);
    }

    #[test]
    fn memory_is_compared_with_what_was_read() {
        let import = |posts, bytes, seconds, peak_kib| Import {
            posts,
            bytes,
            figures: Figures {
                wall: Duration::from_secs(seconds),
                usage: Some(Usage { cpu_seconds: seconds as f64, peak_kib }),
            },
        };
        let small = import(10, 2_000_000, 1, 50_000.0);
        let large = import(100, 20_000_000, 8, 75_000.0);
        let text = table(&small, &large).to_string();
        let row =
            |at: usize| -> Vec<&str> { text.lines().nth(at).unwrap().split_whitespace().collect() };
        assert_eq!(row(2), ["100", "posts", "20.0", "8.00", "s", "8.00", "s", "77", "MB", "2.5"]);
        assert_eq!(row(3), ["large", "/", "small", "10.00", "8.00", "8.00", "1.50", "1.25"]);
        let without = |import: Import| Import {
            figures: Figures { usage: None, ..import.figures },
            ..import
        };
        let text = table(&without(small), &without(large)).to_string();
        assert!(text.ends_with("8.00    -     -  1.25\n"), "{text}");
    }
}
