//! `docs/posts.schema.json` and the reader are of one mind about the shape of the file.

#![cfg(feature = "native")]
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, reason = "tests")]

mod support;

use std::fs;

use jsonschema::Validator;
use serde_json::Value;
use support::{Blog, fixture, good_feeds, repository};

fn schema() -> Value {
    serde_json::from_slice(&fs::read(repository("docs/posts.schema.json")).unwrap()).unwrap()
}

fn validator() -> Validator {
    jsonschema::draft202012::new(&schema()).unwrap()
}

fn complaints(validator: &Validator, feed: &[u8]) -> Vec<String> {
    let feed: Value = serde_json::from_slice(feed).unwrap();
    validator
        .iter_errors(&feed)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect()
}

#[test]
fn the_schema_is_one() {
    let schema = schema();
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    jsonschema::draft202012::meta::validate(&schema).unwrap();
}

#[test]
fn good_feeds_fit() {
    let validator = validator();
    for (name, feed) in good_feeds() {
        assert_eq!(complaints(&validator, &feed), Vec::<String>::new(), "{name}");
    }
}

#[test]
fn what_publishing_writes_fits() {
    let validator = validator();
    for (name, feed) in good_feeds() {
        let written = Blog::new().source(feed).publish().bytes("posts.json");
        assert_eq!(complaints(&validator, &written), Vec::<String>::new(), "{name}");
    }
}

#[test]
fn faults_of_shape_do_not_fit() {
    let validator = validator();
    for name in [
        "bad-comment-ids",
        "bad-dates",
        "bad-language",
        "bad-posts-per-page",
        "bad-slugs",
        "bad-web-addresses",
        "bad-words",
        "category-slugs-like-files",
        "empty-title",
        "extension-no-object",
        "missing-fields",
        "missing-item-fields",
        "not-an-object",
        "redirects",
        "tag-and-author-slugs",
        "too-many-posts-per-page",
        "twenty-faults",
        "version-not-a-string",
        "wrong-types",
        "wrong-version",
    ] {
        let feed = fixture(&format!("bad/{name}.json"));
        assert!(!complaints(&validator, &feed).is_empty(), "{name}");
    }
}

#[test]
fn every_date_that_is_refused_does_not_fit() {
    let feed: Value = serde_json::from_slice(&fixture("bad/bad-dates.json")).unwrap();
    let validator = validator();
    let misfits = validator.iter_errors(&feed).count();
    // 30 February and the hours after 24 are for a calendar, not for a pattern.
    assert!(misfits >= feed["items"].as_array().unwrap().len() - 1, "{misfits}");
}

#[test]
fn every_field_is_described() {
    fn walk(at: &str, schema: &Value, missing: &mut Vec<String>) {
        if let Some(properties) = schema.get("properties").and_then(Value::as_object) {
            for (name, property) in properties {
                let at = format!("{at}/{name}");
                if property.get("description").is_none() {
                    missing.push(at.clone());
                }
                walk(&at, property, missing);
            }
        }
        for inner in ["items"] {
            if let Some(inner) = schema.get(inner) {
                walk(at, inner, missing);
            }
        }
    }
    let schema = schema();
    let mut missing = Vec::new();
    walk("", &schema, &mut missing);
    for (name, definition) in schema["$defs"].as_object().unwrap() {
        walk(name, definition, &mut missing);
    }
    assert_eq!(missing, Vec::<String>::new());
}

#[test]
fn the_page_of_documentation_names_every_field() {
    let page = fs::read_to_string(repository("docs/posts-json.md")).unwrap();
    let schema = schema();
    for definition in [
        "extension",
        "category",
        "tag",
        "redirect",
        "navigation_item",
        "comment_settings",
        "item_extension",
        "comment",
        "commenter",
        "author_extension",
    ] {
        let properties = schema["$defs"][definition]["properties"].as_object().unwrap();
        for name in properties.keys() {
            assert!(page.contains(&format!("`{name}`")), "{definition}: {name}");
        }
    }
}

#[test]
fn the_documented_examples_are_good() {
    let page = fs::read_to_string(repository("docs/posts-json.md")).unwrap();
    let validator = validator();
    let mut count = 0;
    for block in page.split("```json").skip(1) {
        let json = block.split("```").next().unwrap();
        let value: Value =
            serde_json::from_str(json).unwrap_or_else(|error| panic!("{error}\n{json}"));
        if value.get("version").is_some() {
            count += 1;
            assert_eq!(complaints(&validator, json.as_bytes()), Vec::<String>::new(), "{json}");
            let site = Blog::new().source(json).publish();
            assert!(site.published.notices.is_empty(), "{}", site.published.notices);
        }
    }
    assert_eq!(count, 2, "a minimal and a full example");
}

#[test]
fn the_documented_allow_list_is_the_policy() {
    let page = fs::read_to_string(repository("docs/posts-json.md")).unwrap();
    let source =
        |file: &str| fs::read_to_string(repository("src/native/ingest").join(file)).unwrap();
    let policy = source("sanitise.rs") + &source("links.rs");
    let quoted = |list: &str| -> Vec<String> {
        list.split('"').skip(1).step_by(2).map(str::to_owned).collect()
    };
    let words = |name: &str| -> Vec<String> {
        let constant = support::between(&policy, &format!("const {name}: "), "];");
        quoted(constant.split_once("= ").unwrap().1)
    };
    let documented = |mark: &str| -> Vec<String> {
        let text =
            support::between(&page, &format!("<!-- {mark} -->"), &format!("<!-- /{mark} -->"));
        text.split('`').skip(1).step_by(2).map(str::to_owned).collect()
    };
    for (mark, name) in [
        ("post elements", "POST_TAGS"),
        ("comment elements", "COMMENT_TAGS"),
        ("post attributes", "POST_GENERIC"),
        ("comment attributes", "COMMENT_GENERIC"),
        ("schemes", "SCHEMES"),
        ("classes", "CLASSES"),
    ] {
        assert_eq!(documented(mark), words(name), "{mark}");
    }
    let list = support::between(&policy, "const ATTRIBUTES: ", "\n];");
    assert_eq!(documented("single attributes"), quoted(list));
}
