//! `/?s=words` is how WordPress searched: most static hosts answer that with the home page, which then
//! leads on.

use leptos::prelude::window;
use web_sys::UrlSearchParams;

/// Goes to our search if the query of the home page is one; `base` is the path all addresses begin
/// with.
pub(super) fn follow(base: &str) {
    let location = window().location();
    let query = location.search().unwrap_or_default();
    let words = UrlSearchParams::new_with_str(&query).ok().and_then(|query| query.get("s"));
    let Some(words) = words.filter(|words| !words.trim().is_empty()) else { return };
    if let Ok(query) = UrlSearchParams::new() {
        query.append("q", &words);
        let _ = location.replace(&[base, "/search/?", &String::from(query.to_string())].concat());
    }
}
