//! The parts of a post's body, as Markdown and as HTML. Their words are letters, so only code can
//! hold what means something in either.

use super::{code, dice::Dice};

/// A part of a body.
pub(crate) enum Block {
    Heading(String),
    Paragraph(String),
    /// A paragraph that ends in a link.
    Linked {
        text: String,
        url: String,
        link: String,
    },
    List(Vec<String>),
    Quote(String),
    Code {
        language: &'static str,
        text: String,
    },
}

/// A body: an introduction, and sections of which the first four have something of their own.
pub(super) fn body(dice: &mut Dice) -> Vec<Block> {
    let mut blocks = vec![Block::Paragraph(dice.paragraph(55))];
    for section in 0..5 + dice.below(4) {
        blocks.push(Block::Heading(dice.words(4)));
        blocks.push(Block::Paragraph(dice.paragraph(60)));
        blocks.extend(match section {
            0 => Some(Block::List((0..4).map(|_| dice.words(6)).collect())),
            1 => Some(Block::Quote(dice.paragraph(18))),
            2 => {
                let (language, text) = code::snippet(dice);
                Some(Block::Code { language, text })
            }
            3 => Some(Block::Linked {
                text: dice.words(8),
                url: format!("https://example.org/{}", dice.syllable()),
                link: dice.words(3),
            }),
            _ => None,
        });
    }
    blocks
}

/// Blocks as Markdown.
pub(super) fn markdown(blocks: &[Block]) -> String {
    let block = |block: &Block| match block {
        Block::Heading(text) => format!("## {text}\n"),
        Block::Paragraph(text) => format!("{text}\n"),
        Block::Linked { text, url, link } => format!("{text} [{link}]({url}).\n"),
        Block::List(items) => items.iter().map(|item| format!("- {item}\n")).collect(),
        Block::Quote(text) => format!("> {text}\n"),
        Block::Code { language, text } => format!("```{language}\n{text}```\n"),
    };
    blocks.iter().map(block).collect::<Vec<_>>().join("\n")
}

/// Blocks as HTML.
pub(super) fn html(blocks: &[Block]) -> String {
    let block = |block: &Block| match block {
        Block::Heading(text) => format!("<h2>{text}</h2>\n"),
        Block::Paragraph(text) => format!("<p>{text}</p>\n"),
        Block::Linked { text, url, link } => {
            format!("<p>{text} <a href=\"{url}\">{link}</a>.</p>\n")
        }
        Block::List(items) => {
            let items: String = items.iter().map(|item| format!("<li>{item}</li>\n")).collect();
            format!("<ul>\n{items}</ul>\n")
        }
        Block::Quote(text) => format!("<blockquote><p>{text}</p></blockquote>\n"),
        Block::Code { language, text } => {
            let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
            format!("<pre><code class=\"language-{language}\">{text}</code></pre>\n")
        }
    };
    blocks.iter().map(block).collect()
}
