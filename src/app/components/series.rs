//! The series that a post is a part of, and the parts around it.

use leptos::prelude::*;

use crate::model::page_data::{Series, SeriesPart};

pub(crate) fn series(series: &Series) -> impl IntoView + use<> {
    let here = series.parts.iter().position(|part| part.current).unwrap_or_default();
    let place = format!("Part {} of {} of ", series.first + here, series.count);
    let parts: Vec<_> = series.parts.iter().map(part).collect();
    view! {
        <nav class="series" aria-labelledby="series-title">
            <p id="series-title">{place}<cite>{series.name.clone()}</cite></p>
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
