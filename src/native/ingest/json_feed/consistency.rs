//! What can only be seen with everything in view: identities, addresses, circles.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::{fields::Report, item::Draft, redirects};
use crate::{
    model::{
        address::{Permalink, data_file, html_file},
        alias::Alias,
        category::Category,
        comment::CommentId,
        old_address::{OldAddress, Query},
        post::{Author, Post},
        route::Route,
        tag::Tag,
    },
    native::error::Other,
};

/// Files at the root that no page may take, also not as a folder.
const KEPT: [&str; 7] = [
    "posts.json",
    "index.html",
    "index.json",
    "404.html",
    "_redirects",
    ".htaccess",
    "redirects.nginx.conf",
];

/// Whether publishing has a use for a file, or for the folder that it would make of one.
fn is_kept(file: &str) -> bool {
    let mut segments = file.split('/');
    let (first, second) = (segments.next().unwrap_or_default(), segments.next());
    let number = second.and_then(|second| second.strip_suffix(".json"));
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    KEPT.contains(&first) || (first == "shortlinks" && number.is_some_and(is_number))
}

/// What is expected of an address that somebody has already.
pub(in crate::native::ingest) const OWN_ADDRESS: &str =
    "an address of its own, also where upper and lower case are one";

/// Slugs are unique, parents are known, and no category is below itself.
pub(super) fn categories(categories: &[(String, Category)], report: &mut Report) {
    let mut by_slug = HashMap::new();
    for (at, (pointer, category)) in categories.iter().enumerate() {
        // Addresses that differ in case only are one file on some systems.
        if let Some(first) = by_slug.insert(category.slug.as_str().to_lowercase(), at) {
            report.clash(
                &format!("{pointer}/slug"),
                format!("{:?}", category.slug.as_str()),
                Other::has_it(&categories[first].0),
                "a slug of its own",
            );
        }
    }
    let mut parent_of = vec![None; categories.len()];
    for (at, (pointer, category)) in categories.iter().enumerate() {
        let Some(parent) = &category.parent else { continue };
        parent_of[at] = categories.iter().position(|(_, category)| category.slug == *parent);
        if parent_of[at].is_none() {
            report.fault(
                &format!("{pointer}/parent"),
                format!("{:?}", parent.as_str()),
                "the slug of another category",
            );
        }
    }
    // One category of a circle stands for all of it.
    for at in circles(&parent_of).iter().filter_map(|circle| circle.iter().min().copied()) {
        let (pointer, category) = &categories[at];
        report.fault(
            &format!("{pointer}/parent"),
            format!("a circle: {} is below itself", category.slug),
            "parents that lead to a category without one",
        );
    }
}

/// Slugs and names are unique.
pub(super) fn tags(tags: &[(String, Tag)], report: &mut Report) {
    let mut slugs = HashMap::new();
    let mut names = HashMap::new();
    for (pointer, tag) in tags {
        for (field, text, owners) in
            [("slug", tag.slug.as_str(), &mut slugs), ("name", &tag.name, &mut names)]
        {
            if let Some(first) = owners.insert(text.to_lowercase(), pointer) {
                report.clash(
                    &format!("{pointer}/{field}"),
                    format!("{text:?}"),
                    Other::has_it(first),
                    format!("a {field} of its own"),
                );
            }
        }
    }
}

/// No two authors have one slug. Of several slugs of one author the first counts.
pub(super) fn author_slugs<'a>(
    of_feed: impl Iterator<Item = (&'a str, &'a Author)>,
    posts: &'a [Draft],
    pages: &'a [Draft],
    report: &mut Report,
) {
    let of_items = posts.iter().chain(pages);
    let of_items = of_items
        .flat_map(|draft| draft.post.authors.iter().map(|author| (draft.pointer.as_str(), author)));
    let mut names = HashSet::new();
    let mut slugs: HashMap<String, &str> = HashMap::new();
    for (pointer, author) in of_feed.chain(of_items) {
        let Some(slug) = &author.slug else { continue };
        if !names.insert(author.name.to_lowercase()) {
            continue;
        }
        if let Some(first) = slugs.insert(slug.as_str().to_lowercase(), pointer) {
            report.clash(
                pointer,
                format!("the author slug {:?}", slug.as_str()),
                Other::has_it(first),
                "a slug of its own",
            );
        }
    }
}

/// The members of every circle, in order.
pub(super) fn in_cycles(parent_of: &[Option<usize>]) -> Vec<usize> {
    let mut members = circles(parent_of).concat();
    members.sort_unstable();
    members
}

/// Every circle with its members. Each of those has at most one parent.
pub(super) fn circles(parent_of: &[Option<usize>]) -> Vec<Vec<usize>> {
    // 0: not seen; n: seen on walk n. A walk that meets itself has found a circle.
    let mut seen_on = vec![0; parent_of.len()];
    let mut circles = Vec::new();
    for start in 0..parent_of.len() {
        let walk = start + 1;
        let mut at = start;
        while seen_on[at] == 0 {
            seen_on[at] = walk;
            match parent_of[at] {
                Some(parent) => at = parent,
                None => break,
            }
        }
        if seen_on[at] == walk && parent_of[at].is_some() {
            let first = at;
            let mut members = Vec::new();
            loop {
                members.push(at);
                match parent_of[at] {
                    Some(parent) if parent != first => at = parent,
                    _ => break,
                }
            }
            circles.push(members);
        }
    }
    circles
}

/// Compares all items with each other, gives addresses to those that have none, and lets go of
/// the pointers.
pub(super) fn settle(
    mut posts: Vec<Draft>,
    mut pages: Vec<Draft>,
    redirects: &[redirects::Read],
    report: &mut Report,
) -> (Vec<Post>, Vec<Post>) {
    identities(posts.iter().chain(&pages), report);
    series(posts.iter().chain(&pages), report);
    let mut addresses = Addresses::default();
    for draft in posts.iter().chain(&pages).filter(|draft| draft.has_address) {
        addresses.claim(&draft.post.permalink, &format!("{}/url", draft.pointer), report);
    }
    for draft in posts.iter().chain(&pages) {
        for (alias, pointer) in draft.post.aliases.iter().zip(&draft.alias_pointers) {
            match alias {
                Alias::Path(path) => addresses.claim(path, pointer, report),
                Alias::Short(link) => {
                    addresses.claim_query(&Query::from(*link), &draft.pointer, pointer, report);
                }
            }
        }
    }
    for redirects::Read { pointer, redirect, .. } in redirects {
        match &redirect.from {
            // Where no list is any more, a redirect may be: publishing knows.
            OldAddress::Path(path) => addresses.claim_files(path, pointer, report),
            OldAddress::Query(query) => addresses.claim_query(query, pointer, pointer, report),
        }
    }
    addresses.folders_are_no_files(report);
    for draft in posts.iter_mut().chain(&mut pages).filter(|draft| !draft.has_address) {
        draft.post.permalink = addresses.make(&draft.post.permalink, &draft.pointer);
    }
    let post = |draft: Draft| draft.post;
    (posts.into_iter().map(post).collect(), pages.into_iter().map(post).collect())
}

fn identities<'a>(drafts: impl Iterator<Item = &'a Draft> + Clone, report: &mut Report) {
    let mut items: HashMap<&str, &str> = HashMap::new();
    let mut comments: HashMap<&CommentId, &str> = HashMap::new();
    for draft in drafts {
        if let Some(first) = items.insert(&draft.post.id, &draft.pointer) {
            let pointer = format!("{}/id", draft.pointer);
            let found = format!("{:?}", draft.post.id);
            report.clash(&pointer, found, Other::has_it(first), "an id of its own");
        }
        for (comment, pointer) in draft.post.comments.iter().zip(&draft.comment_pointers) {
            if let Some(first) = comments.insert(&comment.id, pointer) {
                report.clash(
                    &format!("{pointer}/id"),
                    format!("{:?}", comment.id.as_str()),
                    Other::has_it(first),
                    "an id of its own in the whole blog",
                );
            }
        }
    }
}

/// No two parts of a series have the same number.
fn series<'a>(drafts: impl Iterator<Item = &'a Draft>, report: &mut Report) {
    let mut parts: HashMap<(&str, u32), &str> = HashMap::new();
    for draft in drafts {
        let (Some(series), Some(part)) = (&draft.post.series, draft.post.series_part) else {
            continue;
        };
        if let Some(first) = parts.insert((series, part), &draft.pointer) {
            report.clash(
                &format!("{}/_perennial/series_part", draft.pointer),
                format!("part {part} of {series:?}"),
                Other::has_it(format!("{first}/_perennial/series_part")),
                "a number that no other part of the series has",
            );
        }
    }
}

/// Which file belongs to whom. Names are compared without case: some file systems do.
#[derive(Default)]
struct Addresses {
    files: HashMap<String, String>,
    /// The pointers of queries.
    queries: HashMap<String, String>,
    /// The pointers of items that numbers lead to, and where the numbers stand.
    numbers: HashMap<u32, (String, String)>,
}

impl Addresses {
    fn claim(&mut self, permalink: &Permalink, pointer: &str, report: &mut Report) {
        let found = format!("the address {:?}", permalink.as_str());
        if !matches!(Route::parse(&permalink.to_string()), Some(Route::Item(_))) {
            let expected = "an address that no list has (lists own /page/…, /category/…, /tag/…, \
                            /author/…, /archive/, /YYYY/, /YYYY/MM/ and /404.html)";
            report.fault(pointer, found, expected);
            return;
        }
        self.claim_files(permalink, pointer, report);
    }

    /// The same for what may stand where a list could be.
    fn claim_files(&mut self, permalink: &Permalink, pointer: &str, report: &mut Report) {
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
    fn claim_query(&mut self, query: &Query, owner: &str, pointer: &str, report: &mut Report) {
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
    fn folders_are_no_files(&self, report: &mut Report) {
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
    fn make(&mut self, wish: &Permalink, pointer: &str) -> Permalink {
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

#[cfg(test)]
mod tests {
    use super::{circles, in_cycles};

    #[test]
    fn circles_are_found_and_what_leads_into_them_is_not_one() {
        assert_eq!(in_cycles(&[None, Some(0), Some(1)]), Vec::<usize>::new());
        assert_eq!(in_cycles(&[Some(0)]), [0]);
        assert_eq!(in_cycles(&[Some(1), Some(2), Some(0), Some(0), None]), [0, 1, 2]);
        assert_eq!(in_cycles(&[Some(1), Some(0), Some(3), Some(2)]), [0, 1, 2, 3]);
        assert_eq!(circles(&[Some(1), Some(0), Some(3), Some(2)]).len(), 2);
    }
}
