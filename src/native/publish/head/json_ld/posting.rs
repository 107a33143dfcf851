//! A post, or a standalone page.

use super::{
    super::{Subject, picture::image_of},
    comments, lists,
    nodes::{Node, Person, Text},
};
use crate::model::{
    page_data::PostView,
    post::{Author, Post},
};

pub(super) fn post<'a>(subject: &'a Subject<'a>, view: &'a PostView) -> Option<Node<'a>> {
    let post = subject.item?;
    Some(Node::BlogPosting(Box::new(Text {
        article_section: subject.categories().iter().map(|link| link.name.as_str()).collect(),
        keywords: &post.tags,
        word_count: Some(post.details.words).filter(|words| *words > 0),
        is_part_of: lists::blog_id(subject),
        ..text(subject, post, view)
    })))
}

pub(super) fn page<'a>(subject: &'a Subject<'a>, view: &'a PostView) -> Option<Node<'a>> {
    Some(Node::WebPage(Box::new(text(subject, subject.item?, view))))
}

fn text<'a>(subject: &'a Subject<'a>, item: &'a Post, view: &'a PostView) -> Text<'a> {
    let thread = view.thread.as_ref();
    Text {
        id: &subject.canonical,
        url: &subject.canonical,
        headline: &item.title,
        description: &item.summary,
        in_language: &subject.page.language,
        date_published: item.published.as_ref().map(|date| date.iso()),
        date_modified: item.modified.as_ref().map(|date| date.iso()),
        author: item.authors.iter().map(|author| person(subject, author)).collect(),
        image: image_of(subject).map(|image| image.address),
        article_section: Vec::new(),
        keywords: &[],
        word_count: None,
        is_part_of: lists::site_id(subject),
        comment_count: thread.map(|thread| thread.count),
        comment: thread.map(|_| comments::of(subject, item)).unwrap_or_default(),
    }
}

/// An author: their page here, and where else they are.
pub(super) fn person<'a>(subject: &Subject<'a>, author: &'a Author) -> Person<'a> {
    let page = subject.page_of(author);
    let own = author.url.as_deref();
    Person {
        name: &author.name,
        same_as: own.filter(|_| page.is_some()),
        url: page.or_else(|| own.map(str::to_owned)),
        description: None,
    }
}
