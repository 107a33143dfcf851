//! The direction of the arrows (`docs/ARCHITECTURE.md`): reads every path that the source names and
//! fails on one that must not be there.

#![cfg(feature = "native")]
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, reason = "tests")]

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// A path as the source names it, resolved: `crate::model::route` or `leptos::prelude`.
type Named = Vec<String>;

/// Every path that a file names in `use` items and inline, resolved against its module.
fn named_paths(module: &[&str], source: &str) -> BTreeSet<Named> {
    let code = without_comments_and_strings(source);
    let mut paths = BTreeSet::new();
    let mut rest = code.as_str();
    // `use` items, whose trees may run over many lines.
    while let Some(at) = find_word(rest, "use") {
        let end = rest[at..].find(';').map_or(rest.len(), |end| at + end);
        for path in expand(&rest[at + 3..end]) {
            paths.insert(resolve(module, &path));
        }
        rest = &rest[end..];
    }
    // Inline paths: identifiers joined by `::`.
    let characters: Vec<char> = code.chars().collect();
    let mut at = 0;
    while at < characters.len() {
        let start = at;
        while at < characters.len()
            && (is_word(characters[at]) || characters[at..].starts_with(&[':', ':']))
        {
            at += if characters[at] == ':' { 2 } else { 1 };
        }
        let word: String = characters[start..at.min(characters.len())].iter().collect();
        if word.contains("::") {
            let path: Named =
                word.split("::").filter(|part| !part.is_empty()).map(str::to_owned).collect();
            paths.insert(resolve(module, &path));
        }
        at = at.max(start + 1);
    }
    paths
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn find_word(text: &str, word: &str) -> Option<usize> {
    text.match_indices(word).map(|(at, _)| at).find(|at| {
        let before = text[..*at].chars().next_back();
        let after = text[at + word.len()..].chars().next();
        !before.is_some_and(is_word) && after.is_some_and(char::is_whitespace)
    })
}

/// `a::{b, c::{self, d as e}}` is `a::b`, `a::c`, `a::c::d`.
fn expand(tree: &str) -> Vec<Named> {
    let tree = tree.trim().trim_start_matches("::");
    let Some(open) = tree.find('{') else {
        let path = tree.split(" as ").next().unwrap();
        let parts = path.split("::").map(|part| part.trim().to_owned());
        return vec![parts.filter(|part| !part.is_empty() && part != "self").collect()];
    };
    let prefix: Named = expand(&tree[..open]).remove(0);
    let inner = &tree[open + 1..tree.rfind('}').unwrap_or(tree.len())];
    let mut paths = Vec::new();
    let (mut depth, mut start) = (0, 0);
    for (at, c) in inner.char_indices().chain([(inner.len(), ',')]) {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                let branch = &inner[start..at];
                start = (at + 1).min(inner.len());
                if !branch.trim().is_empty() {
                    // `self` within braces is the prefix itself.
                    paths.extend(
                        expand(branch).into_iter().map(|path| [prefix.clone(), path].concat()),
                    );
                }
            }
            _ => {}
        }
    }
    paths
}

/// `super::x` within `crate::app::pages::post` is `crate::app::pages::x`.
fn resolve(module: &[&str], path: &[String]) -> Named {
    let mut base: Named = module.iter().map(|part| (*part).to_owned()).collect();
    match path.first().map(String::as_str) {
        Some("crate" | "perennial") => {
            let rest = path[1..].iter().cloned();
            ["crate".to_owned()].into_iter().chain(rest).collect()
        }
        Some("self") => [base, path[1..].to_vec()].concat(),
        Some("super") => {
            let ups = path.iter().take_while(|part| *part == "super").count();
            // An inline test module is one level below its file; leaving too little is harmless.
            base.truncate(base.len().saturating_sub(ups).max(1));
            [base, path[ups..].to_vec()].concat()
        }
        _ => path.to_vec(),
    }
}

fn without_comments_and_strings(source: &str) -> String {
    let mut code = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(c) = rest.chars().next() {
        if rest.starts_with("//") {
            rest = rest.find('\n').map_or("", |end| &rest[end..]);
        } else if rest.starts_with("/*") {
            rest = rest.find("*/").map_or("", |end| &rest[end + 2..]);
        } else if c == '"' {
            let mut end = 1;
            let bytes = rest.as_bytes();
            while end < bytes.len() && bytes[end] != b'"' {
                end += if bytes[end] == b'\\' { 2 } else { 1 };
            }
            rest = rest.get((end + 1).min(rest.len())..).unwrap_or_default();
            code.push_str("\"\"");
        } else if rest.starts_with("'\"'") || rest.starts_with("'\\\"'") {
            rest = &rest[if rest.starts_with("'\"'") { 3 } else { 4 }..];
        } else {
            code.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    code
}

/// What is wrong with a path in a module; `None` when the arrow may exist.
fn forbidden(module: &[&str], path: &[String], dependencies: &[String]) -> Option<String> {
    let parts: Vec<&str> = path.iter().map(String::as_str).collect();
    let room = module.get(1).copied().unwrap_or_default();
    let in_components = module.starts_with(&["crate", "app", "components"]);
    let refuse =
        |why: &str| Some(format!("{} names {}: {why}", module.join("::"), parts.join("::")));
    match (room, parts.as_slice()) {
        ("model", ["crate", other, ..]) if *other != "model" => {
            refuse("the model knows nothing but itself")
        }
        ("model", ["std", "fs" | "env" | "net" | "process" | "time" | "io" | "thread", ..]) => {
            refuse("the model has no file system, no clock and no network")
        }
        ("model", [name, ..]) if *name != "serde" && dependencies.iter().any(|it| it == name) => {
            refuse("the model depends on serde alone")
        }
        ("app", ["crate", "native" | "browser", ..]) => {
            refuse("the component tree knows neither side")
        }
        ("browser", ["crate", "native", ..]) => refuse("the browser knows nothing of publishing"),
        ("native", ["crate", "browser", ..]) => refuse("publishing knows nothing of the browser"),
        _ if in_components && parts.starts_with(&["crate", "app", "pages"]) => {
            refuse("a component knows no page")
        }
        _ if in_components
            && (parts.starts_with(&["crate", "app", "source"])
                || parts.first().is_some_and(|it| it.starts_with("gloo"))) =>
        {
            refuse("a component asks no network")
        }
        _ => None,
    }
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

fn sources() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// `src/app/pages/post.rs` is `crate::app::pages::post`.
fn module_of(file: &Path) -> Vec<String> {
    let path = file.strip_prefix(sources()).unwrap().with_extension("");
    let parts = path.iter().map(|part| part.to_str().unwrap().to_owned());
    let mut module: Vec<String> = ["crate".to_owned()].into_iter().chain(parts).collect();
    if matches!(module.last().map(String::as_str), Some("mod" | "lib" | "main")) {
        module.pop();
    }
    module
}

/// The names of the dependencies as Rust writes them.
fn dependencies() -> Vec<String> {
    let manifest = fs::read_to_string(sources().with_file_name("Cargo.toml")).unwrap();
    let mut names = Vec::new();
    let mut within = false;
    for line in manifest.lines() {
        if line.starts_with('[') {
            within = line.contains("dependencies");
        } else if let (true, Some((name, _))) = (within, line.split_once(" = ")) {
            names.push(name.replace('-', "_"));
        }
    }
    names
}

#[test]
fn no_forbidden_arrow_exists() {
    let dependencies = dependencies();
    assert!(
        ["leptos", "web_sys", "gloo_net", "jiff", "serde"]
            .iter()
            .all(|name| dependencies.iter().any(|it| it == name))
    );
    let mut arrows = Vec::new();
    let mut seen = 0;
    for file in rust_files(&sources()) {
        let module = module_of(&file);
        let module: Vec<&str> = module.iter().map(String::as_str).collect();
        for path in named_paths(&module, &fs::read_to_string(&file).unwrap()) {
            seen += 1;
            arrows.extend(forbidden(&module, &path, &dependencies));
        }
    }
    assert!(seen > 300, "the scanner saw {seen} paths only");
    assert!(arrows.is_empty(), "{}", arrows.join("\n"));
}

#[test]
fn the_scanner_sees_every_forbidden_arrow() {
    let dependencies = ["leptos", "serde", "serde_json", "web_sys", "gloo_net"].map(str::to_owned);
    let arrows = |module: &[&str], source: &str| -> Vec<String> {
        let paths = named_paths(module, source);
        paths.iter().filter_map(|path| forbidden(module, path, &dependencies)).collect()
    };
    for (module, source) in [
        (&["crate", "model", "site"][..], "use crate::app::App;"),
        (&["crate", "model", "site"], "use crate::{model::route::Route, native::error::Error};"),
        (&["crate", "model", "site"], "use super::super::native::error;"),
        (
            &["crate", "model", "date"],
            "fn now() -> std::time::SystemTime { std::time::SystemTime::now() }",
        ),
        (&["crate", "model", "date"], "use std::{fmt, fs};"),
        (&["crate", "model", "date"], "fn x(value: &serde_json::Value) {}"),
        (&["crate", "model", "date"], "pub use leptos::prelude::*;"),
        (&["crate", "app", "dom"], "let x = crate::native::cli::run();"),
        (
            &["crate", "app", "pages", "post"],
            "use crate::{\n    app::components::link,\n    browser::{self, http_source},\n};",
        ),
        (&["crate", "app", "navigation"], "use super::super::browser as b;"),
        (&["crate", "browser"], "use crate::native::publish;"),
        (&["crate", "native", "publish"], "use crate::browser::http_source;"),
        (&["crate", "app", "components", "link"], "use crate::app::pages;"),
        (&["crate", "app", "components", "link"], "use super::super::pages::post;"),
        (&["crate", "app", "components", "link"], "use crate::app::source::PageSource;"),
        (&["crate", "app", "components", "link"], "let x = gloo_net::http::Request::get(url);"),
    ] {
        assert!(!arrows(module, source).is_empty(), "{} does not see {source}", module.join("::"));
    }
    for (module, source) in [
        (
            &["crate", "model", "site"][..],
            "use std::{collections::HashMap, fmt}; use serde::Serialize; use super::route::Route;",
        ),
        (
            &["crate", "model", "date"],
            "// use leptos::prelude::*;\nlet x = \"crate::native::error\"; /* use crate::app; */",
        ),
        (
            &["crate", "app", "pages", "post"],
            "use crate::{app::components::link, model::page_data::Page};",
        ),
        (
            &["crate", "app", "components", "thread"],
            "use super::link; use crate::app::deferred::Deferred;",
        ),
        (&["crate", "native", "publish"], "use crate::{app::App, model::site::Site};"),
    ] {
        assert_eq!(arrows(module, source), Vec::<String>::new());
    }
}

#[test]
fn trees_are_expanded() {
    let paths: Vec<String> =
        expand("crate::{a, b::{self, c as d}, e::*}").iter().map(|path| path.join("::")).collect();
    assert_eq!(paths, ["crate::a", "crate::b", "crate::b::c", "crate::e::*"]);
}

#[test]
fn nothing_in_the_source_knows_the_demo() {
    let demo = fs::read_to_string(sources().with_file_name("public").join("posts.json")).unwrap();
    let demo: serde_json::Value = serde_json::from_str(&demo).unwrap();
    let items = demo["items"].as_array().unwrap().iter();
    let slugs = items.map(|item| {
        item["url"].as_str().unwrap().trim_end_matches('/').rsplit('/').next().unwrap()
    });
    let authors =
        demo["authors"].as_array().unwrap().iter().map(|author| author["name"].as_str().unwrap());
    let host =
        demo["home_page_url"].as_str().unwrap().trim_matches('/').rsplit('/').next().unwrap();
    let names: Vec<&str> =
        slugs.chain(authors).chain([host, demo["title"].as_str().unwrap()]).collect();
    assert!(names.len() > 40);
    for file in rust_files(&sources()) {
        let source = fs::read_to_string(&file).unwrap();
        for name in &names {
            assert!(!source.contains(name), "{} names {name:?}", file.display());
        }
    }
}
