//! What a text refers to. Some of it shows at once; whether a heading, a picture or a page is
//! there, only when everything has been read.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    path::PathBuf,
};

use rayon::prelude::*;

use super::{
    links::{NoText, Target, Targets, is_called_like_a_picture},
    render::{Part, Spot},
    source::{Source, nearest},
};
use crate::{
    model::{
        address::{Permalink, encode},
        alias::Alias,
        feed::Bundle,
        old_address::OldAddress,
        page_data::is_reserved_id,
        post::Post,
        route::Route,
    },
    native::{
        finding::{Finding, Place},
        languages,
        publish::{dress, images},
    },
};

/// Hears what matters in one text.
pub(super) struct Reader<'a> {
    targets: &'a Targets<'a>,
    source: &'a Source,
    body: usize,
    address: &'a str,
    is_draft: bool,
    findings: Vec<Finding>,
    formulas: Vec<(String, bool)>,
    formula_spots: Vec<Spot>,
    references: Vec<(Reference, At)>,
}

/// Where something is referred to.
#[derive(Debug)]
enum At {
    /// In the text; its place takes a while to find.
    Text(Spot),
    /// In the front matter.
    Matter(Place),
}

/// Something to look at when all texts have been read.
#[derive(Debug)]
enum Reference {
    /// A part of a text.
    Fragment { file: PathBuf, address: String, fragment: String },
    /// A picture.
    Picture { written: String, file: PathBuf },
    /// A page, by its path below the root of the site.
    Page { written: String, path: String },
}

/// The references of one text.
#[derive(Debug)]
pub(super) struct References {
    source: Source,
    body: usize,
    is_draft: bool,
    all: Vec<(Reference, At)>,
}

impl<'a> Reader<'a> {
    /// Hears the text that begins at byte `body` of a file and will be at `address`, if it is no
    /// draft.
    pub(super) fn new(
        targets: &'a Targets<'a>,
        source: &'a Source,
        body: usize,
        address: &'a str,
        is_draft: bool,
    ) -> Self {
        Self {
            targets,
            source,
            body,
            address,
            is_draft,
            findings: Vec::new(),
            formulas: Vec::new(),
            formula_spots: Vec::new(),
            references: Vec::new(),
        }
    }

    /// Takes note of a part of the text.
    pub(super) fn hear(&mut self, part: Part<'_>, spot: Spot) {
        match part {
            Part::Address { url, is_picture } => self.address(url, is_picture, spot),
            Part::NamelessPicture => self.findings.push(Finding::warning(
                self.place(spot),
                "a picture without a text for those who do not see it",
                "say what it shows: ![A heron at the lock](heron.jpg); a picture that only \
                 decorates is <img src=\"heron.jpg\" alt=\"\">",
            )),
            Part::Formula { tex, is_display } => {
                self.formulas.push((tex.to_owned(), is_display));
                self.formula_spots.push(spot);
            }
        }
    }

    fn address(&mut self, url: &mut String, is_picture: bool, spot: Spot) {
        let written = url.clone();
        let target = self.targets.resolve(url, &self.source.path, self.address);
        if matches!(target, Ok(Target::Text { is_draft: true, .. })) && !self.is_draft {
            self.findings.push(to_draft(self.place(spot), &written));
        }
        let reference = match target {
            Ok(Target::Text { file, address, fragment: Some(fragment), .. })
                if !is_always_there(&fragment) =>
            {
                Reference::Fragment { file, address, fragment }
            }
            Ok(Target::File(file)) if is_picture => Reference::Picture { written, file },
            Ok(Target::Path(path)) if is_called_like_a_picture(&path) => {
                self.findings.push(missing_picture(self.place(spot), &written));
                return;
            }
            Ok(Target::Path(path)) => Reference::Page { written, path },
            Ok(Target::Elsewhere | Target::File(_) | Target::Text { .. }) => return,
            Err(NoText(path)) => {
                self.findings.push(Finding::fault(
                    self.place(spot),
                    format!("a link to {path}, where no file is"),
                    "write the path from this file to the other, such as ../posts/a-post.md",
                ));
                return;
            }
        };
        self.references.push((reference, At::Text(spot)));
    }

    /// Takes note of the picture that front matter names at `place`.
    pub(super) fn image(&mut self, url: &mut String, place: Place) {
        let written = url.clone();
        match self.targets.resolve(url, &self.source.path, self.address) {
            Ok(Target::File(file)) => {
                self.references.push((Reference::Picture { written, file }, At::Matter(place)));
            }
            Ok(Target::Path(_)) | Err(_) => self.findings.push(missing_picture(place, &written)),
            Ok(Target::Elsewhere | Target::Text { .. }) => {}
        }
    }

    /// What is wrong with the text itself, and what is still to be looked at.
    pub(super) fn finish(mut self) -> (Vec<Finding>, References) {
        if !self.formulas.is_empty() {
            let faults = dress::check_math(&self.formulas);
            for (fault, spot) in faults.into_iter().zip(std::mem::take(&mut self.formula_spots)) {
                let Some(fault) = fault else { continue };
                self.findings.push(Finding::fault(
                    self.place(spot),
                    format!("TeX that cannot be shown: {fault}"),
                    "mend the formula; a dollar sign that begins none is written \\$",
                ));
            }
        }
        let Self { source, body, is_draft, findings, references: all, .. } = self;
        (findings, References { source: source.clone(), body, is_draft, all })
    }

    fn place(&self, spot: Spot) -> Place {
        self.source.place_in_body(self.body, spot.line, spot.column)
    }
}

fn missing_picture(place: Place, written: &str) -> Finding {
    // From the root of the site it may come along otherwise (`--static`).
    let level = if written.starts_with('/') { Finding::warning } else { Finding::fault };
    level(
        place,
        format!("the picture {written} is not there"),
        "put it beside the index.md of the post, or into static/ and write /name.jpg",
    )
}

fn to_draft(place: Place, written: &str) -> Finding {
    Finding::warning(
        place,
        format!("{written} links to a draft, which `build` leaves out"),
        "publish both, or take the link away until then",
    )
}

/// Whether every page has it: its top, its own parts, or whatever words a browser looks for.
fn is_always_there(fragment: &str) -> bool {
    fragment.is_empty()
        || fragment.eq_ignore_ascii_case("top")
        || is_reserved_id(fragment)
        || fragment.starts_with(":~:")
}

impl References {
    fn place(&self, at: &At) -> Place {
        match at {
            At::Text(spot) => self.source.place_in_body(self.body, spot.line, spot.column),
            At::Matter(place) => place.clone(),
        }
    }
}

/// Looks at everything that is referred to. Without a bundle nobody knows what pages there will be.
pub(super) fn findings(
    texts: &[References],
    bundle: Option<&Bundle>,
    targets: &Targets<'_>,
) -> Vec<Finding> {
    let mut findings = broken_pictures(texts);
    if let Some(bundle) = bundle {
        findings.extend(unknown_fragments(texts, bundle, targets));
        findings.extend(unknown_pages(texts, bundle));
    }
    findings
}

/// Each reference with its text, in order.
fn each(texts: &[References]) -> impl Iterator<Item = (&References, &Reference, &At)> {
    texts.iter().flat_map(|text| text.all.iter().map(move |(what, at)| (text, what, at)))
}

/// Every picture is measured once, and named where it is shown first.
fn broken_pictures(texts: &[References]) -> Vec<Finding> {
    let mut shown: BTreeMap<&PathBuf, (usize, &References, &str, &At)> = BTreeMap::new();
    for (order, (text, reference, at)) in each(texts).enumerate() {
        if let Reference::Picture { written, file } = reference {
            shown.entry(file).or_insert((order, text, written, at));
        }
    }
    let shown: Vec<_> = shown.into_iter().collect();
    let mut broken: Vec<_> = shown
        .into_par_iter()
        .filter_map(|(file, (order, text, written, at))| {
            let finding = images::measure(file).err()?.finding(file);
            let message = format!("{written}: {}", finding.message);
            Some((order, Finding::fault(text.place(at), message, finding.help)))
        })
        .collect();
    broken.sort_by_key(|(order, _)| *order);
    broken.into_iter().map(|(_, finding)| finding).collect()
}

/// Links into texts, whose headings get their ids when they are published.
fn unknown_fragments(texts: &[References], bundle: &Bundle, targets: &Targets<'_>) -> Vec<Finding> {
    let asked: HashSet<&str> = each(texts)
        .filter_map(|(_, reference, _)| match reference {
            Reference::Fragment { address, .. } => Some(address.as_str()),
            _ => None,
        })
        .collect();
    if asked.is_empty() {
        return Vec::new();
    }
    let posts: HashMap<&Permalink, &Post> =
        bundle.posts.iter().chain(&bundle.pages).map(|post| (&post.permalink, post)).collect();
    let ids: HashMap<&str, Vec<String>> = asked
        .into_par_iter()
        .filter_map(|address| {
            let permalink = permalink(&targets.below("", address)?)?;
            Some((address, dress::ids(&posts.get(&permalink)?.content_html)))
        })
        .collect();
    let unknown = each(texts).filter_map(|(text, reference, at)| {
        let Reference::Fragment { file, address, fragment } = reference else { return None };
        // A text with faults of its own may be in no bundle.
        let ids = ids.get(address.as_str())?;
        let decoded = crate::model::address::decode(fragment);
        let is_known = |id: &String| id == fragment || Some(id) == decoded.as_ref();
        if ids.iter().any(is_known) {
            return None;
        }
        let message = format!("a link to #{fragment}, which {} does not have", file.display());
        Some(Finding::fault(text.place(at), message, help(decoded.as_ref(), ids)))
    });
    unknown.collect()
}

/// The id that was meant, more likely than not.
fn help(fragment: Option<&String>, ids: &[String]) -> String {
    let known: Vec<&str> = ids.iter().map(String::as_str).collect();
    if let Some(nearest) = fragment.and_then(|fragment| nearest(fragment, &known)) {
        return format!("did you mean #{nearest}?");
    }
    let notes = ["fn-", "fnref-"];
    let first = known.iter().filter(|id| !notes.iter().any(|note| id.starts_with(note))).take(5);
    let first: Vec<String> = first.map(|id| format!("#{id}")).collect();
    if first.is_empty() {
        return "there are no headings; take away what is behind the #, and the #".to_owned();
    }
    format!("its parts are {}", first.join(", "))
}

/// Addresses on the blog that are neither a page nor a file.
fn unknown_pages(texts: &[References], bundle: &Bundle) -> Vec<Finding> {
    let asked = each(texts).filter_map(|(text, reference, at)| match reference {
        Reference::Page { written, path } => Some((text, written, path, at)),
        _ => None,
    });
    let asked: Vec<_> = asked.filter(|(_, _, path, _)| !is_written_by_publishing(path)).collect();
    if asked.is_empty() {
        return Vec::new();
    }
    let items = || bundle.posts.iter().chain(&bundle.pages);
    // Whether each is a draft.
    let known: HashMap<&Permalink, bool> = items()
        .flat_map(|item| {
            let aliases = item.aliases.iter().filter_map(Alias::path);
            let addresses = std::iter::once(&item.permalink).chain(aliases);
            addresses.map(|address| (address, item.draft))
        })
        .collect();
    let moved: HashSet<&OldAddress> = bundle.redirects.iter().map(|it| &it.from).collect();
    // Lists are made of everything else: to be asked for only if somebody links to one.
    let mut lists: Option<HashSet<Route>> = None;
    let mut findings = Vec::new();
    for (text, written, path, at) in asked {
        let has_moved = permalink(path).is_some_and(|it| moved.contains(&OldAddress::Path(it)));
        let is_known = has_moved
            || match Route::parse(&format!("/{}", encode(path))) {
                Some(Route::Item(permalink)) => {
                    if known.get(&permalink) == Some(&true) && !text.is_draft {
                        findings.push(to_draft(text.place(at), written));
                    }
                    known.contains_key(&permalink)
                }
                Some(list) => lists
                    .get_or_insert_with(|| {
                        languages::site(bundle.clone()).routes().into_iter().collect()
                    })
                    .contains(&list),
                None => false,
            };
        if !is_known {
            findings.push(Finding::warning(
                text.place(at),
                format!("a link to {written}, where nothing is"),
                "a link to a file, such as ../posts/a-post.md, follows it wherever it goes",
            ));
        }
    }
    findings
}

/// Feeds and the like are no pages, and not made of texts.
fn is_written_by_publishing(path: &str) -> bool {
    ["xml", "json", "txt"].iter().any(|name| path.ends_with(&format!(".{name}")))
}

fn permalink(path: &str) -> Option<Permalink> {
    Permalink::parse(&format!("/{}", encode(path))).ok()
}
