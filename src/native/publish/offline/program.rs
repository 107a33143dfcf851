//! What documents and the worker agree about: the script in the documents, the page for "no
//! connection", and what identifies both with the program that they belong to.

use serde::Serialize;

use super::{page, without_words};
use crate::{
    model::site::Site,
    native::{
        languages::{self, Value},
        publish::{shell::Shell, short_hash, to_json},
    },
};

/// What a document does for reading offline.
const READER: &str = include_str!("reader.js");

/// The files of one build that are the same for every page.
pub(super) struct Program {
    /// Identifies them, and the program of the shell.
    pub(super) build: String,
    /// The file of the script that every document loads.
    pub(super) script_name: String,
    /// The script.
    pub(super) script: String,
    /// The page that is shown where there is no connection and nothing kept.
    pub(super) page: String,
}

/// What the script is told.
#[derive(Serialize)]
struct Told<'a> {
    base: &'a str,
    words: Words,
}

#[derive(Serialize)]
struct Words {
    title: String,
    read: String,
    whole: String,
    kept: String,
    progress: String,
    full: String,
    forget: String,
    close: String,
}

impl Program {
    /// `None` where the blog is not to be read offline.
    pub(super) fn of(site: &Site, shell: &Shell) -> Option<Self> {
        if !site.bundle().settings.offline {
            return None;
        }
        let told = to_json(&Told { base: site.base(), words: Words::of(&site.bundle().language) });
        let script = format!("const BLOG = {told};\n{}", without_words(READER));
        let script_name = format!("offline-{}.js", short_hash(&[script.as_bytes()]));
        let page = page::of(site, shell, &script_name);
        let build = short_hash(&[shell.build().as_bytes(), script.as_bytes(), page.as_bytes()]);
        Some(Self { build, script_name, script, page })
    }

    /// The file of the page.
    pub(super) fn page_name(&self) -> String {
        format!("offline-{}.html", self.build)
    }

    /// The file with the list of all that the blog is made of.
    pub(super) fn list_name(&self) -> String {
        // Not as what is kept for ever: it changes with every post.
        format!("offline-{}-list.json", self.build)
    }

    /// All of these. No address of a blog is called so by chance.
    pub(super) fn names(&self) -> Vec<String> {
        vec![self.script_name.clone(), self.page_name(), self.list_name()]
    }
}

impl Words {
    fn of(language: &str) -> Self {
        let language = languages::of(language);
        // The browser knows how large things are.
        let gaps = [("size", Value::Text("{size}")), ("part", Value::Text("{part}"))];
        let say = |id: &str| language.text(id, &gaps);
        Self {
            title: say("offline-reading"),
            read: say("offline-keep-read"),
            whole: say("offline-keep-whole"),
            kept: say("offline-whole-kept"),
            progress: say("offline-progress"),
            full: say("offline-full"),
            forget: say("offline-forget"),
            close: say("close"),
        }
    }
}
