//! `redirects.toml`: where old addresses lead that belong to no text.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::model::feed::Redirect;

#[derive(Serialize)]
struct File<'a> {
    redirects: BTreeMap<String, &'a str>,
}

/// The text of the file.
#[expect(clippy::expect_used, reason = "a table of texts")]
pub(super) fn toml(redirects: &[Redirect]) -> String {
    let pairs = redirects.iter().map(|redirect| (redirect.from.to_string(), &*redirect.to));
    toml::to_string(&File { redirects: pairs.collect() }).expect("plain data serialises")
}
