//! The series that a post is a part of, and the parts around it.

use leptos::prelude::*;

use crate::{
    app::words::fit_in,
    model::page_data::{Series, SeriesPart},
};

pub(crate) fn series(series: &Series) -> impl IntoView + use<> {
    let place = fit_in(&series.place, view! { <cite>{series.name.clone()}</cite> });
    let parts: Vec<_> = series.parts.iter().map(part).collect();
    view! {
        <nav class="series" aria-labelledby="series-title">
            <p id="series-title">{place}</p>
            <ol start=series.first.to_string()>{parts}</ol>
        </nav>
    }
}

/// Without an address, `<a>` holds the place of a link: one kind of item for all parts.
fn part(part: &SeriesPart) -> impl IntoView + use<> {
    let href = (!part.current).then(|| part.link.href.clone());
    let current = part.current.then_some("page");
    view! { <li><a href=href aria-current=current>{part.link.name.clone()}</a></li> }
}
