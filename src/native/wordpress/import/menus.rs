//! Menus: one of them becomes the navigation of the header, which is flat.

use std::collections::HashSet;

use serde_json::{Value as Json, json};
use url::Url;

use super::{
    super::content,
    blog::Blog,
    fields::rooted,
    gather::Remarks,
    known::{Known, MenuItem, State, Target},
    places::Places,
};
use crate::native::error::Error;

/// What menus are called that stand in a header, in the languages that WordPress is used in most.
const NAMES: [&str; 8] =
    ["main", "primary", "header", "top", "haupt", "principal", "hoofd", "navigation"];

/// More links than this are no navigation for a header.
const MOST: usize = 12;

const KIND: &str = "menu items";

/// The links of the header.
///
/// # Errors
/// When there is no menu of the name that was asked for.
pub(super) fn navigation(
    blog: &Blog<'_>,
    wanted: Option<&str>,
    places: &Places,
    remarks: &mut Remarks,
) -> Result<Vec<Json>, Error> {
    let Blog { known, language, .. } = blog;
    let menu = choose(known, wanted, places)?;
    let mut items: Vec<&MenuItem> = known.menu_items.iter().collect();
    items.sort_by_key(|item| (item.order, item.id));
    let ids: HashSet<u64> = known.menu_items.iter().map(|item| item.id).collect();
    let mut navigation = Vec::new();
    for item in items {
        let title = content::title(&item.title, language);
        let (found, own_title) = places.target(&item.target);
        let title = if title.is_empty() { own_title.unwrap_or_default() } else { title };
        let which = format!("“{title}” of the menu {:?}", item.menu);
        let why = if Some(item.menu.as_str()) != menu.as_deref() {
            format!("it is of another menu (`--menu {}` takes that)", item.menu)
        } else if item.parent != 0 && ids.contains(&item.parent) {
            "it is below another entry, and the navigation is flat".to_owned()
        } else if let Some(url) = found.filter(|_| !title.is_empty()) {
            // What somebody typed is from the root of the host already.
            let is_typed = matches!(item.target, Target::Url(_));
            let url = if is_typed { url } else { rooted(blog.home(), &url) };
            navigation.push(json!({ "title": title, "url": url }));
            remarks.tally.import(KIND);
            continue;
        } else {
            "what it leads to does not come along".to_owned()
        };
        remarks.tally.skip(KIND, why, which);
    }
    if known.menu_items.is_empty() {
        navigation = pages(known, places, blog.home());
    }
    Ok(navigation)
}

/// Without a menu WordPress shows the pages at the top.
fn pages(known: &Known, places: &Places, home: &Url) -> Vec<Json> {
    let mut pages: Vec<_> =
        known.pages.iter().filter(|it| it.state == State::Published && it.parent == 0).collect();
    pages.sort_by_cached_key(|page| (page.menu_order, page.title.to_lowercase()));
    let item = |page: &&super::known::Entry| {
        let (url, _) = places.target(&Target::Item(page.id));
        Some(json!({ "title": page.title, "url": rooted(home, &url?) }))
    };
    pages.iter().filter_map(item).collect()
}

/// The slug of the menu for the header.
fn choose(known: &Known, wanted: Option<&str>, places: &Places) -> Result<Option<String>, Error> {
    let mut menus: Vec<&str> = Vec::new();
    for item in &known.menu_items {
        if !menus.contains(&item.menu.as_str()) {
            menus.push(&item.menu);
        }
    }
    if let Some(wanted) = wanted {
        let terms = known.terms.get("nav_menu");
        let by_name = terms.into_iter().flatten().find(|term| term.name == wanted);
        let slug = by_name.map_or(wanted, |term| term.slug.as_str());
        if menus.contains(&slug) {
            return Ok(Some(slug.to_owned()));
        }
        return Err(Error::NoMenu { wanted: wanted.to_owned(), known: menus.join(", ") });
    }
    let links = |menu: &str| {
        let own = known.menu_items.iter().filter(|item| item.menu == menu && item.parent == 0);
        let links = own.filter(|item| places.target(&item.target).0.is_some()).count();
        if links <= MOST { links } else { 0 }
    };
    let rank = |menu: &&&str| {
        let name = menu.to_lowercase();
        let sounds = NAMES.iter().position(|it| name.contains(it)).unwrap_or(NAMES.len());
        (sounds, std::cmp::Reverse(links(menu)))
    };
    Ok(menus.iter().min_by_key(rank).map(|menu| (*menu).to_owned()))
}
