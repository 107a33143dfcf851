//! Reads HTML for assertions. Two parsers: lol_html for whole documents of ours, and html5ever (by
//! way of ammonia, which lets everything through here) for anything hostile.

use std::cell::RefCell;

use ammonia::Builder;
use lol_html::{RewriteStrSettings, element, rewrite_str};

/// An element and its attributes, in the order of the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Tag {
    pub(crate) name: String,
    pub(crate) attributes: Vec<(String, String)>,
}

impl Tag {
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// Every element of a document.
pub(crate) fn tags(html: &str) -> Vec<Tag> {
    let tags = RefCell::new(Vec::new());
    let each = element!("*", |element| {
        let attributes =
            element.attributes().iter().map(|it| (it.name(), unescape(&it.value()))).collect();
        tags.borrow_mut().push(Tag { name: element.tag_name(), attributes });
        Ok(())
    });
    let settings = RewriteStrSettings::new().append_element_content_handler(each);
    rewrite_str(html, settings).unwrap();
    tags.into_inner()
}

fn unescape(text: &str) -> String {
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    text.replace("&#x27;", "'").replace("&nbsp;", "\u{a0}").replace("&amp;", "&")
}

/// What a browser would see in a fragment that must not be there: elements that run or frame
/// something, event handlers, styles, and links that are scripts.
pub(crate) fn dangers(html: &str) -> Vec<String> {
    const RUNS: [&str; 16] = [
        "script", "style", "iframe", "object", "embed", "form", "input", "button", "base", "meta",
        "link", "svg", "math", "template", "textarea", "noscript",
    ];
    const ADDRESSES: [&str; 9] = [
        "href",
        "src",
        "cite",
        "poster",
        "srcset",
        "action",
        "formaction",
        "xlink:href",
        "background",
    ];
    thread_local!(static FOUND: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) });
    let mut reader = Builder::empty();
    let known = [
        "a",
        "b",
        "i",
        "p",
        "div",
        "span",
        "img",
        "table",
        "td",
        "video",
        "audio",
        "source",
        "h1",
        "h2",
        "li",
        "ul",
        "details",
        "summary",
        "blockquote",
        "q",
        "del",
        "ins",
        "track",
        "pre",
        "code",
        "section",
        "figure",
    ];
    reader
        .tags(known.into_iter().chain(RUNS).collect())
        .clean_content_tags(std::collections::HashSet::new())
        .tag_attributes(std::collections::HashMap::new())
        .generic_attributes(ADDRESSES.into_iter().chain(["style"]).collect())
        .generic_attribute_prefixes(["on"].into())
        .url_schemes(["http", "https", "javascript", "vbscript", "data", "mailto", "tel"].into())
        .link_rel(None)
        .attribute_filter(|element, attribute, value| {
            let plain: String =
                value.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect();
            let plain = plain.to_ascii_lowercase();
            let scripted = ADDRESSES.contains(&attribute)
                && ["javascript:", "vbscript:", "data:"].iter().any(|it| plain.starts_with(it));
            if attribute.starts_with("on") || attribute == "style" || scripted {
                FOUND.with_borrow_mut(|it| it.push(format!("<{element} {attribute}={value:?}>")));
            }
            Some(value.into())
        });
    let seen = reader.clean(html).to_string();
    let mut found = FOUND.take();
    found.extend(
        RUNS.iter().filter(|name| seen.contains(&format!("<{name}"))).map(|it| format!("<{it}>")),
    );
    found
}
