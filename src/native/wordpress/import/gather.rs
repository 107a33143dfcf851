//! Reads exports to their end and notes what is in them.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    path::Path,
};

use super::{
    super::{
        content,
        wxr::{self, Item, Part, Reader},
    },
    Options, comments,
    dates::Moment,
    kinds,
    known::{Attachment, Channel, Entry, Kind, Known, MenuItem, State, label, short},
    menu_items, own,
    spool::Filling,
    tally::Tally,
    terms, titles,
};
use crate::{
    model::address::decode,
    native::error::{Error, plural},
};

/// The versions of the format.
const VERSIONS: [&str; 3] = ["1.0", "1.1", "1.2"];

/// What is found on the way.
#[derive(Debug, Default)]
pub(super) struct Remarks {
    pub(super) tally: Tally,
    /// What does not fit under a kind.
    pub(super) remarks: Vec<String>,
}

/// Reads all exports.
pub(super) fn gather(options: &Options, remarks: &mut Remarks) -> Result<Known, Error> {
    let mut gathering = Gathering {
        options,
        channel: Channel::default(),
        language: String::new(),
        authors: Vec::new(),
        terms: BTreeMap::new(),
        posts: Vec::new(),
        pages: Vec::new(),
        attachments: Vec::new(),
        menu_items: Vec::new(),
        reusable: HashMap::new(),
        filling: Filling::new()?,
        listed: HashMap::new(),
        items: HashSet::new(),
        comments: HashSet::new(),
        remarks,
    };
    for path in &options.exports {
        gathering.file(path)?;
    }
    gathering.finish()
}

struct Gathering<'a> {
    options: &'a Options,
    channel: Channel,
    language: String,
    authors: Vec<wxr::Author>,
    terms: BTreeMap<String, Vec<wxr::Term>>,
    posts: Vec<Entry>,
    pages: Vec<Entry>,
    attachments: Vec<Attachment>,
    menu_items: Vec<MenuItem>,
    reusable: HashMap<u64, super::spool::Ticket>,
    filling: Filling,
    /// The names of terms that were listed, by taxonomy and slug.
    listed: HashMap<(String, String), String>,
    /// IDs that were there already.
    items: HashSet<u64>,
    comments: HashSet<u64>,
    remarks: &'a mut Remarks,
}

impl Gathering<'_> {
    fn finish(mut self) -> Result<Known, Error> {
        terms::with_slugs(&self.terms, self.posts.iter_mut().chain(&mut self.pages));
        Ok(Known {
            channel: self.channel,
            authors: self.authors,
            terms: self.terms,
            posts: self.posts,
            pages: self.pages,
            attachments: self.attachments,
            menu_items: self.menu_items,
            reusable: self.reusable,
            spool: self.filling.close()?,
        })
    }

    fn file(&mut self, path: &Path) -> Result<(), Error> {
        let mut reader = wxr::open(path)?;
        let mut channel = Channel::default();
        while let Some(part) = reader.next()? {
            match part {
                Part::Title(text) => channel.title = text,
                Part::Description(text) => channel.description = text,
                Part::Link(text) => channel.link = text,
                Part::BlogUrl(text) => channel.blog_url = text,
                Part::Language(text) => {
                    self.language.clone_from(&text);
                    channel.language = text;
                }
                Part::Perennial(json) => channel.own = own::of_feed(&json),
                Part::Version(version) if VERSIONS.contains(&version.as_str()) => {
                    channel.version = Some(version);
                }
                Part::Version(version) => {
                    let known = VERSIONS.join(", ");
                    let message =
                        format!("it is of the version {version:?}, and {known} can be read");
                    return Err(reader.error(message));
                }
                Part::Author(author) => self.author(author),
                Part::Term(term) => self.term(term),
                Part::Item(item) => self.item(*item)?,
            }
        }
        self.is_the_same_blog(&channel, &reader)?;
        let name = path.display();
        if channel.version.is_none() {
            self.remark(format!("{name} does not say of which version it is"));
        }
        if reader.unreadable > 0 {
            let characters = plural(reader.unreadable, "character");
            self.remark(format!("left out {characters} of {name} that no text can hold"));
        }
        if reader.entities > 0 {
            let count = reader.entities;
            self.remark(format!("left {count} unknown entities of {name} as they were"));
        }
        if self.channel.home().is_none() {
            self.channel = channel;
        }
        Ok(())
    }

    fn is_the_same_blog(&self, channel: &Channel, reader: &Reader) -> Result<(), Error> {
        let bare = |channel: &Channel| {
            let home = channel.home()?;
            Some(format!("{}{}", home.host_str()?.trim_start_matches("www."), home.path()))
        };
        match (bare(&self.channel), bare(channel)) {
            (Some(first), Some(other)) if first != other => Err(reader.error(format!(
                "it is of another blog, {other}, than the first file ({first}): import each on its own"
            ))),
            _ => Ok(()),
        }
    }

    fn remark(&mut self, remark: String) {
        self.remarks.remarks.push(remark);
    }

    fn author(&mut self, author: wxr::Author) {
        // Every part of an export lists all authors; whether one comes along is seen in the end.
        if self.authors.iter().all(|known| known.login != author.login) {
            self.authors.push(author);
        }
    }

    fn term(&mut self, term: wxr::Term) {
        let key = (term.taxonomy.clone(), term.slug.clone());
        match self.listed.get(&key) {
            // Every part of an export lists all terms, and some lists say a term twice.
            Some(name) if *name == term.name => {}
            Some(_) => {
                let which = format!("{:?} ({})", term.name, term.slug);
                let kind = terms::kind(&term.taxonomy);
                self.remarks.tally.skip(&kind, "its slug was there already", which);
            }
            None => {
                self.listed.insert(key, term.name.clone());
                self.terms.entry(term.taxonomy.clone()).or_default().push(term);
            }
        }
    }

    fn item(&mut self, item: Item) -> Result<(), Error> {
        let kind = match item.kind.as_str() {
            "post" | "" => Some(Kind::Post),
            "page" => Some(Kind::Page),
            other => self.options.types.iter().find(|(name, _)| name == other).map(|it| it.1),
        };
        let name = kinds::name(&item.kind);
        let which = match kind {
            Some(kind) => label(kind, item.id, &item.title),
            None => {
                let title = content::title(&item.title, &self.language);
                format!("{} {} “{}”", item.kind, item.id, short(&title))
            }
        };
        if item.id != 0 && !self.items.insert(item.id) {
            let why = "an item with the same ID was there already";
            self.remarks.tally.skip(&name, why, &which);
            comments::skip(&item.comments, why, &which, &mut self.remarks.tally);
            return Ok(());
        }
        if let Some(kind) = kind {
            return self.entry(item, kind, &name);
        }
        let why = match item.kind.as_str() {
            "attachment" => {
                comments::skip(
                    &item.comments,
                    "it is on the page of a picture",
                    &which,
                    &mut self.remarks.tally,
                );
                self.attachments.push(Attachment::of(item));
                return Ok(());
            }
            "nav_menu_item" => {
                self.menu_items.push(menu_items::of(&item));
                return Ok(());
            }
            "wp_navigation" if item.status == "publish" => {
                self.menu_items.extend(menu_items::of_blocks(&item));
                self.remarks.tally.import(&name);
                return Ok(());
            }
            "wp_block" if State::of(&item) == Some(State::Published) => {
                let ticket = self.filling.push(&item)?;
                self.reusable.insert(item.id, ticket);
                self.remarks.tally.import(&name);
                return Ok(());
            }
            other => kinds::refusal(other),
        };
        let of_comments = format!("what they are on does not come along ({name})");
        comments::skip(&item.comments, &of_comments, &which, &mut self.remarks.tally);
        self.remarks.tally.skip(&name, why, which);
        Ok(())
    }

    fn entry(&mut self, mut item: Item, kind: Kind, name: &str) -> Result<(), Error> {
        let own = own::of_item(&item);
        let title = titles::of(&item, own.as_ref(), &self.language);
        let which = label(kind, item.id, &title);
        let Some(state) = State::of(&item) else {
            let why = "a draft that WordPress had begun by itself";
            self.remarks.tally.skip(name, why, &which);
            comments::skip(&item.comments, why, &which, &mut self.remarks.tally);
            return Ok(());
        };
        self.remarks.tally.import(name);
        let comments = std::mem::take(&mut item.comments);
        let Remarks { tally, remarks } = self.remarks;
        item.comments = comments::settle(comments, &which, &mut self.comments, tally, remarks);
        let entry = Entry {
            ticket: self.filling.push(&item)?,
            id: item.id,
            kind,
            title,
            name: decode(&item.name).unwrap_or_default(),
            state,
            status: item.status.clone(),
            parent: item.parent,
            menu_order: item.menu_order,
            published: Moment::new(&item.date, &item.date_gmt).or_rss(&item.pub_date),
            modified: Moment::new(&item.modified, &item.modified_gmt),
            is_sticky: item.is_sticky,
            comments_open: item.comments_open,
            old_slugs: item.metas("_wp_old_slug").filter_map(decode).collect(),
            thumbnail: item.meta("_thumbnail_id").and_then(|id| id.trim().parse().ok()),
            pages: item.content.matches("<!--nextpage-->").count() + 1,
            own: own.map(without_bodies),
            link: item.link,
            guid: item.guid,
            creator: item.creator,
            terms: item.terms,
        };
        match kind {
            Kind::Post => self.posts.push(entry),
            Kind::Page => self.pages.push(entry),
        }
        Ok(())
    }
}

/// Bodies stay on disk.
fn without_bodies(mut own: serde_json::Value) -> serde_json::Value {
    if let Some(fields) = own.as_object_mut() {
        fields.remove("content_html");
        fields.remove("summary");
    }
    own
}
