//! `budgets.toml`: how large things may become.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;

/// The file. Bytes are brotli bytes.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Budgets {
    /// The program in the browser: wasm and JavaScript together.
    pub(crate) program: u64,
    /// All styles in one document.
    pub(crate) css: u64,
    /// A page with hydration data against the same page without it, raw and compressed.
    pub(crate) hydration_ratio: f64,
    /// The pages of the demo blog to measure.
    #[serde(rename = "page")]
    pub(crate) pages: Vec<Page>,
}

/// One page to measure.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Page {
    /// What kind of page it stands for.
    pub(crate) name: String,
    /// Its file in the site.
    pub(crate) path: String,
    /// The document, with its styles and its hydration data.
    pub(crate) html: u64,
    /// Whether the hydration ratio applies: pages with articles in them.
    #[serde(default)]
    pub(crate) hydration: bool,
}

/// Reads the file in the workspace's root.
pub(crate) fn read(root: &Path) -> Result<Budgets> {
    let path = root.join("budgets.toml");
    let text =
        fs::read_to_string(&path).with_context(|| format!("{} cannot be read", path.display()))?;
    parse(&text).with_context(|| format!("{} is not right", path.display()))
}

fn parse(text: &str) -> Result<Budgets> {
    Ok(basic_toml::from_str(text)?)
}

/// What is larger than its budget, one sentence each.
#[derive(Default)]
pub(crate) struct Excess(Vec<String>);

impl Excess {
    /// Compares bytes with their budget.
    pub(crate) fn bytes(&mut self, what: &str, bytes: u64, budget: u64) {
        if let Some(over) = bytes.checked_sub(budget).filter(|over| *over > 0) {
            self.0
                .push(format!("{what}: {bytes} brotli bytes, {over} over the budget of {budget}"));
        }
    }

    /// Compares a ratio with its budget.
    pub(crate) fn ratio(&mut self, what: &str, ratio: f64, budget: f64) {
        if ratio > budget {
            self.0.push(format!("{what}: {ratio:.3} times, over the budget of {budget}"));
        }
    }

    /// The sentences, if there are any.
    pub(crate) fn into_error(self) -> Result<()> {
        if self.0.is_empty() {
            return Ok(());
        }
        anyhow::bail!("over budget (budgets.toml):\n  {}", self.0.join("\n  "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BUDGETS: &str = r#"
program = 130_000
css = 8_000
hydration-ratio = 1.25

[[page]]
name = "home"
path = "index.html"
html = 20_000
hydration = true

[[page]]
name = "archive"
path = "archive/index.html"
html = 9_000
"#;

    #[test]
    fn reads_budgets_and_pages() {
        let budgets = parse(BUDGETS).unwrap();
        assert_eq!((budgets.program, budgets.css), (130_000, 8_000));
        assert_eq!(budgets.pages.len(), 2);
        assert!(budgets.pages[0].hydration && !budgets.pages[1].hydration);
        assert_eq!(budgets.pages[1].path, "archive/index.html");
    }

    #[test]
    fn a_misspelt_budget_is_an_error() {
        let error = parse(&BUDGETS.replace("css", "ccs")).unwrap_err();
        assert!(error.to_string().contains("ccs"), "{error}");
    }

    #[test]
    fn the_budgets_of_this_project_can_be_read() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        assert!(!read(root).unwrap().pages.is_empty());
    }

    #[test]
    fn says_what_is_over_and_by_how_much() {
        let mut excess = Excess::default();
        excess.bytes("css", 8_000, 8_000);
        excess.ratio("home", 1.25, 1.25);
        excess.bytes("program", 130_012, 130_000);
        excess.ratio("post", 1.2612, 1.25);
        assert_eq!(
            excess.into_error().unwrap_err().to_string(),
            "over budget (budgets.toml):\n  \
             program: 130012 brotli bytes, 12 over the budget of 130000\n  \
             post: 1.261 times, over the budget of 1.25"
        );
    }

    #[test]
    fn within_budget_is_no_error() {
        assert!(Excess::default().into_error().is_ok());
    }
}
