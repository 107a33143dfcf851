//! How long a writer waits: from saving a post to its page with the new text.
//!
//! Every program waits a moment for an editor to be done before it builds. The writer waits for
//! that too, so it is part of the figure.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use super::blogs::{Blogs, Format};
use super::contender::Contender;
use super::live::Live;
use crate::table::Table;

const POSTS: u32 = 1_000;
const EDITS: u32 = 10;
/// Between two looks at the page.
const LOOK: Duration = Duration::from_millis(2);
/// Longer than any edit takes.
const PATIENCE: Duration = Duration::from_secs(60);

/// Edits a post while each program serves, and prints how long that took to be seen.
pub(super) fn measure(blogs: &Blogs<'_>, contenders: &[Contender]) -> Result<()> {
    let title = format!("{POSTS} posts");
    let mut table = Table::new(&[&title, "median", "fastest", "slowest"]);
    // Nobody writes into a posts file by hand.
    for contender in contenders.iter().filter(|contender| contender.format() != Format::Json) {
        let blog = blogs.write(POSTS, contender.format())?;
        let times = Times::of(edits(contender, &blog)?).context("nothing was edited")?;
        let row = [times.median, times.fastest, times.slowest].map(milliseconds);
        table.row([contender.name()].into_iter().chain(row));
    }
    println!("\nFrom saving a post to its page with the new text, {EDITS} times\n\n{table}");
    Ok(())
}

fn edits(contender: &Contender, blog: &Path) -> Result<Vec<Duration>> {
    let post = a_post(&contender.posts(blog))?;
    let slug = post.file_stem().context("a post without a name")?.to_string_lossy().into_owned();
    let page = format!("/posts/{slug}/");
    let live = Live::start(contender, blog)?;
    // The first page may have to be waited for.
    seen(&live, &page, "</html>")?;
    (1..=EDITS)
        .map(|number| {
            // Servers that look every so often must not be met at the same point each time.
            thread::sleep(Duration::from_millis(1000 + u64::from(number) * 73));
            let sentence = format!("This is edit number {number} of {EDITS}.");
            let mut file = OpenOptions::new().append(true).open(&post)?;
            file.write_all(format!("\n{sentence}\n").as_bytes())?;
            drop(file);
            seen(&live, &page, &sentence)
        })
        .collect()
}

/// Waits until a page holds a text.
fn seen(live: &Live, page: &str, text: &str) -> Result<Duration> {
    let started = Instant::now();
    while started.elapsed() < PATIENCE {
        // A server may let go of a connection while it builds; the next one counts.
        if live.address.get(page).is_ok_and(|answer| answer.contains(text)) {
            return Ok(started.elapsed());
        }
        thread::sleep(LOOK);
    }
    bail!("{page} did not show `{text}` within {} s", PATIENCE.as_secs())
}

/// One from the middle, the same in every form of the blog.
fn a_post(posts: &Path) -> Result<PathBuf> {
    let entries = fs::read_dir(posts).with_context(|| posts.display().to_string())?;
    let mut files: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|name| name == "md"))
        .collect();
    files.sort();
    files.get(files.len() / 2).cloned().context("no posts were written")
}

fn milliseconds(time: Duration) -> String {
    format!("{} ms", time.as_millis())
}

/// What several edits took.
#[derive(Debug, PartialEq)]
struct Times {
    median: Duration,
    fastest: Duration,
    slowest: Duration,
}

impl Times {
    /// `None` for no times. The median of an even number is the mean of the two in the middle.
    fn of(mut times: Vec<Duration>) -> Option<Self> {
        times.sort();
        let middle = times.len() / 2;
        let (low, high) = (times.len().checked_sub(1)? / 2, middle);
        let median = (*times.get(low)? + *times.get(high)?) / 2;
        Some(Self { median, fastest: *times.first()?, slowest: *times.last()? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_of_the_times_are_below_the_median() {
        let times =
            |list: &[u64]| Times::of(list.iter().copied().map(Duration::from_millis).collect());
        let of = |median, fastest, slowest| {
            let [median, fastest, slowest] = [median, fastest, slowest].map(Duration::from_millis);
            Some(Times { median, fastest, slowest })
        };
        assert_eq!(times(&[30, 10, 900]), of(30, 10, 900));
        assert_eq!(times(&[40, 10, 900, 20]), of(30, 10, 900));
        assert_eq!(times(&[]), None);
    }
}
