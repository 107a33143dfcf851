//! Numbers: WordPress counts where we name. What had one keeps it.

use std::collections::{HashMap, HashSet};

use crate::model::{
    address::Permalink, alias::Alias, comment::CommentId, feed::Bundle, post::Post,
};

/// The numbers of everything in a blog.
pub(super) struct Numbers<'b> {
    /// Of posts and pages, by id.
    items: HashMap<&'b str, u64>,
    /// Of pages, by address.
    pages: HashMap<&'b Permalink, u64>,
    comments: HashMap<&'b CommentId, u64>,
    /// Of the entries of the menu, in order.
    menu: Vec<u64>,
}

impl<'b> Numbers<'b> {
    pub(super) fn of(bundle: &'b Bundle) -> Self {
        let all = || bundle.posts.iter().chain(&bundle.pages);
        // Numbers of pictures are of the same row.
        let aliases = all().flat_map(|item| &item.aliases).filter_map(number);
        let mut free = Free::beside(aliases);
        let mut given = HashSet::new();
        let own: Vec<Option<u64>> =
            all().map(|item| post_id(item).filter(|id| given.insert(*id))).collect();
        let items: HashMap<&str, u64> = all()
            .zip(own)
            .map(|(item, own)| (item.id.as_str(), own.unwrap_or_else(|| free.next())))
            .collect();
        let menu = bundle.navigation.iter().map(|_| free.next()).collect();
        let pages = bundle.pages.iter().map(|page| (&page.permalink, items[page.id.as_str()]));
        let ids = || all().flat_map(|item| &item.comments).map(|comment| &comment.id);
        let mut free = Free::beside(ids().filter_map(comment_number));
        let mut number = |id| comment_number(id).unwrap_or_else(|| free.next());
        let comments = ids().map(|id| (id, number(id))).collect();
        Self { pages: pages.collect(), comments, menu, items }
    }

    /// That of a post or a page.
    pub(super) fn item(&self, item: &Post) -> u64 {
        self.items.get(item.id.as_str()).copied().unwrap_or_default()
    }

    /// That of the page above a page; 0 where there is none.
    pub(super) fn parent(&self, page: &Post) -> u64 {
        let mut segments: Vec<&str> = page.permalink.segments().collect();
        segments.pop();
        let parent = Permalink::from_segments(segments).ok();
        parent.and_then(|parent| self.pages.get(&parent).copied()).unwrap_or_default()
    }

    /// That of a comment; 0 where there is none.
    pub(super) fn comment(&self, id: Option<&CommentId>) -> u64 {
        id.and_then(|id| self.comments.get(id).copied()).unwrap_or_default()
    }

    /// Those of the entries of the menu, in order.
    pub(super) fn menu(&self) -> &[u64] {
        &self.menu
    }
}

/// The number by which WordPress knew an item.
fn post_id(item: &Post) -> Option<u64> {
    let is_own = |alias: &&Alias| matches!(alias, Alias::Short(link) if matches!(link.parameter(), "p" | "page_id"));
    item.aliases.iter().find(is_own).and_then(number)
}

fn number(alias: &Alias) -> Option<u64> {
    match alias {
        Alias::Short(link) => Some(link.number().into()),
        Alias::Path(_) => None,
    }
}

/// The number that a comment is called by.
fn comment_number(id: &CommentId) -> Option<u64> {
    let number = id.as_str().parse::<u64>().ok().filter(|number| *number > 0)?;
    (number.to_string() == id.as_str()).then_some(number)
}

/// Numbers that nobody has.
struct Free {
    taken: HashSet<u64>,
    last: u64,
}

impl Free {
    fn beside(taken: impl Iterator<Item = u64>) -> Self {
        Self { taken: taken.collect(), last: 0 }
    }

    fn next(&mut self) -> u64 {
        loop {
            self.last += 1;
            if !self.taken.contains(&self.last) {
                return self.last;
            }
        }
    }
}
