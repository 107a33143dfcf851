//! The responses to a post: its comments as a thread, then pingbacks and trackbacks.

mod comment;
mod comment_list;
mod pings;
mod tools;

use leptos::{either::Either, prelude::*};

use self::{comment_list::comment_list, pings::pings, tools::tools};
use crate::{
    app::{deferred::Deferred, dom, words::say},
    model::{message::Message, thread::Thread},
};

/// The whole of it.
pub(crate) fn comment_thread(thread: &Thread) -> impl IntoView + use<> {
    let Thread { count, open, .. } = *thread;
    let newest_first = dom::wants_newest_first();
    let comments = if newest_first {
        comment_list(&thread.comments.reversed())
    } else {
        comment_list(&thread.comments)
    };
    if cfg!(feature = "hydrate") {
        expect_context::<Deferred>().at_the_end(dom::attend_thread);
    }
    view! {
        <section class="thread" id="comments" aria-labelledby="comments-title">
            <h2 id="comments-title">{thread.heading.clone()}</h2>
            {(count == 0 && open).then(|| view! { <p class="empty">{say(Message::NoComments)}</p> })}
            {(count > 0).then(|| tools(newest_first))}
            {comments}
            {(!thread.pings.is_empty()).then(|| pings(&thread.pings))}
            {invitation(open, thread.reply_url.clone())}
        </section>
    }
}

fn invitation(open: bool, reply_url: Option<String>) -> impl IntoView {
    if open {
        let link =
            |url| view! { <p class="invitation"><a href=url>{say(Message::LeaveAComment)}</a></p> };
        Either::Left(reply_url.map(link))
    } else {
        Either::Right(view! { <p class="closed">{say(Message::CommentsAreClosed)}</p> })
    }
}
