//! Shortcodes that show something from another site, as WordPress.com, Jetpack and plug-ins have
//! them. <https://wordpress.com/support/wordpress-editor/blocks/shortcode-block/>

use url::Url;

use super::{super::players, parse::Tag};

/// The longest address in a shortcode.
pub(super) const LONGEST: usize = 300;

/// The address that a shortcode shows. `content` is what stands in it.
pub(super) fn address(tag: &Tag<'_>, content: Option<&str>) -> Option<String> {
    let attributes = &tag.attributes;
    let named = ["url", "src", "id", "v", "video", "link", "poll"];
    let named = || named.iter().find_map(|name| attributes.get(name));
    let bare = || attributes.bare.first().map(String::as_str).filter(|bare| !bare.is_empty());
    let content =
        content.map(str::trim).filter(|it| it.len() < LONGEST && !it.contains(['<', '[']));
    let what = bare().or_else(named).or(content)?.trim();
    let made = match tag.name {
        "youtube" | "youtube_sc" | "embedyt" => youtube(what),
        "vimeo" => by_number(what, "https://vimeo.com/"),
        "dailymotion" => by_word(what, "https://www.dailymotion.com/video/"),
        "tweet" | "twitter" => by_number(what, "https://twitter.com/i/status/"),
        "ted" => None,
        "scribd" => by_number(what, "https://www.scribd.com/document/"),
        "polldaddy" | "crowdsignal" => by_number(what, "https://poll.fm/"),
        "wpvideo" | "videopress" => by_word(what, "https://videopress.com/v/"),
        "gist" => by_word(what, "https://gist.github.com/"),
        "archiveorg" => by_word(what, "https://archive.org/details/"),
        "spotify" => spotify(what),
        "googlemaps" | "soundcloud" | "instagram" | "facebook" | "flickr" | "kickstarter"
        | "mixcloud" | "twitchtv" | "vine" | "slideshare" | "bandcamp" | "tiktok" | "pinterest"
        | "reddit" => None,
        _ => return None,
    };
    made.or_else(|| web(what).map(|address| players::page(&address)))
}

/// An address, without the settings that WordPress.com lets stand behind it.
fn web(what: &str) -> Option<String> {
    let absolute = match what.strip_prefix("//") {
        Some(rest) => format!("https://{rest}"),
        None => what.to_owned(),
    };
    let url = Url::parse(&absolute).ok()?;
    matches!(url.scheme(), "http" | "https").then_some(absolute)
}

fn youtube(what: &str) -> Option<String> {
    let is_id = |id: &str| {
        id.len() == 11 && id.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b))
    };
    let id = if is_id(what) {
        what
    } else {
        let (_, rest) = what.split_once("v=").or_else(|| what.split_once("youtu.be/"))?;
        rest.split(['&', '#', '?']).next().filter(|id| is_id(id))?
    };
    Some(format!("https://www.youtube.com/watch?v={id}"))
}

fn by_number(what: &str, start: &str) -> Option<String> {
    let is_number = !what.is_empty() && what.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| format!("{start}{what}"))
}

fn by_word(what: &str, start: &str) -> Option<String> {
    let is_sign = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
    (!what.is_empty() && what.bytes().all(is_sign)).then(|| format!("{start}{what}"))
}

/// `spotify:track:ID` is what their programs copy.
fn spotify(what: &str) -> Option<String> {
    let rest = what.strip_prefix("spotify:")?;
    Some(format!("https://open.spotify.com/{}", rest.replace(':', "/")))
}
