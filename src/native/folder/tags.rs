//! What a tag of sanitised HTML says.

use crate::native::publish::dress::text::decode;

/// Elements without content, as the sanitiser lets them through.
const VOID: &[&str] = &["br", "col", "hr", "img", "input", "source", "track", "wbr"];

/// Elements that are a part of a line.
const PHRASES: &[&str] = &[
    "a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "del", "dfn", "em", "i", "img", "input",
    "ins", "kbd", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub",
    "sup", "time", "u", "var", "wbr",
];

/// The name in a tag: `p` of `<p id="x">` and of `</p>`.
pub(in crate::native) fn name(tag: &str) -> &str {
    let inner = tag.trim_start_matches(['<', '/']);
    inner.split([' ', '>']).next().unwrap_or_default()
}

/// How many elements deeper a tag leads: 1, 0 or -1.
pub(in crate::native) fn step(tag: &str) -> isize {
    if tag.starts_with("</") { -1 } else { isize::from(!VOID.contains(&name(tag))) }
}

/// Whether a tag is a part of a line and not the edge of a block.
pub(in crate::native) fn is_phrase(tag: &str) -> bool {
    PHRASES.contains(&name(tag))
}

/// The attributes of a start tag: names and values without entities.
pub(super) fn attributes(tag: &str) -> Vec<(String, String)> {
    let mut attributes = Vec::new();
    let mut rest = tag.trim_end_matches('>').split_once(' ').map_or("", |(_, rest)| rest);
    while let Some((name, after)) = rest.split_once("=\"") {
        let Some((value, after)) = after.split_once('"') else { break };
        attributes.push((name.trim().to_owned(), decode(value).into_owned()));
        rest = after;
    }
    attributes
}
