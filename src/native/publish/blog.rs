//! A source and a shell made ready: everything that the files of a site are made from.

use super::{
    Options, Progress, bodies, bundle_json, contents::Contents, dress::Memory, files,
    images::Output, shell::Shell,
};
use crate::{
    model::{date::Timestamp, feed::Bundle, post::Post, site::Site},
    native::{
        error::Error,
        finding::Finding,
        ingest::{
            notice::Notices,
            source::{self, Source},
        },
    },
};

/// A blog whose bodies are dressed.
#[derive(Debug)]
pub(super) struct Blog {
    pub(super) site: Site,
    pub(super) shell: Shell,
    /// Its files.
    pub(super) contents: Contents,
    /// The file for feed readers, with bodies as their authors wrote them.
    pub(super) posts_json: Vec<u8>,
    /// Pictures that content shows, in every size.
    pub(super) pictures: Vec<Output>,
    /// What is doubtful.
    pub(super) warnings: Vec<Finding>,
    /// What was not used, dropped or changed.
    pub(super) notices: Notices,
}

impl Blog {
    /// Reads the source that the options name.
    pub(super) fn read(
        options: &Options,
        memory: &Memory,
        progress: &dyn Progress,
    ) -> Result<Self, Error> {
        let read = source::read(&options.source, options.base_url.as_ref())?;
        let Source { bundle, mut files, owners: _, static_dir, warnings, mut notices } = read;
        for folder in static_dir.iter().chain(&options.static_dir) {
            files::add(&mut files, folder, &options.source, &mut notices)?;
        }
        let mut site = Site::new(leave_out(bundle, options, &mut notices));
        if let Some(now) = options.now {
            site = site.at(now);
        }
        let posts_json = bundle_json::to_vec(&site);
        let cache = options.cache.as_deref();
        let pictures = bodies::dress(&mut site, &files, cache, memory, progress)?;
        let shell = Shell::of(options.shell.as_deref())?;
        let contents = Contents::new(&site, &shell, &pictures, files)?;
        Ok(Self { site, shell, contents, posts_json, pictures, warnings, notices })
    }
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
