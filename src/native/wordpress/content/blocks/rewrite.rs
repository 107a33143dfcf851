//! Blocks whose HTML says more than they mean.

use serde_json::Value;

use super::super::{
    Body, embeds,
    tag::{Element, escape, escape_attribute},
    tokens::{Token, Tokens},
};

/// The link for an embedded page, with its caption.
pub(super) fn embed(inner: &str, attributes: &Value, body: &mut Body<'_>) -> Option<String> {
    let (content, caption) = match (inner.find("<figcaption"), inner.rfind("</figcaption>")) {
        (Some(start), Some(end)) if start < end => {
            let caption = &inner[start..end];
            (&inner[..start], caption.find('>').map_or("", |at| &caption[at + 1..]).trim())
        }
        _ => (inner, ""),
    };
    let named = attributes.get("url").and_then(Value::as_str).filter(|url| !url.is_empty());
    let address = named.map(str::to_owned).or_else(|| embeds::address_in(content))?;
    let link = embeds::paragraph(&address, body.embeds());
    let html = match caption.is_empty() {
        true => link,
        false => {
            format!("<figure>{link}<figcaption>{}</figcaption></figure>", body.texturized(caption))
        }
    };
    Some(body.hold(html))
}

/// The list of footnotes; the texts refer to them already.
pub(super) fn footnotes(json: &str) -> Option<String> {
    let notes: Vec<Value> = serde_json::from_str(json).ok()?;
    let mut html = String::from("<ol class=\"wp-block-footnotes\">\n");
    for note in &notes {
        let id = escape_attribute(note["id"].as_str()?);
        let content = note["content"].as_str()?;
        html.push_str(&format!("<li id=\"{id}\">{content} <a href=\"#{id}-link\">↩</a></li>\n"));
    }
    html.push_str("</ol>");
    (!notes.is_empty()).then_some(html)
}

/// The link to a profile elsewhere, an item of a list; `None` where it leads nowhere.
pub(super) fn profile(attributes: &Value) -> Option<String> {
    let get = |name| attributes.get(name).and_then(Value::as_str).map(str::trim);
    let url = get("url").filter(|url| !url.is_empty())?;
    let service = get("service").unwrap_or_default();
    let is_mail = service == "mail" && url.contains('@') && !url.contains(':');
    let url = if is_mail { format!("mailto:{url}") } else { url.to_owned() };
    let label = get("label").filter(|label| !label.is_empty());
    let label = label.map(str::to_owned).or_else(|| embeds::provider(&url).map(str::to_owned));
    let label = label.unwrap_or_else(|| {
        let mut letters = service.chars();
        letters
            .next()
            .map_or_else(|| url.clone(), |first| first.to_uppercase().chain(letters).collect())
    });
    Some(format!("<li><a href=\"{}\">{}</a></li>", escape_attribute(&url), escape(&label)))
}

/// A cover without the sheet of colour over its picture.
pub(super) fn cover(inner: &str) -> String {
    let mut out = String::with_capacity(inner.len());
    let mut is_sheet = false;
    for token in Tokens::new(inner) {
        match token {
            Token::Tag(tag) if tag.starts("span") => {
                let mut classes = tag.get("class").unwrap_or_default();
                classes.retain(|c| !c.is_whitespace());
                is_sheet = classes.contains("wp-block-cover__");
                if !is_sheet {
                    out.push_str(tag.raw);
                }
            }
            Token::Tag(tag) if tag.ends("span") && std::mem::take(&mut is_sheet) => {}
            Token::Tag(tag) => out.push_str(tag.raw),
            Token::Text(raw) | Token::Comment(raw) | Token::Verbatim(raw) => out.push_str(raw),
            Token::Held(held) => out.push_str(held.raw),
        }
    }
    out
}

/// A gallery as figures in a figure: earlier ones were lists.
pub(super) fn gallery(inner: &str) -> String {
    let mut out = String::with_capacity(inner.len());
    // Whether the list is the gallery itself.
    let is_list = inner.trim_start().starts_with("<ul");
    for token in Tokens::new(inner) {
        match token {
            Token::Tag(tag) if tag.is("ul") && is_list && tag.is_end => out.push_str("</figure>"),
            Token::Tag(tag) if tag.is("ul") && is_list => {
                let mut figure = Element::read(tag.raw);
                "figure".clone_into(&mut figure.name);
                figure.add_class("gallery");
                out.push_str(&figure.to_string());
            }
            Token::Tag(tag) if tag.is("ul") || tag.is("li") => {}
            Token::Tag(tag) => out.push_str(tag.raw),
            Token::Text(raw) | Token::Comment(raw) | Token::Verbatim(raw) => out.push_str(raw),
            Token::Held(held) => out.push_str(held.raw),
        }
    }
    out
}

/// The link to a file: its preview and its button lead to the same.
pub(super) fn file(inner: &str) -> Option<String> {
    let mut link: Option<String> = None;
    for token in Tokens::new(inner) {
        match (token, &mut link) {
            (Token::Tag(tag), None) if tag.starts("a") => {
                link = Some(format!("<a href=\"{}\">", escape_attribute(&tag.get("href")?)));
            }
            (Token::Tag(tag), Some(link)) if tag.ends("a") => {
                return Some(format!("<p>{link}</a></p>"));
            }
            (Token::Tag(tag), Some(link)) => link.push_str(tag.raw),
            (Token::Text(text), Some(link)) => link.push_str(text),
            (Token::Held(held), Some(link)) => link.push_str(held.raw),
            _ => {}
        }
    }
    None
}

/// A picture without the box that only themes need.
pub(super) fn image(inner: String) -> String {
    let trimmed = inner.trim();
    let content = trimmed
        .strip_prefix("<div class=\"wp-block-image\">")
        .and_then(|content| content.strip_suffix("</div>"));
    match content {
        Some(content) => format!("\n{}\n", content.trim()),
        None => inner,
    }
}

/// Code that says its language.
pub(super) fn code(inner: &str, language: &str) -> String {
    let language = escape_attribute(language);
    match inner.find("<pre") {
        Some(at) => {
            let (before, pre) = inner.split_at(at + "<pre".len());
            format!("{before} data-language=\"{language}\"{pre}")
        }
        None => inner.to_owned(),
    }
}
