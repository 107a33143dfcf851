//! `robots.txt` (RFC 9309): everybody may read everything, and there is a sitemap.

use super::SITEMAP;
use crate::model::site::Site;

/// Whether anybody reads it: crawlers look for it at the root of a host and nowhere else (section 2.3).
pub(super) fn is_read(site: &Site) -> bool {
    site.base().is_empty()
}

/// Its text.
pub(super) fn text(site: &Site) -> String {
    let home = &site.bundle().home_page_url;
    format!("User-agent: *\nAllow: /\n\nSitemap: {home}{SITEMAP}\n")
}
