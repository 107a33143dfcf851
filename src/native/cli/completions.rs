//! `perennial completions`

use clap::{Args, CommandFactory};
use clap_complete::Shell;
use serde_json::json;

use super::{Outcome, Report};

/// Print a script that lets a shell complete commands and options
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  perennial completions bash > ~/.local/share/bash-completion/completions/perennial
  perennial completions fish > ~/.config/fish/completions/perennial.fish")]
pub(super) struct Arguments {
    /// The shell
    shell: Shell,
}

pub(super) fn run<Program: CommandFactory>(arguments: &Arguments) -> Outcome {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut Program::command(), "perennial", &mut script);
    let script = String::from_utf8_lossy(&script).into_owned();
    let done = json!({ "script": script });
    Ok(Report { text: script, done, ..Report::default() })
}
