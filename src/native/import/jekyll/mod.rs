//! Jekyll: <https://jekyllrb.com/docs/>

mod addresses;
mod liquid;
mod settings;

use std::{
    ffi::OsStr,
    path::{Path, PathBuf},
};

use jiff::tz::TimeZone;
use serde_json::Value as Json;

use self::{addresses::Place, settings::Site};
use super::{
    body::Dialect,
    fields::{self, Keywords},
    matter::Matter,
    old::{Kind, Old, Text},
    report::shown,
    settings::scalar,
    walk,
    when::When,
};
use crate::native::error::Error;

const EXCLUDED: &str = "excluded by Jekyll";
const MACHINERY: &str = "templates, data or results of Jekyll";

/// Reads a folder of Jekyll's.
pub(super) fn read(source: &Path) -> Result<(Old, Box<dyn Dialect>), Error> {
    let site = settings::read(source)?;
    let walked = walk::below(source, &site.root, &|path| passes(&site, path));
    let settings_file = shown(&site.file);
    let not_used = walked.left.into_iter().filter(|unused| unused.path != settings_file);
    let (outside, left) = not_used.partition(|unused| {
        unused.why == EXCLUDED || unused.why == MACHINERY || unused.why == "a hidden file"
    });
    let old = Old {
        blog: site.blog.clone(),
        files_left: left,
        outside,
        settings_left: site.left.clone(),
        literals: site.literals(),
        ..Old::default()
    };
    let mut reader = Reader { source, site: &site, old };
    for path in &walked.files {
        reader.file(path);
    }
    let old = reader.old;
    let dialect = liquid::Liquid {
        root: site.root.clone(),
        base: old.blog.base_path(),
        origin: old.blog.origin(),
        variables: site.variables,
        summary_mark: site.excerpt_separator,
    };
    Ok((old, Box::new(dialect)))
}

/// Why Jekyll passes something over.
fn passes(site: &Site, path: &Path) -> Option<&'static str> {
    let below = path.strip_prefix(&site.root).unwrap_or(path);
    let name = below.file_name().and_then(OsStr::to_str).unwrap_or_default();
    if site.included.iter().any(|known| below == Path::new(known.trim_matches('/'))) {
        return None;
    }
    if site.excluded.iter().any(|known| below == Path::new(known.trim_matches('/'))) {
        return Some(EXCLUDED);
    }
    let is_special = name.starts_with(['_', '#']) || name.ends_with('~');
    let is_collection = site.collection_of(&below.join("x")).is_some();
    if !is_special || is_collection || matches!(name, "_posts" | "_drafts") {
        return None;
    }
    // Within a collection names may begin with anything.
    let within =
        below.parent().is_some_and(|parent| site.collection_of(&parent.join("x")).is_some());
    (!within).then_some(MACHINERY)
}

struct Reader<'a> {
    source: &'a Path,
    site: &'a Site,
    old: Old,
}

impl Reader<'_> {
    fn copy(&mut self, path: &Path) {
        let below = path.strip_prefix(&self.site.root).map(shown).unwrap_or_default();
        self.old.copy(path.to_owned(), below);
    }

    fn file(&mut self, path: &Path) {
        let below = path.strip_prefix(&self.site.root).unwrap_or(path);
        let is_post = below.iter().any(|part| part == "_posts");
        let is_draft = !is_post && below.iter().any(|part| part == "_drafts");
        let collection = self.site.collection_of(below);
        let is_text = walk::is_markdown(path) || walk::has_extension(path, &["html", "htm"]);
        let is_special = is_post || is_draft || collection.is_some();
        if walk::is_other_markup(path) {
            return self.old.skip(path, "markup that is not Markdown");
        }
        if !is_text {
            if has_matter(&self.source.join(path)) {
                let why = "a template: Jekyll makes a file of it";
                return self.old.leave(path, why);
            }
            if is_special && !is_post && !is_draft {
                let name = collection.map(|it| it.name.clone()).unwrap_or_default();
                let in_collection = below.strip_prefix(self.site.collection_folder(&name));
                let published = format!("{name}/{}", in_collection.map(shown).unwrap_or_default());
                return self.old.copy(path.to_owned(), published);
            }
            if is_special {
                let why = "a file among the posts, which Jekyll does not publish";
                return self.old.leave(path, why);
            }
            return self.copy(path);
        }
        if collection.is_some_and(|collection| !collection.output) && !is_post && !is_draft {
            return self.old.skip(path, "of a collection that Jekyll makes no pages of");
        }
        let Some((raw, matter)) = self.old.read(self.source, path, Matter::read) else { return };
        if !matter.is_there && !is_special {
            return self.copy(path);
        }
        self.text(path, raw, matter, is_post, is_draft);
    }

    fn text(
        &mut self,
        path: &Path,
        raw: std::sync::Arc<str>,
        mut matter: Matter,
        is_post: bool,
        is_draft: bool,
    ) {
        let below = path.strip_prefix(&self.site.root).unwrap_or(path);
        let collection = self.site.collection_of(below);
        let kind_name = match (is_post, is_draft, collection) {
            (true, ..) => "posts",
            (_, true, _) => "drafts",
            (_, _, Some(collection)) => &collection.name,
            _ => "pages",
        };
        self.site.defaults(below, kind_name, &mut matter);
        let body = matter.body;
        let text = &raw[body..];
        let stem = path.file_stem().and_then(OsStr::to_str).unwrap_or_default();
        let (file_date, name) = dated(stem);
        if is_post && file_date.is_none() {
            return self.old.skip(path, "no date in its name, so Jekyll does not publish it");
        }
        if !is_post && !is_draft {
            let signs = ["{% for ", "{%- for ", "{% assign ", "{%- assign ", "paginator."];
            if text.trim().is_empty() {
                return self.old.skip(path, "a page without a text: its layout makes it");
            }
            if signs.iter().any(|sign| text.contains(sign)) {
                return self.old.skip(path, "a template: it makes a page of other pages");
            }
        }
        let slug = matter.take(&["slug"]).as_ref().and_then(scalar);
        let permalink = matter.take(&["permalink"]).as_ref().and_then(scalar);
        for key in ["date", "last_modified_at"] {
            let said = matter.peek(key).and_then(Json::as_str);
            if let Some(moment) = said.and_then(|said| in_utc(said, key, &raw[..body])) {
                matter.take(&[key]);
                matter.or_insert(key, &Json::from(moment));
            }
        }
        let mut fields = fields::of(matter, Keywords::Spaces, &self.site.zone);
        let own_date = file_date.and_then(|date| When::read(&date, &self.site.zone));
        if let (true, Some((date, when))) = (fields.date.is_none() && is_post, own_date) {
            (fields.date, fields.when) = (Some(date), Some(when));
        }
        if is_post || is_draft {
            let folders = below.iter().take_while(|part| *part != "_posts" && *part != "_drafts");
            let skipped = self.site.collections_dir.components().count();
            let mut categories: Vec<String> =
                folders.skip(skipped).map(|part| part.to_string_lossy().into_owned()).collect();
            for category in std::mem::take(&mut fields.categories) {
                if !categories.contains(&category) {
                    categories.push(category);
                }
            }
            fields.categories = categories;
        }
        fields.draft |= is_draft;
        let place = Place {
            below,
            name: if is_post { name } else { stem },
            slug: slug.as_deref(),
            permalink: permalink.as_deref(),
            collection: collection.filter(|_| !is_post && !is_draft),
            is_post: is_post || is_draft,
        };
        let mut address = addresses::address(self.site, &place, &fields);
        if is_draft && fields.when.is_none() && address.contains(':') {
            // It has no date yet, and so no address.
            address = format!("drafts/{}/", super::slugs::jekyll(stem, true));
        }
        if address.is_empty() {
            return self.old.skip(path, "the home page, which Perennial makes");
        }
        for alias in &mut fields.aliases {
            *alias = format!("/{}", alias.trim_start_matches('/'));
        }
        let kind = if is_post || is_draft { Kind::Post } else { Kind::Page };
        self.old.texts.push(Text {
            target: target(self.site, below, is_draft),
            source: path.to_owned(),
            is_html: walk::has_extension(path, &["html", "htm"]),
            raw,
            body,
            kind,
            fields,
            address,
        });
    }
}

/// Where a text goes: categories that are folders stay folders.
fn target(site: &Site, below: &Path, is_draft: bool) -> PathBuf {
    let below = below.strip_prefix(&site.collections_dir).unwrap_or(below);
    let parts = below.iter().filter(|part| *part != "_posts" && *part != "_drafts");
    let target: PathBuf =
        parts.map(|part| part.to_string_lossy().trim_start_matches('_').to_owned()).collect();
    let target = target.with_extension("md");
    if is_draft { Path::new("drafts").join(target) } else { target }
}

/// `2020-01-02-name`, also with a short year, month or day.
fn dated(stem: &str) -> (Option<String>, &str) {
    let mut parts = stem.splitn(4, '-');
    let (Some(year), Some(month), Some(day), Some(name)) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return (None, stem);
    };
    let number = |text: &str, lengths: &[usize]| {
        lengths.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    if !number(year, &[2, 4]) || !number(month, &[1, 2]) || !number(day, &[1, 2]) {
        return (None, stem);
    }
    let century = if year.len() == 2 { "20" } else { "" };
    let date = format!("{century}{year}-{month:0>2}-{day:0>2}");
    match When::read(&date, &TimeZone::UTC) {
        Some(_) => (Some(date), name),
        None => (None, stem),
    }
}

/// Whether a file begins as files do that Jekyll works on.
fn has_matter(path: &Path) -> bool {
    use std::io::Read as _;
    let mut start = [0; 4];
    let read = std::fs::File::open(path).and_then(|mut file| file.read(&mut start)).unwrap_or(0);
    matches!(&start[..read], [b'-', b'-', b'-', b'\n' | b'\r'])
}

/// Whether a value of the front matter's defaults is meant for this kind of text.
fn scope_holds(scope: Option<&Json>, below: &Path, kind: &str) -> bool {
    let text = |key: &str| scope.and_then(|scope| scope.get(key)).and_then(scalar);
    let of_kind = text("type").is_none_or(|wanted| {
        // Older blogs say it in the singular.
        wanted == kind || format!("{wanted}s") == kind
    });
    of_kind && text("path").is_none_or(|path| below.starts_with(path.trim_matches('/')))
}

/// A moment with seconds and no offset, with the offset that it has for Jekyll: YAML's moments are in UTC
/// ([timestamp](https://yaml.org/type/timestamp.html)) where no quotes make a text of them. `None` for
/// everything else, which is by the blog's clock.
fn in_utc(said: &str, key: &str, header: &str) -> Option<String> {
    let said = said.trim();
    let (date, time) = said.split_once([' ', 'T', 't'])?;
    let are_numbers = |text: &str, sign: char| {
        let parts: Vec<&str> = text.split(sign).collect();
        let is_number =
            |part: &&str| part.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        parts.len() == 3 && parts.iter().all(|part| !part.is_empty() && is_number(part))
    };
    let mut values = header.lines().filter_map(|line| line.strip_prefix(key)?.strip_prefix(':'));
    let is_quoted = values.next().is_some_and(|value| value.trim_start().starts_with(['"', '\'']));
    let is_moment = are_numbers(date, '-') && are_numbers(time.trim_start(), ':');
    (is_moment && !is_quoted).then(|| format!("{said} +0000"))
}
