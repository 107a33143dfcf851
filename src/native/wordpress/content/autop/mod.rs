//! Paragraphs and line breaks, which WordPress adds when it shows a classic post: an empty line ends
//! a paragraph, a single newline breaks the line. Blocks stay as they are; what stands in a
//! blockquote is paragraphs too, and in other elements what has an empty line beside it.

mod run;

use run::{Inline, Item, Run};

use super::tokens::{BLOCKS, Tag, Token, Tokens, VOID};

/// What there is to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// Paragraphs are made.
    Classic,
    /// Those that are there are mended where a block stands in them.
    Blocks,
}

/// `html` with paragraphs. What it gives comes out of it as it is.
pub(super) fn paragraphs(html: &str, mode: Mode) -> String {
    let mut writer = Writer {
        mode,
        out: String::with_capacity(html.len() + html.len() / 8),
        containers: Vec::new(),
        counts: [0; BLOCKS.len()],
        run: Run::default(),
        paragraph: None,
        open: Vec::new(),
        phrases: [0; PHRASES.len()],
        as_written: [0; PHRASES.len()],
        has_block_at_root: false,
        is_behind_text: false,
        verbatim: None,
    };
    Tokens::new(html).for_each(|token| writer.token(token));
    writer.flush();
    writer.out
}

/// What paragraphs an element may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Content {
    /// All text is paragraphs.
    Paragraphs,
    /// Text is paragraphs where an empty line or a block stands before it.
    Parts,
    /// Text is paragraphs where an empty line stands beside it.
    Either,
    /// Text alone, with line breaks.
    Text,
    /// Other elements.
    Elements,
}

impl Content {
    fn of(name: &str) -> Self {
        match name {
            "blockquote" => Self::Paragraphs,
            "address" | "caption" | "dt" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "legend"
            | "summary" => Self::Text,
            "colgroup" | "dir" | "dl" | "hgroup" | "map" | "menu" | "ol" | "table" | "tbody"
            | "tfoot" | "thead" | "tr" | "ul" => Self::Elements,
            "dd" | "figcaption" | "figure" | "li" | "td" | "th" => Self::Either,
            _ => Self::Parts,
        }
    }
}

struct Container {
    block: usize,
    has_block: bool,
}

struct Writer<'a> {
    mode: Mode,
    out: String,
    containers: Vec<Container>,
    /// How many of each block are open.
    counts: [usize; BLOCKS.len()],
    /// What stands between two blocks.
    run: Run<'a>,
    /// The paragraph of the author's own that the run stands in.
    paragraph: Option<&'a str>,
    open: Vec<Inline<'a>>,
    /// How many of each phrase are open at the end of the run.
    phrases: [usize; PHRASES.len()],
    /// The same of those that are written where they stand.
    as_written: [usize; PHRASES.len()],
    has_block_at_root: bool,
    /// Text without a paragraph was written last: other such text needs a line of its own.
    is_behind_text: bool,
    /// The element nothing is done in, how often it is open, and whether it is a block.
    verbatim: Option<(&'a str, usize, bool)>,
}

/// Elements whose inside is not text.
const VERBATIM: &[&str] =
    &["audio", "canvas", "math", "noscript", "object", "picture", "pre", "select", "svg", "video"];

/// Elements around text: they may reach over several paragraphs.
const PHRASES: &[&str] = &[
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "ins", "kbd", "label", "mark", "nobr", "q", "s", "samp", "small", "span",
    "strike", "strong", "sub", "sup", "time", "tt", "u", "var",
];

/// Those that browsers open again behind a block when nobody closes them (HTML, section 13.2.4.3).
const FORMATTING: &[&str] = &[
    "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
];

/// More than anybody means; each is written again in every paragraph.
const MOST_OPEN: usize = 16;
const LONGEST_OPEN: usize = 1000;

impl<'a> Writer<'a> {
    fn token(&mut self, token: Token<'a>) {
        if let Some((name, depth, is_block)) = &mut self.verbatim {
            let (raw, change) = match token {
                Token::Tag(tag) if tag.starts(name) => (tag.raw, 1),
                Token::Tag(tag) if tag.ends(name) => (tag.raw, -1),
                Token::Tag(Tag { raw, .. })
                | Token::Text(raw)
                | Token::Comment(raw)
                | Token::Verbatim(raw) => (raw, 0),
                Token::Held(held) => (held.raw, 0),
            };
            *depth = depth.saturating_add_signed(change);
            let (is_done, is_block) = (*depth == 0, *is_block);
            if is_block {
                self.out.push_str(raw);
            } else {
                self.run.push(Item::Content(raw));
            }
            if is_done {
                self.verbatim = None;
            }
            return;
        }
        match token {
            Token::Text(text) => self.run.text(text),
            // It goes, but the white space on both of its sides is not one.
            Token::Comment(_) => self.run.push(Item::Comment("")),
            Token::Verbatim(script) => self.run.push(Item::Comment(script)),
            Token::Held(held) if held.is_block => {
                let is_paragraph = self.paragraph.is_some();
                self.flush();
                self.block_behind();
                self.is_behind_text = false;
                self.out.push_str(held.raw);
                self.paragraph = is_paragraph.then_some("<p>");
            }
            Token::Held(held) => self.run.push(Item::Content(held.raw)),
            Token::Tag(tag) => self.tag(tag),
        }
    }

    fn tag(&mut self, tag: Tag<'a>) {
        if tag.is("br") {
            self.run.push(Item::Break(tag.raw));
        } else if tag.is("p") {
            self.flush();
            if tag.is_end {
                self.open.retain(|inline| !inline.is_in_paragraph || inline.is_formatting);
                self.count_phrases();
            } else {
                self.block_behind();
            }
            self.paragraph = (!tag.is_end).then_some(tag.raw);
        } else if let Some(block) = BLOCKS.iter().position(|name| tag.is(name)) {
            self.flush();
            self.paragraph = None;
            self.block(tag, block);
        } else if tag.is_one_of(VERBATIM) && !tag.is_end {
            self.verbatim = Some((tag.name, 1, false));
            self.run.push(Item::Content(tag.raw));
        } else if let Some(phrase) = PHRASES.iter().position(|name| tag.is(name))
            && tag.raw.len() <= LONGEST_OPEN
        {
            self.phrase(tag, phrase);
        } else if tag.is("script") || tag.is("style") {
            self.run.push(Item::Comment(tag.raw));
        } else {
            self.run.push(Item::Content(tag.raw));
        }
    }

    fn block(&mut self, tag: Tag<'a>, block: usize) {
        if tag.is_end {
            if self.counts[block] > 0 {
                while let Some(closed) = self.containers.pop() {
                    self.counts[closed.block] -= 1;
                    if closed.block == block {
                        break;
                    }
                }
            }
            let depth = self.containers.len();
            let is_cell = tag.is_one_of(&["caption", "td", "th"]);
            self.open.retain(|it| it.depth <= depth || (it.is_formatting && !is_cell));
            self.count_phrases();
        } else {
            self.block_behind();
            if tag.is("pre") {
                self.verbatim = Some((tag.name, 1, true));
            } else if !tag.is_one_of(VOID) {
                self.containers.push(Container { block, has_block: false });
                self.counts[block] += 1;
            }
        }
        self.is_behind_text = false;
        self.out.push_str(tag.raw);
    }

    fn phrase(&mut self, tag: Tag<'a>, phrase: usize) {
        if self.is_as_written() {
            if !tag.is_end {
                self.as_written[phrase] += 1;
                self.run.push(Item::Content(tag.raw));
            } else if self.as_written[phrase] > 0 {
                self.as_written[phrase] -= 1;
                self.run.push(Item::Content(tag.raw));
            } else if let Some(at) = self.open.iter().rposition(|it| tag.is(it.tag.name)) {
                self.open.remove(at);
                self.count_phrases();
            }
            return;
        }
        if tag.is_end {
            // An end tag without a start means nothing.
            if self.phrases[phrase] > 0 {
                self.phrases[phrase] -= 1;
                self.run.push(Item::End(tag));
            }
            return;
        }
        if tag.raw.ends_with("/>") {
            // Browsers would leave it open.
            self.run.push(Item::Content(tag.raw));
            return self.run.push(Item::Content(match tag.name {
                "a" | "A" => "</a>",
                _ => "</span>",
            }));
        }
        let inline = Inline {
            tag,
            depth: self.containers.len(),
            is_in_paragraph: self.paragraph.is_some(),
            is_formatting: tag.is_one_of(FORMATTING),
        };
        // The target of a link says something without any text.
        let is_target = tag.get("id").or_else(|| tag.get("name")).is_some();
        self.run.push(Item::Start(inline, is_target));
        self.phrases[phrase] += 1;
    }

    fn count_phrases(&mut self) {
        self.phrases = [0; PHRASES.len()];
        for inline in &self.open {
            if let Some(phrase) = PHRASES.iter().position(|name| inline.tag.is(name)) {
                self.phrases[phrase] += 1;
            }
        }
    }

    /// Notes that the text to come has a block before it.
    fn block_behind(&mut self) {
        match self.containers.last_mut() {
            Some(container) => container.has_block = true,
            None => self.has_block_at_root = true,
        }
    }

    /// What the element that the run stands in may hold.
    fn content(&self) -> Content {
        let last = self.containers.last();
        last.map_or(Content::Paragraphs, |container| Content::of(BLOCKS[container.block]))
    }

    /// Whether there is nothing to do for the run.
    fn is_as_written(&self) -> bool {
        let is_left = self.mode == Mode::Blocks || self.content() == Content::Elements;
        self.paragraph.is_none() && is_left
    }

    /// Writes what stands before a block.
    fn flush(&mut self) {
        let run = std::mem::take(&mut self.run);
        if run.is_empty() {
            return;
        }
        if self.is_as_written() {
            return run.write_raw(&mut self.out);
        }
        let content = self.content();
        let has_block = self.containers.last().map_or(self.has_block_at_root, |it| it.has_block);
        let is_classic = self.mode == Mode::Classic;
        let wraps = self.paragraph.is_some()
            || is_classic
                && match content {
                    Content::Paragraphs => true,
                    Content::Parts => has_block || run.has_gap(),
                    Content::Either => run.has_gap(),
                    Content::Text | Content::Elements => false,
                };
        let mut paragraph = self.paragraph;
        let parts = if wraps && is_classic { run.parts() } else { vec![run.items()] };
        run.write_edge(&mut self.out, run.items().first());
        let mut is_first = true;
        for part in parts {
            let Some(part) = run::Part::of(part, &mut self.open, &mut self.out) else { continue };
            if !std::mem::take(&mut is_first) {
                self.out.push('\n');
            } else if self.is_behind_text && !wraps {
                self.out.push_str("<br>\n");
            }
            self.is_behind_text = !wraps;
            if wraps {
                self.out.push_str(paragraph.take().unwrap_or("<p>"));
            }
            part.write(&mut self.open, is_classic, &mut self.out);
            if wraps {
                self.out.push_str("</p>");
                self.block_behind();
            }
            part.finish(&mut self.open, &mut self.out);
        }
        let last = match is_first {
            true => run.items().iter().find(|item| item.has_newline()),
            false => run.items().last(),
        };
        run.write_edge(&mut self.out, last);
        self.open.truncate(MOST_OPEN);
        self.count_phrases();
    }
}

#[cfg(test)]
mod tests;
