//! `_config.yml`

use std::path::{Path, PathBuf};

use jiff::tz::TimeZone;
use serde_json::{Map, Value as Json};

use super::scope_holds;
use crate::native::{
    error::Error,
    import::{
        fields::name_of,
        matter::Matter,
        old::Blog,
        pattern,
        settings::{Settings, scalar, texts},
        walk,
    },
};

const NAMES: [&str; 3] = ["_config.yml", "_config.yaml", "_config.toml"];

/// What Jekyll leaves out unless told otherwise.
const EXCLUDED: [&str; 10] = [
    "Gemfile",
    "Gemfile.lock",
    "gemfiles",
    "node_modules",
    "vendor/bundle",
    "vendor/cache",
    "vendor/gems",
    "vendor/ruby",
    "Rakefile",
    "package.json",
];

/// A folder of texts that are no posts.
#[derive(Debug)]
pub(super) struct Collection {
    pub(super) name: String,
    /// Whether they have pages.
    pub(super) output: bool,
    pub(super) permalink: Option<String>,
}

/// What is taken of the settings.
#[derive(Debug)]
pub(super) struct Site {
    pub(super) blog: Blog,
    /// The folder that everything is in.
    pub(super) root: PathBuf,
    pub(super) collections_dir: PathBuf,
    pub(super) collections: Vec<Collection>,
    /// The pattern of posts' addresses.
    pub(super) permalink: String,
    /// That of posts alone, where they have one.
    pub(super) post_permalink: Option<String>,
    pub(super) zone: TimeZone,
    pub(super) excluded: Vec<String>,
    pub(super) included: Vec<String>,
    pub(super) excerpt_separator: String,
    /// The file they stand in.
    pub(super) file: PathBuf,
    defaults: Vec<(Json, Map<String, Json>)>,
    /// For `{{ site.name }}`.
    pub(super) variables: Map<String, Json>,
    pub(super) left: Vec<String>,
}

impl Site {
    /// The folder of a collection.
    pub(super) fn collection_folder(&self, name: &str) -> PathBuf {
        self.collections_dir.join(format!("_{name}"))
    }

    /// The collection that a file is in.
    pub(super) fn collection_of(&self, below: &Path) -> Option<&Collection> {
        self.collections.iter().find(|it| below.starts_with(self.collection_folder(&it.name)))
    }

    /// The words of the patterns for posts.
    pub(super) fn literals(&self) -> Vec<String> {
        let by_default = self.defaults.iter().filter_map(|(_, values)| values.get("permalink"));
        let styles = by_default.filter_map(scalar).map(|style| addresses_style(&style));
        let own = [Some(self.permalink.clone()), self.post_permalink.clone()];
        let all = own.into_iter().flatten().chain(styles);
        all.flat_map(|it| pattern::literals(&it, ':').collect::<Vec<_>>()).collect()
    }

    /// Adds what the settings say of all such texts.
    pub(super) fn defaults(&self, below: &Path, kind: &str, matter: &mut Matter) {
        for (scope, values) in &self.defaults {
            // A pattern for pages alone would be ignored by Jekyll.
            if scope_holds(Some(scope), below, kind) {
                let values =
                    values.iter().filter(|(key, _)| *key != "permalink" || kind != "pages");
                values.for_each(|(key, value)| matter.or_insert(key, value));
            }
        }
    }
}

/// Reads the settings of a folder.
pub(super) fn read(root: &Path) -> Result<Site, Error> {
    let Some(name) = NAMES.iter().map(Path::new).find(|name| root.join(name).is_file()) else {
        let message = format!("no blog of Jekyll: none of {} is there", NAMES.join(", "));
        return Err(Error::ImportSource { path: root.to_owned(), message });
    };
    let mut settings = Settings::read(root, name)?;
    let variables = settings.clone().into_map();
    let url = settings.text(&["url"]);
    let base = settings.text(&["baseurl"]).unwrap_or_default();
    let base_url = url.map(|url| match base.trim_matches('/') {
        "" => format!("{}/", url.trim_end_matches('/')),
        base => format!("{}/{base}/", url.trim_end_matches('/')),
    });
    let author = settings.peek("author").and_then(name_of);
    if author.is_some() {
        settings.take("author");
    }
    let zone = settings.text(&["timezone"]);
    let known_zone = zone.as_deref().and_then(|zone| TimeZone::get(zone).ok());
    let permalink = settings.text(&["permalink"]).unwrap_or_else(|| "date".to_owned());
    let post_permalink = settings.text(&["collections.posts.permalink"]);
    let root_folder = settings.text(&["source"]).unwrap_or_default();
    let root_folder = walk::inside(&root_folder);
    let collections_dir = walk::inside(&settings.text(&["collections_dir"]).unwrap_or_default());
    let collections = collections(settings.take("collections"));
    let list = |value: Option<Json>| value.map(|value| texts(&value)).unwrap_or_default();
    let mut excluded: Vec<String> = EXCLUDED.iter().map(|name| (*name).to_owned()).collect();
    excluded.extend(list(settings.take("exclude")));
    let included = list(settings.take("include"));
    let mut defaults: Vec<(Json, Map<String, Json>)> = match settings.take("defaults") {
        Some(Json::Array(all)) => all
            .into_iter()
            .filter_map(|one| {
                let values = one.get("values")?.as_object()?.clone();
                Some((one.get("scope").cloned().unwrap_or_default(), values))
            })
            .collect(),
        _ => Vec::new(),
    };
    // The longest path goes first: what it says is not said again.
    let path_length =
        |scope: &Json| scope.get("path").and_then(scalar).map_or(0, |path| path.len());
    defaults.reverse();
    defaults.sort_by_key(|(scope, _)| std::cmp::Reverse(path_length(scope)));
    let navigation = navigation(&root.join(&root_folder));
    let blog = Blog {
        title: settings.text(&["title", "name"]),
        base_url,
        language: settings.text(&["lang", "locale"]),
        description: settings.text(&["description", "tagline"]),
        author,
        posts_per_page: settings.number(&["paginate", "pagination.per_page"]),
        timezone: zone.filter(|_| known_zone.is_some()),
        navigation,
        smart: true,
    };
    Ok(Site {
        blog,
        file: name.to_owned(),
        root: root_folder,
        collections_dir,
        collections,
        permalink: addresses_style(&permalink),
        post_permalink,
        zone: known_zone.unwrap_or(TimeZone::UTC),
        excluded,
        included,
        excerpt_separator: settings
            .text(&["excerpt_separator"])
            .unwrap_or_else(|| "<!-- more -->".to_owned()),
        defaults,
        variables,
        left: settings.rest(),
    })
}

/// The pattern behind the name of a style.
fn addresses_style(style: &str) -> String {
    match style {
        "date" => "/:categories/:year/:month/:day/:title:output_ext",
        "pretty" => "/:categories/:year/:month/:day/:title/",
        "ordinal" => "/:categories/:year/:y_day/:title:output_ext",
        "weekdate" => "/:categories/:year/W:week/:short_day/:title:output_ext",
        "none" => "/:categories/:title:output_ext",
        pattern => pattern,
    }
    .to_owned()
}

fn collections(value: Option<Json>) -> Vec<Collection> {
    let of = |name: &str, data: Option<&Json>| Collection {
        name: name.to_owned(),
        output: data.and_then(|it| it.get("output")).and_then(Json::as_bool) == Some(true),
        permalink: data.and_then(|it| it.get("permalink")).and_then(scalar),
    };
    let all: Vec<Collection> = match &value {
        Some(Json::Array(names)) => {
            names.iter().filter_map(scalar).map(|name| of(&name, None)).collect()
        }
        Some(Json::Object(map)) => map.iter().map(|(name, it)| of(name, Some(it))).collect(),
        _ => Vec::new(),
    };
    all.into_iter().filter(|it| it.name != "posts" && it.name != "drafts").collect()
}

/// The menu that many themes read.
fn navigation(root: &Path) -> Vec<(String, String)> {
    let names = ["_data/navigation.yml", "_data/nav.yml", "_data/menu.yml"];
    let read = names.iter().find_map(|name| {
        // A list at the top is what most have; a table has a key for each menu.
        let text = std::fs::read_to_string(root.join(name)).ok()?;
        let indented: String = text.lines().map(|line| format!("  {line}\n")).collect();
        let as_list =
            crate::native::ingest::markdown::front_matter::yaml_file(&format!("main:\n{indented}"));
        let json = as_list.ok()?.to_json();
        let main = json.get("main")?.clone();
        Some(if main.is_object() { main.get("main").cloned()? } else { main })
    });
    let Some(Json::Array(entries)) = read else { return Vec::new() };
    let entry = |entry: &Json| {
        let text = |keys: &[&str]| keys.iter().find_map(|key| entry.get(*key).and_then(scalar));
        Some((text(&["title", "name", "text"])?, text(&["url", "link", "href"])?))
    };
    entries.iter().filter_map(entry).collect()
}
