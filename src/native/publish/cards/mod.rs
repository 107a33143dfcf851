//! Social cards: a picture for each post that has none of its own, for whoever shows a link to it.
//!
//! A card is named after what goes into it, so that documents can name it before it is drawn. It is
//! drawn when its file is written or asked for: as SVG (`svg`), which resvg turns into pixels.
//! Nothing but the blog and the program decides what it looks like.

mod design;
mod fonts;
mod letters;
mod lines;
mod measure;
mod palette;
mod png;
mod svg;
#[cfg(test)]
mod tests;
mod text;

use std::{
    collections::HashMap,
    fs, io,
    path::{Path, PathBuf},
};

use rayon::prelude::*;
use resvg::{
    render,
    tiny_skia::{Pixmap, Transform},
};

use self::{design::Design, palette::Palette, text::Missing};
use super::images;
use crate::{
    model::{address::Permalink, feed::Bundle, post::Post, site::Site, words::Phrase},
    native::{error::Error, ingest::notice::Notices},
};

/// What those who show links ask for, in pixels.
const WIDTH: u32 = 1200;

/// The same: 1.91 times as wide as high.
const HEIGHT: u32 = 630;

/// In how many lines a blog may say what it is about.
const TAGLINE_LINES: usize = 2;

/// A card as documents name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Card {
    /// Its path below the root of the site.
    pub(super) path: String,
    /// In pixels.
    pub(super) width: u32,
    /// In pixels.
    pub(super) height: u32,
    /// What it says, for those who do not see it.
    pub(super) alt: String,
    /// Its place among the designs.
    at: usize,
}

/// The cards of a site.
#[derive(Debug, Default)]
pub(super) struct Cards {
    designs: Vec<Design>,
    of_posts: HashMap<Permalink, Card>,
    of_blog: Option<Card>,
    cache: Option<PathBuf>,
}

impl Cards {
    /// Designs the cards of a site; nothing is drawn. `cache` is a folder that is kept between
    /// builds. A title with letters that no font in the program has gets no card.
    pub(super) fn plan(site: &Site, cache: Option<&Path>, notices: &mut Notices) -> Self {
        let bundle = site.bundle();
        if !bundle.settings.social_cards {
            return Self::default();
        }
        let palette = Palette::of(&bundle.settings);
        let without = bundle.posts.par_iter().filter(|post| post.image.is_none());
        let planned = without.map(|post| (post, of_post(site, post, palette)));
        let planned: Vec<_> = planned.collect();
        let mut cards = Self { cache: cache.map(Path::to_owned), ..Self::default() };
        let mut paths = HashMap::new();
        match of_blog(bundle, palette) {
            Ok(Some(design)) => {
                let alt = bundle.title.clone();
                cards.of_blog = Some(cards.add(design, alt, &mut paths));
            }
            Ok(None) => {}
            Err(Missing(letter)) => notices.add(remark(letter), "the blog's title"),
        }
        for (post, planned) in planned {
            let permalink = post.permalink.as_str();
            match planned {
                Ok(Some(Plan { design, lacks })) => {
                    if lacks {
                        let remark = "left date and names out of a social card: no font in the \
                                      program has their letters";
                        notices.add(remark, permalink);
                    }
                    let alt = format!("{} – {}", post.title, bundle.title);
                    let card = cards.add(design, alt, &mut paths);
                    cards.of_posts.insert(post.permalink.clone(), card);
                }
                Ok(None) => {}
                Err(Missing(letter)) => notices.add(remark(letter), permalink),
            }
        }
        cards
    }

    fn add(&mut self, design: Design, alt: String, paths: &mut HashMap<String, usize>) -> Card {
        let path = design.path();
        let at = *paths.entry(path.clone()).or_insert(self.designs.len());
        if at == self.designs.len() {
            self.designs.push(design);
        }
        Card { path, width: WIDTH, height: HEIGHT, alt, at }
    }

    /// The card of a post, or the blog's: what stands for an item without a picture of its own.
    pub(super) fn of(&self, permalink: &Permalink) -> Option<&Card> {
        self.of_posts.get(permalink).or_else(|| self.of_blog())
    }

    /// The card of the blog itself.
    pub(super) fn of_blog(&self) -> Option<&Card> {
        self.of_blog.as_ref()
    }

    /// Every file, by its path, and which card is in it.
    pub(super) fn files(&self) -> impl Iterator<Item = (&str, usize)> {
        self.of_blog.iter().chain(self.of_posts.values()).map(|card| (card.path.as_str(), card.at))
    }

    /// The file of a card, as PNG: from the cache, or drawn now.
    ///
    /// # Errors
    /// When it cannot be drawn, which would be our own fault.
    pub(super) fn png(&self, at: usize) -> Result<Vec<u8>, Error> {
        let Some(design) = self.designs.get(at) else { return Ok(Vec::new()) };
        let path = design.path();
        let kept = self.cache.as_ref().map(|folder| folder.join(path.replace('/', "-")));
        let known = kept.as_ref().and_then(|file| fs::read(file).ok());
        if let Some(png) = known.filter(|bytes| png::is_whole(bytes)) {
            return Ok(png);
        }
        let failed = |source| Error::Write { path: PathBuf::from(&path), source };
        let png = draw(design).map_err(failed)?;
        if let (Some(folder), Some(file)) = (&self.cache, &kept) {
            // Without a cache all is drawn anew; that is no fault of the site.
            let _ =
                fs::create_dir_all(folder).and_then(|()| images::write_whole(folder, file, &png));
        }
        Ok(png)
    }
}

/// A card to be made, and whether something of the post is not on it.
struct Plan {
    design: Design,
    lacks: bool,
}

fn of_post(site: &Site, post: &Post, palette: Palette) -> Result<Option<Plan>, Missing> {
    let bundle = site.bundle();
    let language = post.language.as_deref().unwrap_or(&bundle.language);
    let Some(title) = design::title(&post.title, language)? else { return Ok(None) };
    let date = post.published.as_ref().map(|date| site.words().say(Phrase::Date(date)));
    let names: Vec<&str> = post.authors.iter().map(|author| author.name.as_str()).collect();
    let names = (!names.is_empty()).then(|| names.join(", "));
    let foot: Vec<String> = date.into_iter().chain(names).collect();
    let foot = design::foot(&foot.join(" · "), &bundle.language);
    let lacks = foot.is_err();
    // What is wrong with the blog's own name is said once.
    let name = design::title(&bundle.title, &bundle.language).ok().flatten();
    let foot = foot.ok().flatten();
    Ok(Some(Plan { design: Design { title, name, foot, foot_lines: 1, palette }, lacks }))
}

fn of_blog(bundle: &Bundle, palette: Palette) -> Result<Option<Design>, Missing> {
    let Some(title) = design::title(&bundle.title, &bundle.language)? else { return Ok(None) };
    let tagline = bundle.description.as_deref().unwrap_or_default();
    let foot = design::foot(tagline, &bundle.language).ok().flatten();
    Ok(Some(Design { title, name: None, foot, foot_lines: TAGLINE_LINES, palette }))
}

fn remark(letter: char) -> String {
    format!("made no social card: no font in the program has the letter {letter} of a title")
}

fn draw(design: &Design) -> io::Result<Vec<u8>> {
    let tree = measure::read(&svg::of(design)).ok_or_else(|| io::Error::other("no SVG"))?;
    let mut pixels = Pixmap::new(WIDTH, HEIGHT).ok_or_else(|| io::Error::other("no pixels"))?;
    render(&tree, Transform::identity(), &mut pixels.as_mut());
    png::encode(pixels.data(), WIDTH, &design.palette)
}
