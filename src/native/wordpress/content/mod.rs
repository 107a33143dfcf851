//! The body of a post as WordPress shows it.
//!
//! ```text
//! raw ─ shortcodes ─► blocks ─► frames, embeds, paragraphs ─► typographic signs ─► finished parts ─► old tags
//! ```
//! Whatever a step has finished is put away (`held`) until the last but one, so that no later step
//! takes its text for something else. Nothing here makes HTML safe: the sanitiser does that.

mod autop;
mod blocks;
mod embeds;
mod entities;
mod frames;
#[cfg(test)]
mod growth;
mod held;
mod languages;
mod links;
mod more;
mod old_tags;
mod plain;
mod players;
mod shortcodes;
mod tag;
mod texturize;
mod tokens;

use autop::Mode;
pub(super) use blocks::menu;
use held::Store;

/// What a body needs to know of the rest of the export.
pub(super) trait Library: Sync {
    /// A file that was uploaded.
    fn attachment(&self, id: u64) -> Option<Attachment<'_>>;
    /// The files that were uploaded to a post, in their order.
    fn attached_to(&self, post: u64) -> Vec<u64>;
    /// The body of a block that several posts share.
    fn reusable(&self, id: u64) -> Option<String>;
}

/// A file that was uploaded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Attachment<'a> {
    /// The full address of the file.
    pub(super) url: &'a str,
    pub(super) title: &'a str,
    /// What stands for a picture where it cannot be seen.
    pub(super) alt: &'a str,
    /// HTML.
    pub(super) caption: &'a str,
}

/// The post that a body belongs to.
#[derive(Clone, Copy)]
pub(super) struct Context<'a> {
    pub(super) post: u64,
    pub(super) library: &'a dyn Library,
    /// As BCP 47 or WordPress writes it: `de-DE`, `de_DE`.
    pub(super) language: &'a str,
    /// The HTML of players that WordPress kept with the post: its `_oembed_…` fields.
    pub(super) embeds: &'a [String],
    /// The footnotes that the block editor kept with the post: its field `footnotes`, JSON.
    pub(super) footnotes: &'a str,
}

/// A body as it was shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Content {
    pub(super) html: String,
    /// How many pages it was shown on.
    pub(super) pages: usize,
    /// Shortcodes that nobody knows and that stay visible: names and places in the raw body.
    pub(super) shortcodes: Vec<(String, usize)>,
    /// Shortcodes of page builders that only arranged what stands in them, and are gone.
    pub(super) layout: Vec<String>,
    /// Blocks that only WordPress could fill and that are gone, such as `wp:latest-posts`.
    pub(super) blocks: Vec<String>,
}

/// The body of a post.
pub(super) fn post(raw: &str, context: &Context<'_>) -> Content {
    let mut body = Body {
        context,
        raw,
        store: Store::default(),
        unknown: Vec::new(),
        layout: Vec::new(),
        blocks: Vec::new(),
        depth: 0,
    };
    let (html, breaks) = body.read(raw);
    let html = texturize::texturize(&html, context.language);
    let html = body.store.release(&html);
    body.unknown.sort_by_key(|(_, at)| *at);
    Content {
        html: old_tags::renewed(&html),
        pages: 1 + breaks,
        shortcodes: body.unknown,
        layout: body.layout,
        blocks: body.blocks,
    }
}

/// The text of a comment.
pub(super) fn comment(raw: &str, language: &str) -> String {
    let mut store = Store::default();
    let html = tokens::without_open_comment(held::prepared(raw));
    let html = links::linked(&html, &mut store);
    let html = frames::links(&html, &[], &mut store);
    let html = texturize::texturize(&autop::paragraphs(&html, Mode::Classic), language);
    old_tags::renewed(&store.release(&html))
}

/// Whether straight quotes become typographic ones in a language.
pub(super) fn has_typographic_quotes(language: &str) -> bool {
    texturize::has_quotes(language)
}

/// A title as plain text.
pub(super) fn title(raw: &str, language: &str) -> String {
    plain::plain(raw, language)
}

/// An excerpt as plain text.
pub(super) fn excerpt(raw: &str, language: &str) -> String {
    plain::plain(raw, language)
}

/// How deep shared blocks stand in shared blocks at most.
const DEEPEST: usize = 3;

/// A body on its way.
struct Body<'a> {
    context: &'a Context<'a>,
    /// The body of the post, whose places count.
    raw: &'a str,
    store: Store,
    unknown: Vec<(String, usize)>,
    layout: Vec<String>,
    blocks: Vec<String>,
    /// How many shared blocks it stands in.
    depth: usize,
}

impl Body<'_> {
    /// Paragraphs and blocks, with signs for what is finished; and how many page breaks there were.
    fn read(&mut self, raw: &str) -> (String, usize) {
        let done = shortcodes::done(raw, self.context, &mut self.store);
        self.unknown.extend(done.unknown);
        self.layout.extend(done.layout);
        let html = tokens::without_open_comment(done.html);
        let html = match blocks::has_blocks(&html) {
            true => {
                let html = blocks::without_comments(&html, self);
                self.mended(&html, Mode::Blocks)
            }
            false => self.classic(&html),
        };
        (html, done.breaks)
    }

    /// Text as it was written before there were blocks.
    fn classic(&mut self, html: &str) -> String {
        self.mended(html, Mode::Classic)
    }

    fn mended(&mut self, html: &str, mode: Mode) -> String {
        let html = frames::links(html, self.context.embeds, &mut self.store);
        let html = embeds::lines(&html, self.context.embeds, &mut self.store);
        autop::paragraphs(&html, mode)
    }

    /// A block that several posts share, named by `comment`.
    fn reusable(&mut self, id: u64, comment: &str) -> Option<String> {
        if self.depth >= DEEPEST {
            return None;
        }
        let raw = self.context.library.reusable(id)?;
        let at = self.raw.find(comment).unwrap_or_default();
        let known = self.unknown.len();
        self.depth += 1;
        let (html, _) = self.read(&raw);
        self.depth -= 1;
        // Their places are those of another body.
        self.unknown[known..].iter_mut().for_each(|(_, place)| *place = at);
        Some(html)
    }

    fn embeds(&self) -> &[String] {
        self.context.embeds
    }

    fn footnotes(&self) -> &str {
        self.context.footnotes
    }

    /// Puts away what stands between paragraphs.
    fn hold(&mut self, html: String) -> String {
        self.store.block(html)
    }

    fn texturized(&self, html: &str) -> String {
        texturize::texturize(html, self.context.language)
    }
}

#[cfg(test)]
mod tests;
