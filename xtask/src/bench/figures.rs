//! What a run of a program takes.

use std::time::Duration;

/// What one run took, or the best of several.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Figures {
    pub(super) wall: Duration,
    /// `None` without GNU time.
    pub(super) usage: Option<Usage>,
}

impl Figures {
    /// The lower of each figure: noise only ever adds.
    pub(super) fn best_of(self, other: Self) -> Self {
        let usage = self.usage.zip(other.usage).map(|(one, other)| Usage {
            cpu_seconds: one.cpu_seconds.min(other.cpu_seconds),
            peak_kib: one.peak_kib.min(other.peak_kib),
        });
        Self { wall: self.wall.min(other.wall), usage }
    }
}

/// What GNU time reports.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Usage {
    /// User and system together.
    pub(super) cpu_seconds: f64,
    /// Maximum resident set, in KiB.
    pub(super) peak_kib: f64,
}

impl Usage {
    /// `None`: the report lacks a figure.
    pub(super) fn parse(report: &str) -> Option<Self> {
        let value = |name: &str| -> Option<f64> {
            report.lines().find_map(|line| line.trim().strip_prefix(name))?.trim().parse().ok()
        };
        Some(Self {
            cpu_seconds: value("User time (seconds):")? + value("System time (seconds):")?,
            peak_kib: value("Maximum resident set size (kbytes):")?,
        })
    }

    pub(super) fn peak_mb(self) -> f64 {
        self.peak_kib * 1024.0 / 1_000_000.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_report_of_gnu_time() {
        let report = "\tCommand being timed: \"perennial build\"\n\
                      \tUser time (seconds): 1.25\n\
                      \tSystem time (seconds): 0.50\n\
                      \tElapsed (wall clock) time (h:mm:ss or m:ss): 0:01.02\n\
                      \tMaximum resident set size (kbytes): 125000\n";
        let usage = Usage::parse(report).unwrap();
        assert_eq!(usage, Usage { cpu_seconds: 1.75, peak_kib: 125_000.0 });
        assert_eq!(usage.peak_mb(), 128.0);
        assert_eq!(Usage::parse("Command terminated by signal 9"), None);
    }

    #[test]
    fn the_best_of_runs_is_the_best_of_each_figure() {
        let figures = |seconds, cpu_seconds, peak_kib| Figures {
            wall: Duration::from_secs(seconds),
            usage: Some(Usage { cpu_seconds, peak_kib }),
        };
        assert_eq!(figures(2, 1.0, 9.0).best_of(figures(1, 3.0, 8.0)), figures(1, 1.0, 8.0));
    }
}
