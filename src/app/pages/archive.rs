//! All years and months.

use leptos::prelude::*;

use super::listing::counted_links;
use crate::{
    app::{components::link::link, words::say},
    model::{message::Message, page_data::Period},
};

pub(super) fn view(years: &[Period]) -> impl IntoView + use<> {
    let years: Vec<_> = years
        .iter()
        .map(|period| {
            view! {
                <section class="period">
                    <h2>
                        {link(&period.year.link)}" "
                        <span class="count">{period.year.count.clone()}</span>
                    </h2>
                    {counted_links(&period.months)}
                </section>
            }
        })
        .collect();
    view! {
        <header class="listing-header"><h1>{say(Message::Archive)}</h1></header>
        <div class="periods">{years}</div>
    }
}
