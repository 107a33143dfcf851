//! What can only be seen with everything in view: identities, addresses, circles.

use std::collections::{HashMap, HashSet};

use super::{addresses::Addresses, fields::Report, item::Draft, redirects};
use crate::{
    model::{
        alias::Alias,
        category::Category,
        comment::CommentId,
        old_address::{OldAddress, Query},
        post::{Author, Post},
        tag::Tag,
    },
    native::error::Other,
};

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
