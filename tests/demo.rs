//! The demo blog has what a visitor should see of Perennial.

#![cfg(feature = "native")]
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, reason = "tests")]

mod support;

use std::{collections::HashSet, fs};

use perennial::{
    model::{
        comment::{Comment, CommentKind},
        feed::{Bundle, ListStyle, Toc},
        language::direction,
        post::Post,
        thread,
    },
    native::ingest::json_feed::Reading,
};
use support::{
    html::{Tag, tags},
    read, repository,
};

fn reading() -> Reading {
    read(fs::read(repository("public/posts.json")).unwrap()).unwrap()
}

fn demo() -> Bundle {
    reading().bundle
}

/// How many comments lie one below the other.
fn depth(comments: &[Comment]) -> usize {
    let parent = |comment: &Comment| {
        comment.parent.as_ref().and_then(|id| comments.iter().find(|other| other.id == *id))
    };
    comments
        .iter()
        .map(|comment| std::iter::successors(Some(comment), |it| parent(it)).count())
        .max()
        .unwrap_or(0)
}

#[test]
fn it_says_nothing_that_is_dropped() {
    assert_eq!(reading().notices.to_string(), "");
}

#[test]
fn forty_posts_by_three_authors_over_several_years() {
    let demo = demo();
    assert!(demo.posts.len() >= 40, "{}", demo.posts.len());
    assert_eq!(demo.authors.len(), 3);
    assert!(demo.authors.iter().all(|author| author.description.is_some()));
    let known: HashSet<_> = demo.authors.iter().map(|author| &author.name).collect();
    let writing: HashSet<_> =
        demo.posts.iter().flat_map(|post| &post.authors).map(|author| &author.name).collect();
    assert_eq!(known, writing);
    let years: HashSet<_> = demo
        .posts
        .iter()
        .filter_map(|post| post.published.as_ref())
        .map(|date| date.year())
        .collect();
    assert!(years.len() >= 5, "{years:?}");
    assert!(demo.posts.iter().all(|post| post.published.is_some() && !post.summary.is_empty()));
    assert!(demo.posts.iter().any(|post| post.authors.len() > 1), "a post by two");
    assert_eq!(demo.settings.list, ListStyle::Full, "the home page shows whole posts");
}

#[test]
fn categories_are_nested_described_and_used() {
    let demo = demo();
    let top: Vec<_> = demo
        .categories
        .iter()
        .filter(|category| category.parent.is_none())
        .map(|category| category.name.as_str())
        .collect();
    assert_eq!(top[..2], ["Politics", "Public policy"]);
    assert_eq!(top.len(), 3, "and an institution");
    assert!(demo.categories.iter().filter(|category| category.parent.is_some()).count() >= 5);
    assert!(demo.categories.iter().all(|category| category.description.is_some()));
    for category in &demo.categories {
        let below = |slug: &perennial::model::slug::Slug| {
            demo.categories
                .iter()
                .any(|it| it.slug == *slug && it.parent.as_ref() == Some(&category.slug))
        };
        assert!(
            demo.posts.iter().any(|post| post
                .categories
                .iter()
                .any(|slug| *slug == category.slug || below(slug))),
            "{}",
            category.slug
        );
    }
}

#[test]
fn threads_of_every_length() {
    let demo = demo();
    let counts: HashSet<usize> =
        demo.posts.iter().map(|post| thread::count(&post.comments)).collect();
    for count in [0, 1, 3, 5] {
        assert!(counts.contains(&count), "no post with {count} comments");
    }
    let long = demo.posts.iter().max_by_key(|post| thread::count(&post.comments)).unwrap();
    assert!(thread::count(&long.comments) >= 60, "{}", thread::count(&long.comments));
    assert!(depth(&long.comments) >= 10, "{}", depth(&long.comments));
}

#[test]
fn pingbacks_and_closed_threads() {
    let demo = demo();
    let comments = || demo.posts.iter().flat_map(|post| &post.comments);
    assert!(comments().any(|comment| comment.kind == CommentKind::Pingback));
    assert!(comments().any(|comment| comment.author_url.is_some()));
    assert!(
        demo.posts.iter().any(|post| !post.comments_open && post.comments.is_empty()),
        "closed and empty"
    );
    assert!(
        demo.posts.iter().any(|post| !post.comments_open && !post.comments.is_empty()),
        "closed with comments"
    );
    assert!(
        demo.posts.iter().any(|post| post.comments_open && post.comments.is_empty()),
        "open and empty"
    );
}

#[test]
fn one_post_runs_from_right_to_left_and_one_is_japanese() {
    let demo = demo();
    let languages: Vec<&str> =
        demo.posts.iter().filter_map(|post| post.language.as_deref()).collect();
    assert!(languages.iter().any(|tag| direction(tag) == "rtl"), "{languages:?}");
    assert!(languages.contains(&"ja"), "{languages:?}");
}

#[test]
fn it_has_what_a_post_can_hold() {
    let demo = demo();
    let elements: HashSet<String> =
        demo.posts.iter().flat_map(|post| tags(&post.content_html)).map(|tag| tag.name).collect();
    for element in [
        "h2",
        "ul",
        "ol",
        "blockquote",
        "pre",
        "code",
        "table",
        "figure",
        "figcaption",
        "img",
        "sup",
        "em",
        "strong",
    ] {
        assert!(elements.contains(element), "no <{element}>");
    }
    assert!(
        demo.posts
            .iter()
            .any(|post| post.content_html.contains("doc-noteref")
                || post.content_html.contains("#fn")),
        "a footnote"
    );
    assert!(demo.posts.iter().any(|post| post.title.chars().count() > 120), "a very long title");
    assert!(demo.posts.iter().any(|post| post.sticky));
    assert!(demo.posts.iter().any(|post| !post.aliases.is_empty()));
    assert!(demo.posts.iter().any(|post| post.modified.is_some()));
    assert!(!demo.pages.is_empty());
}

#[test]
fn one_post_has_all_that_publishing_dresses() {
    let demo = demo();
    let is_code = |post: &&Post| post.content_html.contains("data-title");
    let post = demo.posts.iter().find(is_code).expect("a post with a titled block of code");
    let tags = tags(&post.content_html);
    let count = |name: &str| tags.iter().filter(|tag| tag.name == name).count();
    let have = |attribute: &str| tags.iter().filter(|tag| tag.get(attribute).is_some()).count();
    let language = |tag: &&Tag| tag.get("class").is_some_and(|it| it.starts_with("language-"));
    assert_eq!(count("pre"), 3);
    assert_eq!(tags.iter().filter(|tag| tag.name == "code").filter(language).count(), 3);
    for attribute in ["data-title", "data-line-numbers", "data-mark"] {
        assert_eq!(have(attribute), 1, "{attribute}");
    }
    for style in ["inline", "display"] {
        assert!(tags.iter().any(|tag| tag.get("data-math-style") == Some(style)), "{style}");
    }
    assert_eq!(post.toc, Some(Toc::Side));
    assert!(count("h2") >= 5, "{}", count("h2"));
    assert_eq!(count("table"), 1);
    assert!(post.content_html.contains("doc-noteref"));
}

#[test]
fn pictures_are_there_and_keep_their_place() {
    let demo = demo();
    for post in demo.posts.iter().chain(&demo.pages) {
        for image in tags(&post.content_html).iter().filter(|tag| tag.name == "img") {
            let src = image.get("src").unwrap();
            assert!(
                repository("public").join(src.trim_start_matches('/')).is_file(),
                "{}: {src}",
                post.permalink
            );
            for attribute in ["alt", "width", "height"] {
                assert!(
                    image.get(attribute).is_some(),
                    "{}: {src} has no {attribute}",
                    post.permalink
                );
            }
        }
    }
}

#[test]
fn links_between_posts_lead_somewhere() {
    let demo = demo();
    let site = perennial::native::languages::site(demo.clone());
    for post in demo.posts.iter().chain(&demo.pages) {
        for link in tags(&post.content_html).iter().filter_map(|tag| tag.get("href")) {
            let path = link.split('#').next().unwrap();
            if path.starts_with('/')
                && !repository("public").join(path.trim_start_matches('/')).is_file()
            {
                let route = perennial::model::route::Route::parse(path).unwrap();
                assert!(site.page(&route).is_some(), "{} links to {link}", post.permalink);
            }
        }
    }
    for item in &demo.navigation {
        let route = perennial::model::route::Route::parse(&item.url).unwrap();
        assert!(site.page(&route).is_some(), "{}", item.url);
    }
}
