//! The comments of an item.

use std::collections::HashMap;

use url::Url;

use super::{
    fields::{Fields, Report},
    item::Context,
};
use crate::{
    model::comment::{Comment, CommentId, CommentKind},
    native::ingest::{
        sanitise::{Policy, web_address},
        summary,
    },
};

/// The comments and where each of them is in the file.
pub(super) fn read(
    extension: &mut Fields,
    context: &Context<'_>,
    page: &Url,
    report: &mut Report,
) -> (Vec<Comment>, Vec<String>) {
    let mut comments = Vec::new();
    let mut pointers = Vec::new();
    for mut fields in extension.objects("comments", report) {
        pointers.push(fields.pointer().to_owned());
        let comment = comment(&mut fields, context, page, report);
        if comment.is_none() {
            pointers.pop();
        }
        comments.extend(comment);
        fields.finish("a comment", report);
    }
    parents(&comments, &pointers, report);
    (comments, pointers)
}

fn comment(
    fields: &mut Fields,
    context: &Context<'_>,
    page: &Url,
    report: &mut Report,
) -> Option<Comment> {
    let id = identity(fields, "id", report);
    if id.is_none() && !report.faults.iter().any(|fault| fault.pointer == fields.at("id")) {
        report.fault(&fields.at("id"), "nothing", "the comment's identity");
    }
    let parent = identity(fields, "parent", report);
    let date = fields.date("date", report);
    let kinds = [
        ("comment", CommentKind::Comment),
        ("pingback", CommentKind::Pingback),
        ("trackback", CommentKind::Trackback),
    ];
    let kind = fields.one_of("kind", &kinds, report).unwrap_or_default();
    let (author, author_url) = author(fields, report);
    let html = fields.string("content_html", report);
    let text = fields.string("content_text", report);
    let html = html.or_else(|| text.as_deref().map(summary::html_of_text)).unwrap_or_default();
    let pointer = fields.at("content_html");
    let clean = context.clean(&html, Policy::Comment, page);
    let content_html = clean.say(&pointer, &mut report.notices);
    Some(Comment { id: id?, parent, author, author_url, date, content_html, kind })
}

/// An identity may be written as a number.
fn identity(fields: &mut Fields, name: &str, report: &mut Report) -> Option<CommentId> {
    let value = fields.take(name)?;
    let text = match &value {
        serde_json::Value::String(text) => Some(text.clone()),
        serde_json::Value::Number(number) => Some(number.to_string()),
        _ => None,
    };
    let id = text.and_then(CommentId::new);
    if id.is_none() {
        let expected = "1 to 64 letters, digits, hyphens, underscores or dots";
        report.fault(&fields.at(name), super::fields::describe(&value), expected);
    }
    id
}

fn author(fields: &mut Fields, report: &mut Report) -> (String, Option<String>) {
    let anonymous = || "Anonymous".to_owned();
    let Some(mut author) = fields.object("author", report) else {
        return (anonymous(), None);
    };
    let name = author.text("name", report).unwrap_or_else(anonymous);
    let url = author.text("url", report);
    let address = url.as_deref().and_then(web_address);
    if url.is_some() && address.is_none() {
        let remark = "did not link a commenter's url that is no web address";
        report.notices.add(remark, &author.at("url"));
    }
    for private in ["email", "ip"] {
        if author.take(private).is_some() {
            // Private data has no place in a file that anybody can read; publishing leaves it out.
            report.notices.add(format!("left out a commenter's {private}"), &author.at(private));
        }
    }
    author.finish("a commenter", report);
    (name, address)
}

/// Every parent is a comment of the same post, and no comment is below itself.
fn parents(comments: &[Comment], pointers: &[String], report: &mut Report) {
    let by_id: HashMap<&CommentId, usize> =
        comments.iter().enumerate().map(|(at, comment)| (&comment.id, at)).collect();
    let mut parent_of = vec![None; comments.len()];
    for (at, comment) in comments.iter().enumerate() {
        let Some(parent) = &comment.parent else { continue };
        parent_of[at] = by_id.get(parent).copied();
        if parent_of[at].is_none() {
            report.fault(
                &format!("{}/parent", pointers[at]),
                format!("{:?}", parent.as_str()),
                "the id of another comment on the same post",
            );
        }
    }
    for at in super::consistency::in_cycles(&parent_of) {
        report.fault(
            &format!("{}/parent", pointers[at]),
            format!("a circle: comment {} is an answer to itself", comments[at].id),
            "parents that lead to a comment without one",
        );
    }
}
