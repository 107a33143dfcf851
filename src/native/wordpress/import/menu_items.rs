//! Entries of menus, as WordPress keeps them: each an item, or all in one block.

use super::{
    super::{
        content::menu::{self, LeadsTo, MenuLink},
        wxr::Item,
    },
    known::{MenuItem, Target},
};

/// The entries of a menu of a block theme, numbered as nothing else is.
pub(super) fn of_blocks(item: &Item) -> Vec<MenuItem> {
    let id = |at: usize| item.id.wrapping_mul(1 << 20).wrapping_add(at as u64 + 1);
    let links = menu::links(&item.content).into_iter().enumerate();
    let entry = |(at, link): (usize, MenuLink)| MenuItem {
        id: id(at),
        title: link.label,
        menu: item.name.clone(),
        order: i64::try_from(at).unwrap_or(i64::MAX),
        parent: link.above.map_or(0, id),
        target: match link.leads_to {
            LeadsTo::Url(url) => Target::Url(url),
            LeadsTo::Item(id) => Target::Item(id),
            LeadsTo::Term(taxonomy, id) => Target::Term(taxonomy, id),
        },
    };
    links.map(entry).collect()
}

/// An entry that is an item of its own.
pub(super) fn of(item: &Item) -> MenuItem {
    let meta = |key: &str| item.meta(key).unwrap_or_default().trim();
    let number = |key: &str| meta(key).parse().unwrap_or(0);
    let id = number("_menu_item_object_id");
    let target = match meta("_menu_item_type") {
        "post_type" => Target::Item(id),
        "taxonomy" => Target::Term(meta("_menu_item_object").to_owned(), id),
        _ => Target::Url(meta("_menu_item_url").to_owned()),
    };
    let menu = item.terms.iter().find(|term| term.taxonomy == "nav_menu");
    MenuItem {
        id: item.id,
        title: item.title.clone(),
        menu: menu.map(|menu| menu.slug.clone()).unwrap_or_default(),
        order: item.menu_order,
        parent: number("_menu_item_menu_item_parent"),
        target,
    }
}
