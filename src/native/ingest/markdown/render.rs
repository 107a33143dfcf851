//! Markdown becomes HTML: CommonMark 0.31 with GFM's tables, task lists, strikethrough and
//! autolinks, footnotes, alerts, definition lists and TeX.
//!
//! <https://spec.commonmark.org/0.31.2/>, <https://github.github.com/gfm/>. What comes out is plain
//! semantic HTML (`docs/posts-json.md`); it is sanitised and dressed like that of any other source.

use comrak::{
    Arena, Options, format_html,
    nodes::{AstNode, NodeHtmlBlock, NodeValue},
    parse_document,
};

/// What may differ between blogs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// Straight quotes, dashes and dots become typographic ones.
    pub smart: bool,
    /// Whether anything beyond CommonMark is read.
    pub extensions: bool,
}

impl Default for Style {
    fn default() -> Self {
        Self { smart: true, extensions: true }
    }
}

/// An address found in a text.
#[derive(Debug)]
pub struct Address<'a> {
    /// The address; whoever resolves it may change it.
    pub url: &'a mut String,
    /// Whether a picture is shown from there.
    pub is_picture: bool,
    /// The line it begins on, from 1.
    pub line: usize,
    /// The byte of the line it begins at, from 1.
    pub column: usize,
}

/// The HTML of a text. Raw HTML in it comes along: cleaning is the business of whoever reads on.
/// Every address of a link or a picture is shown to `resolve` first.
pub fn html(markdown: &str, style: Style, resolve: &mut dyn FnMut(Address<'_>)) -> String {
    let options = options(style);
    let arena = Arena::new();
    let root = parse_document(&arena, markdown, &options);
    for node in root.descendants() {
        let mut data = node.data.borrow_mut();
        let start = data.sourcepos.start;
        let (url, is_picture) = match &mut data.value {
            NodeValue::Link(link) => (&mut link.url, false),
            NodeValue::Image(link) => (&mut link.url, true),
            _ => continue,
        };
        resolve(Address { url, is_picture, line: start.line, column: start.column });
    }
    if style.extensions {
        root.descendants().for_each(adapt);
    }
    let mut html = String::with_capacity(markdown.len() * 5 / 4);
    // Writing into a string cannot fail.
    let _ = format_html(root, &options, &mut html);
    html
}

fn options(style: Style) -> Options<'static> {
    let mut options = Options::default();
    options.render.r#unsafe = true;
    options.parse.smart = style.smart;
    if style.extensions {
        let extension = &mut options.extension;
        extension.table = true;
        extension.tasklist = true;
        extension.strikethrough = true;
        extension.autolink = true;
        extension.footnotes = true;
        extension.alerts = true;
        extension.description_lists = true;
        extension.math_dollars = true;
        extension.math_code = true;
        options.render.figure_with_caption = true;
    }
    options
}

/// Replaces what comrak would write by what a blog wants.
fn adapt<'a>(node: &'a AstNode<'a>) {
    let mut data = node.data.borrow_mut();
    let html = match &data.value {
        NodeValue::CodeBlock(block) if !block.info.is_empty() => {
            code_block(&block.info, &block.literal)
        }
        NodeValue::HtmlBlock(block) if block.literal.trim() == "<!--more-->" => {
            "<span id=\"more\"></span>\n".to_owned()
        }
        _ => return,
    };
    data.value = NodeValue::HtmlBlock(NodeHtmlBlock { literal: html, block_type: 6 });
}

/// A block of code with what its opening line says: the language, and in braces or after it
/// `title="…"`, `linenos`, `linenos=5`, `hl="2 4-6"`.
fn code_block(info: &str, code: &str) -> String {
    let language: String = info.chars().take_while(|c| !c.is_whitespace() && *c != '{').collect();
    let mut html = String::from("<pre");
    for (name, value) in attributes(&info[language.len()..]) {
        let attribute = match name.as_str() {
            "title" | "file" | "filename" => "data-title",
            "linenos" | "lines" => "data-line-numbers",
            "hl" | "hl_lines" | "mark" => "data-mark",
            _ => continue,
        };
        let value = match value.as_str() {
            "" | "true" | "table" | "inline" if attribute == "data-line-numbers" => "1",
            "false" if attribute == "data-line-numbers" => "off",
            value => value.trim_matches(['[', ']', '"']),
        };
        html.push_str(&format!(" {attribute}=\"{}\"", escape(value)));
    }
    html.push_str("><code");
    if !language.is_empty() {
        html.push_str(&format!(" class=\"language-{}\"", escape(&language)));
    }
    html.push('>');
    html.push_str(&escape(code));
    html.push_str("</code></pre>\n");
    html
}

/// `name`, `name=value`, `name="some value"`, within braces or not.
fn attributes(text: &str) -> Vec<(String, String)> {
    let mut attributes = Vec::new();
    let mut rest = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '{' | '}' | ','));
    while !rest.is_empty() {
        let end =
            rest.find(|c: char| c.is_whitespace() || c == '=' || c == ',').unwrap_or(rest.len());
        let name = rest[..end].to_owned();
        rest = &rest[end..];
        let mut value = String::new();
        if let Some(after) = rest.strip_prefix('=') {
            let (found, left) = match after.strip_prefix('"') {
                Some(quoted) => quoted.split_once('"').unwrap_or((quoted, "")),
                None => {
                    let list = after.starts_with('[').then(|| after.find(']')).flatten();
                    let ends = |c: char| c.is_whitespace() || matches!(c, ',' | '}');
                    let end = list.map(|end| end + 1).or_else(|| after.find(ends));
                    after.split_at(end.unwrap_or(after.len()))
                }
            };
            value = found.to_owned();
            rest = left;
        }
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '}'));
        if !name.is_empty() {
            attributes.push((name, value));
        } else if !rest.is_empty() {
            // A stray sign: step over it.
            rest = &rest[rest.chars().next().map_or(0, char::len_utf8)..];
        }
    }
    attributes
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn html(markdown: &str) -> String {
        super::html(markdown, Style::default(), &mut |_| {})
    }

    #[test]
    fn code_says_what_it_is() {
        assert_eq!(
            html("```rust title=\"src/a b.rs\" linenos=5 hl=\"2 4-6\"\nlet a = \"<\";\n```\n"),
            "<pre data-title=\"src/a b.rs\" data-line-numbers=\"5\" data-mark=\"2 4-6\">\
             <code class=\"language-rust\">let a = &quot;&lt;&quot;;\n</code></pre>\n"
        );
        assert_eq!(
            html("```python {linenos=true,hl_lines=[3]}\nx\n```\n"),
            "<pre data-line-numbers=\"1\" data-mark=\"3\"><code class=\"language-python\">x\n</code></pre>\n"
        );
    }

    #[test]
    fn what_goes_beyond_common_mark() {
        let found = html(
            "One.\n\n<!--more-->\n\n- [x] done\n\n~~no~~ www.example.org $x^2$[^1]\n\n\
             | a |\n| - |\n| b |\n\nterm\n\n: meaning\n\n[^1]: A note.\n",
        );
        for part in [
            "<span id=\"more\"></span>",
            "type=\"checkbox\" checked",
            "<del>no</del>",
            "<a href=\"http://www.example.org\">",
            "data-math-style=\"inline\">x^2</span>",
            "<table>",
            "<dl>",
            "id=\"fn-1\"",
            "href=\"#fnref-1\"",
        ] {
            assert!(found.contains(part), "{part} in {found}");
        }
    }

    proptest! {
        #[test]
        fn nothing_makes_it_panic(markdown in "([`~]{3}[a-z]? ?[{}a-z=\"0-9, \\[\\]]{0,20}\n)?[ -~\n]{0,80}") {
            html(&markdown);
        }
    }
}
