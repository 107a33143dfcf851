//! `perennial check`

use clap::Args;
use serde_json::json;

use super::{
    Outcome, Report, build::posts_and_pages, outcome::count_warnings, progress::Bar, source::Source,
};
use crate::native::{
    error::plural,
    publish::{self, Options},
};

/// Find everything that is wrong or doubtful, and write nothing
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  perennial check
  perennial check --source posts.json --json")]
pub(super) struct Arguments {
    #[command(flatten)]
    source: Source,
}

pub(super) fn run(arguments: &Arguments) -> Outcome {
    // Drafts are checked too: somebody is about to publish them.
    let options = Options { drafts: true, future: true, ..arguments.source.options() };
    let bar = Bar::new();
    let checked = publish::check(&options, &bar);
    bar.finish();
    let checked = checked?;
    let text = format!(
        "No faults{} in {} and {}",
        count_warnings(&checked.warnings),
        posts_and_pages(checked.items),
        plural(checked.comments, "comment"),
    );
    Ok(Report {
        text,
        done: json!({ "items": checked.items, "comments": checked.comments }),
        warnings: checked.warnings,
        notices: checked.notices,
    })
}
