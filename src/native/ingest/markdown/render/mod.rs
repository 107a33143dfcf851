//! Markdown becomes HTML: CommonMark 0.31 with GFM's tables, task lists, strikethrough and
//! autolinks, footnotes, alerts, definition lists and TeX.
//!
//! <https://spec.commonmark.org/0.31.2/>, <https://github.github.com/gfm/>. What comes out is plain
//! semantic HTML (`docs/posts-json.md`); it is sanitised and dressed like that of any other source.

mod code_block;
mod footnotes;
mod raw_html;
mod writer;

use comrak::{
    Arena, Options, format_html,
    nodes::{AstNode, LineColumn, NodeValue},
    options::Plugins,
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

/// A place in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot {
    /// The line, from 1.
    pub line: usize,
    /// The byte of the line, from 1.
    pub column: usize,
}

impl From<LineColumn> for Spot {
    fn from(LineColumn { line, column }: LineColumn) -> Self {
        Self { line, column }
    }
}

/// Something in a text that matters beyond its HTML.
#[derive(Debug)]
pub enum Part<'a> {
    /// Where a link leads, or where a picture is shown from.
    Address {
        /// The address; whoever resolves it may change it.
        url: &'a mut String,
        /// Whether a picture is shown from there.
        is_picture: bool,
    },
    /// A picture without a text for those who do not see it.
    NamelessPicture,
    /// TeX.
    Formula {
        /// What the author wrote.
        tex: &'a str,
        /// Whether it stands in a line of its own.
        is_display: bool,
    },
}

/// The HTML of a text. Raw HTML in it comes along: cleaning is the business of whoever reads on.
/// Everything that matters beyond the HTML is shown to `hear` first, with its place, in the order
/// of the text.
pub fn html(markdown: &str, style: Style, hear: &mut dyn FnMut(Part<'_>, Spot)) -> String {
    let options = options(style);
    let arena = Arena::new();
    let root = parse_document(&arena, markdown, &options);
    root.descendants().for_each(|node| show(node, hear));
    root.descendants().for_each(loosen);
    let mut html = String::with_capacity(markdown.len() * 5 / 4);
    // Writing into a string cannot fail.
    let _ = if style.extensions {
        let plugins = Plugins::default();
        let state = writer::State::default();
        comrak::html::format_document_with_formatter(
            root,
            &options,
            &mut html,
            &plugins,
            writer::write,
            state,
        )
        .map(drop)
    } else {
        format_html(root, &options, &mut html)
    };
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
    }
    options
}

/// A meaning of several paragraphs is written as such, though its term stands right above it.
fn loosen<'a>(node: &'a AstNode<'a>) {
    let is_long = |part: &'a AstNode<'a>| {
        let is_meaning = matches!(part.data().value, NodeValue::DescriptionDetails);
        is_meaning && part.children().nth(1).is_some()
    };
    let is_any_long = node.children().any(is_long);
    if let NodeValue::DescriptionItem(item) = &mut node.data_mut().value {
        item.tight &= !is_any_long;
    }
}

/// Shows what matters of one node.
fn show<'a>(node: &'a AstNode<'a>, hear: &mut dyn FnMut(Part<'_>, Spot)) {
    let mut data = node.data_mut();
    let spot = Spot::from(data.sourcepos.start);
    match &mut data.value {
        NodeValue::Link(link) => {
            hear(Part::Address { url: &mut link.url, is_picture: false }, spot);
        }
        NodeValue::Image(link) => {
            hear(Part::Address { url: &mut link.url, is_picture: true }, spot);
            if !node.descendants().skip(1).any(says_something) {
                hear(Part::NamelessPicture, spot);
            }
        }
        NodeValue::Math(math) => {
            hear(Part::Formula { tex: &math.literal, is_display: math.display_math }, spot);
        }
        NodeValue::CodeBlock(block) if block.info == "math" => {
            hear(Part::Formula { tex: &block.literal, is_display: true }, spot);
        }
        NodeValue::HtmlBlock(block) => raw_html::show(&mut block.literal, spot, hear),
        NodeValue::HtmlInline(literal) => raw_html::show(literal, spot, hear),
        _ => {}
    }
}

/// Whether there are words in a node itself.
fn says_something<'a>(node: &'a AstNode<'a>) -> bool {
    match &node.data().value {
        NodeValue::Text(text) => !text.trim().is_empty(),
        NodeValue::Code(code) => !code.literal.is_empty(),
        NodeValue::Math(_) => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    pub(super) fn html(markdown: &str) -> String {
        super::html(markdown, Style::default(), &mut |_, _| {})
    }

    /// What is heard of a text.
    fn heard(markdown: &str) -> Vec<String> {
        let mut heard = Vec::new();
        super::html(markdown, Style::default(), &mut |part, Spot { line, column }| {
            let what = match part {
                Part::Address { url, is_picture: false } => url.clone(),
                Part::Address { url, is_picture: true } => format!("picture {url}"),
                Part::NamelessPicture => "nameless".to_owned(),
                Part::Formula { tex, is_display } => format!("{tex:?} {is_display}"),
            };
            heard.push(format!("{line}:{column} {what}"));
        });
        heard
    }

    #[test]
    fn what_matters_is_heard_with_its_place() {
        assert_eq!(
            heard(
                "é [a](b.md) ![](c.png)\n\n> ![*d*](e.png)\n> <a href=\"f.md\"\n>   id=\"g\">h</a>"
            ),
            ["1:4 b.md", "1:14 picture c.png", "1:14 nameless", "3:3 picture e.png", "4:3 f.md",]
        );
        assert_eq!(
            heard("<p>\n <img src=\"a.png\"><img src=\"b.png\" alt=\"\">\n</p>\n\n<!-- <img> -->"),
            ["2:2 picture a.png", "2:2 nameless", "2:19 picture b.png"]
        );
        assert_eq!(
            heard("$a$ and $`b`$\n\n$$c$$\n\n```math\nd\n```\n"),
            ["1:1 \"a\" false", "1:9 \"b\" false", "3:1 \"c\" true", "5:1 \"d\\n\" true"]
        );
    }

    #[test]
    fn an_address_can_be_changed_wherever_it_stands() {
        let markdown =
            "[a](x) ![b](x) <a class=\"c\" href='x'>d</a>\n\n[e]: x\n\n[e] <img alt src=x>";
        let html = super::html(markdown, Style::default(), &mut |part, _| {
            if let Part::Address { url, .. } = part {
                *url = "/y?a&b".to_owned();
            }
        });
        assert!(!html.contains("\"x\"") && !html.contains("'x'") && !html.contains("=x"), "{html}");
        assert_eq!(html.matches("\"/y?a&amp;b\"").count(), 5, "{html}");
    }

    proptest! {
        #[test]
        fn nothing_makes_it_panic(markdown in "([`~]{3}[a-z]? ?[{}a-z=\"0-9, \\[\\]]{0,20}\n)?[ -~\n]{0,80}") {
            html(&markdown);
        }

        /// Parts that together make tables, footnotes, alerts and figures, or nearly.
        #[test]
        fn no_structure_makes_it_panic(parts in prop::collection::vec(prop::sample::select(vec![
            "| a | b |\n", "|:-:|--:|\n", "|c|\n", "[^1]", "[^1]: x\n", "[^2]: [^1]\n", "    y\n",
            "> [!NOTE] t\n", "> [!TIP]\n", "> z\n", "![a](b \"c\")", "![](b)", "\n", "\n\n", "- ",
            "1. [ ] ", "<img ", "<a href=x>", "</a>", "<div>\n", "$", "$$", "$`x`$", "```math\n",
            "```\n", "<!--more-->\n", "é", "\\", "&amp;", "term\n\n: def\n",
        ]), 0..24)) {
            html(&parts.concat());
        }
    }
}
