//! The way to the other pages of a list.

use leptos::{either::Either, prelude::*};

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
    let newer = pager.newer.clone().map(|href| {
        view! { <a class="newer" rel="prev" href=href>{say(Message::NewerPosts)}</a> }
    });
    let older = pager.older.clone().map(|href| {
        view! { <a class="older" rel="next" href=href>{say(Message::OlderPosts)}</a> }
    });
    let numbers = (pager.pages.len() > WITHOUT_NUMBERS).then(|| {
        let steps: Vec<_> = pager.pages.iter().map(|page| step(page.as_ref())).collect();
        view! { <ol>{steps}</ol> }
    });
    Some(view! { <nav class="pager" aria-label=say(Message::Pages)>{newer}{numbers}{older}</nav> })
}

fn step(step: Option<&PagerStep>) -> impl IntoView + use<> {
    match step {
        Some(step) => {
            let current = step.current.then_some("page");
            Either::Left(view! {
                <li>
                    <a href=step.href.clone() aria-label=step.label.clone() aria-current=current>
                        {step.number.clone()}
                    </a>
                </li>
            })
        }
        None => Either::Right(view! { <li aria-hidden="true">"…"</li> }),
    }
}
