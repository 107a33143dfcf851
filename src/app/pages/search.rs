//! The search. A script of its own puts what it finds into it (`publish::search`); without scripts,
//! there are the other ways.

use leptos::prelude::*;

use crate::{
    app::{
        components::{
            html::{anchor, escape},
            search_form::{SearchScript, search_form},
        },
        words::say,
    },
    model::{
        message::{Message, SearchText},
        page_data::{Link, SearchView},
    },
};

pub(super) fn view(search: &SearchView, home: &str) -> impl IntoView + use<> {
    let SearchScript(script) = expect_context();
    let text = |text| escape(search.texts.text(text));
    let archive = Link::new([home, "archive/"].concat(), say(Message::Archive));
    let html = [
        "<header class=\"listing-header\"><h1>",
        &escape(&say(Message::Search)),
        "</h1></header>",
        &search_form(home),
        "<noscript><p>",
        &text(SearchText::NeedsScript),
        "</p></noscript><details class=\"search-filters\"><summary>",
        &text(SearchText::Narrow),
        "</summary><div></div></details><div class=\"search-results\"><p class=\"search-state\">",
        &text(SearchText::Hint),
        "</p></div><nav class=\"search-ways\" aria-labelledby=\"search-ways\"><h2 id=\"search-ways\">",
        &text(SearchText::OtherWays),
        "</h2>",
        &list(std::slice::from_ref(&archive)),
        &list(&search.categories),
        &list(&search.tags),
        "</nav>",
        &script.as_deref().map(SearchScript::element).unwrap_or_default(),
    ];
    view! { <div class="search" inner_html=html.concat()></div> }
}

fn list(links: &[Link]) -> String {
    if links.is_empty() {
        return String::new();
    }
    let items = links.iter().map(|link| anchor("", &link.href, &link.name));
    ["<ul><li>", &items.collect::<Vec<_>>().join("</li><li>"), "</li></ul>"].concat()
}
