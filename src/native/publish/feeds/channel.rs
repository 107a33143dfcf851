//! What a feed says, whatever it is written in. Addresses are absolute; texts are plain but for those
//! whose name says `html`.

use super::{
    clothes, identity,
    place::{About, Feed, Format, has_comment_feed},
};
use crate::model::{
    address::Permalink,
    comment::Comment,
    date::Timestamp,
    message::Message,
    page_data::View,
    post::Post,
    route::{PageNumber, Route},
    site::Site,
    thread,
    words::Phrase,
};

/// A feed.
#[derive(Debug)]
pub(super) struct Channel<'a> {
    pub(super) title: String,
    pub(super) description: Option<String>,
    /// The page that it follows.
    pub(super) page: String,
    /// Its own address.
    pub(super) address: String,
    /// The same in other formats: media types and addresses.
    pub(super) others: Vec<(&'static str, String)>,
    pub(super) language: &'a str,
    /// Of the whole; never empty.
    pub(super) authors: Vec<Person<'a>>,
    /// When something in it changed last; of an empty feed, the newest date of what it is about.
    pub(super) updated: Option<&'a Timestamp>,
    /// Newest first.
    pub(super) entries: Vec<Entry<'a>>,
}

/// A person who writes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Person<'a> {
    pub(super) name: &'a str,
    pub(super) url: Option<&'a str>,
}

/// A post, or a comment.
#[derive(Debug)]
pub(super) struct Entry<'a> {
    /// The identity as the blog has it.
    pub(super) guid: String,
    /// The same as an IRI.
    pub(super) iri: String,
    pub(super) address: String,
    pub(super) title: String,
    pub(super) html: String,
    pub(super) summary: Option<&'a str>,
    pub(super) published: Option<&'a Timestamp>,
    pub(super) modified: Option<&'a Timestamp>,
    pub(super) authors: Vec<Person<'a>>,
    pub(super) terms: Vec<Term<'a>>,
    /// Where it is not the language of the feed.
    pub(super) language: Option<&'a str>,
    pub(super) image: Option<String>,
    /// The page that a post is about.
    pub(super) external: Option<&'a str>,
    /// What is said about a post.
    pub(super) replies: Option<Replies<'a>>,
    /// What a comment answers.
    pub(super) answers: Option<Answered>,
}

/// A category or a tag.
#[derive(Debug)]
pub(super) struct Term<'a> {
    pub(super) term: &'a str,
    pub(super) name: &'a str,
    /// The address below which all of its kind are.
    pub(super) scheme: String,
}

/// The comments on a post.
#[derive(Debug)]
pub(super) struct Replies<'a> {
    pub(super) count: usize,
    pub(super) newest: Option<&'a Timestamp>,
    pub(super) page: String,
    pub(super) atom: String,
    pub(super) rss: String,
}

/// A post or a comment that is answered.
#[derive(Debug)]
pub(super) struct Answered {
    pub(super) iri: String,
    pub(super) address: String,
}

impl<'a> Channel<'a> {
    /// What a feed says. It costs no more than what is in it.
    pub(super) fn of(site: &'a Site, feed: &Feed) -> Self {
        let bundle = site.bundle();
        let limit = bundle.settings.feed_posts;
        let home = site.absolute(&site.href(&Route::Home(PageNumber::FIRST)));
        let comments = || site.words().say(Phrase::Message(Message::Comments));
        let newest_of_all = bundle.posts.first().and_then(|post| post.published.as_ref());
        let (titles, description, page, updated, entries): (_, _, _, _, Vec<Entry<'a>>) =
            match &feed.about {
                About::Posts(route) => {
                    let (name, description) = list(site, route);
                    let posts = site.newest(route).take(limit).map(|post| entry(site, post));
                    let page = site.absolute(&site.href(route));
                    (vec![name], description, page, newest_of_all, posts.collect())
                }
                About::Comments => {
                    let items = bundle.posts.iter().chain(&bundle.pages);
                    let comments_of_all = newest(items, limit);
                    let entries = comments_of_all.into_iter().map(|it| comment(site, it));
                    (vec![Some(comments())], None, home, newest_of_all, entries.collect())
                }
                About::CommentsOn(permalink) => {
                    let item = site.item(permalink);
                    let date = item.and_then(changed);
                    let entries = newest(item, limit).into_iter().map(|it| comment(site, it));
                    let title = item.map(|item| item.title.clone());
                    let page = address(site, permalink);
                    (vec![Some(comments()), title], None, page, date, entries.collect())
                }
            };
        let titles = titles.into_iter().flatten().chain([bundle.title.clone()]);
        let mut authors: Vec<Person<'a>> = bundle.authors.iter().map(person).collect();
        if authors.is_empty() {
            authors.push(Person { name: &bundle.title, url: None });
        }
        let others = feed.about.clone().feeds().filter(|other| other.format != feed.format);
        Self {
            title: titles.collect::<Vec<_>>().join(" · "),
            description: description.or_else(|| bundle.description.clone()),
            page,
            address: feed.address(site),
            others: others.map(|it| (it.format.media_type(), it.address(site))).collect(),
            language: &bundle.language,
            authors,
            updated: entries.iter().filter_map(Entry::changed).max().or(updated),
            entries,
        }
    }
}

impl<'a> Entry<'a> {
    /// When it was written or last changed.
    pub(super) fn changed(&self) -> Option<&'a Timestamp> {
        self.modified.max(self.published)
    }
}

/// The name and the description of a list.
fn list(site: &Site, route: &Route) -> (Option<String>, Option<String>) {
    match site.page(route).map(|page| page.view) {
        Some(View::Category(listing) | View::Tag(listing) | View::Author(listing)) => {
            (Some(listing.name), listing.description)
        }
        _ => (None, None),
    }
}

fn address(site: &Site, item: &Permalink) -> String {
    site.absolute(&site.href(&Route::Item(item.clone())))
}

fn changed(post: &Post) -> Option<&Timestamp> {
    post.modified.as_ref().max(post.published.as_ref())
}

fn person(author: &crate::model::post::Author) -> Person<'_> {
    Person { name: &author.name, url: author.url.as_deref() }
}

fn entry<'a>(site: &'a Site, post: &'a Post) -> Entry<'a> {
    let bundle = site.bundle();
    let page = address(site, &post.permalink);
    let scheme = |kind| format!("{}{kind}/", bundle.home_page_url);
    let categories = post.categories.iter().filter_map(|slug| site.category(slug));
    let categories = categories.map(|category| Term {
        term: category.slug.as_str(),
        name: &category.name,
        scheme: scheme("category"),
    });
    let tags = post.tags.iter().map(|tag| Term { term: tag, name: tag, scheme: scheme("tag") });
    let image = post.image.as_deref().map(|image| clothes::absolute(image, &page, site));
    Entry {
        guid: post.id.clone(),
        iri: identity::iri(&post.id, &bundle.home_page_url),
        title: post.title.clone(),
        html: clothes::of_feed(&post.content_html, &page, site),
        summary: Some(&*post.summary).filter(|summary| !summary.is_empty()),
        published: post.published.as_ref(),
        modified: post.modified.as_ref(),
        authors: post.authors.iter().map(person).collect(),
        terms: categories.chain(tags).collect(),
        language: post.language.as_deref().filter(|language| *language != bundle.language),
        image,
        external: post.external_url.as_deref(),
        replies: replies(site, post, &page),
        answers: None,
        address: page,
    }
}

fn replies<'a>(site: &Site, post: &'a Post, page: &str) -> Option<Replies<'a>> {
    let feed = |format| About::CommentsOn(post.permalink.clone()).feed(format).address(site);
    has_comment_feed(site, &post.permalink).then(|| Replies {
        count: thread::count(&post.comments),
        newest: post.comments.iter().filter_map(|comment| comment.date.as_ref()).max(),
        page: format!("{page}#comments"),
        atom: feed(Format::Atom),
        rss: feed(Format::Rss),
    })
}

/// The newest comments on items, newest first; those without a date come last.
fn newest<'a>(
    items: impl IntoIterator<Item = &'a Post>,
    limit: usize,
) -> Vec<(&'a Post, &'a Comment)> {
    let of_item = |item: &'a Post| item.comments.iter().map(move |comment| (item, comment));
    // Of two of the same moment, the later in the file is the newer.
    let mut all: Vec<_> = items.into_iter().flat_map(of_item).collect();
    all.reverse();
    all.sort_by(|(_, a), (_, b)| b.date.cmp(&a.date));
    all.truncate(limit);
    all
}

fn comment<'a>(site: &'a Site, (post, comment): (&'a Post, &'a Comment)) -> Entry<'a> {
    let page = address(site, &post.permalink);
    let home = &site.bundle().home_page_url;
    let of_post = identity::iri(&post.id, home);
    let iri = |id| identity::of_comment(&of_post, id, home);
    let address = |id| format!("{page}#comment-{id}");
    let answers = match &comment.parent {
        Some(parent) => Answered { iri: iri(parent.as_str()), address: address(parent.as_str()) },
        None => Answered { iri: of_post.clone(), address: page.clone() },
    };
    Entry {
        guid: iri(comment.id.as_str()),
        iri: iri(comment.id.as_str()),
        address: address(comment.id.as_str()),
        title: format!("{} · {}", comment.author, post.title),
        html: clothes::of_feed(&comment.content_html, &page, site),
        summary: None,
        published: comment.date.as_ref(),
        modified: None,
        authors: vec![Person { name: &comment.author, url: comment.author_url.as_deref() }],
        terms: Vec::new(),
        language: None,
        image: None,
        external: None,
        replies: None,
        answers: Some(answers),
    }
}
