//! The script that searches, on the page of the search and the one for what is not found. It tells
//! Pagefind's program what to look for and shows what that finds. Pages load it when they are come
//! to, so it is no part of the program that all pages wait for.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::{
    model::{
        search::{COMMENT_ELEMENT, FILTERS, stemmed_by},
        site::Site,
    },
    native::{
        languages,
        publish::{shell::without_words, short_hash, to_json},
    },
};

/// In this order they are one script.
const PARTS: [&str; 3] =
    [include_str!("engine.js"), include_str!("results.js"), include_str!("page.js")];

/// The script of one blog.
pub(in crate::native::publish) struct Script {
    /// Its file, which never holds anything else.
    pub(in crate::native::publish) name: String,
    pub(in crate::native::publish) text: String,
}

/// What it is told.
#[derive(Serialize)]
struct Told<'a> {
    /// The path that all addresses of the blog begin with.
    base: &'a str,
    /// The language of the blog (BCP 47).
    language: &'a str,
    /// Those of the index: the first subtag of each, the blog's own first.
    languages: Vec<String>,
    filters: [Filter; FILTERS.len()],
    /// The element whose texts in the index are comments.
    comment: &'static str,
    words: Words,
}

#[derive(Serialize)]
struct Filter {
    name: &'static str,
    label: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Words {
    hint: String,
    searching: String,
    nothing: String,
    failed: String,
    more: String,
    any: String,
    comment_by: String,
    /// A line for each plural category.
    results: String,
}

impl Script {
    /// `None` where the blog cannot be searched.
    pub(in crate::native::publish) fn of(site: &Site) -> Option<Self> {
        let bundle = site.bundle();
        if !bundle.settings.search {
            return None;
        }
        let language = languages::of(&bundle.language);
        let say = |id| language.message(id, &[]);
        let told = Told {
            base: site.base(),
            language: &bundle.language,
            languages: languages_of(site),
            // Their names in the index are those of their labels in the message files.
            filters: FILTERS.map(|name| Filter { name, label: say(name) }),
            comment: COMMENT_ELEMENT,
            words: Words {
                hint: say("search-hint"),
                searching: say("searching"),
                nothing: language.message("search-nothing", &["query"]),
                failed: say("search-failed"),
                more: say("more-results"),
                any: say("any"),
                comment_by: language.message("comment-by", &["author"]),
                results: language.counted("result-count"),
            },
        };
        let parts = PARTS.map(without_words).concat();
        let text = format!("const BLOG = {};\n{parts}", to_json(&told));
        let name = format!("search-{}.js", short_hash(&[text.as_bytes()]));
        Some(Self { name, text })
    }

    /// Its address, for the pages that it works on.
    pub(in crate::native::publish) fn address(&self, site: &Site) -> String {
        format!("{}/{}", site.base(), self.name)
    }
}

/// The languages of posts and pages, the blog's own first.
fn languages_of(site: &Site) -> Vec<String> {
    let bundle = site.bundle();
    let own = stemmed_by(&bundle.language);
    let items = bundle.posts.iter().chain(&bundle.pages);
    let others = items.filter_map(|item| item.language.as_deref().map(stemmed_by));
    let others: BTreeSet<String> = others.filter(|language| *language != own).collect();
    [own].into_iter().chain(others).collect()
}
