//! What is known of an export once it was read: everything but bodies and comments.

use std::collections::{BTreeMap, HashMap};

use serde_json::{Map, Value as Json};
use url::Url;

use super::{
    super::wxr::{Author, Item, ItemTerm, Term},
    dates::Moment,
    people::without_login,
    spool::{Spool, Ticket},
};

/// A blog, its bodies left on disk.
#[derive(Debug)]
pub(super) struct Known {
    pub(super) channel: Channel,
    pub(super) authors: Vec<Author>,
    /// By taxonomy.
    pub(super) terms: BTreeMap<String, Vec<Term>>,
    pub(super) posts: Vec<Entry>,
    pub(super) pages: Vec<Entry>,
    pub(super) attachments: Vec<Attachment>,
    pub(super) menu_items: Vec<MenuItem>,
    /// Reusable blocks, by ID.
    pub(super) reusable: HashMap<u64, Ticket>,
    pub(super) spool: Spool,
}

impl Known {
    /// Posts or pages.
    pub(super) fn entries(&self, kind: Kind) -> &[Entry] {
        match kind {
            Kind::Post => &self.posts,
            Kind::Page => &self.pages,
        }
    }

    /// First posts, then pages.
    pub(super) fn all(&self) -> impl Iterator<Item = &Entry> {
        self.posts.iter().chain(&self.pages)
    }
}

/// What the channel says of the blog.
#[derive(Debug, Default)]
pub(super) struct Channel {
    pub(super) title: String,
    pub(super) description: String,
    pub(super) link: String,
    pub(super) blog_url: String,
    pub(super) language: String,
    pub(super) version: Option<String>,
    /// What our own export says besides.
    pub(super) own: Option<Map<String, Json>>,
}

impl Channel {
    /// Where the blog is, if the file says so: it ends in a slash.
    pub(super) fn home(&self) -> Option<Url> {
        let urls = [&self.blog_url, &self.link];
        let parse = |url: &String| Url::parse(&without_login(url)).ok().filter(is_web);
        let mut home = urls.into_iter().find_map(parse)?;
        home.set_query(None);
        home.set_fragment(None);
        if !home.path().ends_with('/') {
            home.set_path(&format!("{}/", home.path()));
        }
        Some(home)
    }
}

fn is_web(url: &Url) -> bool {
    matches!(url.scheme(), "http" | "https") && url.has_host()
}

/// A post or a page without its body.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) ticket: Ticket,
    pub(super) id: u64,
    pub(super) kind: Kind,
    /// Never empty.
    pub(super) title: String,
    pub(super) link: String,
    pub(super) guid: String,
    /// The slug, decoded; empty for drafts that never had one.
    pub(super) name: String,
    pub(super) state: State,
    /// As WordPress calls it.
    pub(super) status: String,
    pub(super) parent: u64,
    pub(super) menu_order: i64,
    pub(super) published: Moment,
    pub(super) modified: Moment,
    /// The login.
    pub(super) creator: String,
    pub(super) terms: Vec<ItemTerm>,
    pub(super) is_sticky: bool,
    pub(super) comments_open: bool,
    /// Slugs that it had before, decoded.
    pub(super) old_slugs: Vec<String>,
    /// The attachment that stands for it.
    pub(super) thumbnail: Option<u64>,
    /// Into how many pages `<!--nextpage-->` cuts it.
    pub(super) pages: usize,
    /// What our own export says of it.
    pub(super) own: Option<Json>,
}

/// What an item becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A post.
    Post,
    /// A standalone page.
    Page,
}

/// What a post or a page was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    Published,
    Draft,
    Pending,
    Private,
    Scheduled,
    Trashed,
    PasswordProtected,
    /// A state of a plug-in: better not to show what may have been hidden.
    Other,
}

impl State {
    /// `None` for what nobody wrote.
    pub(super) fn of(item: &Item) -> Option<Self> {
        Some(match item.status.as_str() {
            "auto-draft" => return None,
            "draft" => Self::Draft,
            "pending" => Self::Pending,
            "private" => Self::Private,
            "future" => Self::Scheduled,
            "trash" => Self::Trashed,
            _ if item.has_password => Self::PasswordProtected,
            "publish" | "inherit" | "" => Self::Published,
            _ => Self::Other,
        })
    }

    fn name(self) -> &'static str {
        match self {
            Self::Published => "published",
            Self::Draft => "draft",
            Self::Pending => "pending review",
            Self::Private => "private",
            Self::Scheduled => "scheduled",
            Self::Trashed => "in the trash",
            Self::PasswordProtected => "password-protected",
            Self::Other => "of another status",
        }
    }

    pub(super) fn is_draft(self) -> bool {
        self != Self::Published
    }
}

impl Entry {
    /// What it was.
    pub(super) fn was(&self) -> String {
        match self.state {
            State::Other => self.status.clone(),
            state => state.name().to_owned(),
        }
    }

    /// How messages call it.
    pub(super) fn label(&self) -> String {
        label(self.kind, self.id, &self.title)
    }
}

/// `post 12 “A title”`
pub(super) fn label(kind: Kind, id: u64, title: &str) -> String {
    let kind = match kind {
        Kind::Post => "post",
        Kind::Page => "page",
    };
    let title = short(title);
    match id {
        0 => format!("{kind} “{title}”"),
        id => format!("{kind} {id} “{title}”"),
    }
}

/// Whoever reads the report knows it by its beginning; and there are titles of a megabyte.
pub(super) fn short(title: &str) -> String {
    const LONGEST: usize = 80;
    if title.chars().count() <= LONGEST {
        return title.to_owned();
    }
    title.chars().take(LONGEST - 1).chain(['…']).collect()
}

/// A file of the media library.
#[derive(Debug)]
pub(super) struct Attachment {
    pub(super) id: u64,
    pub(super) title: String,
    /// Where its file is.
    pub(super) url: String,
    /// The address of its own page.
    pub(super) link: String,
    pub(super) alt: String,
    pub(super) caption: String,
    /// The post that it was uploaded to.
    pub(super) parent: u64,
    pub(super) menu_order: i64,
    /// The path below the folder of uploads.
    pub(super) file: Option<String>,
}

impl Attachment {
    pub(super) fn of(item: Item) -> Self {
        let url = if item.attachment_url.is_empty() {
            item.guid.clone()
        } else {
            item.attachment_url.clone()
        };
        Self {
            id: item.id,
            url,
            alt: item.meta("_wp_attachment_image_alt").unwrap_or_default().trim().to_owned(),
            file: item.meta("_wp_attached_file").map(|file| file.trim().to_owned()),
            title: item.title,
            link: item.link,
            caption: item.excerpt,
            parent: item.parent,
            menu_order: item.menu_order,
        }
    }
}

/// An entry of a menu.
#[derive(Debug)]
pub(super) struct MenuItem {
    pub(super) id: u64,
    pub(super) title: String,
    /// The slug of its menu.
    pub(super) menu: String,
    pub(super) order: i64,
    /// Another entry, below which it stands.
    pub(super) parent: u64,
    pub(super) target: Target,
}

/// Where an entry of a menu leads.
#[derive(Debug)]
pub(super) enum Target {
    /// An address.
    Url(String),
    /// A post, a page or a picture.
    Item(u64),
    /// A term: its taxonomy and ID.
    Term(String, u64),
}
