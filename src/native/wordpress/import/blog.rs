//! What is certain of a blog before its addresses are.

use url::Url;

use super::{
    Options, addresses, both::Both, dates, gather::Remarks, identities, known::Known,
    people::People, template::Template, terms::Terms, uploads::Uploads,
};
use crate::{
    model::language,
    native::ingest::{json_feed, links::Links},
};

/// An export, its names and numbers sorted out.
#[derive(Debug)]
pub(super) struct Blog<'k> {
    pub(super) known: &'k Known,
    pub(super) links: Links,
    pub(super) language: String,
    /// Minutes from Greenwich, where a moment does not say so itself.
    pub(super) usual: i64,
    pub(super) ids: Both<Vec<String>>,
    pub(super) terms: Terms,
    pub(super) people: People,
    pub(super) uploads: Uploads,
    /// What the addresses of posts are made of.
    pub(super) template: Template,
}

impl<'k> Blog<'k> {
    pub(super) fn new(known: &'k Known, options: &Options, remarks: &mut Remarks) -> Self {
        let home = known.channel.home().unwrap_or_else(|| {
            remarks.remarks.push(
                "the export does not say where the blog is: it takes http://localhost/ as its address"
                    .to_owned(),
            );
            json_feed::localhost()
        });
        let language = language(&known.channel.language, remarks);
        let links = Links::new(home.clone(), home.clone());
        let mut posts = identities::of(known.all(), &home, remarks);
        let pages = posts.split_off(known.posts.len());
        Self {
            known,
            template: addresses::template(known, &links),
            links,
            usual: dates::usual(known.all().map(|entry| &entry.published)),
            ids: Both { posts, pages },
            terms: Terms::new(known, &language, remarks),
            people: People::new(known, &language, remarks),
            uploads: Uploads::new(known, &home, options.media.as_deref()),
            language,
        }
    }

    /// Where the blog is.
    pub(super) fn home(&self) -> &Url {
        self.links.home()
    }
}

fn language(tag: &str, remarks: &mut Remarks) -> String {
    let tag = tag.replace('_', "-");
    if language::is_tag(&tag) {
        return tag;
    }
    if !tag.is_empty() {
        remarks.remarks.push(format!("the language {tag:?} is no language tag; \"en\" is taken"));
    }
    "en".to_owned()
}
