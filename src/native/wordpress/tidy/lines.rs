//! Lines of text: white space collapses as CSS has it, and stands where Markdown can write it.

use super::{
    attributes,
    tree::{Element, Node, is_space},
};

/// What may be in lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lines {
    /// Newlines, and one after each break.
    Many,
    /// No newline: Markdown writes headings and cells in one line.
    One,
}

/// White space that has not been written yet, the strongest last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    None,
    Space,
    Newline,
    /// The newline that the renderer writes after a break.
    AfterBreak,
}

/// Writes `nodes`, which are all of some lines.
pub(super) fn write(nodes: &[Node<'_>], lines: Lines, html: &mut String) {
    let mut writer = Writer {
        html,
        lines,
        gap: Gap::None,
        is_start: true,
        is_spaced: false,
        is_wide: false,
        opening: Vec::new(),
    };
    writer.nodes(nodes);
}

struct Writer<'o> {
    html: &'o mut String,
    lines: Lines,
    gap: Gap,
    /// Whether nothing stands in the line yet: white space there shows nothing.
    is_start: bool,
    /// Whether the last that shows is a space: another one would not show.
    is_spaced: bool,
    /// Whether the last letter is of a script that has no spaces.
    is_wide: bool,
    /// Elements that begin with the next word.
    opening: Vec<String>,
}

impl Writer<'_> {
    fn nodes(&mut self, nodes: &[Node<'_>]) {
        for node in nodes {
            match node {
                Node::Text(text) => self.text(text),
                Node::Element(element) => self.element(element),
                // It is a block, and blocks are not in lines.
                Node::Edge => {}
            }
        }
    }

    fn text(&mut self, text: &str) {
        let mut rest = text;
        while !rest.is_empty() {
            let end = rest.bytes().position(|byte| !is_space(byte)).unwrap_or(rest.len());
            let (space, after) = rest.split_at(end);
            if !space.is_empty() && !self.is_start && !self.is_spaced {
                let gap = if space.contains('\n') { Gap::Newline } else { Gap::Space };
                self.gap = self.gap.max(gap);
            }
            let end = after.bytes().position(is_space).unwrap_or(after.len());
            let (word, after) = after.split_at(end);
            if !word.is_empty() {
                self.catch_up(word.chars().next());
                self.shown(word);
                self.is_wide = word.chars().next_back().is_some_and(is_wide);
            }
            rest = after;
        }
    }

    fn element(&mut self, element: &Element<'_>) {
        match element.name {
            "br" => {
                if self.gap < Gap::AfterBreak {
                    self.gap = Gap::None;
                }
                self.catch_up(None);
                self.shown(element.tag);
                self.gap = Gap::AfterBreak;
                self.is_start = true;
            }
            _ if is_left_alone(element) => {
                self.catch_up(None);
                self.shown(element.source);
            }
            _ if element.source == element.tag => {
                self.catch_up(None);
                self.shown(&attributes::in_order(element.name, element.tag));
            }
            "a" => {
                let tag = attributes::in_order("a", element.tag).into_owned();
                self.at_words("a", tag, &element.children);
            }
            "b" | "strong" if element.is_bare() => self.emphasis("strong", element),
            "i" | "em" if element.is_bare() => self.emphasis("em", element),
            name => {
                self.catch_up(None);
                self.html.push_str(element.tag);
                self.nodes(&element.children);
                if self.gap < Gap::AfterBreak {
                    self.catch_up(None);
                }
                self.end(name);
            }
        }
    }

    fn emphasis(&mut self, name: &str, element: &Element<'_>) {
        self.at_words(name, format!("<{name}>"), &element.children);
    }

    /// An element that begins and ends with what it holds: white space at its edges goes outside.
    fn at_words(&mut self, name: &str, tag: String, children: &[Node<'_>]) {
        let before = self.opening.len();
        self.opening.push(tag);
        self.nodes(children);
        if self.opening.len() > before {
            // There was nothing in it.
            self.catch_up(None);
        }
        self.end(name);
    }

    fn end(&mut self, name: &str) {
        self.html.push_str("</");
        self.html.push_str(name);
        self.html.push('>');
    }

    /// Writes what has been waiting; `next` is the letter that comes.
    fn catch_up(&mut self, next: Option<char>) {
        let between = match (self.gap, self.lines) {
            (Gap::None, _) | (Gap::AfterBreak, Lines::One) => "",
            (Gap::Space, _) => " ",
            (Gap::Newline | Gap::AfterBreak, Lines::Many) => "\n",
            // Between such letters browsers may show a newline as nothing, but never a space.
            (Gap::Newline, Lines::One) if self.is_wide && next.is_none_or(is_wide) => "\n",
            (Gap::Newline, Lines::One) => " ",
        };
        self.html.push_str(between);
        self.is_spaced |= matches!(self.gap, Gap::Space | Gap::Newline);
        self.gap = Gap::None;
        for tag in self.opening.drain(..) {
            self.html.push_str(&tag);
        }
    }

    /// Writes something that shows.
    fn shown(&mut self, html: &str) {
        self.html.push_str(html);
        self.is_start = false;
        self.is_spaced = false;
        self.is_wide = false;
    }
}

/// Elements in which white space may mean something, and those that hold more than lines.
fn is_left_alone(element: &Element<'_>) -> bool {
    element.holds_blocks
        || matches!(element.name, "audio" | "code" | "kbd" | "ruby" | "samp" | "video")
        || element.tag.starts_with("<span data-math-style=")
}

/// Whether a letter is of a script that has no spaces between words.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        | '\u{2e80}'..='\u{a4cf}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}'
        | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
}
