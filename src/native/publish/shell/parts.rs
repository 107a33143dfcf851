//! The shell's index.html, taken apart.

use std::cell::RefCell;

use lol_html::{RewriteStrSettings, element, html_content::Element, rewrite_str, text};

use crate::native::html;

/// What index.html is made of.
///
/// Trunk's minifier leaves out the tags of head and body, so elements are collected by name.
#[derive(Default)]
pub(super) struct Parts {
    pub(super) metas: String,
    pub(super) links: String,
    pub(super) body: String,
    pub(super) stylesheets: Vec<String>,
}

impl Parts {
    pub(super) fn of(index: &str) -> Self {
        let parts = RefCell::new(Self::default());
        let script = RefCell::new(String::new());
        let meta = element!("meta", |meta| {
            parts.borrow_mut().metas.push_str(&start_tag(meta));
            Ok(())
        });
        let link = element!("link", |link| {
            let mut parts = parts.borrow_mut();
            match (link.get_attribute("rel"), link.get_attribute("href")) {
                (Some(rel), Some(href)) if rel == "stylesheet" => parts.stylesheets.push(href),
                _ => parts.links.push_str(&start_tag(link)),
            }
            Ok(())
        });
        let script_start = element!("script", |element| {
            script.replace(start_tag(element));
            Ok(())
        });
        let script_text = text!("script", |text| {
            script.borrow_mut().push_str(text.as_str());
            if text.last_in_text_node() {
                let whole = script.take() + "</script>";
                let mut parts = parts.borrow_mut();
                // Trunk puts the program into the head and its reload script, which speaks to
                // Trunk's own server, into the body.
                let is_trunk = whole.contains("__TRUNK_");
                if is_trunk { &mut parts.body } else { &mut parts.links }.push_str(&whole);
            }
            Ok(())
        });
        let settings = RewriteStrSettings::new()
            .append_element_content_handler(meta)
            .append_element_content_handler(link)
            .append_element_content_handler(script_start)
            .append_element_content_handler(script_text);
        // Nothing is rewritten: what lol_html could not read would be missing, and show.
        let _ = rewrite_str(index, settings);
        parts.into_inner()
    }
}

/// The start tag of an element as HTML, its attributes quoted.
fn start_tag(element: &Element<'_, '_>) -> String {
    let attributes: String = element
        .attributes()
        .iter()
        .map(|attribute| match attribute.value() {
            value if value.is_empty() => format!(" {}", attribute.name()),
            value => format!(" {}=\"{}\"", attribute.name(), html::quoted(&value)),
        })
        .collect();
    format!("<{}{attributes}>", element.tag_name())
}
