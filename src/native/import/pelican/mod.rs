//! Pelican: <https://docs.getpelican.com/>

mod links;
mod python;
mod settings;

use std::{
    ffi::OsStr,
    path::{Path, PathBuf},
};

use serde_json::Value as Json;

use self::settings::Site;
use super::{
    body::Dialect,
    fields::{self, Fields, Keywords},
    matter::Matter,
    old::{Kind, Old, Text, normal_address},
    pattern,
    report::shown,
    settings::scalar,
    slugs, walk,
    when::When,
};
use crate::native::error::Error;

/// Reads a folder of Pelican's.
pub(super) fn read(source: &Path) -> Result<(Old, Box<dyn Dialect>), Error> {
    let site = settings::read(source)?;
    let walked = walk::below(source, &site.content, &|_| None);
    let old = Old {
        blog: site.blog.clone(),
        files_left: walked.left,
        settings_left: site.left.clone(),
        literals: pattern::literals(&site.article_url, '{').collect(),
        ..Old::default()
    };
    let mut reader = Reader { source, site: &site, old };
    for path in &walked.files {
        reader.file(path);
    }
    let mut old = reader.old;
    let taken: Vec<&Path> = [site.content.as_path()]
        .into_iter()
        .chain(site.files.iter().map(PathBuf::as_path))
        .collect();
    old.outside = walk::outside(source, &taken, &|name| match name {
        "output" => "what Pelican has built",
        "themes" | "theme" | "plugins" => "templates and plugins of Pelican",
        name if name.starts_with('.') => "a hidden file",
        _ => "nothing that Pelican publishes",
    });
    Ok((old, Box::new(links::Links { content: site.content, maths: site.maths })))
}

struct Reader<'a> {
    source: &'a Path,
    site: &'a Site,
    old: Old,
}

impl Reader<'_> {
    fn file(&mut self, path: &Path) {
        let below = path.strip_prefix(&self.site.content).unwrap_or(path);
        let is_in = |folders: &[String]| folders.iter().any(|folder| below.starts_with(folder));
        if let Some((_, to)) = self.site.moved.iter().find(|(from, _)| below == Path::new(from)) {
            return self.old.copy(path.to_owned(), to.clone());
        }
        let is_static = is_in(&self.site.static_paths);
        let is_text = walk::is_markdown(path) || walk::has_extension(path, &["html", "htm"]);
        if is_static && !walk::is_markdown(path) || !is_text && !walk::is_other_markup(path) {
            // What a text attaches need not be in a folder of its own.
            return self.old.copy(path.to_owned(), shown(below));
        }
        if !walk::is_markdown(path) {
            let why = match walk::has_extension(path, &["rst"]) {
                true => "reStructuredText, which is not translated",
                false => "markup that is not Markdown",
            };
            return self.old.skip(path, why);
        }
        let is_page = is_in(&self.site.page_paths);
        let is_article = self
            .site
            .article_paths
            .iter()
            .any(|folder| folder.is_empty() || below.starts_with(folder));
        if !is_page && !is_article {
            return self.old.skip(path, "in no folder of articles or pages");
        }
        if let Some((raw, matter)) = self.old.read(self.source, path, Matter::read_header) {
            self.text(path, below, raw, matter, is_page);
        }
    }

    fn text(
        &mut self,
        path: &Path,
        below: &Path,
        raw: std::sync::Arc<str>,
        mut matter: Matter,
        is_page: bool,
    ) {
        let body = matter.body;
        self.site.defaults.iter().for_each(|(key, value)| matter.or_insert(key, value));
        let text = |matter: &mut Matter, name: &str| matter.take(&[name]).as_ref().and_then(scalar);
        let slug = text(&mut matter, "slug");
        let url = text(&mut matter, "url");
        let save_as = text(&mut matter, "save_as");
        let template = text(&mut matter, "template");
        let status = text(&mut matter, "status").unwrap_or_default().to_lowercase();
        if status == "skip" {
            return self.old.skip(path, "Pelican makes no page of it");
        }
        let mut fields = fields::of(matter, Keywords::Commas, &self.site.zone);
        fields.draft |= status == "draft";
        let is_hidden = status == "hidden";
        if is_hidden {
            fields.extra.insert("status".to_owned(), Json::from(status));
        }
        if let Some(template) = template {
            fields.extra.insert("template".to_owned(), Json::from(template));
        }
        let stem = below.file_stem().and_then(OsStr::to_str).unwrap_or_default();
        if fields.date.is_none()
            && let Some((date, when)) =
                stem.get(..10).and_then(|date| When::read(date, &self.site.zone))
        {
            (fields.date, fields.when) = (Some(date), Some(when));
        }
        if fields.categories.is_empty() && !is_page && !is_hidden {
            let folder = below.parent().and_then(Path::file_name).and_then(OsStr::to_str);
            let is_root =
                self.site.article_paths.iter().any(|it| below.parent() == Some(Path::new(it)));
            let own = folder.filter(|_| self.site.folders_are_categories && !is_root);
            fields.categories.push(own.unwrap_or(&self.site.default_category).to_owned());
        }
        // What Pelican takes as one category may have commas in it, as a name.
        let name = match (&slug, self.site.slug_of_file, &fields.title) {
            (Some(slug), ..) => Some(slug.clone()),
            (None, false, Some(title)) => slugs::pelican(title),
            (None, ..) => slugs::pelican(stem),
        };
        let number = self.old.texts.len();
        let name = name.unwrap_or_else(|| {
            self.old.doubtful.push(number);
            slugs::jekyll(fields.title.as_deref().unwrap_or(stem), true)
        });
        let pattern = match (url.or(save_as), is_page, fields.draft) {
            (Some(own), ..) => own,
            (None, false, false) => self.site.article_url.clone(),
            (None, true, false) => self.site.page_url.clone(),
            (None, false, true) => self.site.draft_url.clone(),
            (None, true, true) => self.site.draft_page_url.clone(),
        };
        let mut address = normal_address(&self.fill(&pattern, &name, &fields));
        if address.is_empty() {
            let why = "the home page, which Perennial makes";
            return self.old.skip(path, why);
        }
        if address.contains('{') {
            // A draft may have no date yet.
            address = format!("drafts/{name}.html");
        }
        for alias in &mut fields.aliases {
            *alias = format!("/{}", alias.trim_start_matches('/'));
        }
        let folder =
            self.site.page_paths.iter().find(|folder| is_page && below.starts_with(folder));
        let strip = folder.map(String::as_str).unwrap_or_default();
        self.old.texts.push(Text {
            target: below.strip_prefix(strip).unwrap_or(below).with_extension("md"),
            source: path.to_owned(),
            raw,
            body,
            // An article in no list is what a page is here.
            kind: if is_page || is_hidden { Kind::Page } else { Kind::Post },
            fields,
            address,
            is_html: false,
        });
    }

    /// Fills in a pattern such as `posts/{date:%Y}/{slug}/`. What is unknown stays.
    fn fill(&self, pattern: &str, slug: &str, fields: &Fields) -> String {
        let mut filled = String::new();
        let mut rest = pattern;
        while let Some(at) = rest.find('{') {
            filled.push_str(&rest[..at]);
            let Some(end) = rest[at..].find('}') else { break };
            let token = &rest[at + 1..at + end];
            let (name, format) = token.split_once(':').unwrap_or((token, ""));
            let date = || {
                let format = if format.is_empty() { "%Y-%m-%d" } else { format };
                // Pelican takes the clock of the date as it is written.
                fields.when.map(|when| when.written.strftime(format).to_string())
            };
            let slugged = |name: Option<&String>| {
                name.map(|name| slugs::pelican(name).unwrap_or_else(|| slugs::jekyll(name, true)))
            };
            let author = fields.authors.first().or(self.site.blog.author.as_ref());
            let value = match name {
                "slug" => Some(slug.to_owned()),
                "date" => date(),
                "category" => slugged(fields.categories.first()),
                "author" => slugged(author),
                "lang" => self.site.blog.language.clone(),
                _ => None,
            };
            filled.push_str(&value.unwrap_or_else(|| format!("{{{token}}}")));
            rest = &rest[at + end + 1..];
        }
        filled.push_str(rest);
        filled
    }
}
