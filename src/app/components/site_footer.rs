//! The ways on from the end of a page.

#![expect(unreachable_pub, reason = "`#[component]` makes its props `pub`")]

use leptos::prelude::*;

use super::link::link;
use crate::model::page_data::SiteInfo;

#[component]
pub(crate) fn SiteFooter(site: SiteInfo) -> impl IntoView {
    let categories: Vec<_> =
        site.categories.iter().map(|category| view! { <li>{link(category)}</li> }).collect();
    view! {
        <footer class="site-footer">
            <nav aria-label="More">
                <ul>
                    {categories}
                    <li><a href=site.href("/archive/")>"Archive"</a></li>
                    <li><a href=site.href("/posts.json") type="application/feed+json">"JSON Feed"</a></li>
                </ul>
            </nav>
            <p>{site.title}" is published with Perennial, as files that need no server."</p>
        </footer>
    }
}
