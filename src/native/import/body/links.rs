//! Finds the addresses in a text: of Markdown links and pictures, of definitions, and in HTML.

use std::ops::Range;

use super::code;

/// An address: where it stands, and whether in HTML.
pub(super) fn addresses(text: &str, is_html: bool) -> Vec<(Range<usize>, bool)> {
    let code = if is_html { Vec::new() } else { code::all(text) };
    let in_code = |at: usize| code.iter().any(|range| range.contains(&at));
    let mut found = Vec::new();
    if !is_html {
        for (at, _) in text.match_indices("](") {
            if !in_code(at) {
                found.extend(destination(text, at + 2, true).map(|range| (range, false)));
            }
        }
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let indent = line.len() - line.trim_start_matches(' ').len();
            if let (true, Some(colon)) = (indent < 4, line.find("]:")) {
                let label = &line[indent..colon];
                let is_label = label.starts_with('[') && !label.starts_with("[^");
                if is_label && !label[1..].contains(['[', ']']) && !in_code(start + colon) {
                    let range = destination(text, start + colon + 2, false);
                    found.extend(range.map(|range| (range, false)));
                }
            }
            start += line.len();
        }
    }
    for name in ["src=", "href=", "poster="] {
        for (at, _) in text.match_indices(name) {
            let begins = text[..at].ends_with(|c: char| c.is_whitespace());
            let inside = text[..at].rfind('<') > text[..at].rfind('>');
            let from = at + name.len();
            let quote = text[from..].chars().next().filter(|c| matches!(c, '"' | '\''));
            if let (true, true, false, Some(quote)) = (begins, inside, in_code(at), quote)
                && let Some(length) = text[from + 1..].find(quote)
            {
                found.push((from + 1..from + 1 + length, true));
            }
        }
    }
    found.sort_by_key(|(range, _)| range.start);
    found
}

/// The address that begins at a byte, behind white space; within brackets it may hold pairs of
/// parentheses.
fn destination(text: &str, at: usize, in_brackets: bool) -> Option<Range<usize>> {
    let rest = &text[at..];
    let start = at + rest.len() - rest.trim_start_matches([' ', '\t', '\n']).len();
    let rest = &text[start..];
    if let Some(inner) = rest.strip_prefix('<') {
        let end = inner.find(['>', '\n'])?;
        return Some(start + 1..start + 1 + end);
    }
    let mut depth = 0;
    let mut end = rest.len();
    for (at, c) in rest.char_indices() {
        match c {
            '(' => depth += 1,
            ')' if depth == 0 && in_brackets => {
                end = at;
                break;
            }
            ')' => depth -= 1,
            c if c.is_whitespace() => {
                end = at;
                break;
            }
            _ => {}
        }
    }
    (end > 0).then_some(start..start + end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_address_is_found_and_none_in_code() {
        let text = "[a](b.md \"t\") ![c](<d e.png>) `[x](no.md)` [f](g_(h).md)\n\n[i]: j.md\n\
                    <img alt=\"\" src=\"k.png\">\n\n[^1]: no\n\n    [x](no.md)\n";
        let found: Vec<(&str, bool)> =
            addresses(text, false).into_iter().map(|(range, html)| (&text[range], html)).collect();
        assert_eq!(
            found,
            [
                ("b.md", false),
                ("d e.png", false),
                ("g_(h).md", false),
                ("j.md", false),
                ("k.png", true)
            ]
        );
    }
}
