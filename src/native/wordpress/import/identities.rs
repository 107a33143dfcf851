//! GUIDs become the identities of items, to the letter.

use std::collections::HashSet;

use url::Url;

use super::{gather::Remarks, known::Entry};
use crate::native::first_free::first_free;

/// An identity for every entry: its GUID, which must be its own.
pub(super) fn of<'a>(
    entries: impl Iterator<Item = &'a Entry>,
    home: &Url,
    remarks: &mut Remarks,
) -> Vec<String> {
    let mut taken = HashSet::new();
    let mut without: Vec<String> = Vec::new();
    let identity = |entry: &Entry| {
        let own = entry.own.as_ref().and_then(|own| own["id"].as_str());
        if let Some(own) = own.filter(|own| taken.insert((*own).to_owned())) {
            return own.to_owned();
        }
        if entry.guid.is_empty() {
            without.push(entry.label());
            let made = match entry.id {
                // Feed readers know nothing better of it either.
                0 if !entry.link.is_empty() => entry.link.clone(),
                // What WordPress would have made.
                id => format!("{home}?p={id}"),
            };
            return unique(made, &mut taken);
        }
        if taken.insert(entry.guid.clone()) {
            return entry.guid.clone();
        }
        let made = unique(format!("{}#wordpress-{}", entry.guid, entry.id), &mut taken);
        let (label, guid) = (entry.label(), &entry.guid);
        remarks.remarks.push(format!(
            "{label} has the GUID {guid:?}, which another has already: its identity is {made:?}"
        ));
        made
    };
    let all = entries.map(identity).collect();
    match without.as_slice() {
        [] => {}
        [one] => remarks.remarks.push(format!("{one} has no GUID: its address is its identity")),
        [first, ..] => remarks.remarks.push(format!(
            "{} posts and pages have no GUID, the first is {first}: their addresses are their identities",
            without.len()
        )),
    }
    all
}

fn unique(wish: String, taken: &mut HashSet<String>) -> String {
    first_free(wish, |it| taken.insert(it.to_owned()))
}
