//! `pelicanconf.py`, and `publishconf.py` for the address.

use std::path::{Path, PathBuf};

use jiff::tz::TimeZone;
use serde_json::{Map, Value as Json};

use super::python;
use crate::native::{
    error::Error,
    import::{
        old::Blog,
        settings::{Settings, scalar, texts},
        walk,
    },
};

const SETTINGS: &str = "pelicanconf.py";

/// What is taken of the settings.
#[derive(Debug)]
pub(super) struct Site {
    pub(super) blog: Blog,
    pub(super) content: PathBuf,
    pub(super) files: Vec<PathBuf>,
    pub(super) article_paths: Vec<String>,
    pub(super) page_paths: Vec<String>,
    pub(super) static_paths: Vec<String>,
    /// Files that are published elsewhere than they lie.
    pub(super) moved: Vec<(String, String)>,
    pub(super) article_url: String,
    pub(super) page_url: String,
    pub(super) draft_url: String,
    pub(super) draft_page_url: String,
    /// Whether names of files make slugs, and not titles.
    pub(super) slug_of_file: bool,
    pub(super) folders_are_categories: bool,
    pub(super) default_category: String,
    /// What every text says that says nothing else.
    pub(super) defaults: Map<String, Json>,
    pub(super) zone: TimeZone,
    /// Whether dollars enclose maths.
    pub(super) maths: bool,
    pub(super) left: Vec<String>,
}

/// Reads the settings of a folder.
pub(super) fn read(root: &Path) -> Result<Site, Error> {
    if !root.join(SETTINGS).is_file() {
        let message = format!("no blog of Pelican: {SETTINGS} is not there");
        return Err(Error::ImportSource { path: root.to_owned(), message });
    }
    let (mut settings, mut left) = file(root, SETTINGS)?;
    let mut files = vec![PathBuf::from(SETTINGS)];
    let mut own_url = settings.text(&["SITEURL"]);
    if root.join("publishconf.py").is_file() {
        // What is published is what counts; everything else is said in the first file.
        let (mut published, _) = file(root, "publishconf.py")?;
        own_url = published.text(&["SITEURL"]).or(own_url);
        left.retain(|name| name != "SITEURL");
        files.push("publishconf.py".into());
    }
    let base_url = own_url.map(|url| match url.strip_prefix("//") {
        Some(host) => format!("https://{host}/"),
        None => format!("{}/", url.trim_end_matches('/')),
    });
    let zone = settings.text(&["TIMEZONE"]);
    let known_zone = zone.as_deref().and_then(|zone| TimeZone::get(zone).ok());
    let mut list = |name: &str, otherwise: &str| {
        let own = settings.take(name).map(|value| match value {
            Json::Array(members) => {
                members.iter().filter_map(Json::as_str).map(str::to_owned).collect()
            }
            value => texts(&value),
        });
        own.unwrap_or_else(|| vec![otherwise.to_owned()])
    };
    let article_paths = list("ARTICLE_PATHS", "");
    let page_paths = list("PAGE_PATHS", "pages");
    let static_paths = list("STATIC_PATHS", "images");
    let moved = match settings.take("EXTRA_PATH_METADATA") {
        Some(Json::Object(map)) => map
            .iter()
            .filter_map(|(from, value)| Some((from.clone(), value.get("path").and_then(scalar)?)))
            .collect(),
        _ => Vec::new(),
    };
    let defaults = match settings.take("DEFAULT_METADATA") {
        Some(Json::Object(map)) => map,
        _ => Map::new(),
    };
    let navigation = match settings.take("MENUITEMS") {
        Some(Json::Array(items)) => items.iter().filter_map(entry).collect(),
        _ => Vec::new(),
    };
    let mut pattern = |names: &[&str], otherwise: &str| {
        let found = settings.text(names);
        // Where both are said they say the same place.
        names.iter().for_each(|name| drop(settings.take(name)));
        found.unwrap_or_else(|| otherwise.to_owned())
    };
    let article_url = pattern(&["ARTICLE_URL", "ARTICLE_SAVE_AS"], "{slug}.html");
    let page_url = pattern(&["PAGE_URL", "PAGE_SAVE_AS"], "pages/{slug}.html");
    let draft_url = pattern(&["DRAFT_URL", "DRAFT_SAVE_AS"], "drafts/{slug}.html");
    let draft_page_url =
        pattern(&["DRAFT_PAGE_URL", "DRAFT_PAGE_SAVE_AS"], "drafts/pages/{slug}.html");
    let plugins = settings.peek("PLUGINS").map(texts).unwrap_or_default();
    let maths = plugins.iter().any(|name| name.rsplit('.').next() == Some("render_math"));
    let blog = Blog {
        title: settings.text(&["SITENAME"]),
        base_url: base_url.filter(|url| url != "/"),
        language: settings.text(&["DEFAULT_LANG"]),
        description: settings.text(&["SITEDESCRIPTION", "SITESUBTITLE"]),
        author: settings.text(&["AUTHOR"]),
        posts_per_page: settings.number(&["DEFAULT_PAGINATION"]),
        timezone: zone.filter(|_| known_zone.is_some()),
        navigation,
        smart: settings.flag("TYPOGRIFY") == Some(true),
    };
    // Without pages of lists there is nothing to say about them.
    if settings.flag("DEFAULT_PAGINATION") == Some(false) {
        settings.take("DEFAULT_PAGINATION");
    }
    let content = settings.text(&["PATH"]).unwrap_or_else(|| "content".to_owned());
    let site = Site {
        blog,
        content: walk::inside(&content),
        files,
        article_paths,
        page_paths,
        static_paths,
        moved,
        article_url,
        page_url,
        draft_url,
        draft_page_url,
        slug_of_file: settings.text(&["SLUGIFY_SOURCE"]).as_deref() == Some("basename"),
        folders_are_categories: settings.flag("USE_FOLDER_AS_CATEGORY") != Some(false),
        defaults,
        default_category: settings.text(&["DEFAULT_CATEGORY"]).unwrap_or_else(|| "misc".to_owned()),
        zone: known_zone.unwrap_or(TimeZone::UTC),
        maths,
        left: Vec::new(),
    };
    left.extend(settings.rest());
    Ok(Site { left, ..site })
}

/// The settings of a file, and the names that only Python could read.
fn file(root: &Path, name: &str) -> Result<(Settings, Vec<String>), Error> {
    let path = root.join(name);
    let text = std::fs::read_to_string(&path).map_err(|source| Error::Read { path, source })?;
    let found = python::read(&text);
    Ok((Settings::new(found.values), found.unread))
}

fn entry(item: &Json) -> Option<(String, String)> {
    match item.as_array()?.as_slice() {
        [title, url, ..] => {
            let url = scalar(url)?;
            let is_bare = !url.starts_with('/') && !url.contains(':');
            Some((scalar(title)?, if is_bare { format!("/{url}") } else { url }))
        }
        _ => None,
    }
}
