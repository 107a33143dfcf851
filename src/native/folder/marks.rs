//! What htmd would fold or not escape, hidden from it behind characters that nobody uses.

use super::{
    footnotes::{self, Footnotes},
    tags,
};
use crate::native::{
    ingest::markdown::render::Style,
    publish::dress::text::{Piece, decode, pieces},
};

/// A newline within a line of text.
const NEWLINE: char = '\u{e0f0}';
/// Something that is Markdown already: a formula or the mark of a footnote.
const READY: char = '\u{e0f1}';
/// Signs that are Markdown in blogs but not to htmd, and their marks.
const SIGNS: [(char, char); 7] = [
    ('$', '\u{e0f2}'),
    ('~', '\u{e0f3}'),
    // Where an address begins that would become a link.
    (':', '\u{e0f8}'),
    // With smart punctuation only.
    ('\'', '\u{e0f4}'),
    ('"', '\u{e0f5}'),
    ('-', '\u{e0f6}'),
    ('.', '\u{e0f7}'),
];

/// HTML with marks.
#[derive(Debug)]
pub(super) struct Marked {
    pub(super) html: String,
    /// What is Markdown already, in order.
    ready: Vec<String>,
    style: Style,
}

impl Marked {
    pub(super) fn new(html: &str, style: Style, footnotes: Footnotes) -> Self {
        let all: Vec<Piece<'_>> = pieces(html).collect();
        let mut marked = Self { html: String::with_capacity(html.len()), ready: Vec::new(), style };
        let (mut in_code, mut in_link) = (0, 0);
        let mut at = 0;
        while let Some(piece) = all.get(at) {
            let note = footnotes::mark(&all[at..]).filter(|_| footnotes == Footnotes::Marks);
            if let Some((markdown, length)) = note.or_else(|| formula(&all[at..])) {
                marked.ready(markdown);
                at += length;
                continue;
            }
            let next = all.get(at + 1);
            match piece {
                // Markdown breaks a line where it writes a break, and nowhere else.
                Piece::Tag("<br>") if !matches!(next, Some(Piece::Text(text)) if text.starts_with('\n')) =>
                {
                    marked.ready("<br>");
                }
                Piece::Tag(tag) => {
                    match tags::name(tag) {
                        "code" => in_code += tags::step(tag),
                        "a" => in_link += tags::step(tag),
                        _ => {}
                    }
                    marked.html.push_str(tag);
                }
                Piece::Text(text) if in_code > 0 => marked.html.push_str(text),
                Piece::Text(text) => {
                    let before = at.checked_sub(1).and_then(|before| all.get(before));
                    marked.text(text, before, next, in_link > 0);
                }
            }
            at += 1;
        }
        marked
    }

    /// Something that is Markdown already.
    fn ready(&mut self, markdown: impl Into<String>) {
        self.html.push(READY);
        self.ready.push(markdown.into());
    }

    fn text(
        &mut self,
        text: &str,
        before: Option<&Piece<'_>>,
        after: Option<&Piece<'_>>,
        is_in_link: bool,
    ) {
        let is_edge = |piece: Option<&Piece<'_>>| match piece {
            Some(Piece::Tag(tag)) => !tags::is_phrase(tag),
            _ => true,
        };
        // White space at the edges of blocks is no part of their lines; a break has its newline.
        let is_break = before == Some(&Piece::Tag("<br>")) && text.starts_with('\n');
        let start = if is_edge(before) || is_break {
            text.len() - text.trim_ascii_start().len()
        } else {
            0
        };
        let end = if is_edge(after) { text.trim_ascii_end().len().max(start) } else { text.len() };
        if !is_break {
            self.html.push_str(&text[..start]);
        }
        let mut last = is_break.then_some('\n');
        let text_after = &text[end..];
        let text = &text[start..end];
        let mut ready_to = 0;
        for (at, c) in text.char_indices() {
            let start = if last == Some('\n') { start_of_block(&text[at..]) } else { None };
            last = Some(c);
            if let Some((markdown, length)) = start {
                self.ready(markdown);
                ready_to = at + length;
            }
            if at < ready_to {
                continue;
            }
            let before = text[..at].chars().next_back();
            let is_sign = match c {
                '$' | '~' => true,
                '\'' | '"' => self.style.smart,
                // Two or three in a row become one.
                '-' | '.' => self.style.smart && before == Some(c),
                ':' => !is_in_link && text[at..].starts_with("://"),
                _ => false,
            };
            let mark = SIGNS.iter().find(|(sign, _)| is_sign && *sign == c).map(|(_, mark)| *mark);
            self.html.push(mark.unwrap_or(if c == '\n' { NEWLINE } else { c }));
        }
        self.html.push_str(text_after);
    }

    /// Markdown without marks, and without the spaces that htmd leaves at the ends of lines.
    pub(super) fn unmark(&self, markdown: &str) -> String {
        let markdown: Vec<&str> = markdown.lines().map(str::trim_ascii_end).collect();
        let markdown = markdown.join("\n");
        let mut text = String::with_capacity(markdown.len());
        let mut ready = self.ready.iter();
        for c in markdown.chars() {
            match c {
                NEWLINE => {
                    let line = text.rfind('\n').map_or(0, |end| end + 1);
                    let indent = continuation(&text[line..]);
                    text.push('\n');
                    text.push_str(&indent);
                }
                READY => text.push_str(ready.next().map_or("", String::as_str)),
                c => match SIGNS.iter().find(|(_, mark)| *mark == c) {
                    Some((sign, _)) => text.extend(['\\', *sign]),
                    None => text.push(c),
                },
            }
        }
        text
    }
}

/// What a line of a paragraph begins with if that would make it something else, as Markdown, and
/// its length. htmd sees no lines within a text.
fn start_of_block(line: &str) -> Option<(String, usize)> {
    let is_alone = |rest: &str| rest.is_empty() || rest.starts_with([' ', '\n', '\t']);
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = line.split_at(digits);
    let mut signs = rest.chars();
    let sign = signs.next()?;
    let is_start = match sign {
        '.' | ')' => (1..=9).contains(&digits) && is_alone(signs.as_str()),
        _ if digits > 0 => false,
        '+' | ':' => is_alone(signs.as_str()),
        // Headings and lines across have more of them.
        '#' | '-' | '=' => true,
        '&' if rest.starts_with("&gt;") => return Some(("\\>".to_owned(), 4)),
        _ => false,
    };
    is_start.then(|| (format!("{number}\\{sign}"), digits + 1))
}

/// The formula at the start of some pieces, as Markdown, and how many of them it stands for.
fn formula(pieces: &[Piece<'_>]) -> Option<(String, usize)> {
    let [Piece::Tag(open), Piece::Text(tex), Piece::Tag("</span>"), ..] = pieces else {
        return None;
    };
    let sign = match *open {
        "<span data-math-style=\"inline\">" => "$",
        "<span data-math-style=\"display\">" => "$$",
        _ => return None,
    };
    Some((format!("{sign}{}{sign}", decode(tex)), 3))
}

/// What the next line begins with to stay in the quotes and list items that a line is in.
fn continuation(line: &str) -> String {
    let mut indent = String::new();
    let mut rest = line;
    loop {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let (length, is_quote) = match rest {
            _ if rest.starts_with("> ") => (2, true),
            _ if rest.starts_with("- ") => (2, false),
            _ if rest.starts_with(' ') => (1, false),
            _ if digits > 0 && rest[digits..].starts_with(". ") => (digits + 2, false),
            _ => return indent,
        };
        indent.push_str(if is_quote { "> " } else { "" });
        indent.push_str(&" ".repeat(if is_quote { 0 } else { length }));
        rest = &rest[length..];
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_was_broken_stays_in_its_item() {
        let marked = Marked::new("<ul>\n<li>a\nb</li>\n</ul>", Style::default(), Footnotes::Links);
        assert_eq!(marked.html, format!("<ul>\n<li>a{NEWLINE}b</li>\n</ul>"));
        for (line, indent) in [("> 12. a", ">     "), ("  - - a", "      "), ("a - b", "")] {
            assert_eq!(continuation(line), indent, "{line}");
        }
        assert_eq!(marked.unmark(&format!("> - a{NEWLINE}b")), "> - a\n>   b");
    }

    #[test]
    fn a_line_within_a_text_begins_nothing() {
        for (line, start) in
            [("12. a", "12\\."), ("- a", "\\-"), ("===", "\\="), ("&gt; a", "\\>"), (": a", "\\:")]
        {
            assert_eq!(start_of_block(line).map(|(start, _)| start).as_deref(), Some(start));
        }
        for line in ["", "12.5", "a", "+1", "&lt;", "12 :"] {
            assert_eq!(start_of_block(line), None, "{line}");
        }
        let html = "<p>a\n1. b<br>\n# c<br>d</p>";
        let marked = Marked::new(html, Style::default(), Footnotes::Links);
        assert_eq!(
            marked.unmark("a\u{e0f0}\u{e0f1} b\\\n\u{e0f1} c\u{e0f1}d"),
            "a\n1\\. b\\\n\\# c<br>d"
        );
    }

    #[test]
    fn formulas_come_back_as_they_were() {
        let html = "<p>$5 <span data-math-style=\"inline\">a_1&lt;b</span></p>";
        let marked = Marked::new(html, Style::default(), Footnotes::Links);
        assert_eq!(marked.html, "<p>\u{e0f2}5 \u{e0f1}</p>");
        assert_eq!(marked.unmark("\u{e0f2}5 \u{e0f1}"), "\\$5 $a_1<b$");
    }

    #[test]
    fn typed_signs_stay_typed_where_others_are_made() {
        let signs = |smart| {
            let marked = Marked::new(
                "a \"b\" -- c-d ...",
                Style { smart, extensions: true },
                Footnotes::Links,
            );
            marked.unmark(&marked.html)
        };
        assert_eq!(signs(false), "a \"b\" -- c-d ...");
        assert_eq!(signs(true), "a \\\"b\\\" -\\- c-d .\\.\\.");
    }
}
