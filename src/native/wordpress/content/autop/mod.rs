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
        has_block_at_root: false,
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
    has_block_at_root: bool,
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
            Token::Comment(comment) => self.run.push(Item::Comment(comment)),
            Token::Verbatim(script) => self.run.push(Item::Comment(script)),
            Token::Held(held) if held.is_block => {
                let is_paragraph = self.paragraph.is_some();
                self.flush();
                self.block_behind();
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
        } else if tag.is_one_of(PHRASES) && tag.raw.len() <= LONGEST_OPEN {
            self.phrase(tag);
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
        } else {
            self.block_behind();
            if tag.is("pre") {
                self.verbatim = Some((tag.name, 1, true));
            } else if !tag.is_one_of(VOID) {
                self.containers.push(Container { block, has_block: false });
                self.counts[block] += 1;
            }
        }
        self.out.push_str(tag.raw);
    }

    fn phrase(&mut self, tag: Tag<'a>) {
        if tag.is_end {
            return self.run.push(Item::End(tag));
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
    }

    /// Notes that the text to come has a block before it.
    fn block_behind(&mut self) {
        match self.containers.last_mut() {
            Some(container) => container.has_block = true,
            None => self.has_block_at_root = true,
        }
    }

    /// Writes what stands before a block.
    fn flush(&mut self) {
        let run = std::mem::take(&mut self.run);
        if run.is_empty() {
            return;
        }
        let content = self
            .containers
            .last()
            .map_or(Content::Paragraphs, |container| Content::of(BLOCKS[container.block]));
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
        let is_raw = self.paragraph.is_none() && (!is_classic || content == Content::Elements);
        if is_raw {
            return run.write_raw(&mut self.out);
        }
        let mut paragraph = self.paragraph;
        let parts = if wraps && is_classic { run.parts() } else { vec![run.items()] };
        run.write_edge(&mut self.out, run.items().first());
        let mut is_first = true;
        for part in parts {
            let Some(part) = run::Part::of(part, &mut self.open, &mut self.out) else { continue };
            if !std::mem::take(&mut is_first) {
                self.out.push('\n');
            }
            if wraps {
                self.out.push_str(paragraph.take().unwrap_or("<p>"));
            }
            part.write(&mut self.open, is_classic, &mut self.out);
            if wraps {
                self.out.push_str("</p>");
            }
            part.finish(&mut self.open, &mut self.out);
        }
        if !is_first {
            run.write_edge(&mut self.out, run.items().last());
        }
        self.open.truncate(MOST_OPEN);
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use proptest::prelude::*;

    use super::*;

    fn classic(html: &str) -> String {
        paragraphs(html, Mode::Classic)
    }

    #[test]
    fn lines_become_paragraphs_and_breaks() {
        for (raw, html) in [
            ("One\ntwo\n\nthree", "<p>One<br>\ntwo</p>\n<p>three</p>"),
            ("  \n\n  One  \n \n\n two\n", "\n<p>One</p>\n<p>two</p>\n"),
            ("a <em>b\nc</em>\nd", "<p>a <em>b<br>\nc</em><br>\nd</p>"),
            ("a <em>b\n\nc</em> d", "<p>a <em>b</em></p>\n<p><em>c</em> d</p>"),
            ("a<br />\nb<br>c", "<p>a<br />\nb<br>c</p>"),
            ("a<br><br />b", "<p>a</p>\n<p>b</p>"),
            ("a <!-- note -->\n\n<!-- alone -->\n\nb", "<p>a</p><!-- alone -->\n<p>b</p>"),
            (
                "<p>a</p>\n\n<p class=\"x\">b\nc\n\nd</p>",
                "<p>a</p>\n<p class=\"x\">b<br>\nc</p>\n<p>d</p>",
            ),
            ("<p>a<p>b", "<p>a</p><p>b</p>"),
            ("<p></p><p> </p>a", "<p>a</p>"),
            (
                "<img src=\"a\">\n\n<a id=\"x\"></a>\n\n<b></b>",
                "<p><img src=\"a\"></p>\n<p><a id=\"x\"></a></p>",
            ),
        ] {
            let made = classic(raw);
            // Comments go later, so only what is around them counts here.
            assert_eq!(
                made.replace(" <!-- note -->", "").replace("<!-- note -->", ""),
                html,
                "{raw:?}"
            );
        }
    }

    #[test]
    fn blocks_are_not_wrapped_and_have_no_breaks_beside_them() {
        for (raw, html) in [
            ("a\n<h2>B</h2>\nc", "<p>a</p>\n<h2>B</h2>\n<p>c</p>\n"),
            (
                "<ul>\n<li>a</li>\n\n<li>b\nc</li>\n</ul>",
                "<ul>\n<li>a</li>\n\n<li>b<br>\nc</li>\n</ul>",
            ),
            ("<ul><li>a\n\nb</li></ul>", "<ul><li><p>a</p>\n<p>b</p></li></ul>"),
            ("<blockquote>a\n\nb</blockquote>", "<blockquote><p>a</p>\n<p>b</p></blockquote>"),
            ("<blockquote>\na</blockquote>", "<blockquote>\n<p>a</p></blockquote>"),
            ("<div>a</div>\n<div>a\n\nb</div>", "<div>a</div>\n<div><p>a</p>\n<p>b</p></div>"),
            ("<div>a<ul><li>b</li></ul>c</div>", "<div>a<ul><li>b</li></ul><p>c</p></div>"),
            (
                "<table>\n<tr><td>a</td>\n\n<td>b</td></tr></table>",
                "<table>\n<tr><td>a</td>\n\n<td>b</td></tr></table>",
            ),
            ("<pre>a\n\nb <b>c\nd</b></pre>\n\ne", "<pre>a\n\nb <b>c\nd</b></pre>\n<p>e</p>"),
            ("<a href=\"x\"><h2>b</h2></a>", "<h2><a href=\"x\">b</a></h2>"),
            (
                "<video>\n<source src=\"a\">\n\n</video>",
                "<p><video>\n<source src=\"a\">\n\n</video></p>",
            ),
            ("a<script>\n\nb\n</script>", "<p>a</p>"),
            ("a\n<hr>\nb", "<p>a</p>\n<hr>\n<p>b</p>"),
        ] {
            let made = classic(raw);
            let scripts = made.replace("<script>\n\nb\n</script>", "");
            assert_eq!(scripts.trim_end(), html.trim_end(), "{raw:?}");
        }
    }

    #[test]
    fn a_block_in_a_paragraph_parts_it() {
        let block = super::super::held::Store::default().block(String::new());
        let raw = format!("<p class=\"x\">a <b>b{block}c</b></p>");
        let html = format!("<p class=\"x\">a <b>b</b></p>{block}<p><b>c</b></p>");
        assert_eq!(paragraphs(&raw, Mode::Blocks), html);
        let raw = format!("<p>{block}</p>\n\n<div>a\n\nb</div>");
        assert_eq!(paragraphs(&raw, Mode::Blocks), format!("{block}\n\n<div>a\n\nb</div>"));
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(3_000) })]

        #[test]
        fn what_it_made_stays(parts in prop::collection::vec(prop::sample::select(vec![
            "a", "b ", " c", "\n", "\n\n", " ", "<br>", "<b>", "</b>", "<em>", "</em>", "<span>", "</span>", "<p>",
            "<p class=\"x\">", "</p>", "<div>", "</div>", "<ul>", "<li>", "</li>", "</ul>", "<blockquote>",
            "</blockquote>", "<h2>", "</h2>", "<pre>", "</pre>", "<!-- c -->", "<hr>", "<img>", "<table>", "<tr>",
            "<td>", "</td>", "</tr>", "</table>", "<a id=x>", "</a>", "\u{fdd0}0\u{fdd2}", "\u{fdd1}0\u{fdd2}",
        ]), 0..14), mode in prop::sample::select(vec![Mode::Classic, Mode::Blocks])) {
            let once = paragraphs(&parts.concat(), mode);
            prop_assert_eq!(paragraphs(&once, mode), once, "{:?}", parts.concat());
        }
    }

    #[test]
    fn it_takes_as_long_as_the_body() {
        for piece in [
            "<",
            "\n",
            "<!--",
            "<a <a x=\"",
            "<b>",
            "<div>",
            "</div></ul>",
            "<p>",
            "<b>\n\n",
            "<pre>",
            "<span></b>",
            "<a x='",
            "<br>",
            "<script>",
            "<!x",
            "</",
        ] {
            let start = Instant::now();
            classic(&piece.repeat(400_000 / piece.len()));
            assert!(start.elapsed() < Duration::from_secs(5), "{piece}");
        }
    }
}
