//! What is nearest to an address that leads nowhere: pages whose titles have words of it.

use std::rc::Rc;

use leptos::prelude::document;
use wasm_bindgen::JsValue;
use web_sys::js_sys::{self, Array};

use super::engine::{Engine, get, list, object, text};
use crate::{
    app::{dom, search_results::link_item},
    model::search::words_of_path,
};

/// So many are shown.
const SHOWN: usize = 5;

/// The words of the address asked for, if the document is the one for what is not found.
pub(super) fn words(base: &str) -> Option<String> {
    document().query_selector(".nearest").ok()??;
    let path = dom::location().path;
    let below = path.strip_prefix(base).unwrap_or(&path);
    let decoded = js_sys::decode_uri_component(below).map(String::from).ok()?;
    Some(words_of_path(&decoded)).filter(|words| !words.is_empty())
}

/// Shows what is nearest. An address with a word too many finds nothing at once, so its words are
/// sought one by one: the title that has most of them comes first.
pub(super) async fn show(engines: &[Rc<Engine>], words: &str) -> Result<(), JsValue> {
    let mut found: Vec<(Rc<Engine>, JsValue, String, f64)> = Vec::new();
    for engine in engines {
        let of_language = [&engine.language, "_"].concat();
        let answers: Vec<_> = words
            .split(' ')
            .map(|word| engine.ask("search", &Array::of2(&word.into(), &object(&[]))))
            .collect();
        for answer in answers {
            let results = list(&answer.await?, "results");
            let is_in_title = |result: &&JsValue| {
                list(result, "matchedMetaFields").iter().any(|field| *field == "title")
                    && text(result, "id").starts_with(&of_language)
            };
            // A word that many titles have says little.
            let weight = 1.0 / (1.0 + results.iter().filter(is_in_title).count() as f64);
            for result in results.iter().filter(is_in_title) {
                let id = text(result, "id");
                match found.iter_mut().find(|(_, _, it, _)| *it == id) {
                    Some((_, _, _, score)) => *score += 1.0 + weight,
                    None => {
                        let data = get(result, "data");
                        found.push((Rc::clone(engine), data, id, 1.0 + weight));
                    }
                }
            }
        }
    }
    found.sort_by(|a, b| b.3.total_cmp(&a.3));
    let mut html = String::new();
    for (engine, data, _, _) in found.iter().take(SHOWN) {
        let data = engine.ask("getData", &Array::of1(data)).await?;
        html += &link_item(&text(&data, "url"), &text(&get(&data, "meta"), "title"));
    }
    if !html.is_empty()
        && let Ok(Some(section)) = document().query_selector(".nearest")
        && let Ok(Some(place)) = section.query_selector("ul")
    {
        place.set_inner_html(&html);
        let _ = section.remove_attribute("hidden");
    }
    Ok(())
}
