//! Code blocks: coloured, numbered, marked, titled, with room for a button that copies.

use std::{fmt::Write, ops::RangeInclusive};

use super::{
    Tongues,
    edits::Edits,
    highlight::Highlighter,
    outline::{Element, Outline},
    text::{decode, escape},
};
use crate::{
    model::feed::CodeSettings,
    native::{languages, memory::Memory},
};

/// The button that copies. The browser shows it where it can copy.
pub(super) fn copy_button(tongues: Tongues<'_>) -> String {
    let language = if tongues.blog == tongues.text {
        String::new()
    } else {
        format!(" lang=\"{}\"", escape(tongues.blog))
    };
    let label = languages::of(tongues.blog).text("copy", &[]);
    let label = escape(&label);
    format!("<button type=\"button\" class=\"copy\"{language} hidden>{label}</button>")
}

/// Attributes that say how a block is to be shown; what is shown does not need them.
const ATTRIBUTES: &[&str] = &["data-title", "data-line-numbers", "data-mark"];

/// Dresses the `<pre>` at `index`; without `colours` its code stays as it is.
pub(super) fn dress(
    outline: &Outline<'_>,
    index: usize,
    settings: CodeSettings,
    copy_button: &str,
    colours: Option<&Memory<String>>,
    edits: &mut Edits,
) {
    let Some(pre) = outline.elements.get(index) else { return };
    let Some(close) = pre.close.clone() else { return };
    // The sanitiser lets no content have one: this block is dressed already.
    if pre.has("tabindex") {
        return;
    }
    let code = outline.descendants(index).next().filter(|child| child.name == "code");
    // Nothing in a link can take the focus or be a button.
    let in_link = outline.ancestors(index).any(|element| element.name == "a");
    let mut tag = pre.tag();
    tag.remove(ATTRIBUTES);
    if !in_link {
        tag.set("tabindex", "0");
    }
    if let Some(code) = code {
        let language = language(code).or_else(|| language(pre));
        let lines = Lines::of(pre, settings);
        if let Some(inner) = code.inner()
            && let Some(html) =
                lines.write(&outline.html[inner.clone()], language.as_deref(), colours)
        {
            if lines.first.is_some() {
                tag.add_class("numbered");
            }
            if !inner.is_empty() {
                edits.replace(inner, html);
            }
        }
        if let Some(language) = &language {
            tag.set("data-language", language);
        }
    }
    let caption = pre.get("data-title").filter(|title| !title.trim().is_empty());
    let button = settings.copy_button && code.is_some() && !in_link;
    if caption.is_none() && !button {
        edits.replace(pre.open.clone(), tag);
        return;
    }
    let caption = caption.map(|title| format!("<figcaption>{}</figcaption>", escape(title.trim())));
    let caption = caption.unwrap_or_default();
    edits.replace(pre.open.clone(), format!("<figure class=\"code\">{caption}{tag}"));
    let button = if button { copy_button } else { "" };
    edits.replace(close, format!("</pre>{button}</figure>"));
}

/// The language that a class names, without what some add to it (`rust,ignore`).
fn language(element: &Element) -> Option<String> {
    let classes = element.get("class")?;
    let name = classes.split_whitespace().find_map(|class| class.strip_prefix("language-"))?;
    let name = name.split([',', '{', ':']).next().filter(|name| !name.is_empty());
    name.map(str::to_owned)
}

/// How the lines of a block are shown.
#[derive(Debug)]
struct Lines {
    /// The number of the first one, where lines are numbered.
    first: Option<u64>,
    /// Lines that stand out, from 1, in order.
    marks: Vec<RangeInclusive<u64>>,
}

impl Lines {
    fn of(pre: &Element, settings: CodeSettings) -> Self {
        let usual = settings.line_numbers.then_some(1);
        let first = match pre.get("data-line-numbers").as_deref().map(str::trim) {
            Some("off") => None,
            Some(number) => number.parse::<u32>().ok().map(u64::from).or(usual),
            None => usual,
        };
        let marks = pre.get("data-mark").map(|marks| ranges(&marks)).unwrap_or_default();
        Self { first, marks }
    }

    /// The dressed content of `<code>`, or `None` when it is more than text.
    fn write(
        &self,
        inner: &str,
        language: Option<&str>,
        colours: Option<&Memory<String>>,
    ) -> Option<String> {
        let text = decode(inner);
        // What is not exactly as the sanitiser writes text stays as it is.
        if escape(&text) != inner {
            return None;
        }
        let Some(memory) = colours else { return Some(inner.to_owned()) };
        let key = || format!("{language:?} {self:?} {inner}");
        Some(memory.recall(key, || self.colour(&text, language)))
    }

    fn colour(&self, text: &str, language: Option<&str>) -> String {
        let mut highlighter = Highlighter::new(language);
        let mut html = String::with_capacity(text.len() * 2);
        let mut marks = Marks { ranges: &self.marks, end: 0 };
        for (number, line) in (1..).zip(text.split_inclusive('\n')) {
            let marked = marks.next(number);
            let opened = self.open(number, marked, &mut html);
            highlighter.line(line, &mut html);
            if opened {
                html.push_str("</span>");
            }
        }
        html
    }

    /// Starts the element of a line, which holds its newline too: it is shown as a block.
    fn open(&self, number: u64, marked: bool, html: &mut String) -> bool {
        if self.first.is_none() && !marked {
            return false;
        }
        html.push_str(if marked { "<span class=\"line marked\"" } else { "<span class=\"line\"" });
        if let Some(first) = self.first {
            // Writing to a string cannot fail.
            let _ = write!(html, " data-n=\"{}\"", first + number - 1);
        }
        html.push('>');
        true
    }
}

/// Goes through lines and sorted ranges side by side.
struct Marks<'a> {
    ranges: &'a [RangeInclusive<u64>],
    /// The last line of all ranges that have begun.
    end: u64,
}

impl Marks<'_> {
    /// Whether the line is marked; to be asked for every line in order.
    fn next(&mut self, line: u64) -> bool {
        while let [range, rest @ ..] = self.ranges
            && *range.start() <= line
        {
            self.end = self.end.max(*range.end());
            self.ranges = rest;
        }
        line <= self.end
    }
}

/// `2 4-6` or `2,4-6`, sorted. What is neither a line nor a range is ignored.
fn ranges(marks: &str) -> Vec<RangeInclusive<u64>> {
    let parse = |part: &str| {
        let (start, end) = part.split_once('-').unwrap_or((part, part));
        let (start, end) = (start.parse::<u32>().ok()?, end.parse::<u32>().ok()?);
        (1..=end).contains(&start).then_some(u64::from(start)..=u64::from(end))
    };
    let mut ranges: Vec<_> = marks.split([' ', ',']).filter_map(parse).collect();
    ranges.sort_by_key(|range| *range.start());
    ranges
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{
        super::text::{Piece, pieces},
        *,
    };

    const BARE: CodeSettings = CodeSettings { line_numbers: false, copy_button: false };

    fn dressed(html: &str, settings: CodeSettings) -> String {
        let outline = Outline::of(html);
        let mut edits = Edits::default();
        for index in 0..outline.elements.len() {
            if outline.elements[index].name == "pre" {
                let button = copy_button(Tongues { blog: "en", text: "en" });
                dress(&outline, index, settings, &button, Some(&Memory::none()), &mut edits);
            }
        }
        edits.apply(html, html.len())
    }

    #[test]
    fn a_block_has_a_title_numbers_marks_and_a_button() {
        let html = "<pre data-title=\"src/&lt;a&gt;.rs\" data-line-numbers=\"9\" data-mark=\"2\">\
            <code class=\"language-rust\">let a = 1;\n\n</code></pre>";
        let settings = CodeSettings { copy_button: true, ..BARE };
        assert_eq!(
            dressed(html, settings),
            "<figure class=\"code\"><figcaption>src/&lt;a&gt;.rs</figcaption>\
             <pre tabindex=\"0\" class=\"numbered\" data-language=\"rust\">\
             <code class=\"language-rust\"><span class=\"line\" data-n=\"9\">\
             <span class=\"k\">let</span> a <span class=\"o\">=</span> <span class=\"n\">1</span>;\n</span>\
             <span class=\"line marked\" data-n=\"10\">\n</span></code></pre>\
             <button type=\"button\" class=\"copy\" hidden>Copy</button></figure>"
        );
    }

    #[test]
    fn a_plain_block_stays_lean() {
        assert_eq!(
            dressed("<pre><code>a &lt; b\n</code></pre><pre>\n\nx</pre>", BARE),
            "<pre tabindex=\"0\"><code>a &lt; b\n</code></pre><pre tabindex=\"0\">\n\nx</pre>"
        );
        assert_eq!(
            dressed("<pre class=\"note\"><code class=\"language-nosuch\">\nfn</code></pre>", BARE),
            "<pre class=\"note\" tabindex=\"0\" data-language=\"nosuch\">\
             <code class=\"language-nosuch\">\nfn</code></pre>"
        );
    }

    #[test]
    fn markup_in_code_is_left_alone() {
        let inner = "<code class=\"language-rust\">let <mark>a</mark> = 1;</code>";
        assert_eq!(
            dressed(&format!("<pre data-line-numbers=\"1\">{inner}</pre>"), BARE),
            format!("<pre tabindex=\"0\" data-language=\"rust\">{inner}</pre>")
        );
    }

    #[test]
    fn numbering_can_be_switched_off_and_a_mark_needs_no_numbers() {
        let numbered = CodeSettings { line_numbers: true, ..BARE };
        let html = "<pre data-line-numbers=\"off\" data-mark=\"x,2-1 0 2-3,9-\"><code>a\nb\nc\nd</code></pre>";
        assert_eq!(
            dressed(html, numbered),
            "<pre tabindex=\"0\"><code>a\n<span class=\"line marked\">b\n</span>\
             <span class=\"line marked\">c\n</span>d</code></pre>"
        );
        for number in ["", " data-line-numbers=\"x\""] {
            assert_eq!(
                dressed(&format!("<pre{number}><code>a</code></pre>"), numbered),
                "<pre tabindex=\"0\" class=\"numbered\">\
                 <code><span class=\"line\" data-n=\"1\">a</span></code></pre>"
            );
        }
    }

    #[test]
    fn overlapping_marks_are_one() {
        let marks = ranges("5-6 1-8,2-3 11-4294967295");
        let mut marks = Marks { ranges: &marks, end: 0 };
        let marked: Vec<u64> = (1..13).filter(|line| marks.next(*line)).collect();
        assert_eq!(marked, [1, 2, 3, 4, 5, 6, 7, 8, 11, 12]);
    }

    #[test]
    fn a_dressed_block_is_not_dressed_again() {
        let settings = CodeSettings { copy_button: true, line_numbers: true };
        let once = dressed("<pre><code class=\"language-js\">let a = `b`;</code></pre>", settings);
        assert_eq!(dressed(&once, settings), once);
    }

    #[test]
    fn a_block_in_a_link_takes_no_focus() {
        let settings = CodeSettings { copy_button: true, ..BARE };
        let html = "<a href=\"/\"><pre><code>a</code></pre></a>";
        assert_eq!(dressed(html, settings), html);
    }

    proptest! {
        #[test]
        fn text_survives(
            language in "rust|js|html|bash|console|markdown|python|css|yaml|c|php|diff|nosuch",
            code in "([a-z]{1,4}|[ \n\t\"'`<>&;#$(){}/\\*\\\\=.:@!-]|fn |\u{a0}|é|漢|\u{1f600}|\\PC){0,60}",
            numbers in any::<bool>(),
        ) {
            let text = escape(&code);
            let html = format!("<pre data-mark=\"2\"><code class=\"language-{language}\">{text}</code></pre>");
            let settings = CodeSettings { line_numbers: numbers, copy_button: false };
            let out = dressed(&html, settings);
            let kept: String = pieces(&out).filter_map(|piece| match piece {
                Piece::Text(text) => Some(text),
                Piece::Tag(_) => None,
            }).collect();
            prop_assert_eq!(kept, text);
        }
    }
}
