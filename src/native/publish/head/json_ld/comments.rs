//! The comments of a post. What they say is not said again: it is in the document, in the element that
//! each comment's `@id` leads to. Who said it, when, and in answer to what takes ten to fifteen bytes a
//! comment once compressed, so all of them are there. Where commenters' names lead is not vouched for.

use super::{
    super::Subject,
    nodes::{Comment, Person, Reference},
};
use crate::model::{
    comment::{CommentId, CommentKind},
    post::Post,
};

pub(super) fn of<'a>(subject: &Subject<'_>, item: &'a Post) -> Vec<Comment<'a>> {
    // They are on this page, also where its original is elsewhere.
    let page = subject.site.absolute(&subject.page.path);
    let id = |id: &CommentId| format!("{page}#comment-{id}");
    let comments = item.comments.iter().filter(|comment| comment.kind == CommentKind::Comment);
    let comments = comments.map(|comment| Comment {
        id: id(&comment.id),
        author: Person { name: &comment.author, url: None, same_as: None, description: None },
        date_published: comment.date.as_ref().map(|date| date.iso()),
        parent_item: comment.parent.as_ref().map(|parent| Reference { id: id(parent) }),
    });
    comments.collect()
}
