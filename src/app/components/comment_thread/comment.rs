//! A comment and, folded or not, the replies to it.

use leptos::{either::Either, prelude::*};

use super::comment_list::comment_list;
use crate::{
    app::{
        components::{link::link, share::copy_link},
        words::{say, say_around},
    },
    model::{message::Message, thread::CommentNode},
};

pub(super) fn comment(comment: &CommentNode) -> impl IntoView + use<> {
    let id = format!("comment-{}", comment.id);
    let address = format!("#{id}");
    let name = comment.author.clone();
    let author = match comment.url.clone() {
        Some(url) => Either::Left(view! { <a href=url rel="nofollow ugc">{name}</a> }),
        None => Either::Right(name),
    };
    let date = match comment.date.clone() {
        Some(date) => {
            Either::Left(view! { <time class="dt-published" datetime=date.iso>{date.text}</time> })
        }
        None => Either::Right(say(Message::LinkToComment)),
    };
    let in_reply_to = comment.in_reply_to.as_ref().map(|to| {
        view! { <span class="reply-to">{say_around(Message::InReplyTo, link(to))}</span> }
    });
    let replies = (!comment.replies.is_empty()).then(|| {
        view! {
            <details class="replies" open>
                <summary>{comment.below_label.clone()}</summary>
                {comment_list(&comment.replies)}
            </details>
        }
    });
    view! {
        <li>
            <article class="comment u-comment h-cite" id=id>
                <header>
                    <b class="author p-author h-card" data-initials=comment.initials.clone()>{author}</b>
                    <a class="permalink u-url" href=address>{date}</a>
                    {in_reply_to}
                    {copy_link()}
                </header>
                <div class="prose e-content" inner_html=comment.html.clone()></div>
            </article>
            {replies}
        </li>
    }
}
