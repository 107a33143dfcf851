//! Whole posts in one list may use the same ids (`fn-1`). Each post's get a prefix of their own.

use lol_html::{RewriteStrSettings, element, rewrite_str};

use crate::model::page_data::{EntryBody, Page, View};

/// Makes the ids in a list of whole posts unique; single posts keep theirs, so that links from
/// outside still find them.
pub(super) fn within(page: &mut Page) {
    let View::Home(list) = &mut page.view else { return };
    for (index, entry) in list.entries.iter_mut().enumerate() {
        if let EntryBody::Full(html) = &mut entry.body
            && html.contains(" id=")
        {
            *html = with_prefix(html, &format!("p{}-", index + 1));
        }
    }
}

fn with_prefix(html: &str, prefix: &str) -> String {
    let rename = element!("[id], a[href^='#'], [headers]", |element| {
        for name in ["id", "headers"] {
            if let Some(value) = element.get_attribute(name) {
                let renamed: Vec<String> =
                    value.split_whitespace().map(|id| format!("{prefix}{id}")).collect();
                element.set_attribute(name, &renamed.join(" "))?;
            }
        }
        if let Some(id) = element.get_attribute("href").as_deref().and_then(|h| h.strip_prefix('#'))
        {
            element.set_attribute("href", &format!("#{prefix}{id}"))?;
        }
        Ok(())
    });
    let settings = RewriteStrSettings::new().append_element_content_handler(rename);
    // Ammonia wrote this HTML, so it is well formed.
    rewrite_str(html, settings).unwrap_or_else(|_| html.to_owned())
}

#[cfg(test)]
mod tests {
    use super::with_prefix;

    #[test]
    fn ids_and_the_links_to_them_change_together() {
        let html = "<a href=\"#fn-1\" id=\"r\">1</a><p id=\"fn-1\"><a href=\"/x/#y\">x</a></p>";
        assert_eq!(
            with_prefix(html, "p2-"),
            "<a href=\"#p2-fn-1\" id=\"p2-r\">1</a><p id=\"p2-fn-1\"><a href=\"/x/#y\">x</a></p>"
        );
    }
}
