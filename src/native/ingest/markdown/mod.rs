//! A folder of Markdown becomes a blog.
//!
//! ```text
//! perennial.toml        the blog: title, address, categories
//! posts/                posts; folders below it are for order only
//! posts/a.md            its text; a.html is one whose body is HTML already
//! posts/a.comments.json the comments on it
//! posts/a-trip/         a page bundle: index.md and the pictures it shows
//! pages/                standalone pages, at the address of their file
//! static/               files that are copied as they are
//! ```
//!
//! The folder is turned into a feed, and the feed is read like any other: what holds for
//! `posts.json` holds for Markdown too, and is checked in one place.

mod authors;
mod comments;
mod config;
mod dates;
pub mod front_matter;
mod item;
mod links;
pub(in crate::native) mod permalink;
pub mod render;
mod source;
mod walk;

use std::{
    collections::{BTreeMap, HashMap},
    fs,
    path::{Path, PathBuf},
};

use jiff::tz::TimeZone;
use rayon::prelude::*;
use serde_json::{Value as Json, json};
use url::Url;

use self::{config::Config, item::Item, links::Targets, source::Source};
use super::{json_feed, notice::Notices};
use crate::{
    model::{feed::Bundle, slug::Slug},
    native::{
        error::Error,
        finding::{Finding, Level, Place},
    },
};

/// The file that makes a folder a blog.
pub const CONFIG: &str = "perennial.toml";

/// What a folder holds.
#[derive(Debug)]
pub struct Folder {
    /// The blog; none after a fault.
    pub bundle: Option<Bundle>,
    /// Files of page bundles, by their path below the root of the site.
    pub files: BTreeMap<String, PathBuf>,
    /// Everything wrong or doubtful, in the order of files.
    pub findings: Vec<Finding>,
    /// What was not used, dropped or changed.
    pub notices: Notices,
}

/// Reads a folder, to be published at `base_url` or where its settings say. All faults come at
/// once.
pub fn read(folder: &Path, base_url: Option<&Url>) -> Folder {
    let mut findings = Vec::new();
    let Some(source) = open(&folder.join(CONFIG), CONFIG.into(), &mut findings) else {
        return Folder {
            bundle: None,
            files: BTreeMap::new(),
            findings,
            notices: Notices::default(),
        };
    };
    let mut config = config::read(&source, &mut findings);
    let mut files = BTreeMap::new();
    let posts = items(folder, "posts", &config, &mut files, &mut findings);
    let pages = items(folder, "pages", &config, &mut files, &mut findings);
    let targets = Targets::new(posts.iter().chain(&pages));
    let mut places = std::mem::take(&mut config.places);
    let categories = categories(&config, posts.iter().chain(&pages));
    let context =
        Rendering { config: &config, targets: &targets, files: &files, categories: &categories };
    let posts = context.all(posts, "/items", &mut places, &mut findings);
    let pages = context.all(pages, "/_perennial/pages", &mut places, &mut findings);

    let Config { mut feed, mut extension, .. } = config;
    extension.insert("categories".to_owned(), categories.into_iter().map(|it| it.json).collect());
    extension.insert("pages".to_owned(), Json::Array(pages));
    feed.insert("version".to_owned(), json!("https://jsonfeed.org/version/1.1"));
    feed.insert("_perennial".to_owned(), Json::Object(extension));
    feed.insert("items".to_owned(), Json::Array(posts));
    let (bundle, faults, notices) = json_feed::read_value(Json::Object(feed), base_url);
    for fault in faults {
        let place = place(&places, &fault.pointer);
        let expected = format!("wanted is {}", fault.expected);
        findings.push(Finding::fault(place, fault.found, expected));
    }
    let is_faulty = findings.iter().any(|finding| finding.level == Level::Fault);
    Folder { bundle: bundle.filter(|_| !is_faulty), files, findings, notices }
}

/// The place of a pointer, or of what it is in.
fn place(places: &HashMap<String, Place>, pointer: &str) -> Place {
    let mut pointer = pointer;
    loop {
        if let Some(place) = places.get(pointer) {
            return place.clone();
        }
        match pointer.rfind('/') {
            Some(at) => pointer = &pointer[..at],
            None => return Place::file(Path::new(CONFIG)),
        }
    }
}

/// Reads a text file; `name` is what messages call it.
fn open(path: &Path, name: PathBuf, findings: &mut Vec<Finding>) -> Option<Source> {
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) => {
            let help = "check that it is there and that you may read it";
            findings.push(Finding::fault(Place::file(&name), error.to_string(), help));
            return None;
        }
    };
    match String::from_utf8(bytes) {
        Ok(text) => Some(Source { path: name, text: text.into() }),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let line = error.as_bytes()[..at].iter().filter(|byte| **byte == b'\n').count() + 1;
            let message = format!("not UTF-8: byte {at}, on line {line}, begins no character");
            findings.push(Finding::fault(Place::file(&name), message, "save the file as UTF-8"));
            None
        }
    }
}

/// The front matter of every text below a folder, in the order of names.
fn items(
    folder: &Path,
    kind: &str,
    config: &Config,
    files: &mut BTreeMap<String, PathBuf>,
    findings: &mut Vec<Finding>,
) -> Vec<Item> {
    let found = walk::below(&folder.join(kind), Path::new(kind), findings);
    let beside = comments::Beside::new(found.comments, &found.texts, kind, findings);
    let read: Vec<(Option<Item>, Vec<Finding>)> = found
        .texts
        .par_iter()
        .map(|path| {
            let mut findings = Vec::new();
            let name = Path::new(kind).join(path);
            let source = open(&folder.join(&name), name, &mut findings);
            let is_page = kind == "pages";
            let mut item =
                source.and_then(|source| item::read(source, path, is_page, config, &mut findings));
            if let Some(item) = &mut item {
                beside.read(folder, kind, path, item, &mut findings);
            }
            (item, findings)
        })
        .collect();
    let mut items = Vec::with_capacity(read.len());
    for (item, of_item) in read {
        items.extend(item);
        findings.extend(of_item);
    }
    let mut address_of: HashMap<&Path, &str> = HashMap::new();
    for item in &items {
        if let Some(folder) = item.source.path.parent() {
            address_of.entry(folder).or_insert(&item.address);
        }
    }
    for (bundle, file) in found.resources {
        let address = address_of.get(Path::new(kind).join(&bundle).as_path());
        if let (Some(address), Some(name)) =
            (address, file.strip_prefix(&bundle).ok().and_then(Path::to_str))
        {
            let address = crate::model::address::decode(address).unwrap_or_default();
            let below = format!("{}/{}", address.trim_end_matches('/'), name.replace('\\', "/"));
            files.insert(below, folder.join(kind).join(&file));
        }
    }
    // Those that say where they stand come first, the others in the order of their names.
    items.sort_by_key(|item| (item.order.is_none(), item.order));
    items
}

/// A category: how front matter may call it, and what the feed says of it.
struct Named {
    slug: String,
    name: String,
    json: Json,
}

/// The categories that are described, then those that posts name besides.
fn categories<'a>(config: &Config, items: impl Iterator<Item = &'a Item>) -> Vec<Named> {
    let text = |json: &Json, key: &str| json.get(key).and_then(Json::as_str).map(str::to_owned);
    let mut all: Vec<Named> = Vec::new();
    for json in &config.categories {
        let slug = text(json, "slug").unwrap_or_default();
        let name = text(json, "name").unwrap_or_else(|| slug.clone());
        all.push(Named { slug, name, json: json.clone() });
    }
    for name in items.flat_map(|item| &item.categories) {
        if find(&all, name).is_none()
            && let Some(slug) = Slug::from_name(name)
        {
            let slug = String::from(slug);
            let json = json!({ "slug": slug, "name": name });
            all.push(Named { slug, name: name.clone(), json });
        }
    }
    all
}

/// The category that is called so: by slug, else by name, or by the slug of the name.
fn find<'a>(categories: &'a [Named], called: &str) -> Option<&'a Named> {
    let by_slug = categories.iter().find(|category| category.slug == called);
    by_slug.or_else(|| {
        let slug = Slug::from_name(called).map(String::from);
        categories.iter().find(|category| {
            category.name.eq_ignore_ascii_case(called) || Some(&category.slug) == slug.as_ref()
        })
    })
}

/// What rendering needs to know of the whole folder.
struct Rendering<'a> {
    config: &'a Config,
    targets: &'a Targets,
    files: &'a BTreeMap<String, PathBuf>,
    categories: &'a [Named],
}

impl Rendering<'_> {
    /// Renders items in parallel and notes where each came from.
    fn all(
        &self,
        items: Vec<Item>,
        pointer: &str,
        places: &mut HashMap<String, Place>,
        findings: &mut Vec<Finding>,
    ) -> Vec<Json> {
        let rendered: Vec<_> = items.into_par_iter().map(|item| self.one(item)).collect();
        let mut all = Vec::with_capacity(rendered.len());
        for (index, (json, of_item, of_item_places)) in rendered.into_iter().enumerate() {
            all.push(json);
            findings.extend(of_item);
            for (field, place) in of_item_places {
                places.insert(format!("{pointer}/{index}{field}"), place);
            }
        }
        all
    }

    fn one(&self, item: Item) -> (Json, Vec<Finding>, HashMap<String, Place>) {
        let Item { source, body, mut fields, mut extension, categories, address, places, .. } =
            item;
        let mut findings = Vec::new();
        let mut resolve = |found: render::Address<'_>| {
            let place = || source.place_in_body(body, found.line, found.column);
            if let Err((message, help)) =
                self.targets.resolve(found.url, &source.path, &address, self.files)
            {
                findings.push(Finding::fault(place(), message, help));
            }
        };
        let text = &source.text[body..];
        let html = if walk::is_html(&source.path) {
            text.to_owned()
        } else {
            render::html(text, self.config.style, &mut resolve)
        };
        let slugs: Vec<&str> = categories
            .iter()
            .filter_map(|name| find(self.categories, name))
            .map(|category| category.slug.as_str())
            .collect();
        extension.insert("categories".to_owned(), json!(slugs));
        // Without one of its own the identity is the address, as feeds of other generators have it.
        fields.entry("id").or_insert_with(|| json!(format!("/{address}")));
        fields.insert("url".to_owned(), json!(address));
        fields.insert("content_html".to_owned(), json!(html));
        fields.insert("_perennial".to_owned(), Json::Object(extension));
        (Json::Object(fields), findings, places)
    }
}

/// The time zone in which a blog's dates without an offset are meant.
///
/// # Errors
/// When the folder has no settings, or they have faults.
pub fn time_zone(folder: &Path) -> Result<TimeZone, Error> {
    let mut findings = Vec::new();
    if !folder.join(CONFIG).is_file() {
        return Err(Error::NoBlog { path: folder.to_owned() });
    }
    let config = open(&folder.join(CONFIG), CONFIG.into(), &mut findings)
        .map(|source| config::read(&source, &mut findings));
    match config {
        Some(config) if findings.is_empty() => Ok(config.zone),
        _ => Err(Error::findings(&findings)),
    }
}
