//! Addresses that WordPress showed a player or a card for. Here they are links, named as the player
//! was.

use url::Url;

use super::{
    entities,
    held::Store,
    tag::{escape, escape_attribute},
    tokens::{Token, Tokens},
};

/// Elements in which an address is not shown as a player.
const AS_TYPED: &[&str] = &["a", "code", "math", "pre", "script", "style", "svg", "textarea"];

/// Where players come from, by the ends of their hosts.
const PROVIDERS: &[(&str, &str)] = &[
    ("archive.org", "Internet Archive"),
    ("bandcamp.com", "Bandcamp"),
    ("bsky.app", "Bluesky"),
    ("codepen.io", "CodePen"),
    ("dai.ly", "Dailymotion"),
    ("dailymotion.com", "Dailymotion"),
    ("facebook.com", "Facebook"),
    ("fb.watch", "Facebook"),
    ("flic.kr", "Flickr"),
    ("flickr.com", "Flickr"),
    ("gist.github.com", "GitHub Gist"),
    ("imgur.com", "Imgur"),
    ("instagram.com", "Instagram"),
    ("issuu.com", "Issuu"),
    ("kickstarter.com", "Kickstarter"),
    ("maps.google.com", "Google Maps"),
    ("mixcloud.com", "Mixcloud"),
    ("openstreetmap.org", "OpenStreetMap"),
    ("pinterest.com", "Pinterest"),
    ("reddit.com", "Reddit"),
    ("scribd.com", "Scribd"),
    ("slideshare.net", "SlideShare"),
    ("soundcloud.com", "SoundCloud"),
    ("speakerdeck.com", "Speaker Deck"),
    ("spotify.com", "Spotify"),
    ("ted.com", "TED"),
    ("tiktok.com", "TikTok"),
    ("tumblr.com", "Tumblr"),
    ("twitch.tv", "Twitch"),
    ("twitter.com", "Twitter"),
    ("videopress.com", "VideoPress"),
    ("vimeo.com", "Vimeo"),
    ("vine.co", "Vine"),
    ("wordpress.tv", "WordPress.tv"),
    ("x.com", "X"),
    ("youtu.be", "YouTube"),
    ("youtube-nocookie.com", "YouTube"),
    ("youtube.com", "YouTube"),
];

/// Titles that say nothing of what is played.
const EMPTY_TITLES: &[&str] = &["youtube video player", "vimeo video player", "embedded content"];

/// The paragraph that stands for what was shown at `address`.
pub(super) fn paragraph(address: &str, embeds: &[String]) -> String {
    format!("<p>{}</p>", link(address, None, embeds))
}

/// The link, with a title of its own or the one it was shown with.
pub(super) fn link(address: &str, title: Option<&str>, embeds: &[String]) -> String {
    let own = title.map(str::trim).filter(|title| !title.is_empty());
    let own = own.filter(|title| !EMPTY_TITLES.contains(&title.to_lowercase().as_str()));
    let title = match own {
        Some(title) => title.to_owned(),
        None => embedded_title(address, embeds).unwrap_or_else(|| name(address)),
    };
    format!("<a href=\"{}\">{}</a>", escape_attribute(address), escape(&title))
}

/// Whether players come from there.
pub(super) fn is_provider(address: &str) -> bool {
    provider(address).is_some()
}

/// The name of the site that an address is of.
pub(super) fn provider(address: &str) -> Option<&'static str> {
    let url = Url::parse(address).ok()?;
    let host = url.host_str()?;
    if host.contains("google.") && url.path().starts_with("/maps") {
        return Some("Google Maps");
    }
    let is_of =
        |end: &str| host.strip_suffix(end).is_some_and(|it| it.is_empty() || it.ends_with('.'));
    PROVIDERS.iter().find(|(end, _)| is_of(end)).map(|(_, name)| *name)
}

/// What a link is called when nothing else is known.
fn name(address: &str) -> String {
    let shown = address.split_once("://").map_or(address, |(_, rest)| rest);
    match provider(address) {
        Some(provider) => format!("{provider}: {shown}"),
        None => shown.to_owned(),
    }
}

/// The title that WordPress kept with the player of an address.
fn embedded_title(address: &str, embeds: &[String]) -> Option<String> {
    let shown = address.split_once("://").map_or(address, |(_, rest)| rest);
    let id = identity(address);
    let is_meant = |html: &&String| {
        let html = entities::decode(html);
        html.contains(shown) || id.as_ref().is_some_and(|id| html.contains(id.as_str()))
    };
    embeds.iter().filter(is_meant).find_map(|html| title_of(html))
}

/// What names a video on its provider's pages.
fn identity(address: &str) -> Option<String> {
    let url = Url::parse(address).ok()?;
    let query = url.query_pairs().find(|(name, _)| name == "v").map(|(_, id)| id.into_owned());
    let last = || url.path_segments()?.rfind(|part| !part.is_empty()).map(str::to_owned);
    query.or_else(last).filter(|id| id.len() >= 6)
}

/// How much of a message is its title.
const LONGEST: usize = 100;

/// What a player is called: a frame by its title, a quoted message by who says what.
fn title_of(html: &str) -> Option<String> {
    let mut title = None;
    let mut in_quote = false;
    let mut link: Option<String> = None;
    let mut message = Message::default();
    for token in Tokens::new(html) {
        match token {
            Token::Tag(tag) if tag.starts("iframe") => {
                let found = tag.get("title").map(|title| title.trim().to_owned());
                return found.filter(|title| !title.is_empty()).or(title);
            }
            Token::Tag(tag) if tag.is("blockquote") => in_quote = !tag.is_end,
            Token::Tag(tag) if tag.is("p") && in_quote => message.is_inside = !tag.is_end,
            Token::Tag(tag) if tag.is("br") => message.hear(" "),
            Token::Tag(tag) if tag.starts("a") && in_quote => link = Some(String::new()),
            Token::Tag(tag) if tag.ends("a") => {
                title = link.take().filter(|text| !text.trim().is_empty()).or(title);
            }
            Token::Text(text) => {
                let text = entities::decode(text);
                if let Some(link) = &mut link {
                    link.push_str(&text);
                } else if in_quote && !message.is_inside {
                    message.author.push_str(&text);
                }
                message.hear(&text);
            }
            _ => {}
        }
    }
    message.title().or(title)
}

/// A message that is quoted: a paragraph, and who wrote it behind that.
#[derive(Debug, Default)]
struct Message {
    is_inside: bool,
    text: String,
    author: String,
}

impl Message {
    fn hear(&mut self, text: &str) {
        if self.is_inside {
            self.text.push_str(text);
        }
    }

    fn title(&self) -> Option<String> {
        let mut words = String::new();
        for word in self.text.split_whitespace() {
            if words.chars().count() + word.chars().count() > LONGEST {
                words.push('…');
                break;
            }
            words.push_str(if words.is_empty() { "" } else { " " });
            words.push_str(word);
        }
        let author = self.author.trim_matches(|c: char| c.is_whitespace() || "—–-".contains(c));
        match (words.is_empty(), author.is_empty()) {
            (true, _) => None,
            (false, true) => Some(words),
            (false, false) => Some(format!("{author}: {words}")),
        }
    }
}

/// The address that is all of a text, or that its first link leads to.
pub(super) fn address_in(html: &str) -> Option<String> {
    Tokens::new(html).find_map(|token| match token {
        Token::Tag(tag) if tag.starts("a") => tag.get("href"),
        Token::Text(text) => {
            let found = text.split_whitespace().find(|word| is_address(word))?;
            Some(entities::decode(found).into_owned())
        }
        _ => None,
    })
}

fn is_address(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        rest.contains('.') && !rest.contains(|c: char| "<>\"[]".contains(c) || c.is_whitespace())
    })
}

/// `html` with a paragraph for each address that stands alone on its line.
pub(super) fn lines(html: &str, embeds: &[String], store: &mut Store) -> String {
    let tokens: Vec<Token<'_>> = Tokens::new(html).collect();
    let mut out = String::with_capacity(html.len());
    let mut inside: Option<(&str, usize)> = None;
    for (at, token) in tokens.iter().enumerate() {
        match token {
            Token::Text(text) if inside.is_none() => {
                let before = at.checked_sub(1).and_then(|at| tokens.get(at));
                let starts = match before {
                    None => true,
                    Some(Token::Tag(tag)) => tag.starts("p"),
                    Some(Token::Held(held)) => held.is_block,
                    Some(_) => false,
                };
                let ends = match tokens.get(at + 1) {
                    None => true,
                    Some(Token::Tag(tag)) => tag.ends("p"),
                    Some(Token::Held(held)) => held.is_block,
                    Some(_) => false,
                };
                let last = text.matches('\n').count();
                for (line_at, line) in text.split_inclusive('\n').enumerate() {
                    let is_alone = (line_at > 0 || starts) && (line_at < last || ends);
                    let address = line.trim();
                    if is_alone && is_address(address) {
                        let address = entities::decode(address);
                        out.push_str(&store.block(paragraph(&address, embeds)));
                        out.push_str(if line.ends_with('\n') { "\n" } else { "" });
                    } else {
                        out.push_str(line);
                    }
                }
            }
            Token::Tag(tag) => {
                match &mut inside {
                    Some((name, depth)) if tag.is(name) => {
                        *depth = if tag.is_end { *depth - 1 } else { *depth + 1 };
                        if *depth == 0 {
                            inside = None;
                        }
                    }
                    None if !tag.is_end && tag.is_one_of(AS_TYPED) => inside = Some((tag.name, 1)),
                    _ => {}
                }
                out.push_str(tag.raw);
            }
            Token::Text(raw) | Token::Comment(raw) | Token::Verbatim(raw) => out.push_str(raw),
            Token::Held(held) => out.push_str(held.raw),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_alone_on_its_line_is_a_link_with_a_title() {
        let embeds = [
            "<iframe title=\"Eels &amp; locks\" src=\"https://www.youtube.com/embed/abcdef12345?feature=oembed\"></iframe>".to_owned(),
            "<blockquote><p>Eel! <a href=\"https://t.co/x\">t.co</a></p>&mdash; Ida <a href=\"https://twitter.com/ida/status/123456789?ref=x\">3 June 2014</a></blockquote>".to_owned(),
        ];
        for (raw, html) in [
            (
                "a\nhttps://youtu.be/abcdef12345\nb",
                "a\n<p><a href=\"https://youtu.be/abcdef12345\">Eels &amp; locks</a></p>\nb",
            ),
            (
                "<p>https://twitter.com/ida/status/123456789</p>",
                "<p><p><a href=\"https://twitter.com/ida/status/123456789\">Ida: Eel! t.co</a></p></p>",
            ),
            (
                "https://vimeo.com/76979871",
                "<p><a href=\"https://vimeo.com/76979871\">Vimeo: vimeo.com/76979871</a></p>",
            ),
            (
                "http://a.example/?b&amp;c",
                "<p><a href=\"http://a.example/?b&amp;c\">a.example/?b&amp;c</a></p>",
            ),
            ("See https://vimeo.com/1", "See https://vimeo.com/1"),
            ("https://vimeo.com/1 <b>x</b>", "https://vimeo.com/1 <b>x</b>"),
            ("<pre>\nhttps://vimeo.com/1\n</pre>", "<pre>\nhttps://vimeo.com/1\n</pre>"),
        ] {
            let mut store = Store::default();
            let made = lines(raw, &embeds, &mut store);
            assert_eq!(store.release(&made), html);
        }
    }
}
