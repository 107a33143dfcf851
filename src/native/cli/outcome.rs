//! What a command came to: for people on a terminal, or as JSON for programs.

use std::fmt;

use miette::{Diagnostic, MietteHandler, MietteHandlerOpts, ReportHandler as _};
use serde_json::{Value, json};

use crate::native::{
    error::{Error, Fault, plural},
    finding::{Finding, Level, Shown},
    ingest::notice::Notices,
    serve,
};

/// What was done.
#[derive(Debug, Default)]
pub(super) struct Report {
    /// The closing line. Empty: there is nothing to say.
    pub(super) text: String,
    /// What was done, in figures and paths: an object.
    pub(super) done: Value,
    /// What is doubtful, and to be shown one by one.
    pub(super) warnings: Vec<Finding>,
    /// What was not used, dropped or changed.
    pub(super) notices: Notices,
}

/// Why a command failed.
#[derive(Debug)]
pub(super) enum Failure {
    /// The blog, or a file.
    Blog(Error),
    /// The preview.
    Serve(serve::Error),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Blog(error)
    }
}

impl From<serve::Error> for Failure {
    fn from(error: serve::Error) -> Self {
        Self::Serve(error)
    }
}

impl Failure {
    fn diagnostic(&self) -> &(dyn Diagnostic + 'static) {
        match self {
            Self::Blog(error) => error,
            Self::Serve(error) => error,
        }
    }
}

/// Prints for people: what is wrong or doubtful to standard error, what was done to standard
/// output.
pub(super) fn print(outcome: &Result<Report, Failure>) {
    match outcome {
        Ok(report) => {
            for warning in &report.warnings {
                eprintln!("{:?}", Drawn(&Shown::new(warning)));
            }
            if !report.notices.is_empty() {
                eprintln!("{}", report.notices);
            }
            if !report.text.is_empty() {
                println!("{}", report.text);
            }
        }
        Err(failure) => eprintln!("{}", terminal(failure)),
    }
}

/// A failure as a terminal shows it.
pub(super) fn terminal(failure: &Failure) -> String {
    format!("{:?}", Drawn(failure.diagnostic()))
}

/// Prints for programs: one object, to standard output.
pub(super) fn print_json(outcome: &Result<Report, Failure>) {
    println!("{}", to_json(outcome));
}

fn to_json(outcome: &Result<Report, Failure>) -> Value {
    match outcome {
        Ok(report) => json!({
            "ok": true,
            "done": report.done,
            "warnings": report.warnings.iter().map(finding).collect::<Vec<_>>(),
            "notices": report.notices.iter().map(notice).collect::<Vec<_>>(),
        }),
        Err(failure) => json!({
            "ok": false,
            "error": error(failure.diagnostic()),
            "faults": faults(failure),
            "warnings": warnings(failure),
        }),
    }
}

fn error(diagnostic: &dyn Diagnostic) -> Value {
    let mut message = diagnostic.to_string();
    if let Some(source) = diagnostic.source() {
        message = format!("{message}: {source}");
    }
    json!({ "message": message, "help": diagnostic.help().map(|help| help.to_string()) })
}

fn faults(failure: &Failure) -> Vec<Value> {
    match failure {
        Failure::Blog(Error::Findings { findings }) => of_level(findings, Level::Fault),
        Failure::Blog(Error::Faults { faults, .. }) => faults.iter().map(fault).collect(),
        _ => Vec::new(),
    }
}

fn warnings(failure: &Failure) -> Vec<Value> {
    match failure {
        Failure::Blog(Error::Findings { findings }) => of_level(findings, Level::Warning),
        _ => Vec::new(),
    }
}

fn of_level(findings: &[Shown], level: Level) -> Vec<Value> {
    let findings = findings.iter().map(Shown::finding);
    findings.filter(|finding| finding.level == level).map(finding).collect()
}

fn finding(finding: &Finding) -> Value {
    let (line, column) = finding.place.line_and_column().unzip();
    json!({
        "file": finding.place.path,
        "line": line,
        "column": column,
        "message": finding.message,
        "help": finding.help,
    })
}

fn fault(fault: &Fault) -> Value {
    json!({ "pointer": fault.pointer, "message": fault.found, "help": format!("wanted is {}", fault.expected) })
}

fn notice((remark, count, first): (&str, usize, &str)) -> Value {
    json!({ "remark": remark, "count": count, "first": first })
}

/// How many warnings there are, for a closing line: `, 2 warnings`.
pub(super) fn count_warnings(warnings: &[Finding]) -> String {
    match warnings.len() {
        0 => String::new(),
        count => format!(", {}", plural(count, "warning")),
    }
}

/// A diagnostic as a terminal shows it. Addresses and paths are never broken.
struct Drawn<'a>(&'a (dyn Diagnostic + 'static));

impl fmt::Debug for Drawn<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let handler: MietteHandler =
            MietteHandlerOpts::new().break_words(false).wrap_lines(false).build();
        handler.debug(self.0, f)
    }
}
