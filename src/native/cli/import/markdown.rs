//! `perennial import markdown`

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::super::{Outcome, Report, clock};
use crate::native::{
    error::plural,
    import::{self, Generator, Options, report},
};

/// Bring the blog of another generator: texts, files, addresses and settings
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  perennial import markdown ../old-blog --from hugo --out my-blog
  perennial import markdown . --from jekyll --out ../my-blog --json > report.json")]
pub(super) struct Arguments {
    /// The folder of the old blog; nothing in it is changed
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// The generator that made it
    #[arg(long, value_enum, value_name = "GENERATOR")]
    from: From,
    /// The folder to make; it must not hold anything yet
    #[arg(long, short, value_name = "DIR", default_value = "blog")]
    out: PathBuf,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum From {
    Hugo,
    Zola,
    Jekyll,
    Pelican,
}

pub(super) fn run(arguments: &Arguments) -> Outcome {
    let Arguments { folder, from, out } = arguments;
    let from = match from {
        From::Hugo => Generator::Hugo,
        From::Zola => Generator::Zola,
        From::Jekyll => Generator::Jekyll,
        From::Pelican => Generator::Pelican,
    };
    let options = Options { source: folder.clone(), from, out: out.clone(), now: clock::now() };
    let account = import::markdown(&options)?;
    // Structs of texts and numbers always serialise.
    let done = serde_json::to_value(&account).unwrap_or_default();
    Ok(Report { text: text(&account, out), done, ..Report::default() })
}

/// The report for people: figures first, then everything that wants a look.
fn text(account: &report::Report, out: &Path) -> String {
    let addresses = &account.addresses;
    let mut lines = vec![format!(
        "Imported {} and {} ({}) of {}, and {} of {}, to {}",
        plural(account.posts, "post"),
        plural(account.pages, "page"),
        plural(account.drafts, "draft"),
        plural(account.read, "text"),
        account.files_copied,
        plural(account.files_found, "file"),
        out.display(),
    )];
    lines.push(format!(
        "Addresses: {} by the pattern {}, {} by their file, {} by a url of their own, {} changed",
        addresses.by_pattern,
        addresses.permalink,
        addresses.by_file,
        addresses.by_url,
        addresses.changed.len(),
    ));
    let mut list = |heading: &str, entries: Vec<String>| {
        if !entries.is_empty() {
            lines.push(format!("\n{heading} ({}):", entries.len()));
            lines.extend(entries.into_iter().map(|entry| format!("  {entry}")));
        }
    };
    let changed = addresses.changed.iter().map(|it| match &it.to {
        Some(to) => format!("{}: {} is now {to}: {}", it.path, it.from, it.why),
        None => format!("{}: {}: {}", it.path, it.from, it.why),
    });
    list("Changed addresses", changed.collect());
    let untranslated = account.untranslated.iter().map(|it| {
        let outcome = match it.outcome {
            report::Outcome::Left => "left as it was",
            report::Outcome::Removed => "removed",
        };
        format!("{}:{}:{}: {} ({outcome})", it.path, it.line, it.column, it.what)
    });
    list("Not translated", untranslated.collect());
    let unused = |all: &[report::Unused]| {
        all.iter().map(|it| format!("{}: {}", it.path, it.why)).collect::<Vec<_>>()
    };
    list("Texts left out", unused(&account.skipped));
    list("Files left out", unused(&account.files_left));
    list("Nothing was taken from", unused(&account.outside));
    list("Settings that mean nothing here", account.settings_left.clone());
    list("To mend in the new folder", account.faults.clone());
    lines.join("\n")
}
