//! `perennial import wordpress`

use std::{collections::BTreeMap, path::PathBuf};

use clap::Args;

use super::super::{Outcome, Report};
use crate::native::{
    error::plural,
    wordpress::import::{self, Count, Kind, Options, Target},
};

/// Bring a WordPress blog: texts, comment threads, addresses and feed identities
#[derive(Debug, Args)]
#[command(after_help = "\
WordPress makes the export under Tools → Export → All content.

Examples:
  perennial import wordpress export.xml --out my-blog
  perennial import wordpress part1.xml part2.xml.gz --media wp-content/uploads --out my-blog
  perennial import wordpress export.xml --type recipe --type staff:page --menu header
  perennial import wordpress export.xml --bundle posts.json --json > report.json")]
pub(super) struct Arguments {
    /// The export (WXR 1.0, 1.1 or 1.2), also in several files or compressed with gzip
    #[arg(value_name = "FILE", required = true)]
    exports: Vec<PathBuf>,
    /// A copy of wp-content/uploads; the files that texts show are brought along
    #[arg(long, value_name = "DIR")]
    media: Option<PathBuf>,
    /// The folder to make; it must not hold anything yet
    #[arg(long, short, value_name = "DIR", default_value = "blog", conflicts_with = "bundle")]
    out: PathBuf,
    /// Make a posts.json instead of a folder
    #[arg(long, value_name = "FILE")]
    bundle: Option<PathBuf>,
    /// Where --media's files go with --bundle, for `build --static`
    #[arg(long, value_name = "DIR", requires = "bundle", requires = "media")]
    files: Option<PathBuf>,
    /// A further type of post to take; `NAME:page` makes pages of them
    #[arg(long = "type", value_name = "NAME[:page]", value_parser = post_type)]
    types: Vec<(String, Kind)>,
    /// The menu for the header; without this the one whose name sounds most like it
    #[arg(long, value_name = "NAME")]
    menu: Option<String>,
}

fn post_type(text: &str) -> Result<(String, Kind), String> {
    match text.split_once(':') {
        None => Ok((text.to_owned(), Kind::Post)),
        Some((name, "post")) => Ok((name.to_owned(), Kind::Post)),
        Some((name, "page")) => Ok((name.to_owned(), Kind::Page)),
        Some((_, other)) => Err(format!("{other:?} is neither post nor page")),
    }
}

pub(super) fn run(arguments: &Arguments) -> Outcome {
    let Arguments { exports, media, out, bundle, files, types, menu } = arguments;
    let target = match bundle {
        Some(file) => Target::PostsFile(file.clone(), files.clone()),
        None => Target::Folder(out.clone()),
    };
    let options = Options {
        exports: exports.clone(),
        media: media.clone(),
        target,
        types: types.clone(),
        menu: menu.clone(),
    };
    let account = import::import(&options)?;
    // Structs of texts and numbers always serialise.
    let done = serde_json::to_value(&account).unwrap_or_default();
    let made = bundle.as_ref().unwrap_or(out).display().to_string();
    Ok(Report { text: text(&account, &made), done, ..Report::default() })
}

/// How many entries of a list are shown; `--json` has all of them.
const SHOWN: usize = 8;

/// How many of those are named that are left behind for one reason.
const NAMED: usize = 3;

/// Kinds that are counted first, in this order; all others follow by name.
const FIRST: [&str; 9] = [
    "posts",
    "pages",
    "comments",
    "pingbacks",
    "trackbacks",
    "categories",
    "tags",
    "authors",
    "attachments",
];

/// How kinds begin that only their names tell apart.
const UNSEEN: [&str; 2] = ["items of the type ", "terms of the taxonomy "];

/// The report for people: figures first, then everything that wants a look.
fn text(account: &import::Report, made: &str) -> String {
    let mut lines = vec![format!("Imported to {made}:"), String::new()];
    let mut counts: Vec<(&str, &Count)> = account.counts.iter().collect();
    let place = |kind: &str| FIRST.iter().position(|it| *it == kind).unwrap_or(FIRST.len());
    counts.sort_by_key(|(kind, _)| place(kind));
    let width = counts.iter().map(|(kind, _)| kind.chars().count()).max().unwrap_or_default();
    lines.push(format!("  {:<width$} {:>8} {:>9} {:>8}", "", "read", "imported", "skipped"));
    for (kind, Count { read, imported, skipped, .. }) in &counts {
        lines.push(format!("  {kind:<width$} {read:>8} {imported:>9} {skipped:>8}"));
    }
    let texts = account.as_markdown + account.as_html;
    if texts > 0 {
        lines.push(String::new());
        lines.push(match account.as_html {
            0 => format!("{} as Markdown", plural(texts, "text")),
            html => format!(
                "{} as Markdown, {html} as HTML (Markdown has no words for all that is in them)",
                plural(account.as_markdown, "text")
            ),
        });
    }
    if account.files_copied > 0 {
        lines.push(format!("{} of the media library", plural(account.files_copied, "file")));
    }
    if account.addresses_changed.is_empty() {
        lines.push("Every published post and page keeps its address".to_owned());
    }
    let mut list = |heading: &str, entries: Vec<String>| {
        if entries.is_empty() {
            return;
        }
        lines.push(format!("\n{heading} ({}):", entries.len()));
        let more = entries.len().saturating_sub(SHOWN);
        lines.extend(entries.into_iter().take(SHOWN).map(|entry| format!("  {entry}")));
        if more > 0 {
            lines.push(format!("  … and {more} more (`--json` names all)"));
        }
    };
    let changed = account.addresses_changed.iter();
    let changed =
        changed.map(|it| format!("{}: {} is now {}: {}", it.which, it.from, it.to, it.why));
    list("Changed addresses", changed.collect());
    let drafts = account.drafts.iter().map(|it| format!("{}: {}", it.which, it.was));
    list("Came as drafts", drafts.collect());
    let dead = account.dead_links.iter().map(|it| format!("{}: {}", it.which, it.address));
    list("Links that lead nowhere", dead.collect());
    list("Shortcodes that stay visible", by_name(&account.shortcodes, |name| format!("[{name}]")));
    list(
        "Shortcodes of a page builder that are gone, their text stays",
        by_name(&account.layout, |name| format!("[{name}]")),
    );
    list("Blocks that only a server can fill, left out", by_name(&account.blocks, str::to_owned));
    list("Files that stay where they are", account.files_remote.clone());
    list("Files that are not in the folder of --media", account.files_missing.clone());
    let mut dropped: Vec<_> = account.dropped.iter().collect();
    // Scripts matter more than sizes and colours.
    dropped.sort_by_key(|it| it.remark.starts_with("dropped the attribute"));
    let dropped = dropped.into_iter().map(|it| match it.count {
        1 => format!("{} ({})", it.remark, it.first),
        count => format!("{} ({count} times, first in {})", it.remark, it.first),
    });
    list("Not safe, or without a meaning here", dropped.collect());
    list("Also", account.remarks.clone());
    let skipped = skipped(&counts);
    if !skipped.is_empty() {
        lines.push("\nSkipped:".to_owned());
        lines.extend(skipped);
    }
    lines.join("\n")
}

/// What did not come along: why, how many, and the first of them.
fn skipped(counts: &[(&str, &Count)]) -> Vec<String> {
    let mut lines = Vec::new();
    // Of what readers never saw the number is enough, in one line for each reason.
    let mut unseen: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (kind, count) in counts {
        for (why, which) in &count.reasons {
            if let Some(name) = UNSEEN.iter().find_map(|start| kind.strip_prefix(start)) {
                unseen.entry(why).or_default().push(format!("{name} ({})", which.len()));
                continue;
            }
            lines.push(format!("  {kind} ({}): {why}", which.len()));
            let named = which.iter().filter(|it| !it.is_empty()).take(NAMED);
            lines.extend(named.map(|it| format!("    {it}")));
            if which.len() > NAMED {
                lines.push(format!("    … and {} more", which.len() - NAMED));
            }
        }
    }
    let kinds = |(why, names): (&str, Vec<String>)| format!("  {}: {why}", names.join(", "));
    lines.extend(unseen.into_iter().map(kinds));
    lines
}

fn by_name(all: &BTreeMap<String, Vec<String>>, name: impl Fn(&str) -> String) -> Vec<String> {
    // The most frequent first: that is what to look for.
    let mut all: Vec<_> = all.iter().collect();
    all.sort_by_key(|(_, places)| std::cmp::Reverse(places.len()));
    let one = |(key, places): (&String, &Vec<String>)| {
        let first = places.first().map(String::as_str).unwrap_or_default();
        match places.len() {
            1 => format!("{} in {first}", name(key)),
            count => format!("{} ({count} times, first in {first})", name(key)),
        }
    };
    all.into_iter().map(one).collect()
}
