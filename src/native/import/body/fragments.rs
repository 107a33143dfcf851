//! Links to a part of a page: every generator names headings in its own way, so the part is looked
//! for among the names that it has here.

use std::{
    collections::{HashMap, HashSet},
    path::{Path, PathBuf},
};

use rayon::prelude::*;

use super::{
    Translated, links,
    world::{World, join},
};
use crate::{
    model::address::decode,
    native::{
        finding::Place,
        import::report::{Outcome, Untranslated, shown},
        ingest::markdown::render::{self, Style},
        publish::dress,
    },
};

/// Makes such links lead to the part they mean; where none is called so, to the page.
pub(in crate::native::import) fn settle(world: &World<'_>, bodies: &mut [Translated]) {
    let by_path: HashMap<PathBuf, usize> =
        world.texts.iter().enumerate().map(|(at, text)| (text.new_path(), at)).collect();
    let asked: Vec<Vec<Link>> = bodies
        .par_iter()
        .enumerate()
        .map(|(me, body)| in_text(world, me, &body.text, &by_path))
        .collect();
    let targets: HashSet<usize> = asked.iter().flatten().map(|link| link.to).collect();
    let ids: HashMap<usize, Vec<String>> = targets
        .into_par_iter()
        .map(|to| {
            let html = render::html(&bodies[to].text, Style::default(), &mut |_, _| {});
            (to, dress::ids(&html))
        })
        .collect();
    for (me, links) in asked.into_iter().enumerate() {
        // From the end, so that what is replaced moves nothing that is still to come.
        for link in links.into_iter().rev() {
            let known = ids.get(&link.to).map(Vec::as_slice).unwrap_or_default();
            match find(known, &link.fragment) {
                Some(id) if *id == link.fragment => {}
                Some(id) => {
                    let id = crate::model::address::encode(id);
                    bodies[me].text.replace_range(link.fragment_at..link.end, &id);
                }
                None => {
                    let address = format!("{}#", world.address(link.to));
                    bodies[me].text.replace_range(link.start..link.fragment_at, &address);
                    bodies[me].left.push(unknown(world, me, &link.fragment));
                }
            }
        }
    }
}

/// A link to a part of a text of the folder; the places are bytes of the new text.
struct Link {
    start: usize,
    fragment_at: usize,
    end: usize,
    to: usize,
    fragment: String,
}

fn in_text(
    world: &World<'_>,
    me: usize,
    text: &str,
    by_path: &HashMap<PathBuf, usize>,
) -> Vec<Link> {
    let path = world.texts[me].new_path();
    let folder = path.parent().unwrap_or(Path::new(""));
    let link = |(range, _): (std::ops::Range<usize>, bool)| {
        let (address, fragment) = text[range.clone()].split_once('#')?;
        let to = match address {
            "" => me,
            address if address.starts_with('/') || address.contains(':') => return None,
            address => *by_path.get(&join(folder, &decode(address)?)?)?,
        };
        let fragment_at = range.start + address.len() + 1;
        let fragment = decode(fragment).unwrap_or_else(|| fragment.to_owned());
        // The top of a page is always there.
        let is_meant = !fragment.is_empty() && !fragment.eq_ignore_ascii_case("top");
        is_meant.then_some(Link { start: range.start, fragment_at, end: range.end, to, fragment })
    };
    links::addresses(text, false).into_iter().filter_map(link).collect()
}

/// The name itself, or the only one that differs from it in signs and case alone.
fn find<'a>(ids: &'a [String], fragment: &str) -> Option<&'a String> {
    let letters = |text: &str| -> String {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let wanted = letters(fragment);
    let mut similar = ids.iter().filter(|id| letters(id) == wanted);
    let only = similar.next().filter(|_| similar.next().is_none() && !wanted.is_empty());
    ids.iter().find(|id| *id == fragment).or(only)
}

fn unknown(world: &World<'_>, me: usize, fragment: &str) -> Untranslated {
    let text = &world.texts[me];
    let wanted = format!("#{fragment}");
    let at = text.raw[text.body..].find(&wanted).map_or(text.body, |at| text.body + at);
    let place = Place::part(&text.source, &text.raw, at..at);
    let (line, column) = place.line_and_column().unwrap_or((1, 1));
    let what = format!("the part {wanted}, which the page does not have");
    Untranslated { path: shown(&text.source), line, column, what, outcome: Outcome::Left }
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn a_part_is_found_by_its_letters_where_only_one_has_them() {
        let ids = ["how-to-do-it", "a-b", "ab", "x_y"].map(str::to_owned);
        let found = |fragment| find(&ids, fragment).map(String::as_str);
        assert_eq!(found("How-to-do-it-"), Some("how-to-do-it"));
        assert_eq!((found("a-b"), found("A_B")), (Some("a-b"), None));
        assert_eq!((found("xy"), found("gone"), found("--")), (Some("x_y"), None, None));
    }
}
