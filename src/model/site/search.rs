//! The search page: what it says, and other ways to find something.

use std::collections::BTreeSet;

use super::Site;
use crate::model::{
    page_data::{Link, SearchView},
    route::{PageNumber, Route},
    search::{SearchTexts, stemmed_by},
    words::Phrase,
};

/// So many tags are offered.
const TAGS: usize = 24;

pub(super) fn view(site: &Site) -> SearchView {
    SearchView {
        texts: SearchTexts::new(|text| site.words.say(Phrase::SearchText(text))),
        languages: languages(site),
        categories: site.index.top_categories().map(|at| site.category_link(at)).collect(),
        tags: tags(site),
    }
}

/// The languages of posts and pages, the blog's own first.
fn languages(site: &Site) -> Vec<String> {
    let bundle = &site.bundle;
    let own = stemmed_by(&bundle.language);
    let items = bundle.posts.iter().chain(&bundle.pages);
    let others = items.filter_map(|item| item.language.as_deref().map(stemmed_by));
    let others: BTreeSet<String> = others.filter(|language| *language != own).collect();
    [own].into_iter().chain(others).collect()
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
    let link = |(_, term): (usize, &crate::model::term::Term)| Link {
        href: site.href(&Route::Tag(term.slug.clone(), PageNumber::FIRST)),
        name: term.name.clone(),
    };
    found.into_iter().take(TAGS).map(link).collect()
}
