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

/// The report for people: figures first, then everything that wants a look.
fn text(account: &import::Report, made: &str) -> String {
    let mut lines = vec![format!("Imported to {made}:"), String::new()];
    lines.push(format!("  {:<28} {:>8} {:>10} {:>8}", "", "read", "imported", "skipped"));
    for (kind, Count { read, imported, skipped, .. }) in account.counts.iter() {
        lines.push(format!("  {kind:<28} {read:>8} {imported:>10} {skipped:>8}"));
    }
    let texts = account.as_markdown + account.as_html;
    if texts > 0 {
        let (markdown, html) = (account.as_markdown, account.as_html);
        lines.push(format!("\n{} as Markdown, {html} as HTML", plural(markdown, "text")));
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
    for (kind, count) in account.counts.iter() {
        for (why, which) in &count.reasons {
            list(&format!("Skipped of {kind}: {why}"), which.clone());
        }
    }
    list("Shortcodes that stay visible", by_name(&account.shortcodes, |name| format!("[{name}]")));
    list("Blocks that only a server can fill, left out", by_name(&account.blocks, str::to_owned));
    let dead = account.dead_links.iter().map(|it| format!("{}: {}", it.which, it.address));
    list("Links that lead nowhere", dead.collect());
    list("Files that stay where they are", account.files_remote.clone());
    list("Files that are not in the folder of --media", account.files_missing.clone());
    let dropped = account.dropped.iter().map(|it| match it.count {
        1 => format!("{} ({})", it.remark, it.first),
        count => format!("{} ({count} times, first in {})", it.remark, it.first),
    });
    list("Not safe, or without a meaning here", dropped.collect());
    list("Also", account.remarks.clone());
    lines.join("\n")
}

fn by_name(all: &BTreeMap<String, Vec<String>>, name: impl Fn(&str) -> String) -> Vec<String> {
    let one = |(key, places): (&String, &Vec<String>)| {
        let first = places.first().map(String::as_str).unwrap_or_default();
        match places.len() {
            1 => format!("{} in {first}", name(key)),
            count => format!("{} ({count} times, first in {first})", name(key)),
        }
    };
    all.iter().map(one).collect()
}
