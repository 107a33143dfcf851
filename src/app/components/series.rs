//! The series that a post is a part of, and the parts around it.

use leptos::prelude::*;

use super::html::{anchor, escape};
use crate::model::{
    message::around_gap,
    page_data::{Series, SeriesPart},
};

pub(crate) fn series(series: &Series) -> impl IntoView + use<> {
    let (before, after) = around_gap(&series.place);
    let name = ["<cite>", &escape(&series.name), "</cite>"].concat();
    let place = [escape(before), name, escape(after)].concat();
    let parts: String = series.parts.iter().map(part).collect();
    view! {
        <nav class="series" aria-labelledby="series-title">
            <p id="series-title" inner_html=place></p>
            <ol start=series.first.to_string() inner_html=parts></ol>
        </nav>
    }
}

fn part(part: &SeriesPart) -> String {
    let name = &part.link.name;
    let part = if part.current {
        // Without an address it holds the place of a link.
        ["<a aria-current=\"page\">", &escape(name), "</a>"].concat()
    } else {
        anchor("", &part.link.href, name)
    };
    ["<li>", &part, "</li>"].concat()
}
