//! Hugo: <https://gohugo.io/documentation/>

mod addresses;
mod settings;
mod shortcodes;
mod times;

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use jiff::tz::TimeZone;
use serde_json::{Map, Value as Json};

use self::{
    addresses::Rules,
    settings::{DateInName, Site},
};
use super::{
    body::Dialect,
    fields::{self, Keywords},
    matter::Matter,
    old::{Kind, Old, Text},
    report::shown,
    sections::{self, Piece, Sections},
    settings::{scalar, texts},
    slugs, walk,
};
use crate::native::error::Error;

/// Reads a folder of Hugo's.
pub(super) fn read(source: &Path, now: i64) -> Result<(Old, Box<dyn Dialect>), Error> {
    let mut site = settings::read(source)?;
    let walked = walk::below(source, &site.content, &|_| None);
    let below = |path: &PathBuf| path.strip_prefix(&site.content).map(Path::to_owned).ok();
    let files: Vec<PathBuf> = walked.files.iter().filter_map(below).collect();
    let pieces = sections::pieces(&files, &site.languages, true);
    let main = main_sections(&site, &pieces);
    let mut literals: Vec<String> = main.iter().map(|name| slugs::hugo(name)).collect();
    literals.extend(literals.clone().iter().map(|name| name.to_lowercase()));
    literals.extend(site.rules.literals());
    let mut reader = Reader {
        source,
        now,
        zone: site.zone.clone(),
        rules: std::mem::take(&mut site.rules),
        main,
        menu: std::mem::take(&mut site.menu),
        site: &site,
        old: Old { files_left: walked.left, literals, ..Old::default() },
    };
    for piece in pieces {
        reader.piece(piece);
    }
    let Reader { mut old, mut menu, .. } = reader;
    for folder in &site.static_folders {
        old.copy_folder(source, folder);
    }
    let mut taken: Vec<&Path> = vec![&site.content];
    taken.extend(site.static_folders.iter().map(PathBuf::as_path));
    taken.extend(site.files.iter().map(PathBuf::as_path));
    old.outside = walk::outside(source, &taken, &|name| match name {
        "themes" | "layouts" => "templates of Hugo",
        "assets" => "what Hugo works on when it builds",
        "public" | "resources" => "what Hugo has built",
        "archetypes" | "data" | "i18n" => "data for templates of Hugo",
        name if name.starts_with('.') => "a hidden file",
        _ => "nothing that Hugo publishes",
    });
    menu.sort_by(|a, b| (a.weight, &a.title).cmp(&(b.weight, &b.title)));
    old.blog = site.blog.clone();
    old.blog.navigation = menu.into_iter().map(|entry| (entry.title, entry.url)).collect();
    old.settings_left = site.left;
    let dialect = shortcodes::Shortcodes {
        content: site.content,
        params: site.params,
        origin: old.blog.origin(),
        dollars: site.dollars,
    };
    Ok((old, Box::new(dialect)))
}

/// The sections whose texts are posts, dated or not.
fn main_sections(site: &Site, pieces: &[Piece]) -> Vec<String> {
    if !site.main_sections.is_empty() {
        return site.main_sections.clone();
    }
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for piece in pieces {
        let (Piece::Single(path) | Piece::Bundle(path, _)) = piece else { continue };
        if let Some(section) = section(path, matches!(piece, Piece::Bundle(..))) {
            *counts.entry(section).or_default() += 1;
        }
    }
    let known = ["posts", "post", "blog"].into_iter().find(|name| counts.contains_key(*name));
    // The first of the largest ones.
    let largest =
        counts.iter().rev().max_by_key(|(_, count)| **count).map(|(name, _)| name.as_str());
    known.or(largest).map(str::to_owned).into_iter().collect()
}

/// The topmost folder of a text. A bundle at the top is no section.
fn section(path: &Path, is_bundle: bool) -> Option<String> {
    let folder = path.parent()?;
    let folder = if is_bundle { folder.parent()? } else { folder };
    folder.iter().next().map(|name| name.to_string_lossy().into_owned())
}

/// A link of the menu.
#[derive(Debug, Clone)]
struct MenuEntry {
    weight: i64,
    title: String,
    url: String,
}

struct Reader<'a> {
    source: &'a Path,
    now: i64,
    zone: TimeZone,
    rules: Rules,
    main: Vec<String>,
    menu: Vec<MenuEntry>,
    site: &'a Site,
    old: Old,
}

impl Sections for Reader<'_> {
    const PART: &'static str = "a part of a page bundle, with no page of its own";

    fn old(&mut self) -> &mut Old {
        &mut self.old
    }

    fn content(&self) -> &Path {
        &self.site.content
    }

    /// Takes a text over and returns its number.
    fn text(&mut self, path: &Path, is_section: bool, is_bundle: bool) -> Option<usize> {
        let source = self.site.content.join(path);
        let (raw, mut matter) = self.old.read(self.source, &source, Matter::read)?;
        let body = matter.body;
        let is_html = walk::has_extension(path, &["html", "htm"]);
        if is_section && !self.has_a_text(path, &raw[body..]) {
            return None;
        }
        let render = ["build.render", "_build.render"].iter().find_map(|it| {
            let (table, key) = it.split_once('.')?;
            matter.peek(table)?.get(key).and_then(scalar)
        });
        let headless = matter.peek("headless").and_then(Json::as_bool) == Some(true);
        if headless || render.is_some_and(|render| render == "never" || render == "false") {
            self.skip(path, "Hugo makes no page of it");
            return None;
        }
        let menus = ["menus", "menu"].into_iter().find_map(|name| matter.take(&[name]));
        let slug = matter.take(&["slug"]).as_ref().and_then(scalar);
        let url = matter.take(&["url"]).as_ref().and_then(scalar);
        matter.flatten(&["params"]);
        let expiry = times::of(&matter, &times::EXPIRY, &self.zone);
        let publishing = times::of(&matter, &times::PUBLISHING, &self.zone);
        let (stem, language) = sections::stem(path, &self.site.languages);
        let mut fields = fields::of(matter, Keywords::Whole, &self.zone);
        let mut slug = slug;
        let counts = match self.site.dates_in_names {
            Some(DateInName::First) => true,
            Some(DateInName::Otherwise) => fields.date.is_none(),
            None => false,
        };
        if counts {
            let name = if is_bundle { folder_name(path) } else { stem.clone() };
            let found = name
                .split_at_checked(10)
                .and_then(|(date, rest)| Some((super::when::When::read(date, &self.zone)?, rest)));
            if let Some(((date, when), rest)) = found {
                (fields.date, fields.when) = (Some(date), Some(when));
                let rest = rest.trim_start_matches(['-', '_']);
                slug = slug.or_else(|| Some(rest.to_owned()).filter(|rest| !rest.is_empty()));
            }
        }
        let own = fields.when.and_then(|when| times::moment(when, &self.zone));
        let waits = publishing.filter(|it| it.moment > self.now && own <= Some(self.now));
        let is_over = expiry.filter(|it| it.moment <= self.now);
        for (time, why) in [(waits, "is to come"), (is_over, "is over")] {
            if let Some(time) = time {
                fields.draft = true;
                self.old.untranslated.push(time.left(&source, &raw, body, why));
            }
        }
        let section = section(path, is_bundle);
        let is_main = section.as_ref().is_some_and(|section| self.main.contains(section));
        let is_post = !is_section && (is_main || (section.is_some() && fields.date.is_some()));
        let kind = if is_post { Kind::Post } else { Kind::Page };
        let place = addresses::Place {
            path,
            section,
            is_section,
            is_bundle,
            language: language.as_deref(),
        };
        let address = self.rules.address(&place, &fields, slug.as_deref(), url.as_deref());
        if let Some(tag) = language.filter(|tag| *tag != self.rules.default_language) {
            fields.others.push(("language", Json::from(tag)));
        }
        for alias in &mut fields.aliases {
            // An earlier address without a slash at its start is one beside this page.
            if !alias.starts_with('/') {
                let parent = Path::new(address.trim_end_matches('/')).parent();
                let joined = super::body::world::join(parent.unwrap_or(Path::new("")), alias);
                *alias = format!("/{}", joined.as_deref().map(shown).unwrap_or_default());
            }
        }
        let strip = (self.main.len() == 1 && is_main).then(|| self.main[0].clone());
        let title = fields.title.clone().unwrap_or_else(|| stem.clone());
        self.add_to_menu(menus, &title, &address);
        self.old.texts.push(Text {
            target: sections::target(path, strip.as_deref().filter(|_| is_post)),
            source,
            raw,
            body,
            kind,
            fields,
            address,
            is_html,
        });
        Some(self.old.texts.len() - 1)
    }
}

impl Reader<'_> {
    /// Pages can put themselves into the menu.
    fn add_to_menu(&mut self, menus: Option<Json>, title: &str, address: &str) {
        let Some(menus) = menus else { return };
        let own = match &menus {
            Json::Object(table) => table.get("main").and_then(Json::as_object).cloned(),
            other => texts(other).iter().any(|name| name == "main").then(Map::new),
        };
        let Some(own) = own else { return };
        let named = ["name", "title"].iter().find_map(|key| own.get(*key).and_then(scalar));
        self.menu.push(MenuEntry {
            weight: own.get("weight").and_then(Json::as_i64).unwrap_or(0),
            title: named.unwrap_or_else(|| title.to_owned()),
            url: format!("/{}", crate::model::address::encode(address)),
        });
    }
}

fn folder_name(path: &Path) -> String {
    let folder = path.parent().and_then(Path::file_name);
    folder.map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
