//! Texts one by one: from the export's to the blog's.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::{Mutex, PoisonError},
};

use serde::Serialize;
use serde_json::{Map, Value as Json, json};
use url::Url;

use super::{
    super::{
        content::{self, Content, Context},
        tidy::tidy,
        wxr::{Comment, Item},
    },
    dates::Moment,
    fields::rooted,
    known::{Entry, Kind},
    lead::Lead,
    library::MediaLibrary,
    own,
    people::{without_address, without_login},
    plan::Plan,
    sizes::without_sizes,
};
use crate::{
    model::post::Post,
    native::{
        addresses_in_html,
        error::Error,
        ingest::{
            json_feed::ItemReader,
            notice::Notices,
            sanitise::{Clean, Policy, sanitise},
        },
        items::Items,
        memory::Memory,
    },
};

/// What came to light in texts.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Shortcodes that stay visible, and where.
    pub(super) shortcodes: BTreeMap<String, Vec<String>>,
    /// Shortcodes that only arranged what stood in them, and where.
    pub(super) layout: BTreeMap<String, Vec<String>>,
    /// Blocks that show something that only a server can know.
    pub(super) blocks: BTreeMap<String, Vec<String>>,
    pub(super) dead_links: BTreeSet<DeadLink>,
    /// What was not safe, or means nothing here.
    pub(super) notices: Notices,
    /// The same of each text.
    by_text: BTreeMap<String, Notices>,
}

/// A link or a picture that leads nowhere on the blog.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct DeadLink {
    /// Where it stands.
    pub which: String,
    /// Where it leads.
    pub address: String,
}

/// Gives the items of the bundle as whoever writes asks for them.
pub(super) struct Converter<'a> {
    plan: &'a Plan<'a>,
    library: MediaLibrary<'a>,
    reader: ItemReader<'a>,
    found: Mutex<Found>,
}

impl<'a> Converter<'a> {
    pub(super) fn new(plan: &'a Plan<'a>, memory: &'a Memory<Clean>) -> Self {
        Self {
            plan,
            library: MediaLibrary::new(plan.blog.known),
            reader: ItemReader::new(&plan.bundle, &plan.blog.links, memory),
            found: Mutex::default(),
        }
    }

    /// What was found, in a fixed order.
    pub(super) fn finish(self) -> Found {
        let mut found = self.found.into_inner().unwrap_or_else(PoisonError::into_inner);
        for notices in std::mem::take(&mut found.by_text).into_values() {
            found.notices.extend(notices);
        }
        let Found { shortcodes, layout, blocks, .. } = &mut found;
        for places in [shortcodes, layout, blocks].into_iter().flat_map(BTreeMap::values_mut) {
            places.sort();
        }
        found
    }

    fn convert(&self, entry: &Entry, mut fields: Map<String, Json>) -> Result<Post, Error> {
        let item = self.plan.blog.known.spool.get(entry.ticket)?;
        let mut text = Text { converter: self, label: entry.label(), found: Found::default() };
        let url = fields.get("url").and_then(Json::as_str).and_then(|url| Url::parse(url).ok());
        // Where it was is what short addresses in it started from.
        let links = &self.plan.blog.links;
        let old = Url::parse(&entry.link).ok();
        let old = old.filter(|it| it.query().is_none() && links.below(it).is_some());
        let page = old.or(url).unwrap_or_else(|| links.home().clone());
        let language = &self.plan.bundle.language;
        let own = own::of_item(&item);
        let body = own.as_ref().and_then(|own| own::body(own, &item));
        let body = body.unwrap_or_else(|| text.body(&item, &page));
        fields.insert("content_html".to_owned(), json!(body));
        let excerpt = match &own {
            Some(own) => own::summary(own, &item),
            None => Some(content::excerpt(&item.excerpt, language)).filter(|it| !it.is_empty()),
        };
        if let Some(excerpt) = excerpt {
            fields.insert("summary".to_owned(), json!(excerpt));
        }
        let image = entry.thumbnail.and_then(|id| self.library.url(id));
        if let Some(image) = image {
            let image = self.plan.blog.uploads.find(image).unwrap_or_else(|| image.to_owned());
            fields.insert("image".to_owned(), json!(rooted(links.home(), &image)));
        }
        let ids: HashMap<u64, String> =
            item.comments.iter().map(|it| (it.id, own::comment_id(it))).collect();
        let comments: Vec<Json> =
            item.comments.iter().map(|comment| text.comment(comment, &ids, &page)).collect();
        if let Some(Json::Object(extension)) = fields.get_mut("_perennial") {
            extension.insert("comments".to_owned(), json!(comments));
        }
        let label = text.label;
        let place = label.clone();
        let mut found = text.found;
        let (post, faults, notices) = self.reader.read(Json::Object(fields), label);
        found
            .notices
            .extend(notices.at(|pointer| pointer.split('/').next().unwrap_or_default().to_owned()));
        self.note(&place, found);
        post.filter(|_| faults.is_empty()).ok_or_else(|| {
            let path = std::path::PathBuf::from("the export");
            Error::Faults { path, faults }
        })
    }

    fn note(&self, label: &str, other: Found) {
        let mut found = self.found.lock().unwrap_or_else(PoisonError::into_inner);
        for (name, places) in other.shortcodes {
            found.shortcodes.entry(name).or_default().extend(places);
        }
        for (name, places) in other.layout {
            found.layout.entry(name).or_default().extend(places);
        }
        for (name, places) in other.blocks {
            found.blocks.entry(name).or_default().extend(places);
        }
        found.dead_links.extend(other.dead_links);
        // The first place is the first in the order of names, whichever text was ready first.
        found.by_text.entry(label.to_owned()).or_default().extend(other.notices);
    }
}

impl Items for Converter<'_> {
    fn post(&self, at: usize) -> Result<Cow<'_, Post>, Error> {
        let (entry, fields) = self.plan.item(Kind::Post, at);
        self.convert(entry, fields).map(Cow::Owned)
    }

    fn page(&self, at: usize) -> Result<Cow<'_, Post>, Error> {
        let (entry, fields) = self.plan.item(Kind::Page, at);
        self.convert(entry, fields).map(Cow::Owned)
    }
}

/// One text on its way.
struct Text<'c, 'a> {
    converter: &'c Converter<'a>,
    label: String,
    found: Found,
}

impl Text<'_, '_> {
    fn body(&mut self, item: &Item, page: &Url) -> String {
        let embeds: Vec<String> = item
            .meta
            .iter()
            .filter(|(key, _)| key.starts_with("_oembed_") && !key.starts_with("_oembed_time"))
            .map(|(_, value)| value.clone())
            .collect();
        let context = Context {
            post: item.id,
            library: &self.converter.library,
            language: &self.converter.plan.bundle.language,
            embeds: &embeds,
            footnotes: item.meta("footnotes").unwrap_or_default(),
        };
        let Content { html, shortcodes, layout, blocks, .. } =
            content::post(&item.content, &context);
        for name in layout {
            self.found.layout.entry(name).or_default().push(self.label.clone());
        }
        for (name, _) in shortcodes {
            self.found.shortcodes.entry(name).or_default().push(self.label.clone());
        }
        for name in blocks {
            self.found.blocks.entry(name).or_default().push(self.label.clone());
        }
        self.clean(&html, Policy::Post, page)
    }

    fn comment(&mut self, comment: &Comment, ids: &HashMap<u64, String>, page: &Url) -> Json {
        let mut fields = match own::of_comment(comment) {
            Some(own) => own::comment(&own, comment, self.converter.plan.blog.usual),
            None => self.new_comment(comment, page),
        };
        fields["parent"] = json!(ids.get(&comment.parent));
        fields["kind"] = match comment.kind.as_str() {
            kind @ ("pingback" | "trackback") => json!(kind),
            _ => json!("comment"),
        };
        fields
    }

    fn new_comment(&mut self, comment: &Comment, page: &Url) -> Json {
        let plan = self.converter.plan;
        let html = content::comment(&comment.content, &plan.bundle.language);
        let author = without_address(&content::title(&comment.author, ""));
        let url = comment.author_url.as_str();
        let url = Some(url).filter(|url| !matches!(*url, "" | "http://" | "https://"));
        let url = url.map(without_login);
        let url = url.as_deref();
        // WordPress adds what people leave out.
        let is_bare = |url: &str| !url.contains(':') && url.contains('.') && !url.starts_with('/');
        let url =
            url.map(|url| if is_bare(url) { format!("http://{url}") } else { url.to_owned() });
        json!({
            "id": comment.id.to_string(),
            "author": { "name": author, "url": url },
            "date": Moment::new(&comment.date, &comment.date_gmt).rfc_3339(plan.blog.usual),
            "content_html": self.clean(&html, Policy::Comment, page),
        })
    }

    /// HTML that is safe, leads to where things are now, and is written as Markdown would be.
    fn clean(&mut self, html: &str, policy: Policy, page: &Url) -> String {
        let links = &self.converter.plan.blog.links;
        let clean = sanitise(html, policy, links, page, &self.label, &mut self.found.notices);
        let clean = without_sizes(&clean);
        tidy(&addresses_in_html::map(&clean, &mut |attribute, address| {
            self.address(attribute, address)
        }))
    }

    fn address(&mut self, attribute: &str, address: &str) -> String {
        match self.converter.plan.lead(address) {
            Lead::To(address) => address,
            Lead::AsItIs => address.to_owned(),
            Lead::Nowhere(path) => {
                // The source of a quotation is nothing that readers click on.
                if attribute != "cite" {
                    let dead = DeadLink { which: self.label.clone(), address: path };
                    self.found.dead_links.insert(dead);
                }
                address.to_owned()
            }
        }
    }
}
