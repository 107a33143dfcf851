//! HTML that an author wrote into Markdown: its links and pictures count like any other.

use lol_html::{RewriteStrSettings, element, html_content::Element, rewrite_str};

use super::{Part, Spot};

/// Shows the links and pictures of a piece of HTML that begins at `start`; their addresses may
/// change.
pub(super) fn show(html: &mut String, start: Spot, hear: &mut dyn FnMut(Part<'_>, Spot)) {
    if !may_refer(html) {
        return;
    }
    let mut is_changed = false;
    let look = element!("a[href], img", |element| {
        let spot = spot(html, start, element.source_location().bytes().start);
        let is_picture = element.tag_name() == "img";
        is_changed |= address(element, is_picture, spot, hear)?;
        if is_picture && !element.has_attribute("alt") {
            hear(Part::NamelessPicture, spot);
        }
        Ok(())
    });
    let written = rewrite_str(html, RewriteStrSettings::new().append_element_content_handler(look));
    // What cannot be rewritten stays; what was not changed stays to the letter.
    if let Ok(written) = written
        && is_changed
    {
        *html = written;
    }
}

/// Most pieces of HTML are none of a link or a picture.
fn may_refer(html: &str) -> bool {
    html.as_bytes().windows(2).any(|start| matches!(start, b"<a" | b"<A" | b"<i" | b"<I"))
}

/// Shows the address of an element; tells whether it was changed.
fn address(
    element: &mut Element<'_, '_>,
    is_picture: bool,
    spot: Spot,
    hear: &mut dyn FnMut(Part<'_>, Spot),
) -> Result<bool, lol_html::errors::AttributeNameError> {
    let name = if is_picture { "src" } else { "href" };
    // An address with entities has a query: it leads to no file.
    let Some(written) = element.get_attribute(name).filter(|value| !value.contains('&')) else {
        return Ok(false);
    };
    let mut url = written.trim().to_owned();
    hear(Part::Address { url: &mut url, is_picture }, spot);
    let is_changed = url != written.trim();
    if is_changed {
        element.set_attribute(name, &url.replace('&', "&amp;"))?;
    }
    Ok(is_changed)
}

/// The place of a byte of the piece. On later lines what a quote or a list put before them is not
/// counted.
fn spot(html: &str, start: Spot, at: usize) -> Spot {
    let before = html.get(..at).unwrap_or_default();
    match before.rfind('\n') {
        Some(end) => Spot { line: start.line + before.matches('\n').count(), column: at - end },
        None => Spot { line: start.line, column: start.column + at },
    }
}
