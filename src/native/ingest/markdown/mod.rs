//! A folder of Markdown becomes a blog.
//!
//! ```text
//! perennial.toml        the blog: title, address, categories
//! custom.css            a style sheet of its own, where the settings name it
//! redirects.toml        old addresses that belong to no text
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
mod bundles;
mod categories;
mod comments;
mod config;
pub(in crate::native) mod dates;
mod faults;
pub mod front_matter;
mod home;
mod item;
mod links;
mod looks;
pub(in crate::native) mod permalink;
pub(in crate::native) mod redirects;
mod references;
pub mod render;
mod source;
mod values;
mod walk;

use std::{
    borrow::Cow,
    collections::{BTreeMap, HashMap},
    fs,
    path::{Path, PathBuf},
};

use jiff::tz::TimeZone;
use rayon::prelude::*;
use serde_json::{Value as Json, json};
use url::Url;

use self::{
    bundles::Files,
    categories::Named,
    config::Config,
    item::Item,
    links::Targets,
    references::{Reader, References},
    source::Source,
};
use super::{json_feed, links::Links, notice::Notices, sanitise::Clean};
use crate::{
    model::{address::Permalink, feed::Bundle},
    native::{
        error::Error,
        finding::{Finding, Level, Place},
        memory::Memory,
    },
};

/// The file that makes a folder a blog.
pub const CONFIG: &str = "perennial.toml";

/// What a folder holds.
#[derive(Debug, Default)]
pub struct Folder {
    /// The blog; none after a fault.
    pub bundle: Option<Bundle>,
    /// Files of page bundles, by their path below the root of the site.
    pub files: BTreeMap<String, PathBuf>,
    /// The post or page that each of these files belongs to.
    pub owners: BTreeMap<String, Permalink>,
    /// Everything wrong or doubtful, in the order of files.
    pub findings: Vec<Finding>,
    /// What was not used, dropped or changed.
    pub notices: Notices,
}

/// Reads a folder, to be published at `base_url` or where its settings say. All faults come at
/// once.
pub fn read(folder: &Path, base_url: Option<&Url>) -> Folder {
    read_again(folder, base_url, &Memory::none())
}

/// As [`read`]; what `memory` has from the last build is not cleaned again.
pub(super) fn read_again(folder: &Path, base_url: Option<&Url>, memory: &Memory<Clean>) -> Folder {
    let mut findings = Vec::new();
    let source = open(&folder.join(CONFIG), CONFIG.into(), &mut findings);
    let Some(mut config) = source.and_then(|source| config::read(&source, &mut findings)) else {
        return Folder { findings, ..Folder::default() };
    };
    looks::read(folder, &mut config, &mut findings);
    let home = home::of(&config, base_url);
    let links = Links::new(home.clone(), home.clone());
    let mut files = Files::default();
    let posts = items(folder, "posts", &config, &links, &mut files, &mut findings);
    let pages = items(folder, "pages", &config, &links, &mut files, &mut findings);
    let root = home::root(&home, folder, posts.iter().chain(&pages), &files);
    let links = links.with_root(root);
    let targets = Targets::new(folder, &links, posts.iter().chain(&pages), &files.paths);
    let mut places = std::mem::take(&mut config.places);
    let categories = categories::all(&config, posts.iter().chain(&pages));
    let context = Rendering { config: &config, targets: &targets, categories: &categories };
    let mut references = Vec::new();
    let posts = context.all(posts, "/items", &mut places, &mut references, &mut findings);
    let pages =
        context.all(pages, "/_perennial/pages", &mut places, &mut references, &mut findings);

    let Config { mut feed, mut extension, .. } = config;
    extension.insert("categories".to_owned(), categories.into_iter().map(|it| it.json).collect());
    extension.insert("pages".to_owned(), Json::Array(pages));
    let redirects = redirects::read(folder, &mut places, &mut findings);
    extension.insert("redirects".to_owned(), redirects);
    feed.insert("version".to_owned(), json!("https://jsonfeed.org/version/1.1"));
    feed.insert("_perennial".to_owned(), Json::Object(extension));
    feed.insert("items".to_owned(), Json::Array(posts));
    let (bundle, faults, notices) =
        json_feed::read_value(Json::Object(feed), base_url, root, memory);
    findings.extend(faults::findings(faults, &places));
    let notices = notices.at(|pointer| faults::place(&places, pointer).path.display().to_string());
    findings.extend(references::findings(&references, bundle.as_ref(), &targets));
    let is_faulty = findings.iter().any(|finding| finding.level == Level::Fault);
    let Files { paths: files, owners } = files;
    Folder { bundle: bundle.filter(|_| !is_faulty), files, owners, findings, notices }
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
            // Up to that byte the text is what it was.
            let text: Cow<'_, str> = String::from_utf8_lossy(error.as_bytes());
            let place = Place::part(&name, &text.into(), at..at);
            let message = format!("not UTF-8: byte {at} begins no character");
            findings.push(Finding::fault(place, message, "save the file as UTF-8"));
            None
        }
    }
}

/// The front matter of every text below a folder, in the order of names.
fn items(
    folder: &Path,
    kind: &str,
    config: &Config,
    links: &Links,
    files: &mut Files,
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
    files.add(&folder.join(kind), kind, found.resources, &items, links);
    // Those that say where they stand come first, the others in the order of their names.
    items.sort_by_key(|item| (item.order.is_none(), item.order));
    items
}

/// An item of the feed, and what is known of it besides.
struct Rendered {
    json: Json,
    findings: Vec<Finding>,
    references: References,
    /// Where its fields come from, by JSON pointer within the item.
    places: HashMap<String, Place>,
}

/// What rendering needs to know of the whole folder.
struct Rendering<'a> {
    config: &'a Config,
    targets: &'a Targets<'a>,
    categories: &'a [Named],
}

impl Rendering<'_> {
    /// Renders items in parallel and notes where each came from.
    fn all(
        &self,
        items: Vec<Item>,
        pointer: &str,
        places: &mut HashMap<String, Place>,
        references: &mut Vec<References>,
        findings: &mut Vec<Finding>,
    ) -> Vec<Json> {
        let rendered: Vec<_> = items.into_par_iter().map(|item| self.one(item)).collect();
        let mut all = Vec::with_capacity(rendered.len());
        for (index, rendered) in rendered.into_iter().enumerate() {
            all.push(rendered.json);
            findings.extend(rendered.findings);
            references.push(rendered.references);
            for (field, place) in rendered.places {
                places.insert(format!("{pointer}/{index}{field}"), place);
            }
        }
        all
    }

    fn one(&self, item: Item) -> Rendered {
        let is_draft = item.is_draft();
        let Item { source, body, mut fields, mut extension, categories, address, places, .. } =
            item;
        let mut reader = Reader::new(self.targets, &source, body, &address, is_draft);
        if let (Some(Json::String(image)), Some(place)) =
            (fields.get_mut("image"), places.get("/image"))
        {
            reader.image(image, place.clone());
        }
        let mut hear = |part: render::Part<'_>, spot| reader.hear(part, spot);
        let text = &source.text[body..];
        let html = if walk::is_html(&source.path) {
            text.to_owned()
        } else {
            render::html(text, self.config.style, &mut hear)
        };
        let (findings, references) = reader.finish();
        let slugs: Vec<&str> = categories
            .iter()
            .filter_map(|name| categories::find(self.categories, name))
            .map(|category| category.slug.as_str())
            .collect();
        extension.insert("categories".to_owned(), json!(slugs));
        // Without one of its own the identity is the address, as feeds of other generators have it.
        fields.entry("id").or_insert_with(|| json!(format!("/{address}")));
        fields.insert("url".to_owned(), json!(address));
        fields.insert("content_html".to_owned(), json!(html));
        fields.insert("_perennial".to_owned(), Json::Object(extension));
        Rendered { json: Json::Object(fields), findings, references, places }
    }
}

/// The blog's own style sheet, where its settings name one.
pub fn style_sheet(folder: &Path) -> Option<PathBuf> {
    let mut findings = Vec::new();
    let config = open(&folder.join(CONFIG), CONFIG.into(), &mut findings)
        .and_then(|source| config::read(&source, &mut findings))?;
    config.css.map(|(name, _)| folder.join(name))
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
        .and_then(|source| config::read(&source, &mut findings));
    match config {
        Some(config) if findings.is_empty() => Ok(config.zone),
        _ => Err(Error::findings(&findings)),
    }
}
