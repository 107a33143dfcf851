//! How the blog looks beyond its theme: design tokens, a style sheet, logo and footer.

use super::{
    blog::{link, links_of},
    fields::{Fields, Report},
};
use crate::{
    model::feed::{NavigationItem, THEME_TOKENS, Theme},
    native::{
        colours::{self, Both},
        ingest::{
            custom_css,
            links::Links,
            sanitise::{Policy, sanitise},
        },
    },
};

/// Tokens that are colours and stand behind text or are text; `rule` may be seen through.
const COLOURS: [&str; 6] = ["ground", "raised", "ink", "quiet", "accent", "mark"];

/// Values go into a style sheet, so they must not be able to leave their declaration; and text must
/// be readable with them.
pub(super) fn theme_tokens(
    extension: &mut Fields,
    theme: Theme,
    report: &mut Report,
) -> Vec<(String, String)> {
    let Some(mut fields) = extension.object("theme_tokens", report) else { return Vec::new() };
    let mut tokens = Vec::new();
    for name in THEME_TOKENS {
        let Some(value) = fields.text(name, report) else { continue };
        if value.contains(['{', '}', ';', '<', '>', '\\', '@', '!'])
            || value.contains("url(")
            || value.contains("/*")
        {
            let expected = "the value of a CSS property, such as light-dark(#1f5a41, #8fcfae)";
            report.fault(&fields.at(name), format!("{value:?}"), expected);
        } else if COLOURS.contains(name) && Both::parse(&value).is_none() {
            let expected = "an opaque colour: #1f5a41, oklch(43% 0.08 160), darkgreen or another that \
                            CSS has, or light-dark() of two";
            report.fault(&fields.at(name), format!("{value:?}"), expected);
        } else {
            tokens.push(((*name).to_owned(), value));
        }
    }
    for it in colours::unreadable(theme, &tokens) {
        report.fault(&fields.at(it.token), it.found, it.expected);
    }
    let known = THEME_TOKENS.join(", ");
    for pointer in fields.rest() {
        report.fault(&pointer, "an unknown design token", format!("one of {known}"));
    }
    tokens
}

/// The blog's own style sheet, with addresses as pages write them.
pub(super) fn css(extension: &mut Fields, links: &Links, report: &mut Report) -> Option<String> {
    let text = extension.text("css", report)?;
    let pointer = extension.at("css");
    match custom_css::read(&text, &mut |address| links.rewrite(address, links.source_home())) {
        Ok(css) => Some(css),
        Err(refused) => {
            for it in refused {
                let found = format!("{} in line {}", it.found, it.line);
                report.fault(&pointer, found, it.expected);
            }
            None
        }
    }
}

/// The picture above the blog's name.
pub(super) fn logo(extension: &mut Fields, links: &Links, report: &mut Report) -> Option<String> {
    let logo = link(extension, "logo", links, report)?;
    if logo.starts_with('/') || logo.starts_with("https://") || logo.starts_with("http://") {
        return Some(logo);
    }
    report.fault(&extension.at("logo"), format!("{logo:?}"), "the address of a picture");
    None
}

/// The links of the footer.
pub(super) fn footer_links(
    extension: &mut Fields,
    links: &Links,
    report: &mut Report,
) -> Vec<NavigationItem> {
    links_of(extension, "footer_links", links, report)
}

/// The text of the footer. It is made to begin with a block and to have no blank lines: so Markdown
/// takes it as it is.
pub(super) fn footer(extension: &mut Fields, links: &Links, report: &mut Report) -> Option<String> {
    const BLOCKS: [&str; 6] = ["<p>", "<p ", "<ul", "<ol", "<div", "<dl"];
    let text = extension.text("footer", report)?;
    let pointer = extension.at("footer");
    let home = links.source_home();
    let html = sanitise(&text, Policy::Post, links, home, &pointer, &mut report.notices);
    let html = html.trim();
    let begins = html.is_empty() || BLOCKS.iter().any(|block| html.starts_with(block));
    let html = if begins { html.to_owned() } else { format!("<div>{html}</div>") };
    let lines = html.split(['\n', '\r']).map(str::trim).filter(|line| !line.is_empty());
    let html = lines.collect::<Vec<_>>().join("\n");
    (!html.is_empty()).then_some(html)
}
