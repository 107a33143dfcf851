//! The dialog that lists the shortcuts. It is made when somebody first asks for it.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{HtmlDialogElement, HtmlInputElement};

use super::{links::on_click, shortcuts::search_link};
use crate::{app::words::say, model::message::Message};

/// The id of the switch in it.
pub(super) const SWITCH: &str = "shortcuts-switch";

const ID: &str = "shortcuts";

/// What it lists: keys, and what each does.
const KEYS: [(&str, Message); 5] = [
    ("j", Message::NextPost),
    ("k", Message::PreviousPost),
    ("/", Message::Search),
    ("?", Message::ShowShortcuts),
    ("Esc", Message::Close),
];

/// Opens it. The browser moves focus into it, keeps it there, closes it at Escape and gives focus
/// back.
pub(super) fn show(are_on: bool) {
    let Some(dialog) = dialog() else { return };
    if let Some(Ok(switch)) =
        document().get_element_by_id(SWITCH).map(JsCast::dyn_into::<HtmlInputElement>)
    {
        switch.set_checked(are_on);
    }
    // It fails where it is open already.
    let _ = dialog.show_modal();
}

fn dialog() -> Option<HtmlDialogElement> {
    if let Some(made) = document().get_element_by_id(ID) {
        return made.dyn_into().ok();
    }
    let dialog = document().create_element("dialog").ok()?.dyn_into::<HtmlDialogElement>().ok()?;
    dialog.set_id(ID);
    let _ = dialog.set_attribute("aria-labelledby", "shortcuts-title");
    dialog.set_inner_html(&html());
    let site = document().query_selector(".site").ok()??;
    site.append_child(&dialog).ok()?;
    let this = dialog.clone();
    on_click("#shortcuts button", move |_, _| this.close());
    Some(dialog)
}

/// Texts of the interface hold nothing that HTML would take for more than text.
fn html() -> String {
    let can_search = search_link().is_some();
    let rows = KEYS.map(|(key, what)| {
        let row = ["<dt><kbd>", key, "</kbd></dt><dd>", &say(what), "</dd>"];
        if what != Message::Search || can_search { row.concat() } else { String::new() }
    });
    [
        "<h2 id=\"shortcuts-title\">",
        &say(Message::Shortcuts),
        "</h2><dl>",
        &rows.concat(),
        "</dl><p><label><input type=\"checkbox\" id=\"shortcuts-switch\"> ",
        &say(Message::UseShortcuts),
        "</label></p><p><button type=\"button\" autofocus>",
        &say(Message::Close),
        "</button></p>",
    ]
    .concat()
}
