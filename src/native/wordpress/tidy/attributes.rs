//! Attributes in the order in which Markdown writes them: it says nothing.

use std::borrow::Cow;

/// A start tag whose attributes stand as the Markdown renderer would write them.
pub(super) fn in_order<'t>(name: &str, tag: &'t str) -> Cow<'t, str> {
    let first: &[&str] = match name {
        "a" => &["href", "title"],
        "img" => &["src", "alt", "title"],
        _ => return Cow::Borrowed(tag),
    };
    let mut attributes = split(tag);
    let place = |attribute: &&str| {
        let name = attribute.split('=').next().unwrap_or_default();
        first.iter().position(|known| *known == name).unwrap_or(first.len())
    };
    if attributes.is_sorted_by_key(place) {
        return Cow::Borrowed(tag);
    }
    attributes.sort_by_key(place);
    Cow::Owned(format!("<{name} {}>", attributes.join(" ")))
}

/// The attributes of a start tag as they are written: `title="a b"`.
fn split(tag: &str) -> Vec<&str> {
    let mut rest = tag.trim_end_matches('>').split_once(' ').map_or("", |(_, rest)| rest);
    let mut attributes = Vec::new();
    while let Some(start) = rest.find("=\"") {
        let value = start + 2;
        let Some(end) = rest[value..].find('"') else { break };
        let (attribute, after) = rest.split_at(value + end + 1);
        attributes.push(attribute);
        rest = after.trim_start_matches(' ');
    }
    attributes
}
