//! `[audio]`, `[video]` and `[playlist]`: players of the browser's own.

use super::{
    super::{
        Attachment, Context, embeds,
        tag::{attribute, escape_attribute},
        tokens::{Token, Tokens},
    },
    gallery,
    parse::Tag,
};

/// What an attachment is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Image,
    Audio,
    Video,
}

const AUDIO: &[&str] = &["mp3", "ogg", "oga", "opus", "m4a", "m4b", "aac", "wav", "flac", "wma"];
const VIDEO: &[&str] = &["mp4", "m4v", "webm", "ogv", "mov", "wmv", "flv", "mpg", "mpeg", "avi"];
const IMAGE: &[&str] =
    &["jpg", "jpeg", "jpe", "png", "gif", "webp", "avif", "svg", "bmp", "tif", "tiff"];

/// By its name: an export says no type.
pub(super) fn kind(attachment: &Attachment<'_>) -> Option<Kind> {
    kind_of(attachment.url)
}

fn kind_of(address: &str) -> Option<Kind> {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let ending = path.rsplit_once('.')?.1.to_ascii_lowercase();
    let is_one = |endings: &[&str]| endings.contains(&ending.as_str());
    match () {
        () if is_one(IMAGE) => Some(Kind::Image),
        () if is_one(AUDIO) => Some(Kind::Audio),
        () if is_one(VIDEO) => Some(Kind::Video),
        () => None,
    }
}

/// The player for a shortcode; `None` where nothing says what it plays.
pub(super) fn element(
    tag: &Tag<'_>,
    content: Option<&str>,
    context: &Context<'_>,
) -> Option<String> {
    let kind = if tag.is("audio") { Kind::Audio } else { Kind::Video };
    let endings = if kind == Kind::Audio { AUDIO } else { VIDEO };
    let attributes = &tag.attributes;
    let named = ["src"].iter().chain(endings).filter_map(|name| attributes.get(name));
    let mut sources: Vec<String> = named.map(str::to_owned).collect();
    if sources.is_empty() {
        // `[audio http://…/a.mp3|title=x]`, as it was before 3.6.
        let bare = attributes.bare.first().filter(|bare| bare.contains('/'));
        sources.extend(bare.and_then(|bare| bare.split('|').next()).map(str::to_owned));
    }
    let content = content.unwrap_or_default();
    sources.extend(sources_in(content));
    if sources.is_empty() {
        sources.extend(embeds::address_in(content));
    }
    if sources.is_empty() && !attributes.has_names() {
        let attached = context.library.attached_to(context.post).into_iter();
        let mut attached = attached.filter_map(|id| context.library.attachment(id));
        let first = attached.find(|attachment| self::kind(attachment) == Some(kind));
        sources.extend(first.map(|attachment| attachment.url.to_owned()));
    }
    let first = sources.first()?;
    if kind_of(first).is_none() && embeds::is_provider(first) {
        return Some(embeds::paragraph(first, context.embeds));
    }
    let mut more = String::new();
    for name in ["poster", "width", "height"] {
        if let Some(value) = attributes.get(name).filter(|_| kind == Kind::Video) {
            more.push_str(&format!(" {name}=\"{}\"", escape_attribute(value)));
        }
    }
    if attributes.get("loop").is_some_and(|value| !matches!(value, "off" | "false" | "0")) {
        more.push_str(" loop");
    }
    Some(format!("<figure>{}</figure>", player(kind, &more, &sources)))
}

fn player(kind: Kind, attributes: &str, sources: &[String]) -> String {
    let name = if kind == Kind::Audio { "audio" } else { "video" };
    let address = |source: &String| escape_attribute(source);
    match sources {
        [only] => format!("<{name} controls{attributes} src=\"{}\"></{name}>", address(only)),
        several => {
            let source = |it: &String| format!("<source src=\"{}\">", address(it));
            let sources: String = several.iter().map(source).collect();
            format!("<{name} controls{attributes}>{sources}</{name}>")
        }
    }
}

/// What `<source>` elements say.
fn sources_in(content: &str) -> Vec<String> {
    let source = |token| match token {
        Token::Tag(tag) if tag.starts("source") => attribute(tag.raw, "src"),
        _ => None,
    };
    Tokens::new(content).filter_map(source).collect()
}

/// The list for a playlist; `None` where the export holds nothing of it.
pub(super) fn playlist(tag: &Tag<'_>, context: &Context<'_>) -> Option<String> {
    let is_video = tag.attributes.get("type") == Some("video");
    let kind = if is_video { Kind::Video } else { Kind::Audio };
    let items = gallery::chosen(&tag.attributes, context, kind);
    if items.is_empty() {
        return None;
    }
    let mut html = String::from("<ol>\n");
    for item in items {
        let title = gallery::title(&item, context.language);
        let player = player(kind, "", &[item.url.to_owned()]);
        html.push_str(&format!("<li><p>{title}</p>{player}</li>\n"));
    }
    html.push_str("</ol>");
    Some(html)
}
