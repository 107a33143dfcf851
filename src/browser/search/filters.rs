//! The choice of what to narrow the search to. It is made when somebody first wants it, because it
//! takes a file for each kind of choice.

use std::rc::Rc;

use leptos::prelude::document;
use wasm_bindgen::JsValue;
use web_sys::js_sys::{Array, Object};

use super::{
    asked::Asked,
    engine::{Engine, get},
};
use crate::{
    app::{
        escape,
        words::{say, say_number},
    },
    model::{
        message::{Message, SearchText},
        search::{FILTERS, SearchTexts},
    },
};

/// Shows it, with what is chosen already.
pub(super) async fn show(
    engines: &[Rc<Engine>],
    asked: &Asked,
    texts: &SearchTexts,
) -> Result<(), JsValue> {
    let answers: Vec<_> = engines.iter().map(|it| it.ask("filters", &Array::new())).collect();
    let mut known = Vec::new();
    for answer in answers {
        known.push(answer.await?);
    }
    let labels = [
        say(Message::Category),
        say(Message::Tag),
        say(Message::Author),
        texts.text(SearchText::Year).to_owned(),
    ];
    let mut html = String::new();
    for ((name, label), chosen) in FILTERS.iter().zip(labels).zip(&asked.filters) {
        let mut values = values(&known, name);
        if *name == "year" {
            values.reverse();
        }
        let options = values.iter().map(|(value, count)| {
            let selected = if value == chosen { " selected" } else { "" };
            let value = escape(value);
            let count = say_number(*count);
            let parts = [
                "<option value=\"",
                &value,
                "\"",
                selected,
                ">",
                &value,
                " (",
                &count,
                ")</option>",
            ];
            parts.concat()
        });
        let options: String = options.collect();
        if !options.is_empty() {
            html += &[
                "<label>",
                &escape(&label),
                " <select name=\"",
                name,
                "\"><option value=\"\">",
                &escape(texts.text(SearchText::Any)),
                "</option>",
                &options,
                "</select></label>",
            ]
            .concat();
        }
    }
    if let Ok(Some(place)) = document().query_selector(".search-filters > div") {
        place.set_inner_html(&html);
    }
    Ok(())
}

/// The values of a filter and how many records each has, in all languages together.
fn values(known: &[JsValue], name: &str) -> Vec<(String, u32)> {
    let mut values: Vec<(String, u32)> = Vec::new();
    for filters in known {
        let Some(counts) = Object::try_from(&get(filters, name)).map(Object::entries) else {
            continue;
        };
        for entry in counts {
            let entry = Array::from(&entry);
            let value = entry.get(0).as_string().unwrap_or_default();
            let count = entry.get(1).as_f64().unwrap_or_default() as u32;
            match values.iter_mut().find(|(it, _)| *it == value) {
                Some((_, sum)) => *sum += count,
                None => values.push((value, count)),
            }
        }
    }
    values.sort();
    values
}
