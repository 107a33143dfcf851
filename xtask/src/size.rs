//! `size`: what the reader downloads, against budgets.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use brotli::CompressorWriter;
use lexopt::Parser;

use crate::budgets::{self, Excess, Page};
use crate::build::{self, Options};
use crate::workspace::Workspace;
use crate::{help, html, hydration};

/// The command.
pub(crate) fn main(args: Parser) -> Result<()> {
    if help::only(args)? {
        return Ok(());
    }
    let workspace = Workspace::find()?;
    let site = build::site(&workspace, &Options::default(), &workspace.work("site"))?;
    measure(&workspace, &site)
}

/// Measures the demo blog in `site`, prints a table and fails when something is over its budget.
pub(crate) fn measure(workspace: &Workspace, site: &Path) -> Result<()> {
    let budgets = budgets::read(&workspace.root)?;
    let mut excess = Excess::default();
    println!("{:32} {:>10} {:>10} {:>10}", "", "raw", "brotli", "budget");

    let Some(first) = budgets.pages.first() else { bail!("budgets.toml names no page") };
    let document = read(site, first)?;
    // As they are published, and before a reader does anything.
    let is_of_search = |file: &str| file.starts_with("search-") || file == "pagefind-worker.js";
    let is_named = |file: &str| document.contains(file) && !is_of_search(file);
    let wasm = files(site, "wasm", is_named)?;
    let js = files(site, "js", is_named)?;
    row("wasm", wasm, None);
    row("JavaScript", js, None);
    let program = wasm.plus(js);
    row("wasm + JavaScript", program, Some(budgets.program));
    excess.bytes("wasm + JavaScript", program.brotli, budgets.program);
    row("JavaScript of the search", files(site, "js", is_of_search)?, None);

    let styles = html::styles(&document);
    if styles.is_empty() {
        bail!("{} has no <style>: the styles are expected in the document", first.path);
    }
    let css = Size::of(styles.as_bytes())?;
    row("CSS in a document", css, Some(budgets.css));
    excess.bytes("CSS in a document", css.brotli, budgets.css);

    for page in &budgets.pages {
        let document = read(site, page)?;
        let whole = Size::of(document.as_bytes())?;
        row(&page.name, whole, Some(page.html));
        excess.bytes(&page.name, whole.brotli, page.html);
        if page.hydration {
            let bare = Size::of(hydration::without_program(&document).as_bytes())?;
            let (raw, brotli) = whole.relative_to(bare);
            let budget = budgets.hydration_ratio;
            println!("{:32} {raw:>10.3} {brotli:>10.3} {budget:>10}", "  ÷ without hydration data");
            excess.ratio(&format!("{} ÷ without hydration data, raw", page.name), raw, budget);
            excess.ratio(&format!("{} ÷ without hydration data", page.name), brotli, budget);
        }
    }
    excess.into_error()
}

/// Bytes before and after compression.
#[derive(Clone, Copy, Default)]
struct Size {
    raw: u64,
    brotli: u64,
}

impl Size {
    /// Brotli (RFC 7932) at quality 11 with a window of 22 bits, as static hosts and their
    /// build steps do it.
    fn of(bytes: &[u8]) -> Result<Self> {
        let mut compressor = CompressorWriter::new(Counter::default(), 64 * 1024, 11, 22);
        compressor.write_all(bytes).context("compressing")?;
        Ok(Self { raw: bytes.len() as u64, brotli: compressor.into_inner().0 })
    }

    fn plus(self, other: Self) -> Self {
        Self { raw: self.raw + other.raw, brotli: self.brotli + other.brotli }
    }

    fn relative_to(self, other: Self) -> (f64, f64) {
        let ratio = |a: u64, b: u64| a as f64 / b.max(1) as f64;
        (ratio(self.raw, other.raw), ratio(self.brotli, other.brotli))
    }
}

#[derive(Default)]
struct Counter(u64);

impl Write for Counter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// All files below a folder with this extension and a name that is wanted, each compressed on its own
/// as it is sent.
fn files(folder: &Path, extension: &str, is_wanted: impl Fn(&str) -> bool) -> Result<Size> {
    let mut sum = Size::default();
    let mut found = false;
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).with_context(|| folder.display().to_string())? {
            let path: PathBuf = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|found| found == extension)
                && path.file_name().and_then(|name| name.to_str()).is_some_and(&is_wanted)
            {
                found = true;
                let bytes = fs::read(&path).with_context(|| path.display().to_string())?;
                sum = sum.plus(Size::of(&bytes)?);
            }
        }
    }
    if !found {
        bail!("{} has no .{extension} file; remove it and build again", folder.display());
    }
    Ok(sum)
}

fn read(site: &Path, page: &Page) -> Result<String> {
    let path = site.join(&page.path);
    fs::read_to_string(&path).with_context(|| {
        format!("budgets.toml names {}, but {} cannot be read", page.path, path.display())
    })
}

fn row(name: &str, size: Size, budget: Option<u64>) {
    let budget = budget.map(|budget| budget.to_string()).unwrap_or_default();
    println!("{name:32} {:>10} {:>10} {budget:>10}", size.raw, size.brotli);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compresses_as_a_static_host_does() {
        let size = Size::of("a blog that outlives its server. ".repeat(100).as_bytes()).unwrap();
        assert_eq!(size.raw, 3_300);
        assert!((20..60).contains(&size.brotli), "{}", size.brotli);
        assert_eq!(Size::of(b"").unwrap().raw, 0);
    }

    #[test]
    fn sums_all_files_of_a_kind() {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir(dir.path().join("snippets")).unwrap();
        fs::write(dir.path().join("app.js"), "1").unwrap();
        fs::write(dir.path().join("snippets/part.js"), "22").unwrap();
        fs::write(dir.path().join("app.wasm"), "333").unwrap();
        assert_eq!(files(dir.path(), "js", |file| file != "other.js").unwrap().raw, 3);
        assert!(files(dir.path(), "css", |_| true).is_err());
    }
}
