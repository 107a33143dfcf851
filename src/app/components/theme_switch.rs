//! Light, dark, or as the system has it. `dom` does what it says; without the program it is hidden.

use leptos::prelude::*;

use super::html::in_document;
use crate::{app::words::say, model::message::Message};

/// Values and what they mean. The first one stands for no choice.
const SCHEMES: [(&str, Message); 3] =
    [("", Message::AsTheSystem), ("light", Message::Light), ("dark", Message::Dark)];

pub(crate) fn theme_switch() -> impl IntoView {
    view! { <fieldset class="theme-switch" inner_html=in_document(choices)></fieldset> }
}

fn choices() -> impl IntoView {
    let buttons = SCHEMES.map(|(value, message)| {
        let label = say(message);
        view! { <input type="radio" name="scheme" value=value aria-label=label.clone() title=label /> }
    });
    view! {
        <legend class="visually-hidden">{say(Message::Colours)}</legend>
        {buttons.into_iter().collect::<Vec<_>>()}
    }
}
