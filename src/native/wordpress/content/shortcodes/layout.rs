//! Page builders: most of their shortcodes only arrange what stands in them. The text stays, where
//! it stood on the page is gone. A few show something by themselves.

use super::{
    super::{Context, embeds, tag::escape, tag::escape_attribute, texturize::texturize},
    parse::Tag,
};
use crate::model::address::decode;

/// What begins the names of a page builder's shortcodes, and the rest of the names of those that
/// show nothing but what is in them, and perhaps a title.
const BUILDERS: &[(&str, &[&str])] = &[
    (
        "vc_",
        &[
            "accordion",
            "accordion_tab",
            "column",
            "column_inner",
            "column_text",
            "empty_space",
            "message",
            "row",
            "row_inner",
            "section",
            "tab",
            "tabs",
            "toggle",
            "tour",
            "tta_accordion",
            "tta_pageable",
            "tta_section",
            "tta_tabs",
            "tta_tour",
        ],
    ),
    (
        "et_pb_",
        &[
            "accordion",
            "accordion_item",
            "blurb",
            "code",
            "column",
            "column_inner",
            "cta",
            "fullwidth_code",
            "row",
            "row_inner",
            "section",
            "slide",
            "slider",
            "tab",
            "tabs",
            "text",
            "toggle",
        ],
    ),
    (
        "fusion_",
        &[
            "accordion",
            "builder_column",
            "builder_column_inner",
            "builder_container",
            "builder_row",
            "builder_row_inner",
            "content_box",
            "content_boxes",
            "imageframe",
            "tab",
            "tabs",
            "text",
            "title",
            "toggle",
        ],
    ),
    (
        "av_",
        &[
            "cell_one_full",
            "cell_one_half",
            "four_fifth",
            "layout_row",
            "one_fifth",
            "one_fourth",
            "one_full",
            "one_half",
            "one_third",
            "section",
            "tab",
            "tab_container",
            "tab_section",
            "textblock",
            "three_fifth",
            "three_fourth",
            "toggle",
            "toggle_container",
            "two_fifth",
            "two_third",
        ],
    ),
    ("cs_", &["column", "content", "row", "section", "text"]),
    ("su_", &["box", "column", "row", "spoiler", "tab", "tabs"]),
];

/// Shortcodes of many themes that only dress the words in them.
const INLINE: &[&str] = &["dropcap", "highlight", "su_dropcap", "su_highlight"];

/// What a shortcode of a page builder becomes.
pub(super) enum Part {
    /// Nothing, or a title above what is in it.
    Frame(String),
    /// Something that it shows by itself.
    Shown(String),
}

/// `None` for what is of no page builder, and for what shows more than its attributes say.
pub(super) fn part(tag: &Tag<'_>, is_closed: bool, context: &Context<'_>) -> Option<Part> {
    if is_column(tag.name) {
        return is_closed.then(|| Part::Frame(String::new()));
    }
    if is_frame(tag.name) && (is_closed || !INLINE.contains(&tag.name)) {
        let title = tag.attributes.get("title").or_else(|| tag.attributes.get("heading"));
        let title = title.map(|title| texturize(&escape(title), context.language));
        return Some(Part::Frame(
            title.map(|it| format!("<p><strong>{it}</strong></p>")).unwrap_or_default(),
        ));
    }
    shown(tag, context).map(Part::Shown)
}

/// Whether the closing tag of a name shows nothing.
pub(super) fn is_frame(name: &str) -> bool {
    is_column(name)
        || is_inline(name)
        || BUILDERS.iter().any(|(start, names)| {
            name.strip_prefix(start).is_some_and(|rest| names.contains(&rest))
        })
}

/// Whether a frame stands within a line.
pub(super) fn is_inline(name: &str) -> bool {
    INLINE.contains(&name)
}

/// `one_half`, `two_thirds_last`: the columns of many themes.
fn is_column(name: &str) -> bool {
    let name = name.strip_suffix("_last").or_else(|| name.strip_suffix("_first")).unwrap_or(name);
    let Some((count, part)) = name.split_once('_') else { return false };
    let part = part.strip_suffix('s').unwrap_or(part);
    matches!(count, "one" | "two" | "three" | "four" | "five")
        && matches!(part, "half" | "third" | "fourth" | "fifth" | "sixth")
}

fn shown(tag: &Tag<'_>, context: &Context<'_>) -> Option<String> {
    let get = |name| tag.attributes.get(name);
    match tag.name {
        "vc_separator" | "et_pb_divider" | "fusion_separator" | "av_hr" => Some("<hr>".to_owned()),
        "vc_single_image" => {
            let picture = context.library.attachment(get("image")?.parse().ok()?)?;
            Some(image(picture.url, picture.alt))
        }
        "et_pb_image" | "av_image" => Some(image(get("src")?, get("alt").unwrap_or_default())),
        "vc_btn" | "vc_button" | "vc_button2" => {
            let link = get("link").or_else(|| get("href"))?;
            let url = link.split('|').find_map(|it| it.strip_prefix("url:")).unwrap_or(link);
            button(&decode(url)?, get("title")?)
        }
        "et_pb_button" => button(get("button_url")?, get("button_text")?),
        "vc_video" => Some(embeds::paragraph(get("link")?, context.embeds)),
        "et_pb_video" => Some(embeds::paragraph(get("src")?, context.embeds)),
        "vc_custom_heading" => heading(get("text")?, context),
        "av_heading" => heading(get("heading")?, context),
        _ => None,
    }
}

fn image(address: &str, alt: &str) -> String {
    let (address, alt) = (escape_attribute(address), escape_attribute(alt));
    format!("<figure><img src=\"{address}\" alt=\"{alt}\"></figure>")
}

fn button(address: &str, text: &str) -> Option<String> {
    let (address, text) = (escape_attribute(address.trim()), escape(text));
    (!address.is_empty()).then(|| format!("<p><a href=\"{address}\">{text}</a></p>"))
}

fn heading(text: &str, context: &Context<'_>) -> Option<String> {
    Some(format!("<h2>{}</h2>", texturize(&escape(text), context.language)))
}
