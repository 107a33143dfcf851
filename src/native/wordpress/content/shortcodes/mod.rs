//! Shortcodes: those of WordPress itself become what they showed, others stay visible and are named.

mod caption;
mod code;
mod formula;
mod gallery;
mod layout;
mod media;
mod parse;
mod sites;

use layout::Part;
use parse::{Closings, Tag};

use super::{
    Context, embeds, frames,
    held::{Store, prepared},
    more::{self, Mark},
    tokens::{Token, Tokens},
};

/// A body whose shortcodes are done.
#[derive(Debug, Default)]
pub(super) struct Done {
    pub(super) html: String,
    /// Names of those nobody knows, with their places in the body.
    pub(super) unknown: Vec<(String, usize)>,
    /// Names of those that only arranged what stands in them, and are gone.
    pub(super) layout: Vec<String>,
    /// How many page breaks there were.
    pub(super) breaks: usize,
}

/// Elements in which everything is shown as it was typed.
const AS_TYPED: &[&str] = &["code", "math", "pre", "script", "style", "svg", "textarea"];

/// How deep shortcodes stand in shortcodes at most.
const DEEPEST: usize = 4;

/// Does the shortcodes of `raw` and the comments that part it.
pub(super) fn done(raw: &str, context: &Context<'_>, store: &mut Store) -> Done {
    nested(raw, context, store, 0)
}

fn nested(raw: &str, context: &Context<'_>, store: &mut Store, depth: usize) -> Done {
    let mut reader = Reader {
        raw,
        context,
        store,
        depth,
        closings: Closings::of(raw),
        has_more: depth > 0,
        done: Done { html: String::with_capacity(raw.len()), ..Done::default() },
    };
    reader.read();
    reader.done
}

struct Reader<'r> {
    raw: &'r str,
    context: &'r Context<'r>,
    store: &'r mut Store,
    depth: usize,
    closings: Closings<'r>,
    /// There is one end of the excerpt.
    has_more: bool,
    done: Done,
}

/// What becomes of a shortcode.
enum Found {
    /// Html that stands between paragraphs, instead of so many bytes.
    Block(String, usize),
    /// Html within text.
    Inline(String, usize),
    /// It is one, but nobody knows what it means: so many bytes of it are shown.
    Unknown(usize),
}

impl<'r> Reader<'r> {
    fn read(&mut self) {
        let raw = self.raw;
        let mut tokens = Tokens::new(raw);
        let mut inside: Option<(&str, usize)> = None;
        loop {
            let at = tokens.at();
            let Some(token) = tokens.next() else { break };
            match (token, &mut inside) {
                (Token::Tag(tag), inside) => {
                    match inside {
                        Some((name, depth)) if tag.is(name) => {
                            *depth = if tag.is_end { *depth - 1 } else { *depth + 1 };
                            if *depth == 0 {
                                *inside = None;
                            }
                        }
                        None if !tag.is_end && tag.is_one_of(AS_TYPED) => {
                            *inside = Some((tag.name, 1));
                        }
                        _ => {}
                    }
                    self.copy(tag.raw);
                }
                (Token::Comment(comment), None) => self.comment(comment),
                (Token::Text(text), None) => {
                    let end = self.text(at, at + text.len());
                    if end > at + text.len() {
                        tokens.skip_to(end);
                    }
                }
                (Token::Text(raw) | Token::Comment(raw) | Token::Verbatim(raw), _) => {
                    self.copy(raw)
                }
                // Nothing is held yet: this is text with a sign of ours, which goes.
                (Token::Held(_), _) => {}
            }
        }
    }

    fn copy(&mut self, raw: &str) {
        if raw.contains(['\r', '\0', '\u{fdd0}', '\u{fdd1}', '\u{fdd2}']) {
            self.done.html.push_str(&prepared(raw));
        } else {
            self.done.html.push_str(raw);
        }
    }

    fn comment(&mut self, comment: &str) {
        match more::mark(comment) {
            Some(Mark::More) if !std::mem::replace(&mut self.has_more, true) => {
                let sign = self.store.block(more::MORE.to_owned());
                self.done.html.push_str(&sign);
            }
            Some(Mark::NextPage) => {
                self.done.breaks += 1;
                let sign = self.store.block(String::new());
                self.done.html.push_str(&sign);
            }
            Some(Mark::More) => {}
            None => self.copy(comment),
        }
    }

    /// Reads a text of the body and gives where it ended: a shortcode may hold tags.
    fn text(&mut self, from: usize, to: usize) -> usize {
        let mut at = from;
        while at < to {
            let Some(sign) = self.raw[at..to].find(['[', '$']) else {
                self.copy(&self.raw[at..to]);
                return to;
            };
            self.copy(&self.raw[at..at + sign]);
            at += sign;
            let rest = &self.raw[at..];
            if rest.starts_with('$') {
                let (shown, length) = match formula::in_dollars(rest) {
                    Some((formula, length)) => (self.store.inline(formula), length),
                    None => ("$".to_owned(), 1),
                };
                self.done.html.push_str(&shown);
                at += length;
                continue;
            }
            if let Some((name, length)) = parse::closing(rest)
                && layout::is_frame(name)
            {
                if !layout::is_inline(name) {
                    let sign = self.store.block(String::new());
                    self.done.html.push_str(&sign);
                }
                at += length;
                continue;
            }
            if let Some((shown, length)) = self.escaped(at) {
                let sign = self.store.inline(shown);
                self.done.html.push_str(&sign);
                at += length;
                continue;
            }
            match Tag::read(rest).and_then(|tag| self.found(at, &tag)) {
                Some(Found::Block(html, length)) => {
                    let sign = self.store.block(html);
                    self.done.html.push_str(&sign);
                    at += length;
                }
                Some(Found::Inline(html, length)) => {
                    self.done.html.push_str(&html);
                    at += length;
                }
                Some(Found::Unknown(length)) => {
                    let name = rest[1..].split(|c: char| !is_name(c)).next().unwrap_or_default();
                    self.done.unknown.push((name.to_owned(), at));
                    let sign = self.store.inline(prepared(&rest[..length]));
                    self.done.html.push_str(&sign);
                    at += length;
                }
                None => {
                    self.done.html.push('[');
                    at += 1;
                }
            }
        }
        at
    }

    /// A shortcode that shows itself: `[[x]]`, `[[x]…[/x]]`.
    fn escaped(&self, at: usize) -> Option<(String, usize)> {
        let inner = self.raw[at..].strip_prefix("[[")?;
        let tag = Tag::read(&self.raw[at + 1..])?;
        let length = if self.raw[at + 1 + tag.length..].starts_with(']') {
            tag.length
        } else {
            let (_, end) = self.closings.after(tag.name, at + 1 + tag.length)?;
            self.raw[end..].starts_with(']').then_some(end - at - 1)?
        };
        let shown = prepared(&inner[..length - 1]);
        Some((format!("[{shown}"), length + 2))
    }

    fn found(&mut self, at: usize, tag: &Tag<'_>) -> Option<Found> {
        let behind = at + tag.length;
        let closing = self.closings.after(tag.name, behind).filter(|_| !tag.is_closed);
        let content = closing.map(|(start, _)| &self.raw[behind..start]);
        let whole = closing.map_or(tag.length, |(_, end)| end - at);
        let html = match (tag.name, content) {
            ("caption" | "wp_caption", Some(content)) => {
                let content = self.inner(content, behind);
                return Some(match caption::figure(tag, &content, self.context) {
                    Some(figure) => Found::Block(figure, whole),
                    None => Found::Inline(content, whole),
                });
            }
            ("gallery", _) => return Some(self.one(tag, gallery::figure(tag, self.context))),
            ("playlist", _) => return Some(self.one(tag, media::playlist(tag, self.context))),
            ("embed", Some(content)) => embeds::address_in(content)
                .or_else(|| tag.attributes.get("src").map(str::to_owned))
                .map(|address| embeds::paragraph(&address, self.context.embeds)),
            ("embed", None) => {
                let address = tag.attributes.get("src")?;
                return Some(Found::Block(
                    embeds::paragraph(address, self.context.embeds),
                    tag.length,
                ));
            }
            ("audio" | "video", _) => {
                // Whatever stands in it is for players that can do nothing else.
                let content = content.filter(|content| content.len() < 10_000);
                let media = media::element(tag, content, self.context);
                let length = if content.is_some() { whole } else { tag.length };
                return Some(
                    media.map_or(Found::Unknown(tag.length), |html| Found::Block(html, length)),
                );
            }
            ("latex", Some(content)) => {
                if let Some(formula) = formula::span(content) {
                    return Some(Found::Inline(self.store.inline(formula), whole));
                }
                code::block(tag, content)
            }
            (_, content) => match self.of_plugin(tag, content) {
                Some(Part::Frame(html)) => {
                    self.done.layout.push(tag.name.to_owned());
                    if layout::is_inline(tag.name) {
                        return Some(Found::Inline(html, tag.length));
                    }
                    return Some(Found::Block(html, tag.length));
                }
                Some(Part::Shown(html)) => {
                    // What closes it may be that of another one, far behind it.
                    let is_near = content.is_some_and(|it| it.len() < sites::LONGEST);
                    return Some(Found::Block(html, if is_near { whole } else { tag.length }));
                }
                None => content.and_then(|content| code::block(tag, content)),
            },
        };
        match html {
            Some(html) => Some(Found::Block(html, whole)),
            None => {
                self.looks_meant(at, tag, closing.is_some()).then_some(Found::Unknown(tag.length))
            }
        }
    }

    fn of_plugin(&self, tag: &Tag<'_>, content: Option<&str>) -> Option<Part> {
        layout::part(tag, content.is_some(), self.context).or_else(|| {
            let address = sites::address(tag, content)?;
            Some(Part::Shown(embeds::paragraph(&address, self.context.embeds)))
        })
    }

    fn one(&self, tag: &Tag<'_>, html: Option<String>) -> Found {
        html.map_or(Found::Unknown(tag.length), |html| Found::Block(html, tag.length))
    }

    /// What stands in a shortcode, with its own shortcodes done.
    fn inner(&mut self, content: &str, offset: usize) -> String {
        if self.depth >= DEEPEST {
            return prepared(content);
        }
        let done = nested(content, self.context, self.store, self.depth + 1);
        self.done.unknown.extend(done.unknown.into_iter().map(|(name, at)| (name, at + offset)));
        self.done.layout.extend(done.layout);
        frames::links(&done.html, self.context.embeds, self.store)
    }

    /// Whether somebody wrote a shortcode rather than words in brackets.
    fn looks_meant(&self, at: usize, tag: &Tag<'_>, is_closed: bool) -> bool {
        let rest = &self.raw[at + tag.length..];
        // A link of Markdown's.
        let is_followed = || Tag::read(rest).is_some() || parse::closing(rest).is_some();
        if rest.starts_with('(') || rest.starts_with('[') && !is_followed() {
            return false;
        }
        let attributes = &tag.attributes;
        let alone = || {
            let before = self.raw[..at].trim_end_matches([' ', '\t']);
            let after = rest.trim_start_matches([' ', '\t']);
            let starts = before.is_empty() || before.ends_with(['\n', '\r', '>']);
            let ends = after.is_empty() || after.starts_with(['\n', '\r', '<']);
            let says = attributes.bare.iter().any(|value| value.contains("://"));
            starts && ends && (attributes.bare.len() < 2 || says)
        };
        is_closed
            || tag.is_closed
            || attributes.has_names()
            || tag.name.contains(['-', '_'])
            || alone()
    }
}

fn is_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_')
}
