//! An old blog's folder becomes one of ours: settings, posts and pages, with the addresses they
//! had.
//!
//! Each generator's reader finds the texts and files and says where they were on the web; what
//! follows is the same for all. Nothing is lost without the [`Report`] saying so.

mod body;
mod fields;
mod html;
mod hugo;
mod jekyll;
mod matter;
mod old;
mod pattern;
mod pelican;
pub mod report;
mod sections;
mod settings;
mod settle;
mod slugs;
mod walk;
mod when;
mod write;
mod zola;

use std::{
    fmt,
    path::{Path, PathBuf},
};

use rayon::prelude::*;

use self::{
    body::{Dialect, world::World},
    old::{Kind, Old},
    report::{Changed, Report, shown},
};
use super::{
    error::Error,
    finding::Level,
    ingest::markdown::{self, CONFIG},
    staging::{Staging, refuse_occupied},
};

/// What to import, and where to.
#[derive(Debug, Clone)]
pub struct Options {
    /// The folder of the old blog.
    pub source: PathBuf,
    /// What made it.
    pub from: Generator,
    /// The folder to write. It must not exist or be empty.
    pub out: PathBuf,
    /// Seconds since 1970: what is to come then and what is over.
    pub now: i64,
}

/// A generator whose folders can be imported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Generator {
    /// <https://gohugo.io/>
    Hugo,
    /// <https://www.getzola.org/>
    Zola,
    /// <https://jekyllrb.com/>
    Jekyll,
    /// <https://getpelican.com/>
    Pelican,
}

impl fmt::Display for Generator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Hugo => "Hugo",
            Self::Zola => "Zola",
            Self::Jekyll => "Jekyll",
            Self::Pelican => "Pelican",
        })
    }
}

/// Turns the folder of an old blog into one that [`markdown::read`] reads.
///
/// # Errors
/// When the folder holds no blog of that generator, its settings cannot be read, or the new folder
/// cannot be written; nothing is written then.
pub fn markdown(options: &Options) -> Result<Report, Error> {
    refuse_occupied(&options.out)?;
    let source = options.source.as_path();
    let (mut old, dialect): (Old, Box<dyn Dialect>) = match options.from {
        Generator::Hugo => hugo::read(source, options.now)?,
        Generator::Zola => zola::read(source)?,
        Generator::Jekyll => jekyll::read(source)?,
        Generator::Pelican => pelican::read(source)?,
    };
    let mut report = Report::default();
    let mut changed = doubtful(&old);
    changed.extend(settle::texts(&mut old.texts));
    let (files, left) = settle::files(std::mem::take(&mut old.files), &old.texts);
    old.files_left.extend(left);
    report.addresses = pattern::settle(&mut old.texts, &old.literals);
    report.addresses.changed = changed;

    let world = World::new(&old.texts, &files, old.blog.base_path(), dialect.content_folder());
    let mut bodies: Vec<_> = (0..old.texts.len())
        .into_par_iter()
        .map(|number| body::translate(&world, number, dialect.as_ref()))
        .collect();
    body::fragments::settle(&world, &mut bodies);
    let staging = Staging::beside(&options.out)?;
    for (number, mut translated) in bodies.into_iter().enumerate() {
        let mut text = old.texts[number].clone();
        text.fields.image = text.fields.image.map(|image| world.image(number, &image));
        text.fields.toc = text.fields.toc.or(translated.toc.take());
        report.untranslated.extend(translated.left);
        match text.kind {
            Kind::Post => report.posts += 1,
            Kind::Page => report.pages += 1,
        }
        report.drafts += usize::from(text.fields.draft);
        staging.write(text.new_path(), write::text(&text, &translated.text).as_bytes())?;
    }
    report.files_copied = files.len();
    for file in &files {
        staging.copy(file.new_path(&old.texts), &source.join(&file.source))?;
    }
    let (config, left) = write::config(&old.blog, &report.addresses);
    staging.write(CONFIG, config.as_bytes())?;
    old.settings_left.extend(left);
    report.faults = faults(staging.folder());
    staging.settle()?;

    report.untranslated.append(&mut old.untranslated);
    report.untranslated.sort();
    report.read = report.posts + report.pages + old.skipped.len();
    report.files_found = report.files_copied + old.files_left.len();
    (report.skipped, report.files_left) = (old.skipped, old.files_left);
    (report.outside, report.settings_left) = (old.outside, old.settings_left);
    Ok(report)
}

/// What reading the new folder will refuse.
fn faults(folder: &Path) -> Vec<String> {
    let read = markdown::read(folder, None);
    let faults = read.findings.iter().filter(|finding| finding.level == Level::Fault);
    faults.map(|fault| format!("{}: {}", fault.place, fault.message)).collect()
}

fn doubtful(old: &Old) -> Vec<Changed> {
    let changed = |number: &usize| {
        let text = &old.texts[*number];
        Changed {
            path: shown(&text.source),
            from: "unknown".to_owned(),
            to: Some(format!("/{}", text.address)),
            why: "how the generator writes its letters in an address is not known here".to_owned(),
        }
    };
    old.doubtful.iter().map(changed).collect()
}
