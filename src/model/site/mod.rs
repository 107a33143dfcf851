//! The bundle resolved and indexed once: every address, list, neighbour and count is a look-up.

mod contents;
mod index;
mod lists;
mod pages;
mod search;

use std::{collections::HashMap, sync::Arc};

use self::index::Index;
use super::{
    address::Permalink,
    category::Category,
    date::{Stamp, Timestamp},
    feed::{Bundle, NavigationItem},
    message::{Message, Messages},
    page_data::{Language, Link, Page, SiteInfo},
    post::Post,
    route::{PageNumber, Route},
    slug::Slug,
    words::{Phrase, Words},
};

/// The whole blog, ready to answer for any of its addresses.
#[derive(Debug)]
pub struct Site {
    bundle: Bundle,
    index: Index,
    base: String,
    items: HashMap<Permalink, Item>,
    words: Arc<dyn Words>,
    /// Seconds since 1970, where posts shall say how old they are.
    now: Option<i64>,
}

/// What an address of an item leads to: a position in `bundle.posts` or `bundle.pages`.
#[derive(Debug, Clone, Copy)]
enum Item {
    Post(usize),
    Page(usize),
}

impl Site {
    /// Resolves a bundle. Posts are put in order here: newest first, undated ones last. Pages speak
    /// with `words`.
    pub fn new(mut bundle: Bundle, words: Arc<dyn Words>) -> Self {
        bundle.sort();
        let posts = bundle.posts.iter().map(|post| &post.permalink).enumerate();
        let pages = bundle.pages.iter().map(|page| &page.permalink).enumerate();
        let items = posts
            .map(|(at, permalink)| (permalink.clone(), Item::Post(at)))
            .chain(pages.map(|(at, permalink)| (permalink.clone(), Item::Page(at))))
            .collect();
        let index = Index::new(&bundle);
        let base = base_path(&bundle.home_page_url).to_owned();
        Self { bundle, index, base, items, words, now: None }
    }

    /// The same, at a moment (in seconds since 1970): old posts say that they are old.
    #[must_use]
    pub fn at(self, now: i64) -> Self {
        Self { now: Some(now), ..self }
    }

    /// Whether a post has a thread: somebody said something, or the blog says where to.
    fn is_talked_about(&self, post: &Post) -> bool {
        self.bundle.settings.reply_url.is_some() || !post.comments.is_empty()
    }

    /// What pages speak with.
    pub fn words(&self) -> &dyn Words {
        &*self.words
    }

    fn say(&self, message: Message) -> String {
        self.words.say(Phrase::Message(message))
    }

    fn number(&self, number: usize) -> String {
        self.words.say(Phrase::Number(number))
    }

    fn date(&self, date: &Timestamp) -> Stamp {
        date.stamp(self.words.say(Phrase::Date(date)))
    }

    /// The bundle it was made of, its posts newest first.
    pub fn bundle(&self) -> &Bundle {
        &self.bundle
    }

    /// The posts and the pages, for publishing to dress their bodies. What lists are made of
    /// (addresses, dates, terms) must stay as it is.
    pub fn items_mut(&mut self) -> [&mut [Post]; 2] {
        [&mut self.bundle.posts, &mut self.bundle.pages]
    }

    /// The path all addresses begin with: empty, or `/blog`.
    pub fn base(&self) -> &str {
        &self.base
    }

    /// The address of a route: the path with the base.
    pub fn href(&self, route: &Route) -> String {
        format!("{}{route}", self.base)
    }

    /// The absolute address of a path that begins with the base.
    pub fn absolute(&self, href: &str) -> String {
        let below = href.strip_prefix(self.base.as_str()).unwrap_or(href);
        format!("{}{}", self.bundle.home_page_url, below.trim_start_matches('/'))
    }

    /// The post or page at a permalink.
    pub fn item(&self, permalink: &Permalink) -> Option<&Post> {
        self.items.get(permalink).map(|item| match item {
            Item::Post(at) => &self.bundle.posts[*at],
            Item::Page(at) => &self.bundle.pages[*at],
        })
    }

    /// The posts of all pages of a list, in its order; of the archive, all posts.
    pub fn posts_of<'a>(&'a self, list: &Route) -> impl Iterator<Item = &'a Post> + use<'a> {
        let all: &[Post] =
            if matches!(list, Route::Archive) { &self.bundle.posts } else { Default::default() };
        let listed = lists::posts(self, list).iter().map(|at| &self.bundle.posts[*at]);
        listed.chain(all)
    }

    /// A category and those above it, from the top.
    pub fn category_trail(&self, slug: &Slug) -> Vec<Link> {
        let at = self.index.category(slug);
        let path = at.into_iter().flat_map(|at| self.index.category_ancestors(at)).chain(at);
        path.map(|at| self.category_link(at)).collect()
    }

    /// Whether there is a post at a permalink, and not a page.
    pub fn is_post(&self, permalink: &Permalink) -> bool {
        matches!(self.items.get(permalink), Some(Item::Post(_)))
    }

    /// The category of a slug.
    pub fn category(&self, slug: &Slug) -> Option<&Category> {
        self.index.category(slug).map(|at| &self.bundle.categories[at])
    }

    /// The posts of a list, newest first whatever is kept at its top.
    pub fn newest(&self, route: &Route) -> impl Iterator<Item = &Post> {
        let is_home = matches!(route, Route::Home(_));
        let (all, listed): (&[Post], &[usize]) =
            if is_home { (&self.bundle.posts, &[]) } else { (&[], lists::posts(self, route)) };
        all.iter().chain(listed.iter().map(|at| &self.bundle.posts[*at]))
    }

    /// Everything at one address; `None` when the blog has no such page.
    pub fn page(&self, route: &Route) -> Option<Page> {
        pages::page(self, route)
    }

    /// Every address the blog has, in a fixed order.
    pub fn routes(&self) -> Vec<Route> {
        let posts = self.bundle.posts.iter().chain(&self.bundle.pages);
        let items = posts.map(|post| Route::Item(post.permalink.clone()));
        let first = PageNumber::FIRST;
        let lists = std::iter::once(Route::Home(first))
            .chain(self.index.category_paths().map(|path| Route::Category(path, first)))
            .chain(self.index.tags.slugs().map(|slug| Route::Tag(slug, first)))
            .chain(self.index.authors.slugs().map(|slug| Route::Author(slug, first)))
            .chain(self.index.years().map(|year| Route::Year(year, first)))
            .chain(self.index.months().map(|(year, month)| Route::Month(year, month, first)));
        let paginated = lists.flat_map(|route| {
            let pages = lists::page_count(self, &route);
            (1..=pages).filter_map(PageNumber::new).map(move |page| route.at_page(page))
        });
        let search = self.bundle.settings.search.then_some(Route::Search);
        let others = [Route::Archive, Route::NotFound].into_iter().chain(search);
        paginated.chain(others).chain(items).collect()
    }

    /// What every page shows.
    pub fn info(&self) -> SiteInfo {
        let bundle = &self.bundle;
        let settings = &bundle.settings;
        let link = |item: &NavigationItem| Link::new(&*item.url, &*item.title);
        let categories: Vec<Link> =
            self.index.top_categories().map(|at| self.category_link(at)).collect();
        let navigation = if bundle.navigation.is_empty() {
            let pages = bundle.pages.iter().map(|page| lists::item_link(self, page));
            categories.iter().cloned().chain(pages).collect()
        } else {
            bundle.navigation.iter().map(link).collect()
        };
        let footer_links = if settings.footer_links.is_empty() {
            let archive = Link::new(self.href(&Route::Archive), self.say(Message::Archive));
            // The one that browsers show to people.
            let feed = Link::new(format!("{}/atom.xml", self.base), self.say(Message::Feed));
            categories.into_iter().chain([archive, feed]).collect()
        } else {
            settings.footer_links.iter().map(link).collect()
        };
        SiteInfo {
            title: bundle.title.clone(),
            tagline: bundle.description.clone(),
            language: Language::new(&bundle.language),
            base: self.base.clone(),
            navigation,
            logo: settings.logo.clone(),
            footer: settings.footer.clone(),
            footer_links,
            messages: Messages::new(
                |message| self.say(message),
                |counted| self.words.say(Phrase::Counted(counted)),
            ),
            share: bundle.settings.share,
            shortcuts: bundle.settings.shortcuts,
            // Whoever publishes the script knows what it is called.
            search: None,
        }
    }

    fn category_link(&self, at: usize) -> Link {
        let route = Route::Category(self.index.category_path(at), PageNumber::FIRST);
        Link::new(self.href(&route), &*self.bundle.categories[at].name)
    }
}

/// The path of an absolute URL, without the slash at its end.
fn base_path(url: &str) -> &str {
    let after_scheme = url.find("://").map_or(0, |at| at + 3);
    let path = url[after_scheme..].find('/').map_or("", |at| &url[after_scheme + at..]);
    path.trim_end_matches('/')
}

#[cfg(test)]
mod tests {
    use super::base_path;

    #[test]
    fn the_base_is_the_path_of_the_home_page() {
        assert_eq!(base_path("https://example.org/"), "");
        assert_eq!(base_path("https://example.org/blog/"), "/blog");
        assert_eq!(base_path("https://example.org"), "");
    }
}
