//! What Lighthouse reports, and what of it we want.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

/// A category of Lighthouse, and the least score we want there.
struct Category {
    id: &'static str,
    wanted: u32,
}

const CATEGORIES: [Category; 4] = [
    Category { id: "performance", wanted: 98 },
    Category { id: "accessibility", wanted: 100 },
    Category { id: "best-practices", wanted: 100 },
    Category { id: "seo", wanted: 100 },
];

/// Times in milliseconds: first and largest contentful paint, and for how long the page would not
/// have answered.
const TIMES: [&str; 3] =
    ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time"];
const SHIFT: &str = "cumulative-layout-shift";

/// The figures of a page.
#[derive(Debug, PartialEq)]
pub(super) struct Report {
    /// Of 100, in the order of `CATEGORIES`.
    scores: [u32; 4],
    /// In milliseconds, in the order of `TIMES`.
    times: [f64; 3],
    /// Without a unit.
    shift: f64,
    /// What costs points, by its name in Lighthouse.
    failed: Vec<String>,
}

impl Report {
    pub(super) const HEAD: [&'static str; 9] = [
        "",
        "performance",
        "accessibility",
        "best practices",
        "SEO",
        "first paint",
        "largest",
        "blocked",
        "shift",
    ];

    /// Reads a report in JSON.
    pub(super) fn parse(text: &str) -> Result<Self> {
        let result: Lhr = serde_json::from_str(text).context("this is no report of Lighthouse")?;
        if let Some(error) = result.runtime_error {
            bail!("Lighthouse could not measure: {}", error.message);
        }
        let number = |id: &str| result.audits.get(id).and_then(|audit| audit.numeric_value);
        let number = |id: &str| number(id).with_context(|| format!("no {id} in the report"));
        let mut scores = [0; 4];
        let mut failed = Vec::new();
        for (score, category) in scores.iter_mut().zip(&CATEGORIES) {
            let found = result.categories.get(category.id);
            let found = found.with_context(|| format!("no {} in the report", category.id))?;
            let of_one = found.score.with_context(|| format!("{} has no score", category.id))?;
            *score = (of_one * 100.0).round() as u32;
            let weighed = found.audit_refs.iter().filter(|audit| audit.weight > 0.0);
            failed.extend(weighed.filter(|audit| result.fails(&audit.id)).map(|it| it.id.clone()));
        }
        let times = [number(TIMES[0])?, number(TIMES[1])?, number(TIMES[2])?];
        Ok(Self { scores, times, shift: number(SHIFT)?, failed })
    }

    /// Of each figure the one in the middle, and whatever failed in any run. `None` for no report.
    pub(super) fn median(reports: Vec<Self>) -> Option<Self> {
        let middle = reports.len() / 2;
        let score = |at: usize| {
            let mut all: Vec<_> = reports.iter().map(|report| report.scores[at]).collect();
            all.sort_unstable();
            all.get(middle).copied()
        };
        let number = |of: &dyn Fn(&Self) -> f64| {
            let mut all: Vec<_> = reports.iter().map(of).collect();
            all.sort_by(f64::total_cmp);
            all.get(middle).copied()
        };
        let time = |at: usize| number(&|report| report.times[at]);
        let mut failed: Vec<_> = reports.iter().flat_map(|report| report.failed.clone()).collect();
        failed.sort_unstable();
        failed.dedup();
        Some(Self {
            scores: [score(0)?, score(1)?, score(2)?, score(3)?],
            times: [time(0)?, time(1)?, time(2)?],
            shift: number(&|report| report.shift)?,
            failed,
        })
    }

    /// A row below `HEAD`.
    pub(super) fn row(&self, name: &str) -> Vec<String> {
        let mut row = vec![name.to_owned()];
        row.extend(self.scores.iter().map(u32::to_string));
        row.extend(self.times.iter().map(|time| format!("{time:.0} ms")));
        row.push(format!("{:.3}", self.shift));
        row
    }
}

/// Where pages are worse than wanted.
#[derive(Default)]
pub(super) struct Excess(Vec<String>);

impl Excess {
    /// Compares a page with what is wanted.
    pub(super) fn judge(&mut self, page: &str, report: &Report) {
        let before = self.0.len();
        for (score, Category { id, wanted }) in report.scores.iter().zip(&CATEGORIES) {
            if score < wanted {
                self.0.push(format!("{page}: {id} is {score}, wanted are {wanted}"));
            }
        }
        if report.shift > 0.0 {
            self.0.push(format!("{page}: the layout shifts by {}, it must not", report.shift));
        }
        if self.0.len() > before {
            self.0.push(format!("{page}: points are lost by {}", report.failed.join(", ")));
        }
    }

    /// Nothing, or all of it as one error.
    pub(super) fn into_error(self) -> Result<()> {
        if self.0.is_empty() {
            return Ok(());
        }
        bail!("{}", self.0.join("\n       "))
    }
}

/// The parts of a Lighthouse result that we read.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Lhr {
    categories: BTreeMap<String, Scored>,
    audits: BTreeMap<String, Audit>,
    runtime_error: Option<RuntimeError>,
}

impl Lhr {
    fn fails(&self, id: &str) -> bool {
        self.audits.get(id).and_then(|audit| audit.score).is_some_and(|score| score < 1.0)
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Scored {
    score: Option<f64>,
    audit_refs: Vec<AuditRef>,
}

#[derive(Deserialize)]
struct AuditRef {
    id: String,
    weight: f64,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Audit {
    score: Option<f64>,
    numeric_value: Option<f64>,
}

#[derive(Deserialize)]
struct RuntimeError {
    message: String,
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn report(performance: f64, seo: f64, shift: f64) -> Report {
        let category = |score: f64, audit: &str| {
            let audits = [json!({ "id": audit, "weight": 1 })];
            json!({ "score": score, "auditRefs": audits })
        };
        let text = json!({
            "categories": {
                "performance": category(performance, "largest-contentful-paint"),
                "accessibility": category(1.0, "image-alt"),
                "best-practices": category(1.0, "errors-in-console"),
                "seo": category(seo, "meta-description"),
            },
            "audits": {
                "first-contentful-paint": { "score": 1, "numericValue": 900.0 },
                "largest-contentful-paint": { "score": performance, "numericValue": 1_000.4 },
                "total-blocking-time": { "score": 1, "numericValue": 0 },
                "cumulative-layout-shift": { "score": 1, "numericValue": shift },
                "meta-description": { "score": seo },
                "image-alt": { "score": null },
            },
        });
        Report::parse(&text.to_string()).unwrap()
    }

    fn judged(report: &Report) -> String {
        let mut excess = Excess::default();
        excess.judge("home", report);
        excess.into_error().map_or_else(|error| error.to_string(), |()| String::new())
    }

    #[test]
    fn of_each_figure_the_one_in_the_middle_counts() {
        let reports = vec![report(1.0, 1.0, 0.2), report(0.5, 1.0, 0.0), report(0.98, 1.0, 0.0)];
        let median = Report::median(reports).unwrap();
        let row = ["home", "98", "100", "100", "100", "900 ms", "1000 ms", "0 ms", "0.000"];
        assert_eq!(median.row("home"), row);
        assert_eq!(judged(&median), "");
        assert_eq!(Report::median(Vec::new()), None);
    }

    #[test]
    fn says_what_is_worse_than_wanted_and_why() {
        let said = judged(&report(0.97, 0.92, 0.01));
        assert!(said.contains("performance is 97, wanted are 98"), "{said}");
        assert!(said.contains("seo is 92"), "{said}");
        assert!(said.contains("shifts by 0.01"), "{said}");
        assert!(said.contains("lost by largest-contentful-paint, meta-description"), "{said}");
        assert!(!said.contains("accessibility"), "{said}");
    }

    #[test]
    fn a_page_that_could_not_be_measured_is_an_error() {
        let text = r#"{"categories":{},"audits":{},"runtimeError":{"message":"no page"}}"#;
        assert!(format!("{:#}", Report::parse(text).unwrap_err()).contains("no page"));
        assert!(Report::parse("{}").is_err());
    }
}
