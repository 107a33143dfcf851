//! The blog as it will be, without bodies and comments: every address, name and number is settled
//! before the first text is written.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde_json::{Map, Value as Json, json};
use url::Url;

use super::{
    Options,
    addresses::{self, Changed, Wish},
    aliases, dates,
    gather::Remarks,
    identities,
    known::{Entry, Known, State},
    menus, own,
    people::People,
    places::Places,
    redirects,
    terms::Terms,
    uploads::Uploads,
};
use crate::{
    model::{address::decode, feed::Bundle, language, site::Site},
    native::{
        error::{Error, Fault},
        ingest::{
            json_feed,
            links::{Links, Root},
        },
        memory::Memory,
    },
};

/// How often addresses are changed until each is free.
const ROUNDS: usize = 12;

/// What every text is converted by.
#[derive(Debug)]
pub(super) struct Plan {
    /// The blog; its posts are in order, newest first.
    pub(super) bundle: Bundle,
    pub(super) links: Links,
    pub(super) uploads: Uploads,
    pub(super) places: Places,
    /// Minutes from Greenwich, where a moment does not say so itself.
    pub(super) usual: i64,
    /// Which of the known posts and pages stands where in the bundle.
    order: [Vec<usize>; 2],
    ids: [Vec<String>; 2],
    wishes: [Vec<Wish>; 2],
    aliases: [Vec<Vec<String>>; 2],
    terms: Terms,
    people: People,
    /// Paths of the blog, decoded, without slashes at their ends.
    paths: HashSet<String>,
    /// Where old addresses lead: from and to are from the blog's root.
    moved: HashMap<String, String>,
    pub(super) changed: Vec<Changed>,
}

impl Plan {
    pub(super) fn new(
        known: &Known,
        options: &Options,
        remarks: &mut Remarks,
    ) -> Result<Self, Error> {
        let home = known.channel.home().unwrap_or_else(|| {
            remarks.remarks.push(
                "the export does not say where the blog is: it takes http://localhost/ as its address"
                    .to_owned(),
            );
            json_feed::localhost()
        });
        let links = Links::new(home.clone(), home.clone());
        let blog_language = blog_language(&known.channel.language, remarks);
        let entries = || known.posts.iter().chain(&known.pages);
        let usual = dates::usual(entries().map(|entry| &entry.published));
        let ids = identities::of(entries(), &home, remarks);
        let pages = ids[known.posts.len()..].to_vec();
        let terms = Terms::new(known, &blog_language, remarks);
        let people = People::new(known, &blog_language, remarks);
        let uploads = Uploads::new(known, &home, options.media.as_deref());
        let redirects = redirects::all(known, &terms, &people, &links, &uploads, usual);
        let mut draft = Draft {
            known,
            options,
            language: &blog_language,
            home: &home,
            wishes: addresses::wishes(known, &links, usual),
            aliases: Default::default(),
            ids: [ids[..known.posts.len()].to_vec(), pages],
            terms,
            people,
            links,
            usual,
            redirects,
        };
        let bundle = draft.settle(remarks)?;
        let Draft { wishes, aliases, ids, terms, people, links, redirects, .. } = draft;
        let places = Places::new(known, &wishes, &terms);
        let mut plan = Self {
            changed: changed(known, &wishes),
            order: Default::default(),
            paths: HashSet::new(),
            moved: HashMap::new(),
            bundle,
            links,
            uploads,
            places,
            usual,
            ids,
            wishes,
            aliases,
            terms,
            people,
        };
        plan.look_around(&redirects);
        Ok(plan)
    }

    /// Notes what is where.
    fn look_around(&mut self, redirects: &[(String, String)]) {
        self.bundle.sort();
        let positions = |ids: &[String]| -> HashMap<String, usize> {
            ids.iter().cloned().enumerate().map(|(at, id)| (id, at)).collect()
        };
        let [posts, pages] = [positions(&self.ids[0]), positions(&self.ids[1])];
        self.order = [
            self.bundle.posts.iter().filter_map(|post| posts.get(&post.id).copied()).collect(),
            self.bundle.pages.iter().filter_map(|page| pages.get(&page.id).copied()).collect(),
        ];
        let site = Site::new(self.bundle.clone());
        self.paths = site.routes().iter().map(|route| bare(&route.to_string())).collect();
        self.paths.extend(["posts.json".to_owned(), String::new()]);
        for (wish, aliases) in self.wishes.iter().flatten().zip(self.aliases.iter().flatten()) {
            for alias in aliases {
                self.moved.insert(key(alias), wish.path.clone());
            }
        }
        for (from, to) in redirects {
            self.moved.insert(key(from), to.clone());
        }
    }

    /// The known post that stands at a position of the bundle.
    pub(super) fn post<'k>(&self, known: &'k Known, at: usize) -> (&'k Entry, Map<String, Json>) {
        let entry = self.order[0][at];
        (&known.posts[entry], self.item(known, 0, entry))
    }

    /// The known page that stands at a position of the bundle.
    pub(super) fn page<'k>(&self, known: &'k Known, at: usize) -> (&'k Entry, Map<String, Json>) {
        let entry = self.order[1][at];
        (&known.pages[entry], self.item(known, 1, entry))
    }

    fn item(&self, known: &Known, kind: usize, at: usize) -> Map<String, Json> {
        let entry = if kind == 0 { &known.posts[at] } else { &known.pages[at] };
        let home = self.links.home();
        item(
            entry,
            &self.ids[kind][at],
            absolute(home, &self.wishes[kind][at].path),
            &rooted_all(home, &self.aliases[kind][at]),
            &self.terms,
            &self.people,
            self.usual,
            known.channel.own.is_some(),
        )
    }

    /// Where an old path with its query leads now, if it was an alias or a redirect.
    pub(super) fn moved(&self, path: &str) -> Option<&str> {
        self.moved.get(&key(path)).map(String::as_str)
    }

    /// Whether there is a page at a path, or a file of the blog.
    pub(super) fn is_there(&self, path: &str) -> bool {
        self.paths.contains(&bare(path))
    }
}

/// A blog whose addresses are not settled yet.
struct Draft<'a> {
    known: &'a Known,
    options: &'a Options,
    language: &'a str,
    home: &'a Url,
    links: Links,
    usual: i64,
    ids: [Vec<String>; 2],
    wishes: [Vec<Wish>; 2],
    aliases: [Vec<Vec<String>>; 2],
    terms: Terms,
    people: People,
    /// From and to are from the blog's root, or absolute.
    redirects: Vec<(String, String)>,
}

impl Draft<'_> {
    /// Changes addresses until the reader of feeds has nothing against them.
    fn settle(&mut self, remarks: &mut Remarks) -> Result<Bundle, Error> {
        addresses::part(&mut self.wishes);
        self.aliases = aliases::all(self.known, &self.wishes, &self.links);
        let mut faults = Vec::new();
        for _ in 0..ROUNDS {
            let mut of_menus = Remarks::default();
            let feed = self.feed(&mut of_menus)?;
            let (bundle, found, _) = json_feed::read_value(feed, None, Root::Host, &Memory::none());
            faults = found;
            match bundle {
                Some(bundle) if faults.is_empty() => {
                    // Only what is said in the last round is true.
                    remarks.tally.extend(of_menus.tally);
                    remarks.remarks.extend(of_menus.remarks);
                    return Ok(bundle);
                }
                _ if !self.give_in(&faults, remarks) => break,
                _ => {}
            }
        }
        let path = self.options.exports.first().cloned().unwrap_or_default();
        Err(Error::Faults { path, faults })
    }

    /// Lets go of what faults are about; whether there was anything.
    fn give_in(&mut self, faults: &[Fault], remarks: &mut Remarks) -> bool {
        let mut gone: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
        let mut redirects = Vec::new();
        let mut has_changed = false;
        for fault in faults {
            let path: Vec<&str> = fault.pointer.split('/').skip(1).collect();
            let number = |text: &str| text.parse::<usize>().ok();
            let (kind, path) = match path.as_slice() {
                ["items", rest @ ..] => (0, rest),
                ["_perennial", "pages", rest @ ..] => (1, rest),
                ["_perennial", "redirects", at, ..] => {
                    redirects.extend(number(at));
                    continue;
                }
                _ => continue,
            };
            match path {
                [at, "url"] => {
                    let Some(at) = number(at) else { continue };
                    let Some(wish) = self.wishes[kind].get_mut(at) else { continue };
                    wish.change(&fault.found(|_| "another post or page".to_owned()));
                    has_changed = true;
                }
                [at, "_perennial", "aliases", alias] => {
                    if let (Some(at), Some(alias)) = (number(at), number(alias)) {
                        gone.entry((kind, at)).or_default().push(alias);
                    }
                }
                _ => {}
            }
        }
        if has_changed {
            addresses::part(&mut self.wishes);
            // Some aliases are made of addresses.
            self.aliases = aliases::all(self.known, &self.wishes, &self.links);
            return true;
        }
        for ((kind, at), mut numbers) in gone {
            numbers.sort_unstable();
            numbers.dedup();
            for number in numbers.into_iter().rev() {
                if let Some(aliases) = self.aliases[kind].get_mut(at).filter(|it| number < it.len())
                {
                    let alias = aliases.remove(number);
                    remarks
                        .remarks
                        .push(format!("the old address {alias} leads to something else now"));
                    has_changed = true;
                }
            }
        }
        redirects.sort_unstable();
        redirects.dedup();
        for at in
            redirects.into_iter().rev().filter(|at| *at < self.redirects.len()).collect::<Vec<_>>()
        {
            let (from, _) = self.redirects.remove(at);
            remarks.remarks.push(format!("the old address {from} leads to something else now"));
            has_changed = true;
        }
        has_changed
    }

    /// The blog as a feed whose items have no content.
    fn feed(&self, remarks: &mut Remarks) -> Result<Json, Error> {
        let known = self.known;
        let places = Places::new(known, &self.wishes, &self.terms);
        let navigation = menus::navigation(
            known,
            self.options.menu.as_deref(),
            &places,
            self.home,
            self.language,
            remarks,
        )?;
        let channel = &known.channel;
        let title = super::super::content::title(&channel.title, self.language);
        let title = if title.is_empty() {
            self.home.host_str().unwrap_or("Untitled").to_owned()
        } else {
            title
        };
        let redirects: Vec<Json> = self.redirects.iter().map(|(from, to)| {
            json!({ "from": rooted(self.home, from), "to": rooted(self.home, to) })
        }).collect();
        if let Some(mut own) = known.channel.own.clone() {
            own["items"] = json!(self.items(0));
            own["_perennial"]["pages"] = json!(self.items(1));
            return Ok(own);
        }
        Ok(json!({
            "version": "https://jsonfeed.org/version/1.1",
            "title": title,
            "description": super::super::content::title(&channel.description, self.language),
            "home_page_url": self.home.as_str(),
            "language": self.language,
            "authors": self.people.list,
            "_perennial": {
                // WordPress shows whole posts on its front page.
                "list": "full",
                "categories": self.terms.categories,
                "tags": self.terms.tags,
                "navigation": navigation,
                "redirects": redirects,
                "pages": self.items(1),
            },
            "items": self.items(0),
        }))
    }

    fn items(&self, kind: usize) -> Vec<Json> {
        let entries = if kind == 0 { &self.known.posts } else { &self.known.pages };
        let light = |(at, entry): (usize, &Entry)| {
            let mut item = item(
                entry,
                &self.ids[kind][at],
                absolute(self.home, &self.wishes[kind][at].path),
                &rooted_all(self.home, &self.aliases[kind][at]),
                &self.terms,
                &self.people,
                self.usual,
                self.known.channel.own.is_some(),
            );
            item.insert("content_html".to_owned(), json!(""));
            Json::Object(item)
        };
        entries.iter().enumerate().map(light).collect()
    }
}

/// An item of the feed, without content and comments.
fn item(
    entry: &Entry,
    id: &str,
    url: String,
    aliases: &[String],
    terms: &Terms,
    people: &People,
    usual: i64,
    is_whole: bool,
) -> Map<String, Json> {
    if let Some(own) = &entry.own {
        let mut fields = own::fields(own, entry, aliases, is_whole, people, usual);
        fields.insert("id".to_owned(), json!(id));
        fields.insert("url".to_owned(), json!(url));
        return fields;
    }
    let published = entry.published.rfc_3339(usual);
    let modified = entry.modified.rfc_3339(usual).filter(|date| Some(date) != published.as_ref());
    let author = people.find(&entry.creator).map(|person| json!([{ "name": person.name }]));
    let format = entry.terms.iter().find(|term| term.taxonomy == "post_format");
    let format = format.map(|term| term.slug.trim_start_matches("post-format-"));
    let mut extra = Map::new();
    if entry.state.is_draft() {
        extra.insert("status".to_owned(), json!(entry.state.name()));
    }
    if let Some(format) = format {
        extra.insert("format".to_owned(), json!(format));
    }
    let fields = json!({
        "id": id,
        "url": url,
        "title": entry.title,
        "date_published": published,
        "date_modified": modified,
        "authors": author,
        "tags": terms.tags_of(&entry.terms),
        "_perennial": {
            "categories": terms.categories_of(&entry.terms),
            "comments_open": entry.comments_open,
            "aliases": aliases,
            "sticky": entry.is_sticky,
            "draft": entry.state.is_draft(),
            "extra": (!extra.is_empty()).then_some(extra),
        },
    });
    match fields {
        Json::Object(fields) => fields,
        _ => Map::new(),
    }
}

/// An address from the blog's root as one from the host's; others stay as they are.
pub(super) fn rooted(home: &Url, address: &str) -> String {
    match address.strip_prefix('/') {
        Some(path) => format!("{}{path}", home.path()),
        None => address.to_owned(),
    }
}

fn rooted_all(home: &Url, addresses: &[String]) -> Vec<String> {
    addresses.iter().map(|address| rooted(home, address)).collect()
}

fn absolute(home: &Url, path: &str) -> String {
    format!("{home}{}", path.trim_start_matches('/'))
}

fn changed(known: &Known, wishes: &[Vec<Wish>; 2]) -> Vec<Changed> {
    let pairs = known.posts.iter().zip(&wishes[0]).chain(known.pages.iter().zip(&wishes[1]));
    let published = pairs.filter(|(entry, _)| entry.state == State::Published);
    let change = |(entry, wish): (&Entry, &Wish)| {
        let (from, why) = match &wish.refused {
            Some((from, why)) => (from.clone(), why.clone()),
            None => {
                let url = Url::parse(&entry.link).ok()?;
                let why = match url.query() {
                    Some(_) => "an address with a query cannot be a file; it leads to the new one",
                    None if url.path() == "/" => "the home page is a list of posts",
                    None => return None,
                };
                (entry.link.clone(), why.to_owned())
            }
        };
        Some(Changed { which: entry.label(), from, to: wish.path.clone(), why })
    };
    published.filter_map(change).collect()
}

fn blog_language(tag: &str, remarks: &mut Remarks) -> String {
    let tag = tag.replace('_', "-");
    if language::is_tag(&tag) {
        return tag;
    }
    if !tag.is_empty() {
        remarks.remarks.push(format!("the language {tag:?} is no language tag; \"en\" is taken"));
    }
    "en".to_owned()
}

/// A path without slashes at its ends, decoded.
fn bare(path: &str) -> String {
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let path = path.strip_suffix("index.html").unwrap_or(path).trim_matches('/');
    decode(path).unwrap_or_else(|| path.to_owned())
}

/// An old address as it is looked up: a path, and a query where that is all there is.
fn key(address: &str) -> String {
    let address = address.split('#').next().unwrap_or_default();
    match bare(address) {
        path if path.is_empty() => address.trim_start_matches('/').to_owned(),
        path => path,
    }
}
