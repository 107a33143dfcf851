//! Paginated lists of posts.

use super::Site;
use crate::model::{
    feed::ListStyle,
    page_data::{Entry, EntryBody, Language, Link, Pager, PagerStep, PostHead, PostList},
    post::Post,
    route::{PageNumber, Route},
    thread,
    words::Phrase,
};

/// The posts of a list, in its order. A route without a list has none.
pub(super) fn posts<'a>(site: &'a Site, route: &Route) -> &'a [usize] {
    let index = &site.index;
    match route {
        Route::Home(_) => &index.home,
        Route::Category(path, _) => {
            index.find_category(path).map_or(&[], |at| index.category_posts(at))
        }
        Route::Tag(slug, _) => index.tags.find(slug).map_or(&[], |(_, posts)| posts),
        Route::Author(slug, _) => index.authors.find(slug).map_or(&[], |(_, posts)| posts),
        Route::Year(year, _) => index.year_posts(*year),
        Route::Month(year, month, _) => index.month_posts(*year, *month),
        Route::Archive | Route::Search | Route::Item(_) | Route::NotFound => &[],
    }
}

/// On how many pages a list is shown; an empty one has a page too.
pub(super) fn page_count(site: &Site, route: &Route) -> u32 {
    let pages = posts(site, route).len().div_ceil(site.bundle.settings.posts_per_page);
    u32::try_from(pages).unwrap_or(u32::MAX).max(1)
}

/// One page of a list; `None` when it has no such page.
pub(super) fn list(site: &Site, route: &Route, page: PageNumber) -> Option<PostList> {
    let pages = page_count(site, route);
    if page.get() > pages {
        return None;
    }
    let per_page = site.bundle.settings.posts_per_page;
    let style = if matches!(route, Route::Home(_)) {
        site.bundle.settings.list
    } else {
        ListStyle::Summary
    };
    let is_front = matches!(route, Route::Home(PageNumber::FIRST));
    let on_page = posts(site, route).iter().skip(page.index() * per_page).take(per_page);
    let is_home = matches!(route, Route::Home(_));
    let entry = |at: &usize| {
        let post = &site.bundle.posts[*at];
        // Whole posts show their pictures themselves.
        let image = post.image.clone().filter(|_| is_front && style == ListStyle::Summary);
        Entry { sticky: post.sticky && is_home, image, ..entry(site, post, style) }
    };
    let entries = on_page.map(entry).collect();
    Some(PostList { entries, pager: pager(site, route, page, pages) })
}

fn entry(site: &Site, post: &Post, style: ListStyle) -> Entry {
    let excerpt = post.details.excerpt.as_ref().filter(|_| style == ListStyle::Full);
    Entry {
        head: head(site, post),
        sticky: false,
        continues: excerpt.is_some(),
        image: None,
        body: match style {
            ListStyle::Full => EntryBody::Full(excerpt.unwrap_or(&post.content_html).clone()),
            ListStyle::Summary => EntryBody::Summary(post.summary.clone()),
        },
    }
}

/// What stands above a post wherever it appears.
pub(super) fn head(site: &Site, post: &Post) -> PostHead {
    let categories = post.categories.iter().filter_map(|slug| site.index.category(slug));
    PostHead {
        link: item_link(site, post),
        date: post.published.as_ref().map(|date| site.date(date)),
        authors: post.authors.iter().filter_map(|author| author_link(site, &author.name)).collect(),
        categories: categories.map(|at| site.category_link(at)).collect(),
        comments: site.is_talked_about(post).then(|| {
            thread::label(thread::count(&post.comments), post.comments_open, site.words())
        }),
        external_url: post.external_url.clone(),
        draft: post.draft,
    }
}

/// A link to a post or a page.
pub(super) fn item_link(site: &Site, post: &Post) -> Link {
    let href = site.href(&Route::Item(post.permalink.clone()));
    Link { language: post.language.as_deref().map(Language::new), ..Link::new(href, &*post.title) }
}

fn author_link(site: &Site, name: &str) -> Option<Link> {
    let term = site.index.authors.term(name);
    // Only posts make an author's page: somebody who wrote nothing but pages has none.
    let route = Route::Author(term?.slug.clone(), PageNumber::FIRST);
    Some(Link::new(site.href(&route), name))
}

fn pager(site: &Site, route: &Route, page: PageNumber, pages: u32) -> Pager {
    let href = |number: u32| PageNumber::new(number).map(|page| site.href(&route.at_page(page)));
    let current = page.get();
    let older = current.checked_add(1).filter(|number| *number <= pages);
    let mut steps = Vec::new();
    for number in 1..=pages {
        // The first, the last and two on either side; one gap stands for what lies between.
        if number == 1 || number == pages || number.abs_diff(current) <= 2 {
            steps.push(href(number).map(|href| PagerStep {
                number: site.words.say(Phrase::Number(number as usize)),
                label: site.words.say(Phrase::PageNumber(number)),
                href,
                current: number == current,
            }));
        } else if steps.last().is_some_and(Option::is_some) {
            steps.push(None);
        }
    }
    Pager { newer: href(current - 1), older: older.and_then(href), pages: steps }
}
