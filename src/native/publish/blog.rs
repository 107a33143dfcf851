//! A source and a shell made ready: everything that the files of a site are made from.

use std::collections::{BTreeMap, HashSet};

use rayon::prelude::*;

use super::{
    Options, Progress, Stage, bodies,
    cards::Cards,
    contents::Contents,
    dress,
    files::{self, Files},
    images::Output,
    shell::Shell,
};
use crate::{
    model::{
        address::{Permalink, encode},
        date::Timestamp,
        feed::Bundle,
        post::Post,
        site::Site,
    },
    native::{
        error::Error,
        finding::Finding,
        ingest::{
            notice::Notices,
            sanitise::Clean,
            source::{self, Source},
        },
        languages,
        memory::Memory,
    },
};

/// A blog as its source has it.
pub(super) struct Undressed {
    /// With bodies as their authors wrote them.
    pub(super) site: Site,
    /// What stands beside its pages.
    files: Files,
    warnings: Vec<Finding>,
    notices: Notices,
}

/// A blog whose bodies are dressed.
#[derive(Debug)]
pub(super) struct Blog {
    pub(super) site: Site,
    pub(super) shell: Shell,
    /// Its files.
    pub(super) contents: Contents,
    /// Pictures that content shows, in every size.
    pub(super) pictures: Vec<Output>,
    /// Pictures for those who show links.
    pub(super) cards: Cards,
    /// What is doubtful.
    pub(super) warnings: Vec<Finding>,
    /// What was not used, dropped or changed.
    pub(super) notices: Notices,
}

impl Undressed {
    /// Reads the source that the options name.
    pub(super) fn read(options: &Options, memories: &Memories) -> Result<Self, Error> {
        let read = source::read_again(&options.source, options.base_url.as_ref(), &memories.clean)?;
        let Source { bundle, mut files, owners, static_dir, warnings, mut notices } = read;
        let mut bundle = leave_out(bundle, options, &mut notices);
        bundle.settings.offline &= options.offline;
        leave_files_out(&mut files, &owners, &bundle);
        for folder in static_dir.iter().chain(&options.static_dir) {
            files::add(&mut files, folder, &options.source, &mut notices)?;
        }
        if !languages::is_spoken(&bundle.language) {
            let remark =
                "has no texts of the interface, and shows English ones: add a message file";
            notices.add(remark, &format!("language {}", bundle.language));
        }
        let mut site = languages::site(bundle);
        if let Some(now) = options.now {
            site = site.at(now);
        }
        Ok(Self { site, files, warnings, notices })
    }

    /// Dresses the bodies, and knows then what the site is made of.
    pub(super) fn dress(
        self,
        options: &Options,
        memories: &Memories,
        progress: &dyn Progress,
    ) -> Result<Blog, Error> {
        let Self { mut site, files, warnings, mut notices } = self;
        let cache = options.cache.as_deref();
        let pictures = bodies::dress(&mut site, &files, cache, &memories.dressed, progress)?;
        let cards = Cards::plan(&site, cache, &mut notices);
        let shell = Shell::of(options.shell.as_deref())?;
        let contents = Contents::new(&site, &shell, &pictures, &cards, files, &mut notices)?;
        Ok(Blog { site, shell, contents, pictures, cards, warnings, notices })
    }
}

impl Blog {
    /// Reads the source that the options name, and dresses it.
    pub(super) fn read(
        options: &Options,
        memories: &Memories,
        progress: &dyn Progress,
    ) -> Result<Self, Error> {
        Undressed::read(options, memories)?.dress(options, memories, progress)
    }

    /// Draws all social cards, in parallel, and gives them to `write` with their paths.
    pub(super) fn draw_cards(
        &self,
        write: &(impl Fn(&str, &[u8]) -> Result<(), Error> + Sync),
        progress: &dyn Progress,
    ) -> Result<(), Error> {
        let files: BTreeMap<&str, usize> = self.cards.files().collect();
        progress.begin(Stage::Cards, files.len());
        files.into_par_iter().try_for_each(|(path, at)| {
            write(path, &self.cards.png(at)?)?;
            progress.advance();
            Ok(())
        })
    }
}

/// What the slow steps of one build leave for the next.
#[derive(Debug)]
pub(super) struct Memories {
    clean: Memory<Clean>,
    dressed: dress::Memories,
}

impl Memories {
    /// For builds that follow each other.
    pub(super) fn new() -> Self {
        Self { clean: Memory::new(), dressed: dress::Memories::new() }
    }

    /// For a single build.
    pub(super) fn none() -> Self {
        Self { clean: Memory::none(), dressed: dress::Memories::none() }
    }

    /// Ends a build.
    pub(super) fn turn(&self) {
        self.clean.turn();
        self.dressed.turn();
    }
}

/// Leaves out the files of items that are left out, but for those that another item shows.
fn leave_files_out(files: &mut Files, owners: &BTreeMap<String, Permalink>, bundle: &Bundle) {
    let items = || bundle.posts.iter().chain(&bundle.pages);
    let there: HashSet<&Permalink> = items().map(|item| &item.permalink).collect();
    let is_shown = |path: &str| {
        let address = encode(path);
        let is_in = |text: &str| text.contains(&address);
        items().any(|item| is_in(&item.content_html) || item.image.as_deref().is_some_and(is_in))
    };
    files.retain(|path, _| {
        owners.get(path).is_none_or(|owner| there.contains(owner)) || is_shown(path)
    });
}

/// Leaves out what is not meant to be read yet, and says so.
fn leave_out(mut bundle: Bundle, options: &Options, notices: &mut Notices) -> Bundle {
    let mut is_ready = |item: &Post| {
        if item.draft && !options.drafts {
            notices.add("left out a draft", item.permalink.as_str());
            return false;
        }
        let unix = item.published.as_ref().map(Timestamp::unix);
        let is_future = unix.zip(options.now).is_some_and(|(unix, now)| unix > now);
        if is_future && !options.future {
            notices.add("left out a post with a date in the future", item.permalink.as_str());
            return false;
        }
        true
    };
    bundle.posts.retain(&mut is_ready);
    bundle.pages.retain(is_ready);
    bundle
}
