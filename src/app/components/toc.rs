//! The table of contents of a post.
//!
//! It is folded, so that on a small screen the text begins at once. Where it stands beside the
//! text, the stylesheet shows what is folded and hides the fold: no script has to know how wide
//! the window is, and takes the title from an attribute. `dom` marks the section being read.

use leptos::prelude::*;

use crate::{
    app::words::say,
    model::{
        message::Message,
        page_data::{Contents, Language},
    },
};

/// `language`: that of the headings, when it is not the blog's.
pub(crate) fn toc(contents: &Contents, language: Option<&Language>) -> impl IntoView + use<> {
    let class = if contents.beside { "toc beside" } else { "toc" };
    let (tag, direction) = Language::attributes(language);
    view! {
        <nav class=class aria-label=say(Message::Contents)>
            <details data-title=say(Message::Contents)>
                <summary>{say(Message::Contents)}</summary>
                <div lang=tag dir=direction inner_html=contents.html.clone()></div>
            </details>
        </nav>
    }
}
