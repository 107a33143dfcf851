//! Dresses the body of every post, with the pictures that they show.

use std::path::{Path, PathBuf};

use lol_html::{RewriteStrSettings, element, rewrite_str};
use rayon::prelude::*;

use super::{
    Progress, Stage, dress,
    files::Files,
    head::picture,
    images::{self, Output, Source},
};
use crate::{
    model::{address::decode, site::Site},
    native::error::Error,
};

/// Dresses all bodies of a site; `files` are those that stand beside its pages. Gives the pictures
/// to write.
pub(super) fn dress(
    site: &mut Site,
    files: &Files,
    cache: Option<&Path>,
    memories: &dress::Memories,
    progress: &dyn Progress,
) -> Result<Vec<Output>, Error> {
    let base = site.base().to_owned();
    let settings = site.bundle().settings.clone();
    let language = site.bundle().language.clone();
    let options = images::Options {
        widths: settings.images.widths.clone(),
        quality: settings.images.quality,
        cache: cache.map(PathBuf::from),
    };
    let shown = shown(site, &base, files);
    let (images, outputs, findings) = images::prepare(shown, &options, &OfPictures(progress));
    if !findings.is_empty() {
        return Err(Error::findings(&findings));
    }
    let wardrobe = dress::Wardrobe {
        settings: &settings,
        language: &language,
        base: &base,
        images: &images,
        memories,
    };
    for items in site.items_mut() {
        items.par_iter_mut().for_each(|item| {
            let face = picture::look_at(item, &base, files);
            dress::post(item, wardrobe);
            item.details.face = face;
        });
    }
    Ok(outputs)
}

/// The pictures among the files that content shows.
fn shown(site: &Site, base: &str, files: &Files) -> Vec<Source> {
    if files.is_empty() {
        return Vec::new();
    }
    let bundle = site.bundle();
    let items: Vec<_> = bundle.posts.iter().chain(&bundle.pages).collect();
    let with_pictures = items.into_par_iter().filter(|item| item.content_html.contains("<img"));
    let paths = with_pictures.flat_map_iter(|item| pictures(&item.content_html, base));
    let source = |path: String| {
        let file = files.get(&path)?.clone();
        Some(Source { path, file })
    };
    paths.filter_map(source).collect()
}

/// The decoded paths, below the base, of the pictures in HTML.
fn pictures(html: &str, base: &str) -> Vec<String> {
    let mut paths = Vec::new();
    let picture = element!("img[src]", |img| {
        let src = img.get_attribute("src").unwrap_or_default();
        let below = src.strip_prefix(base).and_then(|path| path.strip_prefix('/'));
        let path = below.and_then(|path| path.split(['?', '#']).next());
        paths.extend(path.and_then(decode));
        Ok(())
    });
    // It only reads; what cannot be read shows no picture.
    let _ = rewrite_str(html, RewriteStrSettings::new().append_element_content_handler(picture));
    paths
}

/// Whoever hears of pages hears of pictures first.
struct OfPictures<'a>(&'a dyn Progress);

impl images::Progress for OfPictures<'_> {
    fn begin(&self, pictures: usize) {
        self.0.begin(Stage::Pictures, pictures);
    }

    fn advance(&self) {
        self.0.advance();
    }
}
