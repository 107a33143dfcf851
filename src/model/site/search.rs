//! The search page: what it says, and other ways to find something.

use super::Site;
use crate::model::{
    page_data::{Link, SearchView},
    route::{PageNumber, Route},
    search::SearchTexts,
    words::Phrase,
};

/// So many tags are offered.
const TAGS: usize = 24;

pub(super) fn view(site: &Site) -> SearchView {
    SearchView {
        texts: SearchTexts::new(|text| site.words.say(Phrase::SearchText(text))),
        categories: site.index.top_categories().map(|at| site.category_link(at)).collect(),
        tags: tags(site),
    }
}

/// The tags that most posts have; of those that as many have, the ones that come first.
fn tags(site: &Site) -> Vec<Link> {
    let tags = &site.index.tags;
    let found = tags.slugs().filter_map(|slug| {
        let (term, posts) = tags.find(&slug)?;
        Some((posts.len(), term))
    });
    let mut found: Vec<_> = found.collect();
    found.sort_by_key(|(posts, _)| std::cmp::Reverse(*posts));
    let link = |(_, term): (usize, &crate::model::term::Term)| {
        Link::new(site.href(&Route::Tag(term.slug.clone(), PageNumber::FIRST)), &*term.name)
    };
    found.into_iter().take(TAGS).map(link).collect()
}
