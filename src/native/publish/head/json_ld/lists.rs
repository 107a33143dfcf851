//! The blog, and its lists of posts.

use super::{
    super::Subject,
    nodes::{Blog, EntryPoint, List, Node, Person, Profile, Reference, SearchAction, WebSite},
    posting::person,
};
use crate::model::page_data::{Listing, PostList};

/// The site is described on its first page, the blog on all that list its posts.
pub(super) fn home<'a>(subject: &'a Subject<'a>, list: &PostList) -> Vec<Node<'a>> {
    let bundle = subject.site.bundle();
    let is_first = list.pager.newer.is_none();
    let search = bundle.settings.search.then(|| SearchAction {
        target: EntryPoint {
            url_template: format!("{}search/?q={{search_term_string}}", subject.home()),
        },
        query_input: "required name=search_term_string",
    });
    let site = WebSite {
        id: site_id(subject).id,
        url: subject.home(),
        name: &bundle.title,
        description: bundle.description.as_deref(),
        in_language: &bundle.language,
        potential_action: search,
    };
    let blog = Blog {
        id: blog_id(subject).id,
        url: subject.home(),
        name: &bundle.title,
        description: bundle.description.as_deref(),
        in_language: &bundle.language,
        author: bundle.authors.iter().map(|author| person(subject, author)).collect(),
        is_part_of: site_id(subject),
        blog_post: posts(subject, list),
    };
    let site = is_first.then(|| Node::WebSite(Box::new(site)));
    site.into_iter().chain([Node::Blog(Box::new(blog))]).collect()
}

pub(super) fn listing<'a>(subject: &'a Subject<'a>, listing: &'a Listing) -> Option<Node<'a>> {
    Some(Node::CollectionPage(Box::new(list(subject, listing))))
}

/// The page of an author is about a person.
pub(super) fn author<'a>(subject: &'a Subject<'a>, listing: &'a Listing) -> Option<Node<'a>> {
    let main_entity = Person {
        name: &listing.name,
        url: Some(subject.canonical.clone()),
        same_as: listing.url.as_deref(),
        description: listing.description.as_deref(),
    };
    let page = List { description: None, ..list(subject, listing) };
    Some(Node::ProfilePage(Box::new(Profile { page, main_entity })))
}

pub(super) fn archive<'a>(subject: &'a Subject<'a>) -> Option<Node<'a>> {
    Some(Node::CollectionPage(Box::new(collection(subject, &subject.page.title))))
}

fn list<'a>(subject: &'a Subject<'a>, listing: &'a Listing) -> List<'a> {
    List {
        description: listing.description.as_deref(),
        has_part: posts(subject, &listing.list),
        ..collection(subject, &listing.name)
    }
}

fn collection<'a>(subject: &'a Subject<'a>, name: &'a str) -> List<'a> {
    List {
        id: &subject.canonical,
        url: &subject.canonical,
        name,
        description: None,
        in_language: &subject.page.language,
        is_part_of: site_id(subject),
        has_part: Vec::new(),
    }
}

/// The posts of a page, by their addresses: their own pages describe them.
fn posts(subject: &Subject<'_>, list: &PostList) -> Vec<Reference> {
    let address = |href: &str| subject.site.absolute(href);
    list.entries.iter().map(|entry| Reference { id: address(&entry.head.link.href) }).collect()
}

pub(super) fn site_id(subject: &Subject<'_>) -> Reference {
    Reference { id: format!("{}#website", subject.home()) }
}

pub(super) fn blog_id(subject: &Subject<'_>) -> Reference {
    Reference { id: format!("{}#blog", subject.home()) }
}
