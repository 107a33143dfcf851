//! What htmd would fold or not escape, hidden from it behind characters that nobody uses.

use super::tags;
use crate::native::{
    ingest::markdown::render::Style,
    publish::dress::text::{Piece, decode, pieces},
};

/// A newline within a line of text.
const NEWLINE: char = '\u{e0f0}';
/// A formula.
const FORMULA: char = '\u{e0f1}';
/// Signs that are Markdown in blogs but not to htmd, and their marks.
const SIGNS: [(char, char); 6] = [
    ('$', '\u{e0f2}'),
    ('~', '\u{e0f3}'),
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
    /// The formulas as Markdown, in order.
    formulas: Vec<String>,
    style: Style,
}

impl Marked {
    pub(super) fn new(html: &str, style: Style) -> Self {
        let all: Vec<Piece<'_>> = pieces(html).collect();
        let mut marked =
            Self { html: String::with_capacity(html.len()), formulas: Vec::new(), style };
        let mut in_code = 0;
        let mut at = 0;
        while let Some(piece) = all.get(at) {
            if let Some(formula) = formula(&all[at..]) {
                marked.html.push(FORMULA);
                marked.formulas.push(formula);
                at += 3;
                continue;
            }
            match piece {
                Piece::Tag(tag) => {
                    if tags::name(tag) == "code" {
                        in_code += tags::step(tag);
                    }
                    marked.html.push_str(tag);
                }
                Piece::Text(text) if in_code > 0 => marked.html.push_str(text),
                Piece::Text(text) => {
                    let before = at.checked_sub(1).and_then(|before| all.get(before));
                    marked.text(text, before, all.get(at + 1));
                }
            }
            at += 1;
        }
        marked
    }

    fn text(&mut self, text: &str, before: Option<&Piece<'_>>, after: Option<&Piece<'_>>) {
        let is_edge = |piece: Option<&Piece<'_>>| match piece {
            Some(Piece::Tag(tag)) => !tags::is_phrase(tag),
            _ => true,
        };
        // White space at the edges of blocks is no part of their lines; a break has its newline.
        let is_break = before == Some(&Piece::Tag("<br>"));
        let start = if is_edge(before) || is_break {
            text.len() - text.trim_ascii_start().len()
        } else {
            0
        };
        let end = if is_edge(after) { text.trim_ascii_end().len().max(start) } else { text.len() };
        if !is_break {
            self.html.push_str(&text[..start]);
        }
        let mut last = None;
        for c in text[start..end].chars() {
            let is_sign = match c {
                '$' | '~' => true,
                '\'' | '"' => self.style.smart,
                // Two or three in a row become one.
                '-' | '.' => self.style.smart && last == Some(c),
                _ => false,
            };
            let mark = SIGNS.iter().find(|(sign, _)| is_sign && *sign == c).map(|(_, mark)| *mark);
            self.html.push(mark.unwrap_or(if c == '\n' { NEWLINE } else { c }));
            last = Some(c);
        }
        self.html.push_str(&text[end..]);
    }

    /// Markdown without marks, and without the spaces that htmd leaves at the ends of lines.
    pub(super) fn unmark(&self, markdown: &str) -> String {
        let markdown: Vec<&str> = markdown.lines().map(str::trim_ascii_end).collect();
        let markdown = markdown.join("\n");
        let mut text = String::with_capacity(markdown.len());
        let mut formulas = self.formulas.iter();
        for c in markdown.chars() {
            match c {
                NEWLINE => {
                    let line = text.rfind('\n').map_or(0, |end| end + 1);
                    let indent = continuation(&text[line..]);
                    text.push('\n');
                    text.push_str(&indent);
                }
                FORMULA => text.push_str(formulas.next().map_or("", String::as_str)),
                c => match SIGNS.iter().find(|(_, mark)| *mark == c) {
                    Some((sign, _)) => text.extend(['\\', *sign]),
                    None => text.push(c),
                },
            }
        }
        text
    }
}

/// The formula at the start of some pieces, as Markdown.
fn formula(pieces: &[Piece<'_>]) -> Option<String> {
    let [Piece::Tag(open), Piece::Text(tex), Piece::Tag("</span>"), ..] = pieces else {
        return None;
    };
    let sign = match *open {
        "<span data-math-style=\"inline\">" => "$",
        "<span data-math-style=\"display\">" => "$$",
        _ => return None,
    };
    Some(format!("{sign}{}{sign}", decode(tex)))
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
        let marked = Marked::new("<ul>\n<li>a\nb</li>\n</ul>", Style::default());
        assert_eq!(marked.html, format!("<ul>\n<li>a{NEWLINE}b</li>\n</ul>"));
        for (line, indent) in [("> 12. a", ">     "), ("  - - a", "      "), ("a - b", "")] {
            assert_eq!(continuation(line), indent, "{line}");
        }
        assert_eq!(marked.unmark(&format!("> - a{NEWLINE}b")), "> - a\n>   b");
    }

    #[test]
    fn formulas_come_back_as_they_were() {
        let html = "<p>$5 <span data-math-style=\"inline\">a_1&lt;b</span></p>";
        let marked = Marked::new(html, Style::default());
        assert_eq!(marked.html, "<p>\u{e0f2}5 \u{e0f1}</p>");
        assert_eq!(marked.unmark("\u{e0f2}5 \u{e0f1}"), "\\$5 $a_1<b$");
    }

    #[test]
    fn typed_signs_stay_typed_where_others_are_made() {
        let signs = |smart| {
            let marked = Marked::new("a \"b\" -- c-d ...", Style { smart, extensions: true });
            marked.unmark(&marked.html)
        };
        assert_eq!(signs(false), "a \"b\" -- c-d ...");
        assert_eq!(signs(true), "a \\\"b\\\" -\\- c-d .\\.\\.");
    }
}
