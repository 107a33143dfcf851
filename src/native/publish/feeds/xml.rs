//! What is around an XML feed, and what XML cannot hold.

use super::style;
use crate::{model::site::Site, native::html};

/// The file of a feed, given its root element.
pub(super) fn document(site: &Site, root: &str) -> Vec<u8> {
    let sheet = html::quoted(&format!("{}/{}", site.base(), style::FILE));
    let mut document = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
         <?xml-stylesheet type=\"text/css\" href=\"{sheet}\"?>\n"
    );
    document.reserve(root.len() + 1);
    root.split(|c| !is_char(c)).for_each(|part| document.push_str(part));
    document.push('\n');
    document.into_bytes()
}

/// XML 1.0 section 2.2, without the control characters that it discourages. Nothing of the rest can
/// be seen.
fn is_char(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='~' | '\u{a0}'..='\u{fffd}' | '\u{10000}'..)
}
