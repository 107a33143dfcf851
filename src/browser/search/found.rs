//! What the engines find, as the page shows it.

use std::rc::Rc;

use wasm_bindgen::JsValue;
use web_sys::js_sys::Array;

use super::{
    asked::Asked,
    engine::{Engine, get, list, text},
};
use crate::{
    app::search_results::{Found, FoundComment},
    model::search::COMMENT_ELEMENT,
};

/// So many comments are shown of a post.
const COMMENTS: usize = 3;

/// A record that was found, not loaded yet.
#[derive(Clone)]
pub(super) struct Hit {
    engine: Rc<Engine>,
    /// What its data is asked for by.
    data: JsValue,
    score: f64,
}

/// What all engines find, the best first. None of them may fail.
pub(super) async fn find(engines: &[Rc<Engine>], asked: &Asked) -> Result<Vec<Hit>, JsValue> {
    // All are asked before anybody waits.
    let answers: Vec<_> =
        engines.iter().map(|engine| engine.ask("search", &asked.arguments())).collect();
    let mut hits = Vec::new();
    for (engine, answer) in engines.iter().zip(answers) {
        let of_language = [&engine.language, "_"].concat();
        for result in list(&answer.await?, "results") {
            // Where a language has no index of its own, the engine takes another one.
            if text(&result, "id").starts_with(&of_language) {
                hits.push(Hit {
                    engine: Rc::clone(engine),
                    data: get(&result, "data"),
                    score: get(&result, "score").as_f64().unwrap_or_default(),
                });
            }
        }
    }
    if engines.len() > 1 {
        hits.sort_by(|a, b| b.score.total_cmp(&a.score));
    }
    Ok(hits)
}

/// Loads what there is to show of records.
pub(super) async fn load(hits: &[Hit]) -> Result<Vec<Found>, JsValue> {
    let answers: Vec<_> =
        hits.iter().map(|hit| hit.engine.ask("getData", &Array::of1(&hit.data))).collect();
    let mut found = Vec::new();
    for (hit, answer) in hits.iter().zip(answers) {
        found.push(shown(&answer.await?, &hit.engine.language));
    }
    Ok(found)
}

fn shown(data: &JsValue, language: &str) -> Found {
    let is_comment = |part: &JsValue| text(&get(part, "anchor"), "element") == COMMENT_ELEMENT;
    let (comments, parts): (Vec<_>, Vec<_>) =
        list(data, "sub_results").into_iter().partition(is_comment);
    let best = parts.iter().max_by_key(|part| list(part, "locations").len());
    let excerpt = match best {
        Some(part) => Some(text(part, "excerpt")),
        // Only its title has the words: it shows how it begins.
        None if comments.is_empty() => Some(text(data, "excerpt")),
        None => None,
    };
    let filters = get(data, "filters");
    let facts = ["year", "author"].iter().flat_map(|name| list(&filters, name));
    let facts: Vec<_> = facts.filter_map(|fact| fact.as_string()).collect();
    let comments = comments.iter().take(COMMENTS).map(|comment| FoundComment {
        href: text(comment, "url"),
        author: text(comment, "title"),
        excerpt: text(comment, "excerpt"),
    });
    Found {
        href: text(data, "url"),
        title: text(&get(data, "meta"), "title"),
        language: language.to_owned(),
        facts: facts.join(" · "),
        excerpt,
        comments: comments.collect(),
    }
}
