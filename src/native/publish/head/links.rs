//! Links to other pages: the original, the neighbours, the search.

use super::{super::crawlers::OPEN_SEARCH, Subject, Tags};
use crate::model::page_data::{Link, View};

/// Adds them. Canonical addresses are whole (RFC 6596), the others paths.
pub(super) fn add(subject: &Subject<'_>, tags: &mut Tags) {
    tags.link("canonical", &subject.canonical);
    let (previous, next) = neighbours(subject);
    if let Some(href) = previous {
        tags.link("prev", href);
    }
    if let Some(href) = next {
        tags.link("next", href);
    }
    let bundle = subject.site.bundle();
    if bundle.settings.search {
        let href = format!("{}/{OPEN_SEARCH}", subject.site.base());
        let media_type = "application/opensearchdescription+xml";
        tags.titled_link("search", media_type, &bundle.title, &href);
    }
}

/// What comes before and after. Lists go from the newest to the oldest, posts from the oldest to the
/// newest: as the links say that readers see.
fn neighbours<'a>(subject: &Subject<'a>) -> (Option<&'a str>, Option<&'a str>) {
    let pager = match &subject.page.view {
        View::Home(list) => &list.pager,
        View::Post(post) => {
            let href = |link: &'a Option<Link>| link.as_ref().map(|link| link.href.as_str());
            return (href(&post.previous), href(&post.next));
        }
        _ => match subject.listing() {
            Some(listing) => &listing.list.pager,
            None => return (None, None),
        },
    };
    (pager.newer.as_deref(), pager.older.as_deref())
}
