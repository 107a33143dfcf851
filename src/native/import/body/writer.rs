//! Goes through a body twice: for what a generator would have replaced, and for links.

use std::ops::Range;

use super::{
    Dialect, Found, Here, code, dollars, links,
    world::{Local, World},
};
use crate::native::{html, import::report::Outcome};

/// Writes a body anew, piece by piece.
#[derive(Default)]
pub(super) struct Writer<'a> {
    body: &'a str,
    out: String,
    /// What was written from where: a place in `out` and one in `body`.
    anchors: Vec<(usize, usize)>,
    /// Parts of `out` that are not looked at again.
    done: Vec<Range<usize>>,
    pub(super) left: Vec<(usize, String, Outcome)>,
    pub(super) toc: bool,
}

impl<'a> Writer<'a> {
    pub(super) fn new(body: &'a str) -> Self {
        Self { body, ..Self::default() }
    }

    /// Goes through the body and replaces what the generator would have replaced.
    pub(super) fn tags(&mut self, world: &World<'_>, me: usize, dialect: &dyn Dialect) {
        let body = self.body;
        let is_html = world.texts[me].is_html;
        let mut blocks = if is_html { Vec::new() } else { code::blocks(body) };
        let dollars = dialect.dollars(&world.texts[me]);
        let html = if is_html || !body.contains('$') { Vec::new() } else { code::html(body) };
        // Where the tag of HTML ends that was seen last.
        let mut tag_end = 0;
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
                self.copy(marks, &format!("<span id=\"{}\"></span>", html::quoted(id)));
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
            if rest.starts_with('<') && !is_html {
                tag_end = tag_end.max(at + dollars::tag(rest));
            }
            let is_text =
                !is_html && at >= tag_end && !html.iter().any(|block| block.contains(&at));
            if is_text && let Some((length, text)) = dollars.written(body, at) {
                self.copy(at, &text);
                at += length;
                continue;
            }
            let first = rest.chars().next().map_or(1, char::len_utf8);
            let special = |c: char| "`{[<|$\n".contains(c) || mark.starts_with(c);
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
            Found::Partly(length, text, what) => {
                self.left.push((at, what, Outcome::Removed));
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
        let alone = prefix.chars().all(|c| c.is_whitespace() || c == '>')
            && line_after.trim().is_empty()
            && self.out.ends_with(prefix);
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
        if next.is_some_and(|next| !next.trim_matches(['>', ' ', '\t', '\r']).is_empty()) {
            self.copy(at, &format!("\n{blank}"));
        }
    }

    /// Makes links lead to the new places.
    pub(super) fn links(
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
