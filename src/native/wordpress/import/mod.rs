//! A WordPress export becomes a blog: texts, threads, files, addresses, identities.
//!
//! The export is read once, from its beginning to its end. Items go to a temporary file, what is
//! needed to settle every address stays in memory (a few kilobytes for each post). Then the
//! texts are converted one by one, in the order in which they are written.

mod addresses;
mod aliases;
mod blog;
mod both;
mod comments;
mod convert;
mod dates;
mod feed;
mod fields;
mod gather;
mod identities;
mod kinds;
mod known;
mod lead;
mod library;
mod menu_items;
mod menus;
mod own;
mod people;
mod places;
mod plan;
mod redirects;
mod report;
mod settle;
mod sizes;
mod spool;
mod tally;
mod template;
mod terms;
mod titles;
mod uploads;

use std::{
    fs,
    path::{Path, PathBuf},
};

pub use self::{
    addresses::Changed,
    convert::DeadLink,
    known::Kind,
    report::{Draft, Dropped, Report},
    tally::{Count, Tally},
};
use self::{convert::Converter, gather::Remarks, known::Known, plan::Plan};
use super::content;
use crate::native::{
    error::Error,
    folder::{self, Written},
    ingest::markdown::render::Style,
    memory::Memory,
    publish,
    staging::{Staging, new_file, refuse_existing, refuse_occupied},
};

/// What to import, and where to.
#[derive(Debug, Clone)]
pub struct Options {
    /// The files of the export; those of one blog belong together.
    pub exports: Vec<PathBuf>,
    /// A copy of `wp-content/uploads`.
    pub media: Option<PathBuf>,
    /// What to make.
    pub target: Target,
    /// Post types besides posts and pages, and what becomes of them.
    pub types: Vec<(String, Kind)>,
    /// The menu for the header, by name or slug.
    pub menu: Option<String>,
}

/// What an import makes.
#[derive(Debug, Clone)]
pub enum Target {
    /// A folder to write in. It must not exist or be empty.
    Folder(PathBuf),
    /// A posts file, which must not exist, and a folder for the files that belong to it.
    PostsFile(PathBuf, Option<PathBuf>),
}

/// Imports an export.
///
/// # Errors
/// When a file cannot be read or is no export, or the blog cannot be written; nothing is left
/// half-written.
pub fn import(options: &Options) -> Result<Report, Error> {
    match &options.target {
        Target::Folder(out) => refuse_occupied(out)?,
        Target::PostsFile(out, files) => {
            refuse_existing(out)?;
            files.as_deref().map_or(Ok(()), refuse_occupied)?;
        }
    }
    if let Some(media) = &options.media {
        fs::read_dir(media).map_err(|source| Error::Read { path: media.clone(), source })?;
    }
    let mut remarks = Remarks::default();
    let known = gather::gather(options, &mut remarks)?;
    let plan = Plan::new(&known, options, &mut remarks)?;
    let memory = Memory::none();
    let converter = Converter::new(&plan, &memory);
    let written = match &options.target {
        Target::Folder(out) => {
            let smart = content::has_typographic_quotes(&plan.bundle.language);
            let style = Style { smart, ..Style::default() };
            let files = || plan.blog.uploads.files();
            folder::write_items(&plan.bundle, &converter, style, &files, out)?
        }
        Target::PostsFile(out, files) => posts_file(&plan, &converter, out, files.as_deref())?,
    };
    let found = converter.finish();
    Ok(account(&known, plan, remarks, found, written))
}

fn posts_file(
    plan: &Plan<'_>,
    converter: &Converter<'_>,
    out: &Path,
    files: Option<&Path>,
) -> Result<Written, Error> {
    if let Some(parent) = out.parent() {
        fs::create_dir_all(parent)
            .map_err(|source| Error::Write { path: out.to_owned(), source })?;
    }
    let copied = new_file(out, |file| {
        publish::write_posts_json(plan.bundle.clone(), converter, file, out)?;
        // Which files there are is known when all texts were written.
        let Some(folder) = files else { return Ok(0) };
        let (staging, files) = (Staging::beside(folder)?, plan.blog.uploads.files());
        files.iter().try_for_each(|(path, file)| staging.copy(path, file).map(|_| ()))?;
        staging.settle()?;
        Ok(files.len())
    })?;
    let (posts, pages) = (plan.bundle.posts.len(), plan.bundle.pages.len());
    Ok(Written { posts, pages, files: copied, ..Written::default() })
}

fn account(
    known: &Known,
    plan: Plan<'_>,
    remarks: Remarks,
    found: convert::Found,
    written: Written,
) -> Report {
    let Remarks { tally: mut counts, remarks } = remarks;
    for attachment in &known.attachments {
        match plan.blog.uploads.fate(attachment) {
            Ok(()) => counts.import("attachments"),
            Err(why) => counts.skip("attachments", why, attachment.url.clone()),
        }
    }
    let drafts = known.all().filter(|entry| entry.state.is_draft());
    let (files_remote, files_missing) = plan.blog.uploads.left();
    let dropped = found.notices.iter().map(|(remark, count, first)| Dropped {
        remark: remark.to_owned(),
        count,
        first: first.to_owned(),
    });
    Report {
        drafts: drafts.map(|it| Draft { which: it.label(), was: it.was() }).collect(),
        dropped: dropped.collect(),
        as_markdown: written.as_markdown,
        as_html: written.as_html,
        files_copied: written.files,
        files_remote,
        files_missing,
        addresses_changed: plan.changed,
        dead_links: found.dead_links.into_iter().collect(),
        shortcodes: found.shortcodes,
        layout: found.layout,
        blocks: found.blocks,
        counts,
        remarks,
    }
}
