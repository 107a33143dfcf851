//! Two pages cannot have one address, and some addresses are taken here: whoever comes second
//! moves, and the report says so.

use std::collections::{HashMap, HashSet};

use super::{
    old::{File, Text},
    report::{Changed, Unused, shown},
};
use crate::model::{
    address::{Permalink, data_file, encode, html_file},
    route::Route,
    slug::Slug,
};

/// Files at the root that publishing makes.
const KEPT: [&str; 4] = ["posts.json", "index.html", "index.json", "404.html"];

/// Gives every text an address and a file of its own and drops aliases that are taken.
pub(super) fn texts(texts: &mut [Text]) -> Vec<Changed> {
    let mut changed = Vec::new();
    let mut taken = Taken::default();
    for text in &mut *texts {
        let Err(why) = taken.claim(&text.address) else { continue };
        let base = text.address.trim_end_matches('/');
        let safe: Vec<String> = base
            .split('/')
            .filter_map(|part| match Slug::new(part) {
                Ok(slug) => Some(slug),
                Err(_) => Slug::from_name(part),
            })
            .map(String::from)
            .collect();
        let safe = if safe.is_empty() { "untitled".to_owned() } else { safe.join("/") };
        let safe = safe.trim_end_matches(".html");
        let numbered = (2..1_000_000).map(|number| format!("{safe}-{number}/"));
        let to =
            std::iter::once(format!("{safe}/")).chain(numbered).find(|to| taken.claim(to).is_ok());
        let to = to.unwrap_or_else(|| format!("{safe}/"));
        changed.push(Changed {
            path: shown(&text.source),
            from: format!("/{}", text.address),
            to: Some(format!("/{to}")),
            why,
        });
        text.address = to;
    }
    for text in &mut *texts {
        let (path, folder) = (shown(&text.source), text.folder().to_owned());
        text.fields.aliases.retain_mut(|alias| {
            let address = match alias.strip_prefix('/') {
                Some(address) => address.to_owned(),
                None => format!("{folder}{alias}"),
            };
            let why = match address.contains(['?', '#', ':']) {
                true => "an earlier address that is no plain path".to_owned(),
                false => match taken.claim(&super::old::normal_address(&address)) {
                    Ok(()) => {
                        *alias = format!("/{address}");
                        return true;
                    }
                    Err(why) => why,
                },
            };
            changed.push(Changed { path: path.clone(), from: alias.clone(), to: None, why });
            false
        });
    }
    targets(texts);
    changed
}

/// Files in which two texts would stand get numbers.
fn targets(texts: &mut [Text]) {
    let mut taken = HashSet::new();
    for text in texts {
        let wish = text.target.clone();
        let mut number = 2;
        while !taken.insert(shown(&text.new_path()).to_lowercase()) {
            let stem = wish.file_stem().unwrap_or_default().to_string_lossy();
            text.target = wish.with_file_name(format!("{stem}-{number}.md"));
            number += 1;
        }
    }
}

/// Leaves out files where a page will be, or where another file is already.
pub(super) fn files(files: Vec<File>, texts: &[Text]) -> (Vec<File>, Vec<Unused>) {
    let pages: HashMap<String, &Text> = texts
        .iter()
        .flat_map(|text| {
            [html_file(&text.address), data_file(&text.address)].map(|file| (file, text))
        })
        .collect();
    let mut seen = HashSet::new();
    let mut left = Vec::new();
    let kept = files
        .into_iter()
        .filter(|file| {
            let published = file.published(texts);
            let why = if let Some(text) = pages.get(&published) {
                format!("the page of {} is at its place", shown(&text.source))
            } else if KEPT.contains(&published.as_str()) {
                "publishing makes a file of that name".to_owned()
            } else if !seen.insert(published) {
                "another file is at its place".to_owned()
            } else {
                return true;
            };
            left.push(Unused::new(&file.source, why));
            false
        })
        .collect();
    (kept, left)
}

#[derive(Default)]
struct Taken {
    files: HashSet<String>,
}

impl Taken {
    /// Takes an address, decoded and without a slash at its start.
    fn claim(&mut self, address: &str) -> Result<(), String> {
        let path = format!("/{}", encode(address));
        let permalink = Permalink::parse(&path).map_err(|fault| fault.to_string())?;
        if !matches!(Route::parse(&path), Some(Route::Item(_))) {
            return Err("the address of a list of posts".to_owned());
        }
        let files = [html_file(permalink.as_str()), data_file(permalink.as_str())];
        let files = files.map(|file| file.to_lowercase());
        let kept = |file: &String| KEPT.iter().any(|kept| file.split('/').next() == Some(kept));
        if files.iter().any(kept) {
            return Err("the address of a file that publishing makes".to_owned());
        }
        if files.iter().any(|file| self.files.contains(file)) {
            return Err("another page has the same address".to_owned());
        }
        self.files.extend(files);
        Ok(())
    }
}
