//! `redirects.toml`: where old addresses lead that belong to no text.
//!
//! ```toml
//! [redirects]
//! "/feed/" = "/posts.json"
//! "/?cat=3" = "/category/bread/"
//! ```

use std::{collections::HashMap, path::Path};

use serde_json::{Value as Json, json};

use super::{
    front_matter::{self, node::Value},
    open,
    source::{Source, Table},
};
use crate::native::finding::{Finding, Place};

/// The file that holds them, in the folder of the blog.
pub(in crate::native) const FILE: &str = "redirects.toml";

/// The redirects as the feed has them; notes where each stands. A folder need not have the file.
pub(super) fn read(
    folder: &Path,
    places: &mut HashMap<String, Place>,
    findings: &mut Vec<Finding>,
) -> Json {
    let path = folder.join(FILE);
    let source = path.is_file().then(|| open(&path, FILE.into(), findings)).flatten();
    source.map_or(Json::Null, |source| of(&source, places, findings))
}

fn of(source: &Source, places: &mut HashMap<String, Place>, findings: &mut Vec<Finding>) -> Json {
    let node = match front_matter::toml_file(&source.text) {
        Ok(node) => node,
        Err(malformed) => {
            let help = "mend the TOML (https://toml.io)";
            findings.push(Finding::fault(source.place(malformed.span), malformed.message, help));
            return Json::Null;
        }
    };
    let mut table = Table::of(node);
    let redirects = table.take(&["redirects"]);
    for entry in table.rest() {
        findings.push(Finding::fault(
            source.place(entry.key_span),
            format!("the unknown key {}", entry.key),
            "write redirects below a line [redirects], each as \"/old/\" = \"/new/\"",
        ));
    }
    let Some(redirects) = redirects else { return Json::Null };
    let Value::Map(entries) = &redirects.value else {
        findings.push(Finding::fault(
            source.place(redirects.span.clone()),
            format!("{} where a table of addresses is wanted", redirects.kind()),
            "write a line [redirects], and below it each as \"/old/\" = \"/new/\"",
        ));
        return Json::Null;
    };
    let mut all = Vec::with_capacity(entries.len());
    for entry in entries {
        let pointer = format!("/_perennial/redirects/{}", all.len());
        places.insert(format!("{pointer}/to"), source.place(entry.node.span.clone()));
        places.insert(pointer, source.place(entry.key_span.clone()));
        // Old addresses are below the root of the blog, wherever that is.
        let from = entry.key.trim().trim_start_matches('/');
        all.push(json!({ "from": from, "to": entry.node.to_json() }));
    }
    Json::Array(all)
}
