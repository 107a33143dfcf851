//! The way to the other pages of a list.

use leptos::prelude::*;

use crate::model::page_data::{Pager, PagerStep};

/// Lists of more pages than this show numbers too.
const WITHOUT_NUMBERS: usize = 2;

pub(crate) fn pager(pager: &Pager) -> Option<AnyView> {
    if pager.is_single() {
        return None;
    }
    let newer = pager.newer.clone().map(|href| {
        view! { <a class="newer" rel="prev" href=href>"« Newer posts"</a> }
    });
    let older = pager.older.clone().map(|href| {
        view! { <a class="older" rel="next" href=href>"Older posts »"</a> }
    });
    let numbers = (pager.pages.len() > WITHOUT_NUMBERS).then(|| {
        let steps: Vec<AnyView> = pager.pages.iter().map(|page| step(page.as_ref())).collect();
        view! { <ol>{steps}</ol> }
    });
    Some(view! { <nav class="pager" aria-label="Pages">{newer}{numbers}{older}</nav> }.into_any())
}

fn step(step: Option<&PagerStep>) -> AnyView {
    match step {
        Some(step) => {
            let current = step.current.then_some("page");
            let label = format!("Page {}", step.number);
            view! {
                <li>
                    <a href=step.href.clone() aria-label=label aria-current=current>{step.number}</a>
                </li>
            }
            .into_any()
        }
        None => view! { <li aria-hidden="true">"…"</li> }.into_any(),
    }
}
