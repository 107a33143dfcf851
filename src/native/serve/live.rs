//! What ties an open page to the server: the script, what it hears, and the page for no page.

use super::{File, edition::Edition};

/// Where the script is.
pub(super) const SCRIPT_PATH: &str = "/_perennial/live.js";

/// Where the script listens.
pub(super) const EVENTS_PATH: &str = "/_perennial/events";

/// The script. A block keeps its names from the page's own scripts.
pub(super) const SCRIPT: &str = concat!(
    "\"use strict\";\n{\nconst STYLE = `",
    include_str!("overlay.css"),
    "`;\n",
    include_str!("overlay.js"),
    include_str!("live.js"),
    "}\n"
);

/// An event that tells of an edition (HTML standard, section 9.2.5). The browser sends the id back
/// when it asks for more.
pub(super) fn event(edition: &Edition) -> String {
    let data = serde_json::json!({ "edition": edition.content(), "trouble": edition.trouble() });
    // JSON has no line breaks of its own, so one line of data holds it.
    format!("retry: 500\nid: {}\nevent: build\ndata: {data}\n\n", edition.name())
}

/// Puts the script into a page, which says of which edition it is.
pub(super) fn with_script(mut page: File, edition: &Edition) -> File {
    if !page.content_type.starts_with("text/html") {
        return page;
    }
    let script = format!(
        "<script src=\"{SCRIPT_PATH}\" data-edition=\"{}\" defer></script>",
        edition.content()
    );
    const END: &[u8] = b"</body>";
    let end = page.bytes.windows(END.len()).rposition(|part| part.eq_ignore_ascii_case(END));
    let end = end.unwrap_or(page.bytes.len());
    page.bytes.splice(end..end, script.into_bytes());
    page
}

/// The page while nothing could be built yet. The overlay says why.
pub(super) fn unbuilt() -> File {
    let html = "<!DOCTYPE html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\">\
        <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
        <meta name=\"color-scheme\" content=\"light dark\">\
        <title>The blog could not be built</title></head>\n\
        <body><h1>The blog could not be built</h1>\n\
        <p>The terminal says why. This page shows the blog as soon as the fault is mended.</p></body>\n</html>\n";
    File { content_type: "text/html; charset=utf-8", bytes: html.into() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::native::serve::{Trouble, TroubleItem};

    fn page(html: &str) -> String {
        let page = File { content_type: "text/html; charset=utf-8", bytes: html.into() };
        String::from_utf8(with_script(page, &Edition::before_the_first()).bytes).unwrap()
    }

    #[test]
    fn the_script_goes_to_the_very_end_of_the_body() {
        let html = page("<pre>&lt;/body></pre><script>'</body>'</script></BODY></html>");
        assert!(html.starts_with("<pre>&lt;/body></pre><script>'</body>'</script><script src="));
        assert!(html.ends_with(" defer></script></BODY></html>"));
        assert!(page("<p>no end").starts_with("<p>no end<script "));
    }

    #[test]
    fn what_is_no_page_stays_as_it_is() {
        let file = File { content_type: "text/plain; charset=utf-8", bytes: b"</body>".into() };
        assert_eq!(with_script(file.clone(), &Edition::before_the_first()), file);
    }

    #[test]
    fn an_excerpt_of_many_lines_is_one_line_of_an_event() {
        let item = TroubleItem { excerpt: "a\n\nb\r\n".to_owned(), ..TroubleItem::default() };
        let trouble = Trouble { findings: vec![item] };
        let event = event(&Edition::before_the_first().next(Err(trouble)));
        assert_eq!(event.matches('\n').count(), 5);
        assert!(event.contains(r#""excerpt":"a\n\nb\r\n""#));
    }
}
