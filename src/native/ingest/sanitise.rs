//! HTML from outside, made safe. The lists below are the policy; `docs/posts-json.md` shows them.
//!
//! [Ammonia](ammonia) parses as browsers do and writes out only what is allowed. Beside that the
//! same lists count what will not come along, so that nothing is lost in silence.

use std::{
    borrow::Cow,
    cell::RefCell,
    collections::{HashMap, HashSet},
    sync::OnceLock,
};

use ammonia::Builder;
use lol_html::{
    OutputSink, RewriteStrSettings, Settings, element, html_content::Element, rewrite_str,
};
use url::Url;

use super::{
    at_rest::{Rest, rest},
    links::Links,
    notice::Notices,
};
use crate::{
    model::page_data::is_reserved_id,
    native::publish::dress::text::{Piece, pieces},
};

/// Elements allowed in posts and pages.
const POST_TAGS: &[&str] = &[
    "a",
    "abbr",
    "article",
    "aside",
    "audio",
    "b",
    "bdi",
    "bdo",
    "blockquote",
    "br",
    "caption",
    "cite",
    "code",
    "col",
    "colgroup",
    "dd",
    "del",
    "details",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "i",
    "img",
    "input",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "picture",
    "pre",
    "q",
    "rp",
    "rt",
    "ruby",
    "s",
    "samp",
    "section",
    "small",
    "source",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "time",
    "tr",
    "track",
    "u",
    "ul",
    "var",
    "video",
    "wbr",
];

/// Elements allowed in comments: text, no pictures, no headings.
const COMMENT_TAGS: &[&str] = &[
    "a",
    "abbr",
    "b",
    "blockquote",
    "br",
    "cite",
    "code",
    "del",
    "em",
    "i",
    "ins",
    "kbd",
    "li",
    "ol",
    "p",
    "pre",
    "q",
    "s",
    "strong",
    "sub",
    "sup",
    "ul",
];

/// Attributes allowed on every element of a post.
const POST_GENERIC: &[&str] = &["aria-label", "class", "dir", "id", "lang", "role", "title"];

/// Attributes allowed on every element of a comment.
const COMMENT_GENERIC: &[&str] = &["dir", "lang"];

/// Attributes allowed on single elements, where the element itself is.
const ATTRIBUTES: &[(&str, &[&str])] = &[
    ("a", &["href", "hreflang"]),
    ("audio", &["controls", "loop", "muted", "preload", "src"]),
    ("blockquote", &["cite"]),
    ("col", &["span"]),
    ("colgroup", &["span"]),
    ("del", &["cite", "datetime"]),
    ("details", &["open"]),
    ("img", &["alt", "decoding", "height", "loading", "sizes", "src", "srcset", "width"]),
    // Nothing but the box of a task list: see `only_boxes`.
    ("input", &["checked", "disabled", "type"]),
    ("ins", &["cite", "datetime"]),
    ("li", &["value"]),
    ("ol", &["reversed", "start", "type"]),
    // What a code block says of itself; see docs/posts-json.md.
    ("pre", &["data-line-numbers", "data-mark", "data-title"]),
    ("q", &["cite"]),
    ("source", &["height", "media", "sizes", "src", "srcset", "type", "width"]),
    // TeX for publishing to make MathML of: `inline` or `display`.
    ("span", &["data-math-style"]),
    ("td", &["colspan", "headers", "rowspan"]),
    ("th", &["abbr", "colspan", "headers", "rowspan", "scope"]),
    ("time", &["datetime"]),
    ("track", &["default", "kind", "label", "src", "srclang"]),
    ("video", &["controls", "height", "loop", "muted", "poster", "preload", "src", "width"]),
];

/// Schemes a link may have.
const SCHEMES: &[&str] = &["http", "https", "mailto", "tel"];

/// Classes that mean something to the theme; `language-…` is allowed besides.
const CLASSES: &[&str] = &[
    "align-center",
    "align-right",
    "aligncenter",
    "alignleft",
    "alignright",
    "caution",
    "gallery",
    "important",
    "note",
    "pullquote",
    "tip",
    "tasks",
    "warning",
];

/// How much is allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Policy {
    /// What the blog's own authors wrote.
    Post,
    /// What anybody wrote: fewer elements, and links that search engines do not follow.
    Comment,
}

/// Makes `html`, which stands on `page` (an address in the source), safe to show, and moves its
/// addresses to where the blog is published. What does not come along is counted in `notices`.
pub fn sanitise(
    html: &str,
    policy: Policy,
    links: &Links,
    page: &Url,
    pointer: &str,
    notices: &mut Notices,
) -> String {
    Clean::of(html, policy, links, page).say(pointer, notices)
}

/// HTML made safe, and what did not come along.
#[derive(Debug, Clone)]
pub(crate) struct Clean {
    html: String,
    losses: Vec<String>,
}

impl Clean {
    /// As [`sanitise`], with the losses for later.
    pub(super) fn of(html: &str, policy: Policy, links: &Links, page: &Url) -> Self {
        let html = html.replace('\0', "");
        PAGE.set(Some((links.clone(), page.clone())));
        let clean = cleaned(&html, policy);
        PAGE.set(None);
        let rest = rest(&html, &clean);
        let losses = if rest == Rest::Lossless { Vec::new() } else { losses(&html, policy) };
        let html = if rest == Rest::Unknown { mended(html, clean, policy) } else { clean };
        Self { html, losses }
    }

    /// Gives the HTML and counts the losses as those of `pointer`.
    pub(super) fn say(self, pointer: &str, notices: &mut Notices) -> String {
        self.losses.into_iter().for_each(|loss| notices.add(loss, pointer));
        self.html
    }
}

/// Without the elements that were dropped, what is left may nest in ways a parser would mend
/// differently (a paragraph in a paragraph). What is published must read back as it is.
fn mended(mut before: String, mut clean: String, policy: Policy) -> String {
    for _ in 0..MENDING_ROUNDS {
        if clean == before {
            break;
        }
        before = clean;
        clean = cleaned(&before, policy);
    }
    clean
}

/// What is left of `html` when it is read and written once.
fn cleaned(html: &str, policy: Policy) -> String {
    keep_first_newlines(no_empty_pictures(only_boxes(builder(policy).clean(html).to_string())))
}

/// Leaves nothing of a picture whose address did not come along: nobody would see it.
fn no_empty_pictures(html: String) -> String {
    let is_empty = |piece: &Piece<'_>| match piece {
        Piece::Tag(tag) => {
            tag.starts_with("<img") && !tag.contains(" src=\"") && !tag.contains(" srcset=\"")
        }
        Piece::Text(_) => false,
    };
    if !pieces(&html).any(|piece| is_empty(&piece)) {
        return html;
    }
    let kept = pieces(&html).filter(|piece| !is_empty(piece));
    kept.map(|piece| match piece {
        Piece::Text(part) | Piece::Tag(part) => part,
    })
    .collect()
}

/// Leaves nothing of an `<input>` but the box of a task list, which nobody can tick.
///
/// Ammonia could set both attributes, but in an order that differs from run to run.
fn only_boxes(html: String) -> String {
    if !html.contains("<input") {
        return html;
    }
    let set = element!("input", |input| {
        for (name, value) in [("type", "checkbox"), ("disabled", "")] {
            input.remove_attribute(name);
            input.set_attribute(name, value)?;
        }
        Ok(())
    });
    // What could not be read has no boxes that could be ticked either: it does not come along.
    rewrite_str(&html, RewriteStrSettings::new().append_element_content_handler(set))
        .unwrap_or_default()
}

/// A parser drops the first newline in `<pre>`; one that is content must be written twice.
fn keep_first_newlines(html: String) -> String {
    let mut rest = html.as_str();
    let mut kept = String::new();
    while let Some(end) = rest.find("<pre").and_then(|at| rest[at..].find('>').map(|end| at + end))
    {
        let (before, after) = rest.split_at(end + 1);
        kept.push_str(before);
        if after.starts_with('\n') {
            kept.push('\n');
        }
        rest = after;
    }
    if kept.is_empty() { html } else { kept + rest }
}

/// How often HTML is parsed again to come to rest; twice has always been enough.
const MENDING_ROUNDS: usize = 8;

/// A web address that may become a link, or `None`.
pub fn web_address(address: &str) -> Option<String> {
    let url = Url::parse(address.trim()).ok()?;
    (matches!(url.scheme(), "http" | "https") && url.has_host()).then(|| url.into())
}

thread_local! {
    // Ammonia's attribute filter is built once and takes no context, but what an address means
    // depends on the page it stands on.
    static PAGE: RefCell<Option<(Links, Url)>> = const { RefCell::new(None) };
}

fn builder(policy: Policy) -> &'static Builder<'static> {
    static POST: OnceLock<Builder<'static>> = OnceLock::new();
    static COMMENT: OnceLock<Builder<'static>> = OnceLock::new();
    match policy {
        Policy::Post => POST.get_or_init(|| make_builder(policy)),
        Policy::Comment => COMMENT.get_or_init(|| make_builder(policy)),
    }
}

fn make_builder(policy: Policy) -> Builder<'static> {
    let mut builder = Builder::empty();
    let attributes: HashMap<&str, HashSet<&str>> = ATTRIBUTES
        .iter()
        .filter(|(tag, _)| policy.tags().contains(tag))
        .map(|(tag, attributes)| (*tag, attributes.iter().copied().collect()))
        .collect();
    builder
        .tags(policy.tags().iter().copied().collect())
        .clean_content_tags(["script", "style"].into())
        .tag_attributes(attributes)
        .generic_attributes(policy.generic().iter().copied().collect())
        .url_schemes(SCHEMES.iter().copied().collect())
        .url_relative(ammonia::UrlRelative::PassThrough)
        .link_rel((policy == Policy::Comment).then_some("nofollow ugc"))
        .attribute_filter(filter_attribute);
    builder
}

impl Policy {
    fn tags(self) -> &'static [&'static str] {
        match self {
            Self::Post => POST_TAGS,
            Self::Comment => COMMENT_TAGS,
        }
    }

    fn generic(self) -> &'static [&'static str] {
        match self {
            Self::Post => POST_GENERIC,
            Self::Comment => COMMENT_GENERIC,
        }
    }

    fn allows_attribute(self, tag: &str, attribute: &str) -> bool {
        let of_tag = ATTRIBUTES.iter().find(|(name, _)| *name == tag);
        self.generic().contains(&attribute)
            || of_tag.is_some_and(|(_, attributes)| attributes.contains(&attribute))
    }
}

/// Called for every attribute that is allowed by name: checks its value, moves its address.
fn filter_attribute<'v>(_tag: &str, attribute: &str, value: &'v str) -> Option<Cow<'v, str>> {
    match attribute {
        "href" | "src" | "cite" | "poster" => {
            Some(rewrite(value, Links::rewrite)).filter(|address| refused_scheme(address).is_none())
        }
        "srcset" => {
            let srcset = rewrite(value, Links::rewrite_srcset);
            // Cut finer than candidates are: whatever looks like a scheme in it must be allowed.
            let mut parts = srcset.split([',', ' ', '\t', '\n', '\r', '\x0c']);
            parts.all(|part| refused_scheme(part).is_none()).then_some(srcset)
        }
        "class" => classes(value).map(Cow::Owned),
        "id" => (!is_reserved_id(value) && is_token(value)).then_some(Cow::Borrowed(value)),
        "role" => value.starts_with("doc-").then_some(Cow::Borrowed(value)),
        "dir" => matches!(value, "ltr" | "rtl" | "auto").then_some(Cow::Borrowed(value)),
        _ => Some(Cow::Borrowed(value)),
    }
}

fn rewrite(value: &str, how: impl Fn(&Links, &str, &Url) -> String) -> Cow<'_, str> {
    PAGE.with_borrow(|page| match page {
        Some((links, page)) => Cow::Owned(how(links, value, page)),
        None => Cow::Borrowed(value),
    })
}

fn classes(value: &str) -> Option<String> {
    let known = |class: &&str| CLASSES.contains(class) || class.starts_with("language-");
    let classes: Vec<&str> = value.split_whitespace().filter(known).collect();
    (!classes.is_empty()).then(|| classes.join(" "))
}

fn is_token(id: &str) -> bool {
    !id.is_empty() && !id.contains(char::is_whitespace)
}

/// The elements and attributes that the policy does not know, and links of other schemes.
fn losses(html: &str, policy: Policy) -> Vec<String> {
    let mut losses = Vec::new();
    if !html.contains('<') {
        return losses;
    }
    let count = |element: &mut Element<'_, '_>| {
        let tag = element.tag_name();
        if !policy.tags().contains(&tag.as_str()) {
            losses.push(format!("dropped the element <{tag}>"));
            return Ok(());
        }
        for attribute in element.attributes() {
            let name = attribute.name();
            if !policy.allows_attribute(&tag, &name) && name != "rel" && name != "target" {
                losses.push(format!("dropped the attribute {name} of <{tag}>"));
            } else if matches!(name.as_str(), "href" | "src" | "poster" | "cite")
                && let Some(scheme) = refused_scheme(&attribute.value())
            {
                losses.push(format!("dropped a link of scheme {scheme}:"));
            }
        }
        Ok(())
    };
    let settings =
        Settings::new().append_element_content_handler(element!("*", count)).with_strict(false);
    let mut reader = lol_html::HtmlRewriter::new(settings, Discard);
    // It only counts; what comes out is ammonia's, which reads everything.
    let _ = reader.write(html.as_bytes()).and_then(|()| reader.end());
    losses
}

struct Discard;

impl OutputSink for Discard {
    fn handle_chunk(&mut self, _: &[u8]) {}
}

/// The scheme of an address that may not become a link.
pub(in crate::native) fn refused_scheme(address: &str) -> Option<String> {
    let (scheme, _) = address.trim().split_once(':')?;
    let scheme: String = scheme.chars().filter(|c| !c.is_whitespace()).collect();
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    let scheme = scheme.to_ascii_lowercase();
    (is_scheme && !SCHEMES.contains(&scheme.as_str())).then_some(scheme)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(4_000) })]

        #[test]
        fn what_is_said_to_be_at_rest_is(parts in prop::collection::vec(prop::sample::select(vec![
            "<p>", "</p>", "<b>", "</b>", "<i class=\"x\">", "<i>", "</i>", "<a href=\"/x\">", "</a>", "<ul>", "</ul>",
            "<li>", "</li>", "<table>", "</table>", "<tr>", "</tr>", "<td>", "</td>", "<tbody>", "</tbody>",
            "<caption>", "</caption>", "<colgroup>", "<col />", "<pre>", "</pre>", "\n", " ", "x", "&amp;", "&quot;",
            "&lt;", "\u{a0}", "&nbsp;", "<br />", "<hr>", "<h2>", "</h2>", "<dl>", "<dd>", "</dd>", "</dl>", "<div>",
            "</div>", "<ruby>", "<rt>", "</rt>", "</ruby>", "<button>", "<form>", "<svg>", "</svg>", "<details>",
            "<summary>", "</summary>", "</details>", "<script>", "<img src=\"y z\" />",
            "<a href=\"javascript:x\" title=\"y\">", "<p onclick=\"x\">", "<a rel=\"me\">", "<input type=\"hidden\" />",
        ]), 0..12), policy in prop::sample::select(vec![Policy::Post, Policy::Comment])) {
            let html = parts.concat();
            let clean = cleaned(&html, policy);
            let known = rest(&html, &clean);
            if known != Rest::Unknown {
                prop_assert_eq!(&cleaned(&clean, policy), &clean, "{}", html);
            }
            if known == Rest::Lossless {
                let losses = losses(&html, policy);
                prop_assert!(losses.is_empty(), "{}: {:?}", html, losses);
            }
        }
    }

    fn clean(html: &str, policy: Policy) -> (String, String) {
        let home = Url::parse("https://blog.example/").expect("url");
        let links = Links::new(home.clone(), home);
        let page = Url::parse("https://blog.example/2014/10/a/").expect("url");
        let mut notices = Notices::default();
        let html = sanitise(html, policy, &links, &page, "/items/0/content_html", &mut notices);
        (html, notices.to_string())
    }

    #[test]
    fn scripts_do_not_come_along_and_are_named() {
        let (html, notices) = clean(
            "<p onclick=\"x()\">Hi<script>alert(1)</script></p><iframe src=\"//x\"></iframe><a href=\" java\nscript:x\">a</a>",
            Policy::Post,
        );
        assert_eq!(html, "<p>Hi</p><a>a</a>");
        for loss in ["<script>", "onclick of <p>", "<iframe>", "scheme javascript:"] {
            assert!(notices.contains(loss), "{loss} in {notices}");
        }
    }

    #[test]
    fn an_input_is_the_box_of_a_task_and_nothing_else() {
        let html = "<input><input type=password name=p checked><input disabled type=text>";
        assert_eq!(
            clean(html, Policy::Post).0,
            "<input type=\"checkbox\" disabled=\"\"><input checked=\"\" type=\"checkbox\" disabled=\"\">\
             <input type=\"checkbox\" disabled=\"\">"
        );
        assert_eq!(clean("<input>", Policy::Comment).0, "");
    }

    #[test]
    fn content_cannot_pass_itself_off_as_the_page() {
        let html = "<p id=\"main\" class=\"site-header language-rust\">a</p><p id=\"fn-1\">b</p><i id=comment-3>c</i>";
        assert_eq!(
            clean(html, Policy::Post).0,
            "<p class=\"language-rust\">a</p><p id=\"fn-1\">b</p><i>c</i>"
        );
    }

    #[test]
    fn a_comment_is_text_and_its_links_are_not_followed() {
        let html =
            "<h2>Big</h2><p class=x>See <a href=\"/x/\" rel=\"dofollow\">this</a><img src=y></p>";
        assert_eq!(
            clean(html, Policy::Comment).0,
            "Big<p>See <a href=\"/x/\" rel=\"nofollow ugc\">this</a></p>"
        );
    }

    #[test]
    fn of_a_picture_without_an_address_nothing_is_left() {
        let (html, losses) =
            clean("<p>a<img src=\"data:image/png;base64,AA\" alt=\"b\">c</p>", Policy::Post);
        assert_eq!(html, "<p>ac</p>");
        assert!(losses.contains("dropped a link of scheme data:"), "{losses}");
        assert_eq!(
            clean("<img alt=\"src=&quot;\"><img srcset=\"a.png 2x\">", Policy::Post).0,
            "<img srcset=\"/2014/10/a/a.png 2x\">"
        );
    }

    #[test]
    fn relative_addresses_are_resolved_where_they_stand() {
        let html =
            "<img src=\"a.png\" alt=\"\" srcset=\"a.png 1x, ../b.png 2x\"><a href=\"#fn-1\">1</a>";
        assert_eq!(
            clean(html, Policy::Post).0,
            "<img src=\"/2014/10/a/a.png\" alt=\"\" srcset=\"/2014/10/a/a.png 1x, /2014/10/b.png 2x\"><a href=\"#fn-1\">1</a>"
        );
    }
}
