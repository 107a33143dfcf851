//! `/?p=12`: most static hosts answer that with the home page, which then leads on.

use leptos::{prelude::window, task::spawn_local};

use super::fetch;
use crate::model::alias::ShortLink;

/// Goes where the query of the home page says, if the blog knows; `base` is the path all addresses
/// begin with.
pub(super) fn follow(base: &str) {
    let location = window().location();
    let Some(link) = ShortLink::find(&location.search().unwrap_or_default()) else { return };
    let file = format!("{base}/{}", link.file());
    spawn_local(async move {
        let Ok(text) = fetch::text(&file, None).await else { return };
        let text = text.as_string().unwrap_or_default();
        // Addresses are percent-encoded: there is no quote in them.
        let key = format!("\"{}\":\"", link.number());
        let address = text.split_once(&*key).and_then(|(_, rest)| rest.split('"').next());
        if let Some(address) = address {
            let _ = location.replace(&format!("{address}{}", location.hash().unwrap_or_default()));
        }
    });
}
