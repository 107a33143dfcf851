//! Earlier addresses of posts and pages: whatever else led to them.

use std::collections::{HashMap, HashSet};

use url::Url;

use super::{
    addresses::Wish,
    known::{Attachment, Entry, Kind, Known, State},
    own,
};
use crate::{
    model::address::{Permalink, encode},
    native::ingest::links::Links,
};

/// The aliases of every post and every page, in their order. Each leads to one of them only.
///
/// Our own export is whole: it says them all.
pub(super) fn all(known: &Known, wishes: &[Vec<Wish>; 2], links: &Links) -> [Vec<Vec<String>>; 2] {
    let is_whole = known.channel.own.is_some();
    let mut attached: HashMap<u64, Vec<&Attachment>> = HashMap::new();
    for attachment in &known.attachments {
        attached.entry(attachment.parent).or_default().push(attachment);
    }
    let mut taken: HashSet<String> =
        wishes.iter().flatten().map(|wish| wish.path.to_lowercase()).collect();
    [(&known.posts, &wishes[0]), (&known.pages, &wishes[1])].map(|(entries, wishes)| {
        let all = entries.iter().zip(wishes).map(|(entry, wish)| {
            if entry.state != State::Published && entry.own.is_none() {
                return Vec::new();
            }
            let attached = attached.get(&entry.id).map_or(&[][..], Vec::as_slice);
            let mut aliases = own::aliases(entry, links.home().as_str());
            if !is_whole {
                aliases.extend(of(entry, wish, attached, links));
            }
            aliases.retain(|alias| taken.insert(alias.to_lowercase()));
            aliases
        });
        all.collect()
    })
}

fn of(entry: &Entry, wish: &Wish, attached: &[&Attachment], links: &Links) -> Vec<String> {
    let mut aliases = Vec::new();
    if entry.id != 0 {
        let name = if entry.kind == Kind::Page { "page_id" } else { "p" };
        aliases.push(format!("/?{name}={}", entry.id));
    }
    if let Some(folder) = wish.path.strip_suffix('/') {
        aliases.extend((2..=entry.pages).map(|number| format!("{folder}/{number}/")));
        let old = folder.rsplit_once('/').filter(|(_, slug)| *slug == encode(&entry.name));
        if let Some((above, _)) = old {
            aliases.extend(entry.old_slugs.iter().map(|slug| format!("{above}/{}/", encode(slug))));
        }
    }
    for attachment in attached {
        aliases.push(format!("/?attachment_id={}", attachment.id));
        aliases.extend(page(attachment, links));
    }
    aliases
}

/// The path of the page that WordPress made for an attachment.
pub(super) fn page(attachment: &Attachment, links: &Links) -> Option<String> {
    let url = Url::parse(&attachment.link).ok()?;
    let below = links.below(&url).filter(|below| !below.is_empty() && url.query().is_none())?;
    Permalink::parse(&format!("/{below}")).ok().map(|it| it.to_string())
}
