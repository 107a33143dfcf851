//! What the settings say of a blog's looks, as the feed has it: a style sheet is its text, and a
//! footer is HTML.

use std::path::Path;

use serde_json::json;

use super::{config::Config, open, render};
use crate::native::finding::{Finding, Place};

/// Turns the name of a style sheet into its text, and Markdown into HTML.
pub(super) fn read(folder: &Path, config: &mut Config, findings: &mut Vec<Finding>) {
    if let Some(footer) = config.extension.get_mut("footer")
        && let Some(markdown) = footer.as_str()
    {
        *footer = json!(render::html(markdown, config.style, &mut |_, _| {}));
    }
    let Some((name, place)) = config.css.take() else { return };
    if !folder.join(&name).is_file() {
        let message = format!("there is no file {name}");
        let help = "put the style sheet there, or take the key out";
        findings.push(Finding::fault(place, message, help));
        return;
    }
    if let Some(source) = open(&folder.join(&name), (&name).into(), findings) {
        config.places.insert("/_perennial/css".to_owned(), Place::file(&source.path));
        config.extension.insert("css".to_owned(), json!(&*source.text));
    }
}
