//! Where code stands in a text: nothing in it is translated.

use std::ops::Range;

use comrak::{Arena, Options, nodes::NodeValue, parse_document};

/// The lines of code blocks, in bytes, in order.
pub(super) fn blocks(text: &str) -> Vec<Range<usize>> {
    let mut starts = vec![0];
    starts.extend(text.match_indices('\n').map(|(at, _)| at + 1));
    let line = |number: usize| starts.get(number).copied().unwrap_or(text.len());
    let arena = Arena::new();
    let root = parse_document(&arena, text, &Options::default());
    let mut blocks: Vec<Range<usize>> = root
        .descendants()
        .filter_map(|node| {
            let data = node.data.borrow();
            let NodeValue::CodeBlock(_) = data.value else { return None };
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
    let limit = text[begin..].find("\n\n").map_or(text.len(), |end| begin + end);
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
