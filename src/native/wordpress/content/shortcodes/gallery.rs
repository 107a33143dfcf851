//! `[gallery]`: pictures side by side.

use super::{
    super::{
        Attachment, Context,
        tag::{escape, escape_attribute},
        texturize::texturize,
    },
    media::{self, Kind},
    parse::{Attributes, Tag},
};

/// The figure of a gallery; `None` where the export holds none of its pictures.
pub(super) fn figure(tag: &Tag<'_>, context: &Context<'_>) -> Option<String> {
    let pictures = chosen(&tag.attributes, context, Kind::Image);
    if pictures.is_empty() {
        return None;
    }
    let has_links = tag.attributes.get("link") != Some("none");
    let mut html = String::from("<figure class=\"gallery\">\n");
    for picture in pictures {
        html.push_str(&one(&picture, has_links, context.language));
    }
    html.push_str("</figure>");
    Some(html)
}

fn one(picture: &Attachment<'_>, has_link: bool, language: &str) -> String {
    let address = escape_attribute(picture.url);
    let img = format!("<img src=\"{address}\" alt=\"{}\">", escape_attribute(picture.alt));
    // The page of an attachment shows the file and nothing else.
    let img = if has_link { format!("<a href=\"{address}\">{img}</a>") } else { img };
    let words = texturize(picture.caption.trim(), language);
    let words = match words.is_empty() {
        true => words,
        false => format!("<figcaption>{words}</figcaption>"),
    };
    format!("<figure>{img}{words}</figure>\n")
}

/// The attachments that a shortcode means, in its order.
pub(super) fn chosen<'a>(
    attributes: &Attributes,
    context: &Context<'a>,
    kind: Kind,
) -> Vec<Attachment<'a>> {
    let named = attributes.get("ids").or_else(|| attributes.get("include"));
    let of = attributes.get("id").and_then(|id| id.parse().ok()).unwrap_or(context.post);
    let ids = named.map_or_else(|| context.library.attached_to(of), numbers);
    let without = attributes.get("exclude").map(numbers).unwrap_or_default();
    let mut found: Vec<(u64, Attachment<'a>)> = ids
        .into_iter()
        .filter(|id| !without.contains(id))
        .filter_map(|id| Some((id, context.library.attachment(id)?)))
        .filter(|(_, attachment)| media::kind(attachment) == Some(kind))
        .collect();
    let by = attributes.get("orderby").unwrap_or_default().to_ascii_lowercase();
    match by.split_whitespace().next() {
        Some("title" | "post_title") => {
            found.sort_by_cached_key(|(_, attachment)| attachment.title.to_lowercase());
        }
        Some("id") => found.sort_by_key(|(id, _)| *id),
        _ => {}
    }
    if attributes.get("order").is_some_and(|order| order.eq_ignore_ascii_case("desc")) {
        found.reverse();
    }
    found.into_iter().map(|(_, attachment)| attachment).collect()
}

fn numbers(list: &str) -> Vec<u64> {
    list.split(|c: char| !c.is_ascii_digit()).filter_map(|id| id.parse().ok()).collect()
}

/// The name of an attachment as HTML.
pub(super) fn title(attachment: &Attachment<'_>, language: &str) -> String {
    let name = attachment.url.rsplit('/').next().unwrap_or_default();
    match attachment.title.trim() {
        "" => escape(name),
        title => texturize(title, language),
    }
}
