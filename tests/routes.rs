//! Addresses: what is written is read back, and every list holds every post once.

#![cfg(feature = "native")]
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, reason = "tests")]

mod support;

use std::collections::{HashMap, HashSet};

use perennial::model::{
    address::{Permalink, data_file, decode, encode, html_file},
    page_data::{Entry, Page, View},
    route::{PageNumber, Route},
    slug::Slug,
};
use proptest::prelude::*;
use serde_json::json;
use support::{bundle, feed_of, fixture, good_feeds};

fn segment() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[a-z0-9-]{1,12}",
        2 => "[A-Za-z0-9 ._~!$&'()+,;=@%#^`{}\\[\\]-]{1,12}",
        1 => "\\PC{1,8}",
        1 => prop::sample::select(vec!["page", "2", "2014", "10", "category", "tag", "archive", "404.html", "index.html", "index.json", "a.html", "b.htm", "町の話", "رائحة", "100%", "a%2Fb"])
            .prop_map(str::to_owned),
    ]
}

fn slug() -> impl Strategy<Value = Slug> {
    segment().prop_filter_map("not a slug", |text| Slug::new(text).ok())
}

/// A slug as the reader lets categories have: none that is like a file or a page's number.
fn category_slug() -> impl Strategy<Value = Slug> {
    slug().prop_filter("refused by the reader", |slug| {
        let slug = slug.as_str().to_ascii_lowercase();
        slug != "page" && !slug.ends_with(".html") && !slug.ends_with(".htm")
    })
}

fn page_number() -> impl Strategy<Value = PageNumber> {
    prop_oneof![Just(1), 2..20_u32, any::<u32>()].prop_filter_map("zero", PageNumber::new)
}

/// Every route there can be. Tags and authors have slugs made of names.
fn route() -> impl Strategy<Value = Route> {
    let term = || "\\PC{1,20}".prop_filter_map("no slug", |name| Slug::from_name(&name));
    let item = prop::collection::vec(segment(), 1..4)
        .prop_filter_map("no permalink", |segments| Permalink::from_segments(segments).ok())
        .prop_filter_map("the address of a list", |permalink| {
            let route = Route::parse(&permalink.to_string())?;
            matches!(route, Route::Item(_)).then_some(Route::Item(permalink))
        });
    prop_oneof![
        page_number().prop_map(Route::Home),
        (prop::collection::vec(category_slug(), 1..4), page_number())
            .prop_map(|(path, page)| Route::Category(path, page)),
        (term(), page_number()).prop_map(|(slug, page)| Route::Tag(slug, page)),
        (term(), page_number()).prop_map(|(slug, page)| Route::Author(slug, page)),
        Just(Route::Archive),
        Just(Route::Search),
        Just(Route::NotFound),
        (0..=9999_u16, page_number()).prop_map(|(year, page)| Route::Year(year, page)),
        (0..=9999_u16, 1..=12_u8, page_number())
            .prop_map(|(year, month, page)| Route::Month(year, month, page)),
        item,
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn parsing_undoes_writing(route in route()) {
        let written = route.to_string();
        prop_assert_eq!(Route::parse(&written), Some(route), "{}", written);
    }

    #[test]
    fn what_is_written_is_canonical(path in "/?([a-z0-9%.]{0,6}/){0,4}[a-z0-9%.-]{0,6}/?") {
        if let Some(route) = Route::parse(&path) {
            let written = route.to_string();
            prop_assert_eq!(Route::parse(&written), Some(route.clone()), "{}", path);
            prop_assert_eq!(Route::parse(&written).unwrap().to_string(), written.clone());
            prop_assert!(written.is_ascii() && written.starts_with('/'));
        }
    }

    #[test]
    fn three_spellings_are_one_address(route in route()) {
        let written = route.to_string();
        if let Some(folder) = written.strip_suffix('/') {
            for spelling in [folder.to_owned(), format!("{folder}/index.html")] {
                prop_assert_eq!(Route::parse(&spelling), Some(route.clone()), "{}", spelling);
                let decoded = decode(&spelling).unwrap();
                prop_assert_eq!(html_file(&decoded), html_file(&decode(&written).unwrap()));
                prop_assert_eq!(data_file(&decoded), data_file(&decode(&written).unwrap()));
            }
        }
    }

    #[test]
    fn a_permalink_survives_its_encoding(segments in prop::collection::vec(segment(), 1..5)) {
        if let Ok(permalink) = Permalink::from_segments(&segments) {
            let written = permalink.to_string();
            prop_assert!(written.is_ascii());
            prop_assert_eq!(Permalink::parse(&written), Ok(permalink.clone()));
            prop_assert_eq!(Permalink::try_from(String::from(permalink.clone())), Ok(permalink.clone()));
            prop_assert_eq!(decode(&encode(permalink.as_str())).unwrap(), permalink.as_str());
            prop_assert_eq!(permalink.segments().map(str::to_owned).collect::<Vec<_>>().join("/"), permalink.as_str().trim_matches('/'));
        }
    }

    #[test]
    fn no_address_leaves_the_folder(path in "\\PC{0,24}") {
        if let Ok(permalink) = Permalink::parse(&path) {
            for file in [html_file(permalink.as_str()), data_file(permalink.as_str())] {
                prop_assert!(!file.starts_with('/') && !file.contains('\\'));
                prop_assert!(file.split('/').all(|part| !part.is_empty() && part != "." && part != ".."), "{}", file);
            }
        }
    }

    #[test]
    fn decoding_never_panics(text in any::<String>()) {
        let _ = decode(&text);
        let _ = Route::parse(&text);
        prop_assert_eq!(decode(&encode(&text)), Some(text));
    }

    #[test]
    fn a_name_makes_a_slug_or_none(name in any::<String>()) {
        if let Some(slug) = Slug::from_name(&name) {
            prop_assert_eq!(Slug::new(slug.as_str()), Ok(slug.clone()));
            prop_assert!(!slug.as_str().contains(['/', '.', '%', ' ']));
        }
    }
}

#[test]
fn a_segment_is_never_the_file_of_a_page() {
    // `/tag/index.html/` would be read back as `/tag/`, and `x/index.json` is a file already.
    for name in ["index.html", "index.json", "INDEX.HTML"] {
        assert!(Slug::new(name).is_err(), "{name}");
        assert!(Permalink::from_segments([name, "x"]).is_err(), "{name}");
    }
    assert!(Permalink::parse("/x/index.html").is_ok());
}

#[test]
fn every_route_is_answered_once_and_unknown_ones_are_not() {
    for (name, feed) in good_feeds() {
        let site = perennial::native::languages::site(bundle(feed));
        let mut files = HashSet::new();
        for route in site.routes() {
            let page = site.page(&route).unwrap_or_else(|| panic!("{name}: nothing at {route}"));
            assert_eq!(page.path, site.href(&route));
            assert_eq!(Route::parse(&route.to_string()), Some(route.clone()), "{name}");
            assert!(
                files.insert(html_file(&decode(&route.to_string()).unwrap()).to_lowercase()),
                "{name}: two pages at {route}"
            );
            assert!(!page.title.is_empty() && !page.language.is_empty());
        }
        for unknown in [
            "/page/1000/",
            "/category/nowhere/",
            "/tag/nothing/",
            "/author/nobody/",
            "/1066/",
            "/1066/10/",
            "/nothing/here/",
            "/tag/nothing/page/2/",
            "/404/",
            "/archive/2/",
        ] {
            assert_eq!(site.page(&Route::parse(unknown).unwrap()), None, "{name}: {unknown}");
        }
    }
}

#[test]
fn a_category_is_found_by_its_whole_path_only() {
    let site = perennial::native::languages::site(bundle(fixture("good/kitchen-sink.json")));
    let at = |path: &str| site.page(&Route::parse(path).unwrap());
    assert!(at("/category/pantry/jars/pickles/").is_some());
    for path in ["/category/pickles/", "/category/jars/pickles/", "/category/pantry/pickles/"] {
        assert!(at(path).is_none(), "{path}");
    }
    assert!(at("/category/%E7%94%BA/").is_some());
    let View::Category(empty) = at("/category/empty-shelf/").unwrap().view else { panic!() };
    assert_eq!((empty.count.as_str(), empty.list.entries.len()), ("0 posts", 0));
}

fn entries(page: &Page) -> &[Entry] {
    match &page.view {
        View::Home(list) => &list.entries,
        View::Category(it) | View::Tag(it) | View::Author(it) | View::Period(it) => {
            &it.list.entries
        }
        _ => &[],
    }
}

#[test]
fn a_list_holds_every_post_once_and_in_order() {
    for (name, feed) in good_feeds() {
        let site = perennial::native::languages::site(bundle(feed));
        let posts = &site.bundle().posts;
        let position: HashMap<String, usize> = posts
            .iter()
            .enumerate()
            .map(|(at, post)| (site.href(&Route::Item(post.permalink.clone())), at))
            .collect();
        let mut lists: HashMap<Route, Vec<(u32, Vec<usize>)>> = HashMap::new();
        for route in site.routes() {
            let page = site.page(&route).unwrap();
            let number = match route {
                Route::Home(n)
                | Route::Category(_, n)
                | Route::Tag(_, n)
                | Route::Author(_, n)
                | Route::Year(_, n)
                | Route::Month(_, _, n) => n.get(),
                Route::Archive | Route::Search | Route::Item(_) | Route::NotFound => continue,
            };
            let on_page: Vec<usize> =
                entries(&page).iter().map(|it| position[&it.head.link.href]).collect();
            assert!(on_page.len() <= site.bundle().settings.posts_per_page, "{name}: {route}");
            lists.entry(route.at_page(PageNumber::FIRST)).or_default().push((number, on_page));
        }
        for (list, mut pages) in lists {
            pages.sort();
            assert!(
                pages.iter().enumerate().all(|(at, (number, _))| at + 1 == *number as usize),
                "{name}: {list}"
            );
            let last = pages.len() - 1;
            assert!(
                pages[..last]
                    .iter()
                    .all(|(_, it)| it.len() == site.bundle().settings.posts_per_page),
                "{name}: {list}"
            );
            let members: Vec<usize> = pages.into_iter().flat_map(|(_, members)| members).collect();
            let expected: Vec<usize> = match &list {
                Route::Home(_) => {
                    let (sticky, others): (Vec<_>, Vec<_>) =
                        (0..posts.len()).partition(|at| posts[*at].sticky);
                    sticky.into_iter().chain(others).collect()
                }
                Route::Year(year, _) => (0..posts.len())
                    .filter(|at| {
                        posts[*at].published.as_ref().is_some_and(|date| date.year() == *year)
                    })
                    .collect(),
                Route::Month(year, month, _) => (0..posts.len())
                    .filter(|at| {
                        posts[*at]
                            .published
                            .as_ref()
                            .is_some_and(|date| (date.year(), date.month()) == (*year, *month))
                    })
                    .collect(),
                Route::Tag(slug, _) => {
                    let named = |tag: &str| Slug::from_name(tag).as_ref() == Some(slug);
                    if slug.as_str().ends_with("-2")
                        || site
                            .bundle()
                            .posts
                            .iter()
                            .flat_map(|it| &it.tags)
                            .filter(|tag| named(tag))
                            .map(|tag| tag.to_lowercase())
                            .collect::<HashSet<_>>()
                            .len()
                            != 1
                    {
                        continue;
                    }
                    (0..posts.len())
                        .filter(|at| posts[*at].tags.iter().any(|tag| named(tag)))
                        .collect()
                }
                Route::Author(slug, _) => (0..posts.len())
                    .filter(|at| {
                        posts[*at].authors.iter().any(|author| {
                            let listed = site.bundle().authors.iter().chain([author]);
                            let listed = listed.filter(|it| it.name == author.name);
                            let own = listed.filter_map(|it| it.slug.clone()).next();
                            own.or_else(|| Slug::from_name(&author.name)).as_ref() == Some(slug)
                        })
                    })
                    .collect(),
                Route::Category(path, _) => {
                    let below = |slug: &Slug| {
                        let parent = |slug: &Slug| {
                            site.bundle()
                                .categories
                                .iter()
                                .find(|it| it.slug == *slug)
                                .and_then(|it| it.parent.clone())
                        };
                        std::iter::successors(Some(slug.clone()), parent)
                            .any(|it| Some(&it) == path.last())
                    };
                    (0..posts.len()).filter(|at| posts[*at].categories.iter().any(below)).collect()
                }
                Route::Archive | Route::Search | Route::Item(_) | Route::NotFound => {
                    unreachable!()
                }
            };
            assert_eq!(members, expected, "{name}: {list}");
        }
        let dates: Vec<_> =
            posts.iter().map(|post| post.published.as_ref().map(|date| date.unix())).collect();
        assert!(
            dates.windows(2).all(|pair| pair[0] >= pair[1]),
            "{name}: newest first, undated last"
        );
    }
}

#[test]
fn older_and_newer_lead_from_end_to_end() {
    let site = perennial::native::languages::site(bundle(fixture("good/many-posts.json")));
    let mut route = Route::Home(PageNumber::FIRST);
    let mut seen = Vec::new();
    loop {
        let View::Home(list) = site.page(&route).unwrap().view else { panic!() };
        let current: Vec<u32> = list
            .pager
            .pages
            .iter()
            .flatten()
            .filter(|it| it.current)
            .filter_map(|it| it.number.parse().ok())
            .collect();
        seen.extend(current);
        let Some(older) = list.pager.older else { break };
        let next = Route::parse(&older).unwrap();
        let View::Home(after) = site.page(&next).unwrap().view else { panic!() };
        assert_eq!(after.pager.newer, Some(site.href(&route)));
        route = next;
    }
    assert_eq!(seen, (1..=10).collect::<Vec<_>>());
    let View::Home(middle) = site.page(&Route::parse("/page/5/").unwrap()).unwrap().view else {
        panic!()
    };
    let numbers: Vec<Option<u32>> = middle
        .pager
        .pages
        .iter()
        .map(|step| step.as_ref().and_then(|step| step.number.parse().ok()))
        .collect();
    assert_eq!(
        numbers,
        [Some(1), None, Some(3), Some(4), Some(5), Some(6), Some(7), None, Some(10)]
    );
}

#[test]
fn neighbours_are_next_to_each_other() {
    let site = perennial::native::languages::site(bundle(fixture("good/many-posts.json")));
    let posts = &site.bundle().posts;
    for (at, post) in posts.iter().enumerate() {
        let View::Post(view) = site.page(&Route::Item(post.permalink.clone())).unwrap().view else {
            panic!()
        };
        let title =
            |at: Option<usize>| at.and_then(|at| posts.get(at)).map(|post| post.title.clone());
        assert_eq!(view.previous.map(|link| link.name), title(at.checked_add(1)));
        assert_eq!(view.next.map(|link| link.name), title(at.checked_sub(1)));
    }
}

#[test]
fn made_addresses_keep_out_of_the_way() {
    let mut feed = feed_of(
        &json!({"id": "1", "title": "Tea", "content_html": "<p>One.</p>", "date_published": "2020-01-01T00:00:00Z"}),
    );
    let more = [
        json!({"id": "2", "title": "Tea!", "content_html": "<p>Two.</p>", "date_published": "2020-01-02T00:00:00Z"}),
        json!({"id": "3", "title": "Three", "url": "/2020/01/TEA/", "content_html": "<p>Three.</p>", "_perennial": {"aliases": ["/2020/01/tea-2/"]}}),
        json!({"id": "4", "title": "2", "content_html": "<p>Four.</p>"}),
    ];
    feed["items"].as_array_mut().unwrap().extend(more);
    let made: Vec<String> =
        bundle(feed.to_string()).posts.iter().map(|post| post.permalink.to_string()).collect();
    assert_eq!(made, ["/2020/01/tea-3/", "/2020/01/tea-4/", "/2020/01/TEA/", "/undated/2/"]);
}
