//! What HTML has another word for today: elements and attributes of old become those that the
//! sanitiser keeps.

use std::borrow::Cow;

use super::{
    languages,
    tag::Element,
    tokens::{Tag, Token, Tokens},
};

/// Elements and what they are called now; nothing where only their text stays.
const RENAMED: &[(&str, &str)] = &[
    ("acronym", "abbr"),
    ("big", ""),
    ("blink", ""),
    ("center", "div"),
    ("dir", "ul"),
    ("font", ""),
    ("marquee", ""),
    ("nobr", ""),
    ("strike", "s"),
    ("tt", "code"),
];

/// What a theme's class is called with us.
const CLASSES: &[(&str, &str)] = &[
    ("has-text-align-center", "align-center"),
    ("has-text-align-right", "align-right"),
    ("wp-block-gallery", "gallery"),
    ("wp-block-pullquote", "pullquote"),
];

/// `html` in today's words. Comments go.
pub(super) fn renewed(html: &str) -> String {
    let tokens: Vec<Token<'_>> = Tokens::new(html).collect();
    let addresses = addresses(&tokens);
    let mut out = String::with_capacity(html.len());
    let mut pre: Option<Pre> = None;
    let mut spans: Vec<&str> = Vec::new();
    let mut behind = 0;
    for (at, token) in tokens.iter().enumerate() {
        if at < behind {
            continue;
        }
        if let [Token::Tag(start), Token::Text(text), Token::Tag(end), ..] = &tokens[at..]
            && start.starts("p")
            && end.ends("p")
            && is_gap(text)
        {
            behind = at + 3;
            continue;
        }
        let tag = match token {
            Token::Tag(tag) => tag,
            Token::Text(raw) | Token::Verbatim(raw) => {
                out.push_str(raw);
                continue;
            }
            Token::Comment(_) | Token::Held(_) => continue,
        };
        if tag.is("address") {
            let name = if addresses[at] { "p" } else { "div" };
            out.push_str(&format!("<{}{name}>", if tag.is_end { "/" } else { "" }));
        } else if tag.starts("pre") {
            let next = tokens.get(at + 1);
            let code = next.and_then(|next| match next {
                Token::Tag(tag) if tag.starts("code") => Some(tag),
                _ => None,
            });
            let found = Pre::of(tag, code);
            match &found.class {
                Some(class) => out.push_str(&format!("<pre><code class=\"{class}\">")),
                None => out.push_str(tag.raw),
            }
            pre = Some(found);
        } else if let Some(Pre { class: Some(_), has_code: true }) = &pre
            && tag.starts("code")
        {
            // It was written with its language already.
        } else if tag.ends("pre") {
            let adds_code = pre.take().is_some_and(|pre| pre.class.is_some() && !pre.has_code);
            out.push_str(if adds_code { "</code></pre>" } else { "</pre>" });
        } else if tag.starts("span") {
            let name = span(tag);
            spans.push(name);
            match name {
                "span" => out.push_str(&renewed_tag(tag)),
                name => out.push_str(&format!("<{name}>")),
            }
        } else if tag.ends("span") {
            out.push_str(&format!("</{}>", spans.pop().unwrap_or("span")));
        } else {
            out.push_str(&renewed_tag(tag));
        }
    }
    out
}

/// Whether a text only keeps paragraphs apart: WordPress's first editors made gaps of those.
fn is_gap(text: &str) -> bool {
    text.contains("&nbsp;") && text.replace("&nbsp;", "").trim().is_empty()
        || text.contains('\u{a0}') && text.trim().is_empty()
}

/// The element for a `<span>` whose style says what an element says.
fn span(tag: &Tag<'_>) -> &'static str {
    let mut style = tag.get("style").unwrap_or_default().to_ascii_lowercase();
    style.retain(|c| !c.is_whitespace());
    match style.trim_end_matches(';') {
        "text-decoration:underline" => "u",
        "text-decoration:line-through" => "s",
        "font-weight:bold" | "font-weight:700" => "strong",
        "font-style:italic" => "em",
        _ => "span",
    }
}

/// For each tag of an `<address>` whether the element holds text alone, so that a paragraph says it.
fn addresses(tokens: &[Token<'_>]) -> Vec<bool> {
    let mut all = vec![false; tokens.len()];
    let mut start: Option<usize> = None;
    for (at, token) in tokens.iter().enumerate() {
        let Token::Tag(tag) = token else { continue };
        if tag.is("address") && tag.is_end {
            if let Some(start) = start.take() {
                all[start] = true;
                all[at] = true;
            }
        } else if tag.is("address") {
            start = Some(at);
        } else if tag.is_block() {
            start = None;
        }
    }
    all
}

/// A block of code.
struct Pre {
    class: Option<String>,
    /// It has a `<code>` of its own.
    has_code: bool,
}

impl Pre {
    fn of(pre: &Tag<'_>, code: Option<&Tag<'_>>) -> Self {
        let of_code = code.and_then(|code| language(&Element::read(code.raw)));
        let language = of_code.or_else(|| language(&Element::read(pre.raw)));
        Self { class: language.and_then(|it| languages::class(&it)), has_code: code.is_some() }
    }
}

/// The language that a block of code names, in the ways of several plug-ins.
fn language(element: &Element) -> Option<String> {
    let named = ["data-language", "data-lang", "data-enlighter-language", "lang"]
        .into_iter()
        .find_map(|name| element.get(name))
        .map(str::to_owned);
    let in_classes = || {
        let classes = element.get("class")?;
        // `brush: php; title: x` and `lang:php decode:true`.
        let after = |start: &str| {
            let rest = classes.split_once(start)?.1.trim_start();
            rest.split(|c: char| c.is_whitespace() || c == ';').next().map(str::to_owned)
        };
        let class = |start: &str| {
            classes.split_whitespace().find_map(|it| it.strip_prefix(start)).map(str::to_owned)
        };
        let found = class("language-").or_else(|| class("lang-"));
        found.or_else(|| after("brush:")).or_else(|| after("lang:"))
    };
    named.or_else(in_classes).filter(|language| !language.is_empty() && language != "default")
}

fn renewed_tag<'a>(tag: &Tag<'a>) -> Cow<'a, str> {
    let renamed = RENAMED.iter().find(|(old, _)| tag.is(old)).map(|(_, new)| *new);
    if tag.is_end {
        return match renamed {
            None => Cow::Borrowed(tag.raw),
            Some("") => Cow::Borrowed(""),
            Some(new) => Cow::Owned(format!("</{new}>")),
        };
    }
    if renamed == Some("") {
        return Cow::Borrowed("");
    }
    let mut element = Element::read(tag.raw);
    if let Some(new) = renamed {
        new.clone_into(&mut element.name);
        element.is_changed = true;
    }
    if tag.is("center") {
        element.add_class("align-center");
    }
    if tag.is("img") {
        undelayed(&mut element);
    }
    // Editors and scripts leave notes to themselves.
    element.retain(|name| !name.starts_with("data-") || name == "data-math-style");
    align(&mut element);
    for (old, new) in CLASSES {
        if element.classes().any(|class| class == *old) {
            element.add_class(new);
        }
    }
    if tag.is("a")
        && element.get("id").is_none()
        && let Some(name) = element.get("name").map(str::to_owned)
    {
        element.set("id", &name);
        element.remove("name");
    }
    let background = background(&element);
    let mut html =
        if element.is_changed { Cow::Owned(element.to_string()) } else { Cow::Borrowed(tag.raw) };
    if let Some(address) = background {
        html.to_mut().push_str(&format!("<figure><img src=\"{address}\" alt=\"\"></figure>"));
    }
    html
}

/// Scripts that load pictures late keep the address of the picture elsewhere.
fn undelayed(img: &mut Element) {
    let src = img.get("src").unwrap_or_default();
    if !src.is_empty() && !src.starts_with("data:") {
        return;
    }
    let late = ["data-src", "data-lazy-src", "data-original"];
    if let Some(address) = late.into_iter().find_map(|name| img.get(name)) {
        let address = super::entities::decode(address).into_owned();
        img.set("src", &address);
    }
}

/// Says by a class what attributes and styles said of an element's place and its text's.
fn align(element: &mut Element) {
    let style: String = element.get("style").unwrap_or_default().to_ascii_lowercase();
    let style: String = style.chars().filter(|c| !c.is_whitespace()).collect();
    let says = |rule: &str| style.split(';').any(|it| it.trim_end_matches("!important") == rule);
    let align = element.get("align").unwrap_or_default().trim().to_ascii_lowercase();
    let is_object = matches!(element.name.as_str(), "img" | "table" | "figure");
    let is_text = matches!(
        element.name.as_str(),
        "p" | "div"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "td"
            | "th"
            | "blockquote"
            | "figcaption"
            | "section"
            | "span"
            | "li"
            | "ul"
            | "ol"
            | "dd"
            | "dt"
            | "caption"
    );
    let class = if is_object && (align == "left" || says("float:left")) {
        "alignleft"
    } else if is_object && (align == "right" || says("float:right")) {
        "alignright"
    } else if is_object && (align == "center" || align == "middle" && element.name == "table")
        || is_object && says("display:block") && style.contains("margin") && style.contains("auto")
    {
        "aligncenter"
    } else if is_text && (align == "center" || says("text-align:center")) {
        "align-center"
    } else if is_text && (align == "right" || says("text-align:right")) {
        "align-right"
    } else if element.name == "div" && says("float:left") {
        "alignleft"
    } else if element.name == "div" && says("float:right") {
        "alignright"
    } else {
        return;
    };
    element.add_class(class);
    element.remove("align");
    // All that it said.
    if style.trim_end_matches(';').matches(';').count() == 0 {
        element.remove("style");
    }
}

/// The picture behind a cover of earlier versions, which only a style names.
fn background(element: &Element) -> Option<String> {
    let is_cover = element.classes().any(|class| class.starts_with("wp-block-cover"));
    let style = element.get("style").filter(|_| is_cover && element.name != "img")?;
    let rest = style.split_once("background-image:")?.1.trim_start().strip_prefix("url(")?;
    let address = rest.split(')').next()?.trim();
    let address = address.trim_start_matches("&quot;").trim_end_matches("&quot;");
    let address = address.trim_matches(['"', '\'']);
    (!address.is_empty()).then(|| address.replace('"', "&quot;"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_words_become_new_ones() {
        for (raw, html) in [
            ("<acronym title=\"x\">a</acronym>", "<abbr title=\"x\">a</abbr>"),
            (
                "<font size=2>a</font> <big>b</big> <tt>c</tt> <strike>d</strike>",
                "a b <code>c</code> <s>d</s>",
            ),
            ("<center>a</center>", "<div class=\"align-center\">a</div>"),
            ("<address>a<br>b</address>", "<p>a<br>b</p>"),
            ("<address><p>a</p></address>", "<div><p>a</p></div>"),
            ("<img src=\"a\" align=\"right\">", "<img src=\"a\" class=\"alignright\">"),
            (
                "<img class=\"x\" style=\"float: left; margin: 0\">",
                "<img class=\"x alignleft\" style=\"float: left; margin: 0\">",
            ),
            ("<p align=center>a</p>", "<p class=\"align-center\">a</p>"),
            (
                "<p class=\"has-text-align-right\">a</p>",
                "<p class=\"has-text-align-right align-right\">a</p>",
            ),
            ("<p style=\"text-align: right;\">a</p>", "<p class=\"align-right\">a</p>"),
            (
                "<img src=\"data:,\" data-src=\"a.jpg?b&amp;c\"><td data-align=\"x\">",
                "<img src=\"a.jpg?b&amp;c\"><td>",
            ),
            ("<p style=\"text-align:left\">a</p>", "<p style=\"text-align:left\">a</p>"),
            ("<a name=\"b\">c</a><!-- d -->", "<a id=\"b\">c</a>"),
            ("<pre lang=\"PHP\">a</pre>", "<pre><code class=\"language-php\">a</code></pre>"),
            (
                "<pre class=\"brush: js; x\">a</pre>",
                "<pre><code class=\"language-javascript\">a</code></pre>",
            ),
            (
                "<pre class=\"wp-block-code\"><code lang=\"rust\" class=\"language-rust\">a</code></pre>",
                "<pre><code class=\"language-rust\">a</code></pre>",
            ),
            ("<pre>a</pre>", "<pre>a</pre>"),
            (
                "<span style=\"text-decoration: underline;\">a <span lang=\"de\">b</span></span></span>",
                "<u>a <span lang=\"de\">b</span></u></span>",
            ),
            ("<p>a</p><p style=\"x\">&nbsp; </p><p>&nbsp;b</p>", "<p>a</p><p>&nbsp;b</p>"),
            (
                "<div class=\"wp-block-cover\" style=\"background-image:url(/a.jpg)\">b</div>",
                "<div class=\"wp-block-cover\" style=\"background-image:url(/a.jpg)\"><figure><img src=\"/a.jpg\" alt=\"\"></figure>b</div>",
            ),
        ] {
            assert_eq!(renewed(raw), html);
        }
    }
}
