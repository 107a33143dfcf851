//! Which address belongs to whom.

use std::collections::{BTreeSet, HashMap};

use super::fields::Report;
use crate::{
    model::{
        address::{Permalink, data_file, html_file},
        old_address::Query,
        route::Route,
    },
    native::{error::Other, publish::crawlers},
};

/// Files at the root that no page may take, also not as a folder.
const KEPT: [&str; 11] = [
    "posts.json",
    "pagefind",
    "index.html",
    "index.json",
    "404.html",
    "_redirects",
    "_headers",
    ".htaccess",
    ".nojekyll",
    "redirects.nginx.conf",
    "server.nginx.conf",
];

/// Whether publishing has a use for a file, or for the folder that it would make of one.
fn is_kept(file: &str) -> bool {
    let mut segments = file.split('/');
    let (first, second) = (segments.next().unwrap_or_default(), segments.next());
    let number = second.and_then(|second| second.strip_suffix(".json"));
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    KEPT.contains(&first)
        || crawlers::is_one(first)
        || (first == "shortlinks" && number.is_some_and(is_number))
}

/// What is expected of an address that somebody has already.
pub(in crate::native::ingest) const OWN_ADDRESS: &str =
    "an address of its own, also where upper and lower case are one";

/// Which file belongs to whom. Names are compared without case: some file systems do.
#[derive(Default)]
pub(super) struct Addresses {
    files: HashMap<String, String>,
    /// The pointers of queries.
    queries: HashMap<String, String>,
    /// The pointers of items that numbers lead to, and where the numbers stand.
    numbers: HashMap<u32, (String, String)>,
}

impl Addresses {
    pub(super) fn claim(&mut self, permalink: &Permalink, pointer: &str, report: &mut Report) {
        let found = format!("the address {:?}", permalink.as_str());
        if !matches!(Route::parse(&permalink.to_string()), Some(Route::Item(_))) {
            let expected = "an address that no list has (lists own /page/…, /category/…, /tag/…, \
                            /author/…, /archive/, /search/, /YYYY/, /YYYY/MM/ and /404.html)";
            report.fault(pointer, found, expected);
            return;
        }
        self.claim_files(permalink, pointer, report);
    }

    /// The same for what may stand where a list could be.
    pub(super) fn claim_files(
        &mut self,
        permalink: &Permalink,
        pointer: &str,
        report: &mut Report,
    ) {
        let found = format!("the address {:?}", permalink.as_str());
        for file in files(permalink) {
            if is_kept(&file) {
                report.fault(
                    pointer,
                    format!("{found}, whose file would be /{file}"),
                    "another address",
                );
                return;
            } else if let Some(first) = self.files.insert(file, pointer.to_owned()) {
                report.clash(pointer, found, Other::has_it(first), OWN_ADDRESS);
                return;
            }
        }
    }

    /// A number leads to one item, however it is asked for; any other query belongs to one redirect.
    pub(super) fn claim_query(
        &mut self,
        query: &Query,
        owner: &str,
        pointer: &str,
        report: &mut Report,
    ) {
        let address = format!("/?{query}");
        let twice = self.queries.insert(address.to_lowercase(), pointer.to_owned());
        let number = query.short_link().map(|link| link.number());
        let of_number = number.and_then(|number| {
            let (first, at) = self
                .numbers
                .entry(number)
                .or_insert_with(|| (owner.to_owned(), pointer.to_owned()));
            (first.as_str() != owner).then(|| at.clone())
        });
        if let Some(first) = twice.or(of_number) {
            let found = format!("the address {address:?}");
            report.clash(pointer, found, Other::has_it(first), OWN_ADDRESS);
        }
    }

    /// `/a.html` is a file, so nothing can be at `/a.html/b/`.
    pub(super) fn folders_are_no_files(&self, report: &mut Report) {
        let mut faults: Vec<(&String, &String)> = Vec::new();
        for (file, pointer) in &self.files {
            let folders = file.match_indices('/').map(|(at, _)| &file[..at]);
            if let Some(first) = folders.filter_map(|folder| self.files.get(folder)).next() {
                faults.push((pointer, first));
            }
        }
        faults.sort();
        faults.dedup();
        for (pointer, first) in faults {
            let other = Other { before: " below the file of ", pointer: first.clone(), after: "" };
            let expected = "an address that is not below another page's .html file";
            report.clash(pointer, "an address", other, expected);
        }
    }

    /// The wish, or the wish with the first free number behind it.
    pub(super) fn make(&mut self, wish: &Permalink, pointer: &str) -> Permalink {
        let base = wish.as_str().trim_end_matches('/');
        let numbered =
            (2..).filter_map(|number| Permalink::try_from(format!("{base}-{number}/")).ok());
        let is_free = |permalink: &Permalink| {
            files(permalink).iter().all(|file| !self.files.contains_key(file))
                && matches!(Route::parse(&permalink.to_string()), Some(Route::Item(_)))
        };
        let mut candidates = std::iter::once(wish.clone()).chain(numbered);
        let made = candidates.find(is_free).unwrap_or_else(|| wish.clone());
        for file in files(&made) {
            self.files.insert(file, pointer.to_owned());
        }
        made
    }
}

/// The files of a page, in lower case and in a fixed order: messages name them.
fn files(permalink: &Permalink) -> BTreeSet<String> {
    let path = permalink.as_str();
    [html_file(path), data_file(path)].map(|file| file.to_lowercase()).into()
}
