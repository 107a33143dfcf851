//! Links to files and lists, and what Python-Markdown adds:
//! <https://docs.getpelican.com/en/latest/content.html#linking-to-internal-content>

use std::path::{Path, PathBuf};

use crate::{
    model::{
        address::{decode, encode},
        slug::Slug,
    },
    native::import::{
        body::{
            Dialect, Found, Here,
            dollars::Dollars,
            words,
            world::{Local, World, join},
        },
        old::Text,
    },
};

#[derive(Debug)]
pub(super) struct Links {
    pub(super) content: PathBuf,
    /// Whether dollars enclose maths.
    pub(super) maths: bool,
}

impl Dialect for Links {
    fn content_folder(&self) -> &Path {
        &self.content
    }

    fn summary_mark(&self) -> &str {
        "<!-- PELICAN_END_SUMMARY -->"
    }

    fn dollars(&self, _text: &Text) -> Dollars {
        if self.maths { Dollars::Maths } else { Dollars::Text }
    }

    fn tag(&self, here: &Here<'_>) -> Option<Found> {
        let rest = here.rest();
        if rest.starts_with("[TOC]") && here.begins_line() {
            return Some(Found::Toc("[TOC]".len()));
        }
        let marks = ["{% ", "{{ "];
        let mark = marks.into_iter().find(|mark| rest.starts_with(mark))?;
        let close = if mark == "{% " { "%}" } else { "}}" };
        // Tags of plugins.
        let line = rest.lines().next()?;
        let length = line.find(close)? + close.len();
        Some(Found::Left(length, rest[..length].to_owned()))
    }

    fn code(&self, code: &str) -> Option<String> {
        let indented = code.lines().all(|line| line.trim().is_empty() || line.starts_with("    "));
        let (first, rest) = code.split_once('\n')?;
        let said = first.trim();
        let language = said.strip_prefix(":::").or_else(|| said.strip_prefix("#!"))?;
        let is_name = !language.is_empty() && !language.contains(['/', ' ']);
        if !indented || !is_name {
            return None;
        }
        let numbers = said.starts_with("#!").then_some("1");
        let body: String = rest
            .lines()
            .map(|line| format!("{}\n", line.strip_prefix("    ").unwrap_or_default()))
            .collect();
        Some(words::code(&words::info(language, numbers, None, None), &body, false) + "\n")
    }

    fn address(&self, world: &World<'_>, me: usize, address: &str, html: bool) -> Option<Local> {
        let address = address.replace("%7B", "{").replace("%7D", "}");
        let (what, path) = match address.strip_prefix('{') {
            Some(rest) => rest.split_once('}')?,
            None => address.strip_prefix('|')?.split_once('|')?,
        };
        let (path, fragment) = path.split_at(path.find(['#', '?']).unwrap_or(path.len()));
        let list = |kind: &str| {
            let slug = Slug::from_name(&decode(path)?)?;
            Some(Local::Change(format!("{}/{kind}/{}/", world.base, encode(slug.as_str()))))
        };
        match what {
            "filename" | "static" | "attach" => {
                let path = decode(path).unwrap_or_else(|| path.to_owned());
                let folder = match path.starts_with('/') {
                    true => self.content.as_path(),
                    false => world.texts[me].source.parent().unwrap_or(Path::new("")),
                };
                let source = join(folder, &path)?;
                if let Some(to) = world.text(&source) {
                    return Some(Local::Change(format!("{}{fragment}", world.link(me, to, html))));
                }
                let missing = source.strip_prefix(&self.content).unwrap_or(&source);
                Some(match world.file_address(&source) {
                    Some(to) => Local::Change(format!("{to}{fragment}")),
                    None => {
                        Local::Missing(world.root(&crate::native::import::report::shown(missing)))
                    }
                })
            }
            "tag" => list("tag"),
            "category" => list("category"),
            "author" => list("author"),
            "index" => Some(Local::Change(format!("{}/", world.base))),
            _ => None,
        }
    }
}
