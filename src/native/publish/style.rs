//! The styles of a document: the shell's, the blog's tokens, the blog's own sheet.

use url::Url;

use super::{offline, shell::Shell};
use crate::{
    model::feed::{Bundle, Settings},
    native::colours::{self, Both},
};

/// All styles, as they stand in a document. `style/layers.css` has the order of the layers: the
/// blog's tokens go before the theme's but not before what the reader prefers, and its own sheet
/// before everything.
pub(super) fn of(bundle: &Bundle, shell: &Shell) -> String {
    let settings = &bundle.settings;
    let mut style = shell.style().to_owned();
    // For links on paper. An address never holds a quotation mark.
    if let Ok(home) = Url::parse(&bundle.home_page_url) {
        let origin = home.origin().ascii_serialization();
        style.push_str(&format!("@layer tokens{{:root{{--origin:\"{origin}\"}}}}"));
    }
    if !settings.theme_tokens.is_empty() {
        let tokens = settings.theme_tokens.iter();
        let tokens: String = tokens.map(|(name, value)| format!("--{name}:{value};")).collect();
        // As often as any selector of a theme says it: the later one counts.
        style.push_str(&format!("@layer theme{{:root{{{tokens}}}}}"));
    }
    style.push_str(&offline::style(settings.offline));
    if let Some(css) = &settings.css {
        style.push_str(&format!("@layer custom{{\n{css}\n}}"));
    }
    style
}

/// What the browser paints around the page: the ground, in either scheme.
pub(super) fn theme_colours(settings: &Settings) -> String {
    let Some(Both { light, dark }) = ground(settings) else { return String::new() };
    let meta = |scheme: &str, colour| {
        format!(
            "<meta name=\"theme-color\" content=\"{colour}\" \
             media=\"(prefers-color-scheme:{scheme})\" data-scheme=\"{scheme}\">"
        )
    };
    meta("light", light) + &meta("dark", dark)
}

/// What everything stands on.
pub(super) fn ground(settings: &Settings) -> Option<Both> {
    let own = settings.theme_tokens.iter().find(|(name, _)| name == "ground");
    let own = own.and_then(|(_, value)| Both::parse(value));
    own.or_else(|| colours::of_theme(settings.theme, "ground"))
}
