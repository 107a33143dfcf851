//! What it adds to publishing that a blog is found: its search index and its social cards.

use std::fs;

use anyhow::{Context, Result};

use super::blogs::{Blogs, empty};
use super::contender::Contender;
use super::figures::Figures;
use super::stopwatch::Stopwatch;
use crate::table::Table;

const POSTS: u32 = 1_000;
/// The best of so many runs counts: noise only ever adds.
const RUNS: u32 = 8;
/// The settings of a blog that has neither.
const NEITHER: &str = "search = false\nsocial_cards = false\n";

/// Publishes one blog with and without them, and prints what that took.
pub(super) fn measure(
    blogs: &Blogs<'_>,
    perennial: &Contender,
    stopwatch: &Stopwatch,
) -> Result<()> {
    let blog = blogs.write(POSTS, perennial.format())?;
    let file = blog.join("perennial.toml");
    let both = fs::read_to_string(&file).context("reading the blog's settings")?;
    let settings = [format!("{NEITHER}{both}"), both];
    let out = blogs.path("site");
    let publish = |settings: &String| -> Result<Figures> {
        fs::write(&file, settings).context("writing the blog's settings")?;
        empty(&out)?;
        stopwatch.run(perennial.program(), |command| perennial.build(command, &blog, &out))
    };
    // The first run draws the cards, which are kept.
    settings.iter().try_for_each(|settings| publish(settings).map(drop))?;
    let [mut without, mut with] = [publish(&settings[0])?, publish(&settings[1])?];
    for _ in 1..RUNS {
        without = without.best_of(publish(&settings[0])?);
        with = with.best_of(publish(&settings[1])?);
    }
    empty(&out)?;
    println!(
        "\nPublishing with and without a search index and social cards, which are drawn already, \
         the best of {RUNS} runs\n\n{}",
        table(without, with)
    );
    Ok(())
}

fn table(without: Figures, with: Figures) -> Table {
    let mut table = Table::new(&[&format!("{POSTS} posts"), "wall", "CPU"]);
    let cpu = |figures: Figures| figures.usage.map(|usage| usage.cpu_seconds);
    let mut row = |name: &str, figures: Figures| {
        let wall = format!("{:.2} s", figures.wall.as_secs_f64());
        let cpu = cpu(figures).map_or_else(|| "-".to_owned(), |cpu| format!("{cpu:.2} s"));
        table.row([name.to_owned(), wall, cpu]);
    };
    row("without", without);
    row("with", with);
    let more = |with: f64, without: f64| format!("{:+.0} %", (with / without - 1.0) * 100.0);
    let wall = more(with.wall.as_secs_f64(), without.wall.as_secs_f64());
    let cpu = cpu(with).zip(cpu(without)).map(|(with, without)| more(with, without));
    table.row(["more".to_owned(), wall, cpu.unwrap_or_else(|| "-".to_owned())]);
    table
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::bench::figures::Usage;

    #[test]
    fn says_how_much_more_it_is() {
        let figures = |milliseconds, cpu_seconds| Figures {
            wall: Duration::from_millis(milliseconds),
            usage: Some(Usage { cpu_seconds, peak_kib: 1.0 }),
        };
        let text = "1000 posts    wall     CPU\n\
                    without     1.00 s  2.00 s\n\
                    with        1.50 s  2.50 s\n\
                    more         +50 %   +25 %\n";
        assert_eq!(table(figures(1000, 2.0), figures(1500, 2.5)).to_string(), text);
    }
}
