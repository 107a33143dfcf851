//! The body of a text: what a generator would have replaced is translated, and links are made to
//! lead to the new places. Code stays as it is.

pub(super) mod arguments;
mod code;
mod links;
pub(super) mod words;
pub(super) mod world;

use std::{ops::Range, path::Path};

use self::world::{Local, World};
use super::{
    html,
    report::{Outcome, Untranslated, shown},
};
use crate::native::finding::Place;

/// What is special to a generator.
pub(super) trait Dialect: Sync {
    /// The folder that texts are in, below the old folder.
    fn content_folder(&self) -> &Path;

    /// What begins at a byte of the text; `None` where nothing of the generator does.
    fn tag(&self, here: &Here<'_>) -> Option<Found>;

    /// Code that has to be written in another way.
    fn code(&self, _code: &str) -> Option<String> {
        None
    }

    /// The mark that ends the summary of a text, where it is not `<!--more-->`.
    fn summary_mark(&self) -> &str {
        "<!-- more -->"
    }

    /// An address that only this generator understands.
    fn address(
        &self,
        _world: &World<'_>,
        _me: usize,
        _address: &str,
        _html: bool,
    ) -> Option<Local> {
        None
    }
}

/// A place in a text.
#[derive(Debug)]
pub(super) struct Here<'a> {
    pub(super) world: &'a World<'a>,
    /// The number of the text.
    pub(super) me: usize,
    pub(super) body: &'a str,
    pub(super) at: usize,
    /// What is written already.
    written: &'a str,
}

impl<'a> Here<'a> {
    pub(super) fn rest(&self) -> &'a str {
        &self.body[self.at..]
    }

    pub(super) fn is_html(&self) -> bool {
        self.world.texts[self.me].is_html
    }

    /// Whether an address is wanted here: that of a Markdown link (`false`) or one in HTML (`true`).
    pub(super) fn wants_address(&self) -> Option<bool> {
        let before = self.written.trim_end_matches('<');
        if ["](", "]: "].iter().any(|mark| before.ends_with(mark)) {
            return Some(false);
        }
        ["=\"", "='"].iter().any(|mark| before.ends_with(mark)).then_some(true)
    }

    /// Whether nothing stands on the line before this place.
    pub(super) fn begins_line(&self) -> bool {
        let start = self.body[..self.at].rfind('\n').map_or(0, |at| at + 1);
        self.body[start..self.at].trim().is_empty()
    }
}

/// What was found; the first member is its length in bytes.
#[derive(Debug)]
pub(super) enum Found {
    /// This stands for it.
    Text(usize, String),
    /// This stands for it and is not looked at again.
    Done(usize, String),
    /// This stands for it, in a paragraph of its own.
    Block(usize, String),
    /// It means nothing here and goes; what it was.
    Removed(usize, String),
    /// It cannot be translated and stays; what it is.
    Left(usize, String),
    /// It showed a table of contents.
    Toc(usize),
}

/// A body in its new form.
#[derive(Debug, Default)]
pub(super) struct Translated {
    pub(super) text: String,
    pub(super) left: Vec<Untranslated>,
    /// Where a table of contents is wanted.
    pub(super) toc: Option<String>,
}

/// Translates the body of a text.
pub(super) fn translate(world: &World<'_>, me: usize, dialect: &dyn Dialect) -> Translated {
    let text = &world.texts[me];
    let mut writer = Writer { body: &text.raw[text.body..], ..Writer::default() };
    writer.tags(world, me, dialect);
    let mut left = std::mem::take(&mut writer.left);
    let linked = writer.links(world, me, dialect, &mut left);
    let place = |(at, what, outcome): (usize, String, Outcome)| {
        let at = (text.body + at).min(text.raw.len());
        let place = Place::part(&text.source, &text.raw, at..at);
        let (line, column) = place.line_and_column().unwrap_or((1, 1));
        Untranslated { path: shown(&text.source), line, column, what, outcome }
    };
    Translated {
        text: if text.is_html { html::as_markdown(&linked) } else { linked },
        left: left.into_iter().map(place).collect(),
        toc: writer.toc.then(|| "top".to_owned()),
    }
}

#[derive(Default)]
struct Writer<'a> {
    body: &'a str,
    out: String,
    /// What was written from where: a place in `out` and one in `body`.
    anchors: Vec<(usize, usize)>,
    /// Parts of `out` that are not looked at again.
    done: Vec<Range<usize>>,
    left: Vec<(usize, String, Outcome)>,
    toc: bool,
}

impl<'a> Writer<'a> {
    fn tags(&mut self, world: &World<'_>, me: usize, dialect: &dyn Dialect) {
        let body = self.body;
        let is_html = world.texts[me].is_html;
        let mut blocks = if is_html { Vec::new() } else { code::blocks(body) };
        let mut heading: Option<Range<usize>> = None;
        let mut at = 0;
        while at < body.len() {
            if let Some(end) = blocks.iter().find(|block| block.start == at).map(|block| block.end)
            {
                let code = &body[at..end];
                self.copy(at, &dialect.code(code).unwrap_or_else(|| code.to_owned()));
                at = end;
                continue;
            }
            if heading.as_ref().is_some_and(|attribute| attribute.start == at) {
                at = heading.take().map_or(at, |attribute| attribute.end);
                continue;
            }
            let begins_line = at == 0 || body[..at].ends_with('\n');
            if begins_line
                && !is_html
                && let Some((marks, id, attribute)) = heading_id(body, at)
            {
                self.copy(at, &body[at..marks]);
                self.copy(marks, &format!("<span id=\"{}\"></span>", words::escape(id)));
                heading = Some(attribute);
                at = marks;
            }
            let rest = &body[at..];
            if rest.starts_with('`') && !is_html {
                let (end, closed) = code::span(body, at);
                let span = &body[at..end];
                let other = if closed { dialect.code(span) } else { None };
                self.copy(at, &other.unwrap_or_else(|| span.to_owned()));
                at = end;
                continue;
            }
            let mark = dialect.summary_mark();
            if !mark.is_empty() && rest.starts_with(mark) {
                self.copy(at, "<!--more-->");
                at += mark.len();
                continue;
            }
            let here = Here { world, me, body, at, written: &self.out };
            if let Some(found) = dialect.tag(&here) {
                let end = self.found(at, found);
                if blocks.iter().any(|block| (at..end).contains(&block.start) && block.end > end) {
                    // Code within the tag ended with it, whatever it looked like.
                    blocks = code::blocks(&body[end..]);
                    blocks.iter_mut().for_each(|it| *it = it.start + end..it.end + end);
                }
                at = end;
                continue;
            }
            let first = rest.chars().next().map_or(1, char::len_utf8);
            let special = |c: char| "`{[<|\n".contains(c) || mark.starts_with(c);
            let plain = if rest.starts_with('\n') { None } else { rest[first..].find(special) };
            let line = if rest.starts_with('\n') { 1 } else { rest.len() };
            let mut length = plain.map_or(line, |plain| first + plain);
            if let Some(attribute) = &heading {
                length = length.min(attribute.start.saturating_sub(at)).max(first);
            }
            self.copy(at, &rest[..length]);
            at += length;
        }
    }

    /// Writes what stands for something of the body.
    fn copy(&mut self, at: usize, text: &str) {
        let follows = self
            .anchors
            .last()
            .is_some_and(|(out, from)| self.out.len() - out == at.wrapping_sub(*from));
        if !follows {
            self.anchors.push((self.out.len(), at));
        }
        self.out.push_str(text);
    }

    /// Where in the body something came from.
    fn origin(&self, at: usize) -> usize {
        let anchor = self.anchors.partition_point(|(out, _)| *out <= at).checked_sub(1);
        anchor.map_or(0, |anchor| {
            let (out, from) = self.anchors[anchor];
            (from + at - out).min(self.body.len())
        })
    }

    /// Writes what was found at a byte and returns where it ends.
    fn found(&mut self, at: usize, found: Found) -> usize {
        match found {
            Found::Text(length, text) => {
                self.copy(at, &text);
                at + length
            }
            Found::Done(length, text) => {
                let start = self.out.len();
                self.copy(at, &text);
                self.done.push(start..self.out.len());
                at + length
            }
            Found::Block(length, text) => {
                self.block(at, length, &text);
                at + length
            }
            Found::Removed(length, what) => {
                self.left.push((at, what, Outcome::Removed));
                at + length
            }
            Found::Left(length, what) => {
                self.left.push((at, what, Outcome::Left));
                self.copy(at, &self.body[at..at + length]);
                at + length
            }
            Found::Toc(length) => {
                self.toc = true;
                at + length
            }
        }
    }

    /// Writes a paragraph of its own, within the quotation or list that the tag stood in.
    fn block(&mut self, at: usize, length: usize, text: &str) {
        let start = self.body[..at].rfind('\n').map_or(0, |start| start + 1);
        let prefix = &self.body[start..at];
        let after = &self.body[at + length..];
        let line_after = after.lines().next().unwrap_or_default();
        let alone =
            prefix.chars().all(|c| c.is_whitespace() || c == '>') && line_after.trim().is_empty();
        if !alone {
            let indent = " ".repeat(prefix.chars().count());
            self.copy(at, &text.replace('\n', &format!("\n{indent}")));
            return;
        }
        let blank = prefix.trim_end();
        let before = self.out[..self.out.len().saturating_sub(prefix.len())].trim_end_matches('\n');
        let has_gap = before.is_empty()
            || self.out.len().saturating_sub(prefix.len()) - before.len() > 1
            || before.rsplit('\n').next().is_some_and(|line| line.trim() == blank.trim());
        if !has_gap {
            let keep = self.out.len() - prefix.len();
            self.out.truncate(keep);
            self.copy(at, &format!("{blank}\n{prefix}"));
        }
        self.copy(at, &text.replace('\n', &format!("\n{prefix}")));
        let next = after.lines().nth(1);
        if next.is_some_and(|next| next.trim_matches(['>', ' ', '\t', '\r']).len() > 0) {
            self.copy(at, &format!("\n{blank}"));
        }
    }

    /// Makes links lead to the new places.
    fn links(
        &self,
        world: &World<'_>,
        me: usize,
        dialect: &dyn Dialect,
        left: &mut Vec<(usize, String, Outcome)>,
    ) -> String {
        let mut linked = String::with_capacity(self.out.len());
        let mut copied = 0;
        for (range, html) in links::addresses(&self.out, world.texts[me].is_html) {
            let is_done = self.done.iter().any(|done| done.contains(&range.start));
            if is_done || range.start < copied {
                continue;
            }
            let address = &self.out[range.clone()];
            let local = dialect.address(world, me, address, html);
            let to = match local.unwrap_or_else(|| world.local(me, address, html)) {
                Local::Keep => continue,
                Local::Change(to) => to,
                Local::Missing(to) => {
                    let what = format!("the address {address}, where nothing is");
                    left.push((self.origin(range.start), what, Outcome::Left));
                    to
                }
            };
            linked.push_str(&self.out[copied..range.start]);
            linked.push_str(&to);
            copied = range.end;
        }
        linked.push_str(&self.out[copied..]);
        linked
    }
}

/// The id that a heading is given (`## Title {#id}`, `{: #id}`): where its marks end, the id, and
/// where it is said.
fn heading_id(body: &str, at: usize) -> Option<(usize, &str, Range<usize>)> {
    let line = body[at..].lines().next()?;
    let marks = line.bytes().take_while(|byte| *byte == b'#').count();
    if !(1..=6).contains(&marks) || !line[marks..].starts_with(' ') {
        return None;
    }
    let said = line.trim_end();
    let open = said.ends_with('}').then(|| said.rfind('{'))??;
    let inner = said[open + 1..said.len() - 1].trim_start_matches(':').trim();
    let id = inner.strip_prefix('#')?;
    let is_id = !id.is_empty() && id.chars().all(|c| c.is_alphanumeric() || "-_.:".contains(c));
    let start = at + said[..open].trim_end().len();
    is_id.then(|| (at + marks + 1, id, start..at + said.len()))
}
