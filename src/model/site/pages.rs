//! What each kind of page shows.

use super::{Item, Site, contents, lists, search};
use crate::model::{
    date::Timestamp,
    message::Message,
    page_data::{CountedLink, Link, Listing, Page, Period, PostView, Series, SeriesPart, View},
    post::Post,
    route::{PageNumber, Route},
    slug::Slug,
    thread,
    words::Phrase,
};

pub(super) fn page(site: &Site, route: &Route) -> Option<Page> {
    let bundle = &site.bundle;
    let mut language = bundle.language.clone();
    let (name, view) = match route {
        Route::Home(page) => (None, View::Home(lists::list(site, route, *page)?)),
        Route::Category(path, page) => {
            let listing = category(site, route, path, *page)?;
            (Some(listing.name.clone()), View::Category(Box::new(listing)))
        }
        Route::Tag(slug, page) => {
            let listing = tag(site, route, slug, *page)?;
            (Some(listing.name.clone()), View::Tag(Box::new(listing)))
        }
        Route::Author(slug, page) => {
            let listing = author(site, route, slug, *page)?;
            (Some(listing.name.clone()), View::Author(Box::new(listing)))
        }
        Route::Archive => (Some(site.say(Message::Archive)), View::Archive(archive(site))),
        Route::Search if bundle.settings.search => {
            (Some(site.say(Message::Search)), View::Search(Box::new(search::view(site))))
        }
        Route::Search => return None,
        Route::Year(year, page) => {
            let listing = self::year(site, route, *year, *page)?;
            (Some(listing.name.clone()), View::Period(Box::new(listing)))
        }
        Route::Month(year, month, page) => {
            let listing = self::month(site, route, *year, *month, *page)?;
            (Some(listing.name.clone()), View::Period(Box::new(listing)))
        }
        Route::Item(permalink) => {
            let item = *site.items.get(permalink)?;
            let (post, view) = match item {
                Item::Post(at) => {
                    let post = &bundle.posts[at];
                    (post, View::Post(Box::new(self::post(site, at, post))))
                }
                Item::Page(at) => {
                    let page = &bundle.pages[at];
                    (page, View::Page(Box::new(standalone(site, page))))
                }
            };
            language = post.language.clone().unwrap_or(language);
            (Some(post.title.clone()), view)
        }
        Route::NotFound => (Some(site.say(Message::PageNotFound)), View::NotFound),
    };
    Some(Page { path: site.href(route), title: title(site, route, name), language, view })
}

fn title(site: &Site, route: &Route, name: Option<String>) -> String {
    let number = match route {
        Route::Home(page)
        | Route::Category(_, page)
        | Route::Tag(_, page)
        | Route::Author(_, page)
        | Route::Year(_, page)
        | Route::Month(_, _, page) => page.get(),
        Route::Archive | Route::Search | Route::Item(_) | Route::NotFound => 1,
    };
    let number = (number > 1).then(|| site.words.say(Phrase::PageNumber(number)));
    let parts = name.into_iter().chain(number).chain([site.bundle.title.clone()]);
    parts.collect::<Vec<_>>().join(" · ")
}

fn listing(site: &Site, route: &Route, page: PageNumber, name: String) -> Option<Listing> {
    Some(Listing {
        name,
        trail: Vec::new(),
        description: None,
        url: None,
        count: site.words.say(Phrase::Posts(lists::posts(site, route).len())),
        children: Vec::new(),
        list: lists::list(site, route, page)?,
    })
}

fn category(site: &Site, route: &Route, path: &[Slug], page: PageNumber) -> Option<Listing> {
    let at = site.index.find_category(path)?;
    let category = &site.bundle.categories[at];
    let children = site.index.category_children(at).iter().map(|child| CountedLink {
        link: site.category_link(*child),
        count: site.number(site.index.category_posts(*child).len()),
    });
    let above = site.index.category_ancestors(at).into_iter();
    Some(Listing {
        trail: above.map(|at| site.category_link(at)).collect(),
        description: category.description.clone(),
        children: children.collect(),
        ..listing(site, route, page, category.name.clone())?
    })
}

fn tag(site: &Site, route: &Route, slug: &Slug, page: PageNumber) -> Option<Listing> {
    let (term, _) = site.index.tags.find(slug)?;
    let described = site.index.tag(slug).map(|at| &site.bundle.tags[at]);
    Some(Listing {
        description: described.and_then(|tag| tag.description.clone()),
        ..listing(site, route, page, term.name.clone())?
    })
}

fn author(site: &Site, route: &Route, slug: &Slug, page: PageNumber) -> Option<Listing> {
    let (term, posts) = site.index.authors.find(slug)?;
    // What the feed says of an author goes before what a post says of them.
    let posts = posts.iter().flat_map(|at| &site.bundle.posts[*at].authors);
    let author = site.bundle.authors.iter().chain(posts).find(|author| author.name == term.name);
    Some(Listing {
        description: author.and_then(|author| author.description.clone()),
        url: author.and_then(|author| author.url.clone()),
        ..listing(site, route, page, term.name.clone())?
    })
}

fn archive(site: &Site) -> Vec<Period> {
    let period = |year| Period { year: year_link(site, year), months: months(site, year) };
    site.index.years().map(period).collect()
}

fn year(site: &Site, route: &Route, year: u16, page: PageNumber) -> Option<Listing> {
    if site.index.year_posts(year).is_empty() {
        return None;
    }
    Some(Listing {
        trail: vec![archive_link(site)],
        children: months(site, year),
        ..listing(site, route, page, site.words.say(Phrase::Year(year)))?
    })
}

fn month(site: &Site, route: &Route, year: u16, month: u8, page: PageNumber) -> Option<Listing> {
    if site.index.month_posts(year, month).is_empty() {
        return None;
    }
    Some(Listing {
        trail: vec![archive_link(site), year_link(site, year).link],
        ..listing(site, route, page, site.words.say(Phrase::Month(year, month)))?
    })
}

fn archive_link(site: &Site) -> Link {
    Link::new(site.href(&Route::Archive), site.say(Message::Archive))
}

fn year_link(site: &Site, year: u16) -> CountedLink {
    let href = site.href(&Route::Year(year, PageNumber::FIRST));
    let count = site.number(site.index.year_posts(year).len());
    CountedLink { link: Link::new(href, site.words.say(Phrase::Year(year))), count }
}

fn months(site: &Site, year: u16) -> Vec<CountedLink> {
    let link = |month| CountedLink {
        link: Link::new(
            site.href(&Route::Month(year, month, PageNumber::FIRST)),
            site.words.say(Phrase::MonthName(month)),
        ),
        count: site.number(site.index.month_posts(year, month).len()),
    };
    site.index.months_of(year).map(link).collect()
}

/// A page has comments only where it got some; nobody is asked to comment on it.
fn standalone(site: &Site, page: &Post) -> PostView {
    let thread = (!page.comments.is_empty()).then(|| thread(site, page));
    PostView { thread, ..item(site, page) }
}

fn post(site: &Site, at: usize, post: &Post) -> PostView {
    let neighbour = |at: Option<usize>| {
        at.and_then(|at| site.bundle.posts.get(at)).map(|post| lists::item_link(site, post))
    };
    let tags = post.tags.iter().filter_map(|name| site.index.tags.term(name)).map(|term| {
        Link::new(site.href(&Route::Tag(term.slug.clone(), PageNumber::FIRST)), &*term.name)
    });
    let related = site.index.related(&site.bundle, at, site.bundle.settings.related);
    PostView {
        series: series(site, at, post),
        related: related.iter().map(|at| lists::item_link(site, &site.bundle.posts[*at])).collect(),
        age: age(site, post),
        tags: tags.collect(),
        previous: neighbour(at.checked_add(1)),
        next: neighbour(at.checked_sub(1)),
        thread: site.is_talked_about(post).then(|| thread(site, post)),
        ..item(site, post)
    }
}

fn item(site: &Site, post: &Post) -> PostView {
    let published = post.published.as_ref().map(|date| site.date(date));
    let modified = post.modified.as_ref().map(|date| site.date(date));
    PostView {
        head: lists::head(site, post),
        modified: modified.filter(|modified| {
            published.as_ref().is_none_or(|published| published.text != modified.text)
        }),
        reading: reading(site, post),
        age: None,
        contents: contents::of(post, site.bundle.settings.toc),
        series: None,
        html: post.content_html.clone(),
        tags: Vec::new(),
        related: Vec::new(),
        previous: None,
        next: None,
        thread: None,
    }
}

fn reading(site: &Site, post: &Post) -> Option<String> {
    let minutes = post.details.minutes;
    (site.bundle.settings.reading_time && minutes > 0)
        .then(|| site.words.say(Phrase::ReadingTime(minutes)))
}

/// That a post is old, counted from when it was last touched.
fn age(site: &Site, post: &Post) -> Option<String> {
    const YEAR: i64 = 31_556_952;
    let limit = site.bundle.settings.old_after_years;
    let touched = post.modified.iter().chain(&post.published).map(Timestamp::unix).max()?;
    let years = (site.now? - touched) / YEAR;
    (limit > 0 && years >= i64::from(limit)).then(|| site.words.say(Phrase::Age(years)))
}

/// The parts of a series around a post: a long series costs no more than a short one.
fn series(site: &Site, at: usize, post: &Post) -> Option<Series> {
    const AROUND: usize = 6;
    let name = post.series.as_deref()?;
    let parts = site.index.series(name);
    let here = parts.iter().position(|part| *part == at)?;
    let first = here.saturating_sub(AROUND);
    let part = |part: &usize| SeriesPart {
        link: lists::item_link(site, &site.bundle.posts[*part]),
        current: *part == at,
    };
    let around = parts.iter().skip(first).take(2 * AROUND + 1);
    (parts.len() > 1).then(|| Series {
        name: name.to_owned(),
        place: site.words.say(Phrase::SeriesPart(here + 1, parts.len())),
        first: first + 1,
        parts: around.map(part).collect(),
    })
}

fn thread(site: &Site, post: &Post) -> thread::Thread {
    let address = site.absolute(&site.href(&Route::Item(post.permalink.clone())));
    let reply_url = site.bundle.settings.reply_url.as_ref();
    let reply_url = reply_url.map(|url| url.replace("{url}", &address));
    let avatars = site.bundle.settings.avatars;
    thread::build(&post.comments, post.comments_open, reply_url, avatars, site.words())
}
