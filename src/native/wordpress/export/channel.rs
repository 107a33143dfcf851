//! The channel: the blog, and whatever has a name in it.

use std::io::{self, Write};

use super::{
    own,
    terms::{Terms, nicename},
    xml::Xml,
};
use crate::{model::feed::Bundle, native::html};

/// Version and names of the format: <https://wordpress.org/documentation/article/tools-export-screen/>.
const VERSION: &str = "1.2";
const NAMESPACES: [(&str, &str); 6] = [
    ("version", "2.0"),
    ("xmlns:excerpt", "http://wordpress.org/export/1.2/excerpt/"),
    ("xmlns:content", "http://purl.org/rss/1.0/modules/content/"),
    ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
    ("xmlns:wp", "http://wordpress.org/export/1.2/"),
    ("xmlns:perennial", "urn:perennial:wxr:1"),
];

/// The menu that the links of the header are.
pub(super) const MENU: (&str, &str) = ("navigation", "Navigation");

pub(super) fn begin<W: Write>(
    xml: &mut Xml<W>,
    bundle: &Bundle,
    terms: &Terms<'_>,
) -> io::Result<()> {
    let home = bundle.home_page_url.trim_end_matches('/');
    xml.declaration()?;
    xml.comment(" In WordPress: Tools, Import, WordPress. ")?;
    xml.start("rss", &NAMESPACES)?;
    xml.start("channel", &[])?;
    xml.cdata("title", &html::text(&bundle.title))?;
    xml.text("link", home)?;
    xml.cdata("description", &html::text(bundle.description.as_deref().unwrap_or_default()))?;
    xml.text("language", &bundle.language)?;
    xml.text("wp:wxr_version", VERSION)?;
    xml.text("wp:base_site_url", home)?;
    xml.text("wp:base_blog_url", home)?;
    xml.cdata("perennial:feed", &own::feed(bundle))?;
    authors(xml, terms)?;
    // All terms are counted in one row.
    let mut numbers = (1..).map(|number: usize| number.to_string());
    let mut number = || numbers.next().unwrap_or_default();
    categories(xml, bundle, &mut number)?;
    tags(xml, terms, &mut number)?;
    if !bundle.navigation.is_empty() {
        xml.start("wp:term", &[])?;
        xml.text("wp:term_id", &number())?;
        xml.text("wp:term_taxonomy", "nav_menu")?;
        xml.text("wp:term_slug", MENU.0)?;
        xml.text("wp:term_parent", "")?;
        xml.cdata("wp:term_name", MENU.1)?;
        xml.end("wp:term")?;
    }
    Ok(())
}

pub(super) fn end<W: Write>(xml: &mut Xml<W>) -> io::Result<()> {
    xml.end("channel")?;
    xml.end("rss")
}

fn authors<W: Write>(xml: &mut Xml<W>, terms: &Terms<'_>) -> io::Result<()> {
    for (at, author) in terms.authors().iter().enumerate() {
        xml.start("wp:author", &[])?;
        xml.text("wp:author_id", &(at + 1).to_string())?;
        xml.cdata("wp:author_login", author.slug.as_str())?;
        // Nobody's address is known here.
        xml.text("wp:author_email", "")?;
        xml.cdata("wp:author_display_name", &html::text(&author.name))?;
        xml.text("wp:author_first_name", "")?;
        xml.text("wp:author_last_name", "")?;
        xml.end("wp:author")?;
    }
    Ok(())
}

fn categories<W: Write>(
    xml: &mut Xml<W>,
    bundle: &Bundle,
    number: &mut dyn FnMut() -> String,
) -> io::Result<()> {
    for category in &bundle.categories {
        let parent = category.parent.as_ref().map(|parent| nicename(parent.as_str()));
        xml.start("wp:category", &[])?;
        xml.text("wp:term_id", &number())?;
        xml.cdata("wp:category_nicename", &nicename(category.slug.as_str()))?;
        xml.cdata("wp:category_parent", &parent.unwrap_or_default())?;
        xml.cdata("wp:cat_name", &html::text(&category.name))?;
        let description = category.description.as_deref().unwrap_or_default();
        xml.cdata("wp:category_description", &html::text(description))?;
        xml.end("wp:category")?;
    }
    Ok(())
}

fn tags<W: Write>(
    xml: &mut Xml<W>,
    terms: &Terms<'_>,
    number: &mut dyn FnMut() -> String,
) -> io::Result<()> {
    for tag in terms.tags() {
        xml.start("wp:tag", &[])?;
        xml.text("wp:term_id", &number())?;
        xml.cdata("wp:tag_slug", &nicename(tag.slug.as_str()))?;
        xml.cdata("wp:tag_name", &html::text(&tag.name))?;
        xml.cdata("wp:tag_description", &html::text(terms.description(tag)))?;
        xml.end("wp:tag")?;
    }
    Ok(())
}
