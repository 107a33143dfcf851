//! Where the order of names is not the order of things, front matter says it.

use std::path::Path;

use super::names::Name;
use crate::model::post::Post;

/// The places of posts among those of the same moment. Others are ordered by their dates.
pub(super) fn of_posts(posts: &[Post], names: &[Name]) -> Vec<Option<usize>> {
    let mut by_date: Vec<usize> = (0..posts.len()).collect();
    by_date.sort_by(|a, b| posts[*a].published.cmp(&posts[*b].published));
    let mut orders = vec![None; posts.len()];
    for moment in by_date.chunk_by(|a, b| posts[*a].published == posts[*b].published) {
        number(moment, names, &mut orders);
    }
    orders
}

/// The places of pages, which have no other order.
pub(super) fn of_pages(names: &[Name]) -> Vec<Option<usize>> {
    let mut orders = vec![None; names.len()];
    number(&(0..names.len()).collect::<Vec<_>>(), names, &mut orders);
    orders
}

/// Numbers files from 1 if their names would bring them into another order.
fn number(files: &[usize], names: &[Name], orders: &mut [Option<usize>]) {
    if !files.is_sorted_by_key(|file| Path::new(&names[*file].path)) {
        for (place, file) in files.iter().enumerate() {
            orders[*file] = Some(place + 1);
        }
    }
}
