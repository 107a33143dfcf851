//! Runs programs and notes what each run takes.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result};

use super::figures::{Figures, Usage};
use crate::process;

const TIME: &str = "/usr/bin/time";

/// Measures with GNU time where that is there, and else the time alone.
pub(super) struct Stopwatch {
    /// Where GNU time writes.
    report: Option<PathBuf>,
}

impl Stopwatch {
    /// `report` is a file that may be overwritten.
    pub(super) fn new(report: PathBuf) -> Self {
        let is_gnu = process::output(Command::new(TIME).arg("--version"))
            .is_ok_and(|version| version.contains("GNU"));
        if !is_gnu {
            println!(
                "{TIME} is not GNU time: CPU and memory are not measured (Debian: package time)"
            );
        }
        Self { report: is_gnu.then_some(report) }
    }

    /// Runs a program to its end, with the arguments that `arguments` adds.
    pub(super) fn run(
        &self,
        program: &Path,
        arguments: impl FnOnce(&mut Command),
    ) -> Result<Figures> {
        let here = Path::new(".");
        let mut command = match &self.report {
            Some(report) => {
                let mut time = process::command(TIME, here);
                time.arg("-v").arg("-o").arg(report).arg(program);
                time
            }
            None => process::command(program, here),
        };
        arguments(&mut command);
        // What the last one wrote is not to be waited for by this one.
        process::works(&mut Command::new("sync"));
        let started = Instant::now();
        process::output(&mut command)?;
        let wall = started.elapsed();
        let usage = match &self.report {
            Some(report) => {
                let report =
                    fs::read_to_string(report).context("reading the report of GNU time")?;
                Some(Usage::parse(&report).context("the report of GNU time lacks a figure")?)
            }
            None => None,
        };
        Ok(Figures { wall, usage })
    }
}
