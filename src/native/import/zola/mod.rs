//! Zola: <https://www.getzola.org/documentation/>

mod shortcodes;

use std::{
    fs,
    path::{Path, PathBuf},
};

use jiff::tz::TimeZone;
use serde_json::Value as Json;

use self::shortcodes::Shortcodes;
use super::{
    body::{Dialect, dollars},
    fields::{self, Keywords},
    matter::Matter,
    old::{Blog, Kind, Old, Text, normal_address},
    sections::{self, Piece, Sections},
    settings::{Settings, scalar},
    slugs, walk,
    when::When,
};
use crate::native::error::Error;

const SETTINGS: &str = "config.toml";

/// Sections that hold posts by their name.
const POSTS: [&str; 3] = ["posts", "post", "blog"];

/// How names become parts of addresses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Slugify {
    On,
    Safe,
    Off,
}

/// Reads a folder of Zola's.
pub(super) fn read(source: &Path) -> Result<(Old, Box<dyn Dialect>), Error> {
    let names = [SETTINGS, "zola.toml"];
    let is_file = |name: &&&str| source.join(name).is_file();
    let Some(name) = names.iter().find(is_file) else {
        let message = "no blog of Zola: neither config.toml nor zola.toml is there".to_owned();
        return Err(Error::ImportSource { path: source.to_owned(), message });
    };
    let mut settings = Settings::read(source, Path::new(name))?;
    let default_language = settings.text(&["default_language"]).unwrap_or_else(|| "en".to_owned());
    let languages = settings.peek("languages").and_then(Json::as_object);
    let languages: Vec<String> =
        languages.map(|map| map.keys().cloned().collect()).unwrap_or_default();
    let smart = settings.flag("markdown.smart_punctuation") == Some(true);
    let slugify = match settings.text(&["slugify.paths"]).as_deref() {
        Some("safe") => Slugify::Safe,
        Some("off" | "false") => Slugify::Off,
        _ => Slugify::On,
    };
    let keeps_dates = settings.flag("slugify.paths_keep_dates") == Some(true);
    let maths = dollars::switched(settings.peek("extra").and_then(Json::as_object));
    let blog = Blog {
        title: settings.text(&["title"]),
        base_url: settings.text(&["base_url"]),
        language: Some(default_language.clone()),
        description: settings.text(&["description"]),
        author: settings.text(&["author", "extra.author"]),
        smart,
        ..Blog::default()
    };
    let content = Path::new("content");
    let walked = walk::below(source, content, &|_| None);
    let below = |path: &PathBuf| path.strip_prefix(content).map(Path::to_owned).ok();
    let files: Vec<PathBuf> = walked.files.iter().filter_map(below).collect();
    let old =
        Old { blog, files_left: walked.left, settings_left: settings.rest(), ..Old::default() };
    let mut reader = Reader {
        source,
        content,
        slugify,
        keeps_dates,
        languages,
        default_language,
        drafts: Vec::new(),
        old,
    };
    let pieces = sections::pieces(&files, &reader.languages, false);
    reader.drafts = pieces.iter().filter_map(|piece| reader.draft_section(piece)).collect();
    for piece in pieces {
        match piece {
            Piece::File(path) if reader.is_in_a_draft(&path) => {
                let file = content.join(path);
                reader.old.leave(&file, "of a section that is a draft");
            }
            piece => reader.piece(piece),
        }
    }
    let mut old = reader.old;
    if old.literals.iter().any(|name| POSTS.contains(&name.as_str())) {
        old.literals.retain(|name| POSTS.contains(&name.as_str()));
    }
    old.copy_folder(source, Path::new("static"));
    let taken = [content, Path::new("static"), Path::new(name)];
    old.outside = walk::outside(source, &taken, &|name| match name {
        "themes" | "templates" => "templates of Zola",
        "sass" => "what Zola works on when it builds",
        "public" => "what Zola has built",
        name if name.starts_with('.') => "a hidden file",
        _ => "nothing that Zola publishes",
    });
    Ok((old, Box::new(Shortcodes { maths: maths == Some(true) })))
}

struct Reader<'a> {
    source: &'a Path,
    content: &'a Path,
    slugify: Slugify,
    keeps_dates: bool,
    languages: Vec<String>,
    default_language: String,
    /// The folders of sections that are drafts, and so is all that is below them.
    drafts: Vec<PathBuf>,
    old: Old,
}

impl Reader<'_> {
    /// The folder of a section that is a draft.
    fn draft_section(&self, piece: &Piece) -> Option<PathBuf> {
        let Piece::Section(path) = piece else { return None };
        // Whatever cannot be read is told of when it is its turn.
        let text = fs::read_to_string(self.source.join(self.content).join(path)).ok()?;
        let matter = Matter::read(&text).ok()?;
        let is_draft = matter.peek("draft").and_then(Json::as_bool) == Some(true);
        path.parent().filter(|_| is_draft).map(Path::to_owned)
    }

    fn is_in_a_draft(&self, path: &Path) -> bool {
        self.drafts.iter().any(|folder| path.starts_with(folder))
    }
}

impl Sections for Reader<'_> {
    const PART: &'static str = "a part of a page, with no page of its own";

    fn old(&mut self) -> &mut Old {
        &mut self.old
    }

    fn content(&self) -> &Path {
        self.content
    }

    /// Takes a text over and returns its number.
    fn text(&mut self, path: &Path, is_section: bool, is_bundle: bool) -> Option<usize> {
        let source = self.content.join(path);
        let (raw, mut matter) = self.old.read(self.source, &source, Matter::read)?;
        let body = matter.body;
        if is_section {
            // The number of posts on a page is said by the section that lists them.
            let number = matter.peek("paginate_by").and_then(Json::as_u64).filter(|it| *it > 0);
            self.old.blog.posts_per_page = self.old.blog.posts_per_page.or(number);
        }
        if is_section && !self.has_a_text(path, &raw[body..]) {
            return None;
        }
        if matter.peek("render").and_then(Json::as_bool) == Some(false) {
            self.skip(path, "Zola makes no page of it");
            return None;
        }
        let slug = matter.take(&["slug"]).as_ref().and_then(scalar);
        let own_path = matter.take(&["path"]).as_ref().and_then(scalar);
        matter.flatten(&["taxonomies"]);
        let (stem, language) = sections::stem(path, &self.languages);
        let folder = path.parent().unwrap_or(Path::new(""));
        let (name, folder) = match is_bundle {
            true => (
                folder.file_name().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default(),
                folder.parent().unwrap_or(Path::new("")),
            ),
            false => (stem, folder),
        };
        let mut fields = fields::of(matter, Keywords::Whole, &TimeZone::UTC);
        fields.draft |= self.is_in_a_draft(path);
        let (date, undated) = dated(&name);
        if fields.date.is_none()
            && let Some((date, when)) = date.and_then(|date| When::read(date, &TimeZone::UTC))
        {
            (fields.date, fields.when) = (Some(date), Some(when));
        }
        let name = if self.keeps_dates { &name } else { undated };
        let mut is_certain = true;
        let mut slugged = |name: &str| self.slugged(name, &mut is_certain);
        let mut address: Vec<String> =
            folder.iter().map(|part| slugged(&part.to_string_lossy())).collect();
        if !is_section {
            address.push(slugged(slug.as_deref().unwrap_or(name)));
        }
        let mut address = own_path.unwrap_or_else(|| address.join("/"));
        let number = self.old.texts.len();
        if !is_certain {
            self.old.doubtful.push(number);
        }
        if let Some(tag) = language.filter(|tag| *tag != self.default_language) {
            address = format!("{tag}/{address}");
            fields.others.push(("language", Json::from(tag)));
        }
        for alias in &mut fields.aliases {
            *alias = format!("/{}", alias.trim_start_matches('/'));
        }
        let section = folder.iter().next().map(|name| name.to_string_lossy().into_owned());
        let is_named = section.as_deref().is_some_and(|name| POSTS.contains(&name));
        let is_post = !is_section && (is_named || fields.date.is_some());
        let strip = section.as_deref().filter(|_| is_named && is_post);
        if let (true, Some(section)) = (is_post, &section) {
            let name = self.slugged(section, &mut true);
            self.old.literals.push(name);
        }
        self.old.texts.push(Text {
            target: sections::target(path, strip),
            source,
            raw,
            body,
            kind: if is_post { Kind::Post } else { Kind::Page },
            fields,
            address: normal_address(&address),
            is_html: false,
        });
        Some(number)
    }
}

impl Reader<'_> {
    fn slugged(&self, name: &str, is_certain: &mut bool) -> String {
        match self.slugify {
            Slugify::On => slugs::zola(name).unwrap_or_else(|| {
                *is_certain = false;
                slugs::jekyll(name, true)
            }),
            // Only what file systems refuse is replaced.
            Slugify::Safe => name
                .chars()
                .filter(|c| !"<>:\"/\\|?*#()[]\n\r\t".contains(*c))
                .map(|c| if c == ' ' { '_' } else { c })
                .collect(),
            Slugify::Off => name.to_owned(),
        }
    }
}

/// The date at the start of a name, and the name without it.
fn dated(name: &str) -> (Option<&str>, &str) {
    let Some((date, rest)) = name.split_at_checked(10) else { return (None, name) };
    if When::read(date, &TimeZone::UTC).is_none_or(|(form, _)| form != date) {
        return (None, name);
    }
    // A time may follow, as RFC 3339 has it.
    if let Some((time, behind)) = rest.find(['Z', 'z']).map(|at| rest.split_at(at + 1))
        && rest.starts_with(['T', 't'])
        && behind.starts_with(['-', '_'])
    {
        return (Some(&name[..10 + time.len()]), &behind[1..]);
    }
    match rest.strip_prefix(['-', '_']).filter(|rest| !rest.is_empty()) {
        Some(rest) => (Some(date), rest),
        None => (None, name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_at_the_start_of_a_name_are_no_part_of_it() {
        assert_eq!(dated("2018-10-10-hello"), (Some("2018-10-10"), "hello"));
        assert_eq!(dated("2018-10-10_hello"), (Some("2018-10-10"), "hello"));
        assert_eq!(dated("2018-10-10T10:00:00Z-hello"), (Some("2018-10-10T10:00:00Z"), "hello"));
        assert_eq!(dated("2018-10-10"), (None, "2018-10-10"));
        assert_eq!(dated("hello-world-x"), (None, "hello-world-x"));
    }
}
