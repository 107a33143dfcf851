//! Where code stands in a text: nothing in it is translated.

use std::ops::Range;

use comrak::{Arena, Options, nodes::NodeValue, parse_document};

/// The lines of code blocks, in bytes, in order.
pub(super) fn blocks(text: &str) -> Vec<Range<usize>> {
    lines(text, |value| matches!(value, NodeValue::CodeBlock(_)))
}

/// The lines of blocks of HTML, in which nothing is Markdown.
pub(super) fn html(text: &str) -> Vec<Range<usize>> {
    lines(text, |value| matches!(value, NodeValue::HtmlBlock(_)))
}

fn lines(text: &str, is_wanted: fn(&NodeValue) -> bool) -> Vec<Range<usize>> {
    let mut starts = vec![0];
    starts.extend(text.match_indices('\n').map(|(at, _)| at + 1));
    let line = |number: usize| starts.get(number).copied().unwrap_or(text.len());
    let arena = Arena::new();
    let root = parse_document(&arena, text, &Options::default());
    let mut blocks: Vec<Range<usize>> = root
        .descendants()
        .filter_map(|node| {
            let data = node.data.borrow();
            if !is_wanted(&data.value) {
                return None;
            }
            let place = data.sourcepos;
            let range = line(place.start.line.saturating_sub(1))..line(place.end.line);
            (range.start < range.end).then_some(range)
        })
        .collect();
    blocks.sort_by_key(|range| range.start);
    blocks
}

/// The end of a code span that begins with the backticks at `at`; without an end before the next
/// empty line, that of the backticks.
pub(super) fn span(text: &str, at: usize) -> (usize, bool) {
    let ticks = text[at..].bytes().take_while(|byte| *byte == b'`').count();
    let begin = at + ticks;
    let limit = begin + paragraph(&text[begin..]);
    let mut from = begin;
    while let Some(next) = text[from..limit].find('`') {
        let start = from + next;
        let run = text[start..].bytes().take_while(|byte| *byte == b'`').count();
        if run == ticks {
            return (start + run, true);
        }
        from = start + run;
        if from >= limit {
            break;
        }
    }
    (begin, false)
}

/// Where a paragraph ends at the latest: at an empty line, or at one that begins something else.
fn paragraph(text: &str) -> usize {
    let mut end = 0;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        let said = line.trim();
        let number_ends = said.find(|c: char| !c.is_ascii_digit()).unwrap_or(0);
        let begins = said.starts_with(['>', '#', '<', '-', '*', '+', '=', '_'])
            || ["```", "~~~"].iter().any(|fence| said.starts_with(fence))
            || (number_ends > 0 && said[number_ends..].starts_with(['.', ')']));
        if number > 0 && (said.is_empty() || begins) {
            return end;
        }
        end += line.len();
    }
    end
}

/// All code of a text, blocks and spans, in order.
pub(super) fn all(text: &str) -> Vec<Range<usize>> {
    let blocks = blocks(text);
    let mut all = blocks.clone();
    let mut at = 0;
    while let Some(next) = text[at..].find('`') {
        let start = at + next;
        if let Some(block) = blocks.iter().find(|block| block.contains(&start)) {
            at = block.end;
            continue;
        }
        let (end, closed) = span(text, start);
        if closed {
            all.push(start..end);
        }
        at = end;
    }
    all.sort_by_key(|range| range.start);
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_and_spans_are_found() {
        let text =
            "a `b` c ``d ` e``\n\n```x\n`f`\n```\n\n    g\n\n- h\n\n  ~~~\n  i\n  ~~~\n\nj ` k\n";
        let found: Vec<&str> = all(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(
            found,
            ["`b`", "``d ` e``", "```x\n`f`\n```\n", "    g\n", "  ~~~\n  i\n  ~~~\n"]
        );
    }
}
