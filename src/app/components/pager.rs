//! The way to the other pages of a list.

use leptos::prelude::*;

use super::html::{anchor, escape};
use crate::{
    app::words::say,
    model::{
        message::Message,
        page_data::{Pager, PagerStep},
    },
};

/// Lists of more pages than this show numbers too.
const WITHOUT_NUMBERS: usize = 2;

pub(crate) fn pager(pager: &Pager) -> Option<impl IntoView + use<>> {
    if pager.is_single() {
        return None;
    }
    let mut html = String::new();
    if let Some(href) = &pager.newer {
        html += &anchor(" class=\"newer\" rel=\"prev\"", href, &say(Message::NewerPosts));
    }
    if pager.pages.len() > WITHOUT_NUMBERS {
        html += "<ol>";
        for page in &pager.pages {
            html += &page.as_ref().map_or_else(gap, step);
        }
        html += "</ol>";
    }
    if let Some(href) = &pager.older {
        html += &anchor(" class=\"older\" rel=\"next\"", href, &say(Message::OlderPosts));
    }
    Some(view! { <nav class="pager" aria-label=say(Message::Pages) inner_html=html></nav> })
}

fn step(step: &PagerStep) -> String {
    let current = if step.current { "\" aria-current=\"page\"" } else { "\"" };
    let attributes = [" aria-label=\"", &escape(&step.label), current].concat();
    ["<li>", &anchor(&attributes, &step.href, &step.number), "</li>"].concat()
}

fn gap() -> String {
    "<li aria-hidden=\"true\">…</li>".to_owned()
}
