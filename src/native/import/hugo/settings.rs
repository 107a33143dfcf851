//! `hugo.toml` and its relatives.

use std::{
    fs,
    path::{Path, PathBuf},
};

use jiff::tz::TimeZone;
use serde_json::{Map, Value as Json};

use super::{MenuEntry, addresses::Rules};
use crate::native::{
    error::Error,
    import::{
        body::dollars::{self, Dollars},
        fields::name_of,
        old::{Blog, normal_address},
        settings::{Settings, scalar, texts},
        walk,
    },
};

const NAMES: [&str; 8] = [
    "hugo.toml",
    "hugo.yaml",
    "hugo.yml",
    "hugo.json",
    "config.toml",
    "config.yaml",
    "config.yml",
    "config.json",
];

/// When the date in a file's name counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DateInName {
    /// Whatever the text says.
    First,
    /// Where the text says none.
    Otherwise,
}

/// What is taken of the settings.
#[derive(Debug)]
pub(super) struct Site {
    pub(super) blog: Blog,
    pub(super) content: PathBuf,
    pub(super) static_folders: Vec<PathBuf>,
    /// The files that settings came from.
    pub(super) files: Vec<PathBuf>,
    pub(super) languages: Vec<String>,
    pub(super) main_sections: Vec<String>,
    pub(super) rules: Rules,
    pub(super) zone: TimeZone,
    /// What dollars mean unless a text says so itself.
    pub(super) dollars: Dollars,
    /// Whether dates and slugs stand in the names of files.
    pub(super) dates_in_names: Option<DateInName>,
    pub(super) menu: Vec<MenuEntry>,
    /// For the shortcode `param`.
    pub(super) params: Map<String, Json>,
    pub(super) left: Vec<String>,
}

/// Reads the settings of a folder.
pub(super) fn read(root: &Path) -> Result<Site, Error> {
    let (mut settings, files) = collect(root)?;
    let params = settings.peek("params").and_then(Json::as_object).cloned().unwrap_or_default();
    let default_language =
        settings.text(&["defaultContentLanguage"]).unwrap_or_else(|| "en".to_owned());
    let of_language = |key: &str| format!("languages.{default_language}.{key}");
    let languages = settings.peek("languages").and_then(Json::as_object);
    let languages: Vec<String> =
        languages.map(|map| map.keys().cloned().collect()).unwrap_or_default();
    let own_title = of_language("title");
    let title = settings.text(&["title", &own_title]);
    let codes = [of_language("languageCode"), of_language("locale")];
    let language = settings
        .text(&["locale", "languageCode", &codes[0], &codes[1]])
        .unwrap_or_else(|| default_language.clone());
    let author = ["params.author", "author"].iter().find_map(|path| {
        let name = settings.peek(path).and_then(name_of)?;
        settings.take(path);
        Some(name)
    });
    let zone = settings.text(&["timeZone"]);
    let known_zone = zone.as_deref().and_then(|zone| TimeZone::get(zone).ok());
    let smart = settings.peek("markup.goldmark.extensions.typographer").is_none_or(|it| {
        it.as_bool() != Some(false) && it.get("disable").and_then(Json::as_bool) != Some(true)
    });
    let dollars = match dollars::switched(Some(&params)) {
        Some(true) => Dollars::Maths,
        _ => passed_through(&settings),
    };
    let blog = Blog {
        title,
        base_url: settings.text(&["baseURL"]),
        language: Some(language),
        description: settings.text(&["params.description", "description"]),
        author,
        posts_per_page: settings.number(&["pagination.pagerSize", "paginate"]),
        timezone: zone.filter(|_| known_zone.is_some()),
        navigation: Vec::new(),
        smart,
    };
    let content = settings.text(&["contentDir"]).unwrap_or_else(|| "content".to_owned());
    let folders = settings.take("staticDir").map(|value| texts(&value)).unwrap_or_default();
    let static_folders = match folders.is_empty() {
        true => vec![PathBuf::from("static")],
        false => folders.iter().map(|folder| walk::inside(folder)).collect(),
    };
    let main_sections = ["mainSections", "params.mainSections"]
        .iter()
        .find_map(|path| settings.take(path))
        .map(|value| texts(&value))
        .unwrap_or_default();
    let dates = settings.peek("frontmatter.date").map(texts).unwrap_or_default();
    let dates_in_names = dates.iter().position(|date| date == ":filename").map(|at| match at {
        0 => DateInName::First,
        _ => DateInName::Otherwise,
    });
    let below_default = settings.flag("defaultContentLanguageInSubdir") == Some(true);
    let rules = Rules {
        permalinks: permalinks(&mut settings),
        ugly: settings.take("uglyURLs").unwrap_or(Json::Null),
        keeps_case: settings.flag("disablePathToLower") == Some(true),
        default_language,
        below_default,
    };
    let menu = menu(&mut settings);
    Ok(Site {
        blog,
        content: walk::inside(&content),
        static_folders,
        files,
        languages,
        main_sections,
        rules,
        zone: known_zone.unwrap_or(TimeZone::UTC),
        dollars,
        dates_in_names,
        menu,
        params,
        left: settings.rest(),
    })
}

/// What Goldmark is told to leave to a program that makes maths.
fn passed_through(settings: &Settings) -> Dollars {
    let table = settings.peek("markup.goldmark.extensions.passthrough");
    let Some(table) = table.filter(|it| it.get("enable") == Some(&Json::Bool(true))) else {
        return Dollars::Text;
    };
    let kinds = table.get("delimiters").and_then(Json::as_object).into_iter().flatten();
    let marks: Vec<String> = kinds
        .flat_map(|(_, pairs)| pairs.as_array().into_iter().flatten().flat_map(texts))
        .collect();
    let has = |wanted: &str| marks.iter().any(|mark| mark == wanted);
    match (has("$"), has("$$")) {
        (true, _) => Dollars::Maths,
        (false, true) => Dollars::Pairs,
        (false, false) => Dollars::Text,
    }
}

/// All settings in one, and the files they stood in.
fn collect(root: &Path) -> Result<(Settings, Vec<PathBuf>), Error> {
    let is_file = |path: &Path| fs::symlink_metadata(root.join(path)).is_ok_and(|it| it.is_file());
    let mut settings = Settings::default();
    let mut files = Vec::new();
    if let Some(name) = NAMES.iter().map(Path::new).find(|name| is_file(name)) {
        settings = Settings::read(root, name)?;
        files.push(name.to_owned());
    }
    let folder = Path::new("config/_default");
    let entries = fs::read_dir(root.join(folder)).into_iter().flatten().filter_map(Result::ok);
    let mut names: Vec<PathBuf> = entries.map(|entry| folder.join(entry.file_name())).collect();
    names.sort();
    for name in names.into_iter().filter(|name| is_file(name)) {
        let extension = name.extension().and_then(|it| it.to_str()).unwrap_or_default();
        if !["toml", "yaml", "yml", "json"].contains(&extension) {
            continue;
        }
        let stem = name.file_stem().and_then(|it| it.to_str()).unwrap_or_default().to_owned();
        // `menus.en.toml` is for one language; the one that is there is taken.
        let stem = stem.split('.').next().unwrap_or_default();
        let below = (!matches!(stem, "hugo" | "config")).then_some(stem);
        settings.merge(below, Settings::read(root, &name)?);
        files.push(name);
    }
    if files.is_empty() {
        let message =
            format!("no blog of Hugo: neither {} nor config/_default/ is there", NAMES.join(", "));
        return Err(Error::ImportSource { path: root.to_owned(), message });
    }
    Ok((settings, files))
}

/// Patterns of addresses, by section; those of pages may stand one level deeper.
fn permalinks(settings: &mut Settings) -> Vec<(String, String)> {
    let Some(Json::Object(map)) = settings.take("permalinks") else { return Vec::new() };
    let mut patterns = Vec::new();
    for (section, value) in map {
        match value {
            Json::String(pattern) => patterns.push((section, pattern)),
            Json::Object(inner) if section == "page" => {
                let inner = inner.into_iter().filter_map(|(name, it)| Some((name, scalar(&it)?)));
                patterns.extend(inner);
            }
            _ => {}
        }
    }
    patterns
}

/// The main menu.
fn menu(settings: &mut Settings) -> Vec<MenuEntry> {
    let found = ["menus.main", "menu.main"].iter().find_map(|path| settings.take(path));
    let Some(Json::Array(entries)) = found else { return Vec::new() };
    entries.iter().filter_map(entry).collect()
}

fn entry(value: &Json) -> Option<MenuEntry> {
    let text = |key: &str| {
        let map = value.as_object()?;
        map.iter().find(|(name, _)| name.eq_ignore_ascii_case(key)).and_then(|(_, it)| scalar(it))
    };
    let url = match text("pageRef") {
        Some(page) => format!("/{}", normal_address(page.trim_end_matches(".md"))),
        None => {
            let url = text("url")?;
            let is_path = !url.starts_with('/') && !url.contains(':');
            if is_path { format!("/{url}") } else { url }
        }
    };
    Some(MenuEntry {
        weight: value.get("weight").and_then(Json::as_i64).unwrap_or(0),
        title: text("name").or_else(|| text("title")).or_else(|| text("identifier"))?,
        url,
    })
}
