//! The body of a post: Markdown where that means exactly the same, HTML otherwise.

use std::collections::HashSet;

use url::Url;

use super::{
    block::{self, Block, Form},
    blocks,
    footnotes::{self, Footnotes},
    tags,
    to_markdown::{Converter, Emphasis},
};
use crate::{
    model::{address::decode, feed::Bundle, post::Post},
    native::{
        ingest::{
            links::{Links, Root},
            markdown::render::{self, Part, Style},
            notice::Notices,
            sanitise::{Policy, sanitise},
        },
        publish::dress::{
            self,
            text::{Piece, pieces},
        },
    },
};

/// How a body is written.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Body {
    /// As Markdown.
    Markdown(String),
    /// As it is.
    Html(String),
}

impl Body {
    /// That of the file.
    pub(super) fn extension(&self) -> &'static str {
        match self {
            Self::Markdown(_) => "md",
            Self::Html(_) => "html",
        }
    }

    /// What stands in the file, without a newline at the end.
    pub(super) fn text(&self) -> &str {
        match self {
            Self::Markdown(text) | Self::Html(text) => text,
        }
    }
}

/// Whoever nests elements deeper gets them as they are: each is tried by itself.
const MAX_DEPTH: usize = 6;

/// Writes the bodies of one blog.
pub(super) struct Bodies {
    links: Links,
    style: Style,
    converter: Converter,
}

impl Bodies {
    /// For a blog at `home` whose addresses are from its root.
    pub(super) fn new(home: Url, style: Style) -> Self {
        let mut root = home.clone();
        root.set_path("/");
        // What it would be from the root of the host is of no use to compare with.
        let links = Links::new(home, root).with_root(Root::Blog { or_host: false });
        Self { links, style, converter: Converter::new(style) }
    }

    /// The body of a post or a page.
    pub(super) fn of(&self, item: &Post) -> Body {
        let address = item.permalink.to_string();
        let home = self.links.source_home();
        let page = home.join(address.trim_start_matches('/')).unwrap_or_else(|_| home.clone());
        match self.markdown(&item.content_html, &page) {
            Some(markdown) => Body::Markdown(markdown),
            None => Body::Html(item.content_html.clone()),
        }
    }

    fn markdown(&self, html: &str, page: &Url) -> Option<String> {
        if html.is_empty() {
            return Some(String::new());
        }
        if leads_nowhere(html) {
            return None;
        }
        let parts = blocks::split(html)?;
        let notes = parts.last().and_then(|last| footnotes::definitions(last, &self.converter));
        let mut blocks: Vec<Block<'_>> = parts.into_iter().map(|html| self.block(html)).collect();
        if let Some(markdown) = self.joined(&blocks, notes.as_deref(), html, page) {
            return Some(markdown);
        }
        // Some block is not what it should be; those that are not are written in other ways.
        for block in &mut blocks {
            self.mend(block, page, 0);
        }
        if let Some(markdown) = self.joined(&blocks, notes.as_deref(), html, page) {
            return Some(markdown);
        }
        // Or some block takes another for a part of it.
        self.part(&mut blocks, page);
        self.joined(&blocks, notes.as_deref(), html, page)
    }

    fn block<'h>(&self, html: &'h str) -> Block<'h> {
        match self.converter.markdown(html, Footnotes::Links) {
            Some(text) => Block { html, text, form: Form::Markdown(Emphasis::Signs) },
            None => Block::html(html),
        }
    }

    /// Writes a block so that reading it gives its HTML.
    fn mend(&self, block: &mut Block<'_>, page: &Url, depth: usize) {
        let html = block.html;
        if matches!(block.form, Form::Markdown(_)) && self.gives(&block.text, html, page) {
            return;
        }
        let tagged = self.converter.emphasised(html, Footnotes::Links, Emphasis::Tags);
        *block = match tagged.filter(|text| self.gives(text, html, page)) {
            Some(text) => Block { html, text, form: Form::Markdown(Emphasis::Tags) },
            None => self.nested(html, page, depth).unwrap_or_else(|| Block::html(html)),
        };
    }

    /// An element that Markdown has no signs for, with Markdown in it.
    fn nested<'h>(&self, html: &'h str, page: &Url, depth: usize) -> Option<Block<'h>> {
        let (open, inner, close) = blocks::unwrap(html).filter(|_| depth < MAX_DEPTH)?;
        let mut blocks: Vec<Block<'_>> =
            blocks::split(inner)?.into_iter().map(|html| self.block(html)).collect();
        for block in &mut blocks {
            self.mend(block, page, depth + 1);
        }
        self.part(&mut blocks, page);
        let has_markdown = blocks.iter().any(|block| block.form != Form::Html);
        let text = format!("{open}\n\n{}\n\n{close}", block::join(&blocks, |it| it.text.clone()));
        let is_it = has_markdown && self.gives(&text, html, page);
        is_it.then_some(Block { html, text, form: Form::Nested })
    }

    /// Writes as HTML what would be taken for a part of the block before it.
    fn part(&self, blocks: &mut [Block<'_>], page: &Url) {
        for at in 1..blocks.len() {
            let pair = &blocks[at - 1..=at];
            let html = format!("{}\n{}", pair[0].html, pair[1].html);
            let text = block::join(pair, |block| block.text.clone());
            if pair[1].form != Form::Html && !self.gives(&text, &html, page) {
                blocks[at] = Block::html(blocks[at].html);
            }
        }
    }

    /// All blocks in one, if that gives `html` and any of it is Markdown. `notes` are what the last
    /// block may be instead.
    fn joined(
        &self,
        blocks: &[Block<'_>],
        notes: Option<&str>,
        html: &str,
        page: &Url,
    ) -> Option<String> {
        let with_marks = notes.zip(blocks.split_last()).map(|(notes, (_, blocks))| {
            let marked = block::join(blocks, |block| {
                let text = match block.form {
                    Form::Markdown(emphasis) => {
                        self.converter.emphasised(block.html, Footnotes::Marks, emphasis)
                    }
                    Form::Nested | Form::Html => None,
                };
                text.unwrap_or_else(|| block.text.clone())
            });
            if marked.is_empty() { notes.to_owned() } else { format!("{marked}\n\n{notes}") }
        });
        let has_markdown = blocks.iter().any(|block| block.form != Form::Html);
        let with_links = has_markdown.then(|| block::join(blocks, |block| block.text.clone()));
        let mut candidates = with_marks.into_iter().chain(with_links);
        candidates.find(|markdown| self.gives(markdown, html, page))
    }

    /// Whether reading `markdown` gives exactly `html`.
    fn gives(&self, markdown: &str, html: &str, page: &Url) -> bool {
        let mut is_portable = true;
        let mut formulas = Vec::new();
        let rendered = render::html(markdown, self.style, &mut |part, _| {
            match part {
                // An address without a beginning would be looked for beside the file.
                Part::Address { url, .. } => {
                    is_portable &=
                        url.is_empty() || url.starts_with(['/', '#', '?']) || url.contains(':');
                }
                Part::Formula { tex, is_display } => formulas.push((tex.to_owned(), is_display)),
                Part::NamelessPicture => {}
            }
        });
        let mut notices = Notices::default();
        let read = sanitise(&rendered, Policy::Post, &self.links, page, "", &mut notices);
        // In Markdown a formula that cannot be shown is a fault.
        let are_formulas_fine =
            || formulas.is_empty() || dress::check_math(&formulas).iter().all(Option::is_none);
        is_portable && read.trim_ascii() == html && are_formulas_fine()
    }
}

/// Whether a link leads to a part of the page that is not there: in Markdown that is a fault.
fn leads_nowhere(html: &str) -> bool {
    if !html.contains("href=\"#") {
        return false;
    }
    let ids: HashSet<String> = dress::ids(html).into_iter().collect();
    pieces(html).any(|piece| {
        let Piece::Tag(tag) = piece else { return false };
        let attributes = tags::attributes(tag).into_iter().filter(|(name, _)| name == "href");
        let mut fragments =
            attributes.filter_map(|(_, href)| href.strip_prefix('#').map(str::to_owned));
        fragments.any(|id| !ids.contains(&id) && decode(&id).is_none_or(|id| !ids.contains(&id)))
    })
}

/// How the Markdown of a blog is to be read.
pub(super) fn style(bundle: &Bundle) -> Style {
    Style { smart: is_typographic(bundle), ..Style::default() }
}

/// Whether most texts have the signs that smart punctuation makes, or at least not those that it
/// would replace: then whoever goes on writing wants it too.
fn is_typographic(bundle: &Bundle) -> bool {
    let (mut made, mut typed) = (0, 0);
    for item in bundle.posts.iter().chain(&bundle.pages) {
        let text = text_without_code(&item.content_html);
        made += usize::from(text.contains(['‘', '’', '“', '”', '–', '—', '…']));
        typed +=
            usize::from(text.contains(['\'', '"']) || text.contains("--") || text.contains("..."));
    }
    typed <= made
}

fn text_without_code(html: &str) -> String {
    let mut in_code = 0;
    let mut texts = String::with_capacity(html.len());
    for piece in pieces(html) {
        match piece {
            Piece::Tag(tag) if matches!(tags::name(tag), "pre" | "code") => {
                in_code += tags::step(tag);
            }
            Piece::Text(text) if in_code == 0 => texts.push_str(text),
            Piece::Tag(_) | Piece::Text(_) => {}
        }
    }
    texts
}
