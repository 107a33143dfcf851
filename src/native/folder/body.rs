//! The body of a post: Markdown where that means exactly the same, HTML otherwise.

use url::Url;

use super::{blocks, tags, to_markdown::Converter};
use crate::{
    model::{feed::Bundle, post::Post},
    native::{
        ingest::{
            links::Links,
            markdown::render::{self, Style},
            notice::Notices,
            sanitise::{Policy, sanitise},
        },
        publish::dress::text::{Piece, pieces},
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

/// A block of a body, written in the one way or the other.
struct Block<'h> {
    html: &'h str,
    text: String,
    is_markdown: bool,
}

/// Writes the bodies of one blog.
pub(super) struct Bodies {
    links: Links,
    style: Style,
    converter: Converter,
}

impl Bodies {
    /// For a blog at `home`.
    pub(super) fn new(bundle: &Bundle, home: Url) -> Self {
        let style = Style { smart: is_typographic(bundle), ..Style::default() };
        Self { links: Links::new(home.clone(), home), style, converter: Converter::new(style) }
    }

    /// How the blog's Markdown is to be read.
    pub(super) fn style(&self) -> Style {
        self.style
    }

    /// The body of a post or a page.
    pub(super) fn of(&self, item: &Post) -> Body {
        let address = item.permalink.to_string();
        let home = self.links.home();
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
        let mut blocks: Vec<Block<'_>> =
            blocks::split(html)?.into_iter().map(|html| self.block(html)).collect();
        let markdown = join(&blocks);
        if blocks.iter().any(|block| block.is_markdown) && self.gives(&markdown, html, page) {
            return Some(markdown);
        }
        // Some block is not what it should be; those that are not stay HTML.
        for block in &mut blocks {
            if block.is_markdown && !self.gives(&block.text, block.html, page) {
                *block = html_block(block.html);
            }
        }
        let markdown = join(&blocks);
        let is_worth_it = blocks.iter().any(|block| block.is_markdown);
        (is_worth_it && self.gives(&markdown, html, page)).then_some(markdown)
    }

    fn block<'h>(&self, html: &'h str) -> Block<'h> {
        match self.converter.markdown(html) {
            Some(text) => Block { html, text, is_markdown: true },
            None => html_block(html),
        }
    }

    /// Whether reading `markdown` gives exactly `html`.
    fn gives(&self, markdown: &str, html: &str, page: &Url) -> bool {
        let mut is_portable = true;
        let rendered = render::html(markdown, self.style, &mut |address| {
            // An address without a beginning would be looked for beside the file.
            let is_whole = address.url.is_empty()
                || address.url.starts_with(['/', '#', '?'])
                || address.url.contains(':');
            is_portable &= is_whole;
        });
        let mut notices = Notices::default();
        let read = sanitise(&rendered, Policy::Post, &self.links, page, "", &mut notices);
        is_portable && read.trim_ascii() == html
    }
}

/// HTML within Markdown. It ends at the first empty line, so there must be none in it.
fn html_block(html: &str) -> Block<'_> {
    Block { html, text: html.replace("\n\n", "\n&#10;"), is_markdown: false }
}

fn join(blocks: &[Block<'_>]) -> String {
    blocks.iter().map(|block| block.text.as_str()).collect::<Vec<_>>().join("\n\n")
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
