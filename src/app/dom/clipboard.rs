//! Copying, and saying what a button has done.

use std::time::Duration;

use leptos::prelude::{set_timeout, window};
use web_sys::Element;

use super::arrival::say as announce;
use crate::{app::words::say, model::message::Message};

/// How long a button says what it has done.
const SAID_FOR: Duration = Duration::from_secs(2);

/// Whether the clipboard took a text. Browsers have none on insecure origins, and may refuse.
pub(super) async fn copy(text: &str) -> bool {
    let clipboard = window().navigator().clipboard();
    !clipboard.is_undefined() && clipboard.write_text(text).await.is_ok()
}

/// Says on a button, and where screen readers listen, what it has done. After a while it is as it
/// was.
pub(super) fn answer(button: Element, message: Message) {
    const SAYING: &str = "data-saying";
    let said = say(message);
    announce(&said);
    let usual = button.text_content();
    button.set_text_content(Some(&said));
    if button.has_attribute(SAYING) {
        return;
    }
    let _ = button.set_attribute(SAYING, "");
    set_timeout(
        move || {
            announce("");
            button.set_text_content(usual.as_deref());
            let _ = button.remove_attribute(SAYING);
        },
        SAID_FOR,
    );
}
