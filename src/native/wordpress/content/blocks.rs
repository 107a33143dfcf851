//! Posts of the block editor: comments with JSON part them into blocks. The comments go, the HTML
//! between them stays; a few blocks become something plainer.
//!
//! <https://developer.wordpress.org/block-editor/explanations/architecture/key-concepts/>

pub(in crate::native::wordpress) mod menu;
mod rewrite;

use serde_json::Value;

use super::{
    Body,
    tokens::{Token, Tokens},
};

/// Whether a body comes from the block editor.
pub(super) fn has_blocks(html: &str) -> bool {
    html.contains("<!-- wp:")
}

/// Blocks that may well be empty: whatever they show would stand in them.
const STATIC: &[&str] = &[
    "audio",
    "button",
    "buttons",
    "code",
    "column",
    "columns",
    "cover",
    "details",
    "embed",
    "file",
    "freeform",
    "gallery",
    "group",
    "heading",
    "html",
    "image",
    "list",
    "list-item",
    "media-text",
    "missing",
    "more",
    "nextpage",
    "paragraph",
    "preformatted",
    "pullquote",
    "quote",
    "separator",
    "shortcode",
    "spacer",
    "subhead",
    "table",
    "text-columns",
    "verse",
    "video",
];

/// Blocks around those that show what only WordPress finds.
const FINDING: &[&str] = &["comments", "comments-query-loop", "navigation", "query"];

/// Blocks are nested by hand; deeper ones are a mistake.
const DEEPEST: usize = 64;

/// `html` without the comments of its blocks.
pub(super) fn without_comments(html: &str, body: &mut Body<'_>) -> String {
    let mut reader =
        Reader { body, out: String::with_capacity(html.len()), open: Vec::new(), free: 0 };
    for token in Tokens::new(html) {
        let raw = match token {
            Token::Comment(comment) => {
                if let Some(mark) = Mark::read(comment) {
                    reader.mark(mark, comment);
                    continue;
                }
                comment
            }
            Token::Text(raw) | Token::Verbatim(raw) => raw,
            Token::Tag(tag) => tag.raw,
            Token::Held(held) => held.raw,
        };
        reader.out.push_str(raw);
    }
    while !reader.open.is_empty() {
        reader.close();
    }
    reader.free_text();
    reader.out
}

/// A comment of the block editor.
struct Mark {
    name: String,
    attributes: Value,
    kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Start,
    End,
    Void,
}

impl Mark {
    fn read(comment: &str) -> Option<Self> {
        let inner = comment.strip_prefix("<!--")?.strip_suffix("-->")?.trim();
        let (is_end, inner) = match inner.strip_prefix("/wp:") {
            Some(inner) => (true, inner),
            None => (false, inner.strip_prefix("wp:")?),
        };
        let without_slash = inner.strip_suffix('/');
        let kind = match (is_end, without_slash) {
            (true, _) => Kind::End,
            (false, Some(_)) => Kind::Void,
            (false, None) => Kind::Start,
        };
        let inner = without_slash.unwrap_or(inner).trim_end();
        let (name, attributes) = inner.split_once(char::is_whitespace).unwrap_or((inner, ""));
        let name = name.strip_prefix("core/").unwrap_or(name).to_owned();
        let attributes = serde_json::from_str(attributes.trim()).unwrap_or(Value::Null);
        Some(Self { name, attributes, kind })
    }
}

struct Open {
    name: String,
    attributes: Value,
    /// Where its content begins.
    start: usize,
}

struct Reader<'r, 'c> {
    body: &'r mut Body<'c>,
    out: String,
    open: Vec<Open>,
    /// Where text begins that stands in no block.
    free: usize,
}

impl Reader<'_, '_> {
    fn mark(&mut self, mark: Mark, comment: &str) {
        match mark.kind {
            Kind::Start if self.open.len() < DEEPEST => {
                if self.open.is_empty() {
                    self.free_text();
                }
                let start = self.out.len();
                self.open.push(Open { name: mark.name, attributes: mark.attributes, start });
            }
            Kind::Start => {}
            Kind::Void => {
                if self.open.is_empty() {
                    self.free_text();
                }
                let html = self.void(&mark, comment);
                self.out.push_str(&html);
                if self.open.is_empty() {
                    self.free = self.out.len();
                }
            }
            Kind::End => {
                if let Some(at) = self.open.iter().rposition(|open| open.name == mark.name) {
                    while self.open.len() > at {
                        self.close();
                    }
                }
            }
        }
    }

    /// Ends text in no block: it is written as in classic posts.
    fn free_text(&mut self) {
        let text = self.out.split_off(self.free);
        if text.trim().is_empty() {
            self.out.push_str(&text);
        } else {
            self.out.push_str(&self.body.classic(&text));
        }
        self.free = self.out.len();
    }

    fn close(&mut self) {
        let Some(block) = self.open.pop() else { return };
        let inner = self.out.split_off(block.start);
        let html = self.block(&block, inner);
        self.out.push_str(&html);
        if self.open.is_empty() {
            self.free = self.out.len();
        }
    }

    fn void(&mut self, mark: &Mark, comment: &str) -> String {
        match mark.name.as_str() {
            "block" => {
                let id = mark.attributes.get("ref").and_then(Value::as_u64);
                if let Some(html) = id.and_then(|id| self.body.reusable(id, comment)) {
                    return html;
                }
            }
            name if is_embed(name) => {
                if let Some(html) = rewrite::embed("", &mark.attributes, self.body) {
                    return html;
                }
            }
            "separator" => return "<hr>".to_owned(),
            "footnotes" => {
                if let Some(html) = rewrite::footnotes(self.body.footnotes()) {
                    return html;
                }
            }
            // Without an address it shows nothing.
            "social-link" => return rewrite::profile(&mark.attributes).unwrap_or_default(),
            _ => {}
        }
        self.empty(&mark.name);
        String::new()
    }

    fn block(&mut self, block: &Open, inner: String) -> String {
        let html = match block.name.as_str() {
            "freeform" | "missing" | "shortcode" => self.body.classic(&inner),
            "gallery" => rewrite::gallery(&inner),
            "file" => rewrite::file(&inner).unwrap_or(inner),
            "image" => rewrite::image(inner),
            "cover" => rewrite::cover(&inner),
            "spacer" => return String::new(),
            name if is_embed(name) => {
                rewrite::embed(&inner, &block.attributes, self.body).unwrap_or(inner)
            }
            _ => match language(&block.attributes) {
                Some(language) => rewrite::code(&inner, language),
                None => inner,
            },
        };
        if html.trim().is_empty() {
            self.empty(&block.name);
        }
        html
    }

    /// Takes note of a block whose content only WordPress knows.
    fn empty(&mut self, name: &str) {
        // One that shows what it finds is made of many.
        let around = self.open.iter().find(|open| FINDING.contains(&open.name.as_str()));
        let named = format!("wp:{}", around.map_or(name, |around| &around.name));
        let is_new = around.is_none() || self.body.blocks.last() != Some(&named);
        if !STATIC.contains(&name) && is_new {
            self.body.blocks.push(named);
        }
    }
}

fn is_embed(name: &str) -> bool {
    name == "embed" || name.starts_with("core-embed/")
}

fn language(attributes: &Value) -> Option<&str> {
    let named = ["language", "lang"].into_iter().find_map(|name| attributes.get(name));
    named.and_then(Value::as_str).filter(|language| !language.is_empty())
}
