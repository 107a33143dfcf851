//! Whole posts in one list may use the same ids (`fn-1`). Each post's get a prefix of their own.

use std::collections::HashSet;

use lol_html::{RewriteStrSettings, element, rewrite_str};

use crate::model::{
    address::decode,
    page_data::{EntryBody, Page, View},
};

/// Makes the ids in a list of whole posts unique; single posts keep theirs, so that links from
/// outside still find them. A link to what the list has not (the notes below an excerpt, the comments)
/// leads to the post.
pub(super) fn within(page: &mut Page) {
    let View::Home(list) = &mut page.view else { return };
    for (index, entry) in list.entries.iter_mut().enumerate() {
        if let EntryBody::Full(html) = &mut entry.body
            && (html.contains(" id=") || html.contains("href=\"#"))
        {
            *html = with_prefix(html, &format!("p{}-", index + 1), &entry.head.link.href);
        }
    }
}

/// `post`: the address of the post that the HTML is of.
fn with_prefix(html: &str, prefix: &str, post: &str) -> String {
    let mut ids = HashSet::new();
    let note = element!("[id]", |element| {
        ids.extend(element.get_attribute("id"));
        Ok(())
    });
    // It only reads, and ammonia wrote this HTML, so it is well formed.
    let _ = rewrite_str(html, RewriteStrSettings::new().append_element_content_handler(note));
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
            let is_here = ids.contains(id) || ids.contains(&*decode(id).unwrap_or_default());
            let before = if is_here { format!("#{prefix}") } else { format!("{post}#") };
            element.set_attribute("href", &format!("{before}{id}"))?;
        }
        Ok(())
    });
    let settings = RewriteStrSettings::new().append_element_content_handler(rename);
    rewrite_str(html, settings).unwrap_or_else(|_| html.to_owned())
}

#[cfg(test)]
mod tests {
    use super::with_prefix;

    #[test]
    fn ids_and_the_links_to_them_change_together() {
        let html = "<a href=\"#fn-1\" id=\"r\">1</a><p id=\"fn-1\"><a href=\"/x/#y\">x</a></p>";
        assert_eq!(
            with_prefix(html, "p2-", "/post/"),
            "<a href=\"#p2-fn-1\" id=\"p2-r\">1</a><p id=\"p2-fn-1\"><a href=\"/x/#y\">x</a></p>"
        );
    }

    #[test]
    fn a_link_to_what_is_not_in_the_list_leads_to_the_post() {
        let html = "<p id=\"é\"><a href=\"#fn-1\">1</a> <a href=\"#comments\">c</a> <a href=\"#%C3%A9\">e</a></p>";
        assert_eq!(
            with_prefix(html, "p2-", "/post/"),
            "<p id=\"p2-é\"><a href=\"/post/#fn-1\">1</a> <a href=\"/post/#comments\">c</a> <a href=\"#p2-%C3%A9\">e</a></p>"
        );
    }
}
