//! The body of a text: what a generator would have replaced is translated, and links are made to
//! lead to the new places. Code stays as it is.

pub(super) mod arguments;
mod code;
pub(super) mod dollars;
pub(super) mod fragments;
mod links;
pub(super) mod words;
pub(super) mod world;
mod writer;

use std::path::Path;

use self::{
    dollars::Dollars,
    world::{Local, World},
    writer::Writer,
};
use super::{
    html,
    old::Text,
    report::{Outcome, Untranslated, shown},
};
use crate::native::finding::Place;

/// What is special to a generator.
pub(super) trait Dialect: Sync {
    /// The folder that texts are in, below the old folder.
    fn content_folder(&self) -> &Path;

    /// What begins at a byte of the text; `None` where nothing of the generator does.
    fn tag(&self, here: &Here<'_>) -> Option<Found>;

    /// What dollars mean in a text.
    fn dollars(&self, text: &Text) -> Dollars;

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
    /// This address stands for it and is not looked at again.
    Done(usize, String),
    /// This stands for it, in a paragraph of its own.
    Block(usize, String),
    /// This stands for it, in a paragraph of its own, but for a part that goes; what that was.
    Partly(usize, String, String),
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
    let mut writer = Writer::new(&text.raw[text.body..]);
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
