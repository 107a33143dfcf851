//! What a browser makes of a feed that a reader has clicked on.
//!
//! Plain CSS and no XSLT: browsers are about to drop that. CSS can show the elements of Atom and RSS
//! as they are, without a script and without changing what feed readers get; the content of posts,
//! which is HTML as text there, it leaves out.

use crate::{
    model::{language::direction, site::Site},
    native::languages,
};

/// The file, at the root of the site.
pub(in crate::native::publish) const FILE: &str = "feed.css";

/// The style sheet of a blog's feeds, in its language.
pub(in crate::native::publish) fn sheet(site: &Site) -> String {
    let language = &site.bundle().language;
    let about = languages::of(language).text("feed-about", &[]);
    SHEET
        .replace("DIRECTION", direction(language))
        .replace("ABOUT", &about.replace('\\', "\\\\").replace('"', "\\\""))
}

const SHEET: &str = include_str!("feed.css");
