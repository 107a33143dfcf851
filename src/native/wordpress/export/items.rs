//! Items: posts, pages and the entries of the menu.

use std::io::{self, Write};

use super::{
    body, channel, comments, dates,
    numbers::Numbers,
    own,
    terms::{Terms, nicename},
    xml::Xml,
};
use crate::{
    model::{category::Category, feed::Bundle, feed::NavigationItem, post::Post},
    native::{html, ingest::summary},
};

/// All items of a blog.
pub(super) fn write<W: Write>(
    xml: &mut Xml<W>,
    bundle: &Bundle,
    terms: &Terms<'_>,
    numbers: &Numbers<'_>,
) -> io::Result<()> {
    let mut writer = Items { xml, bundle, terms, numbers };
    for post in &bundle.posts {
        writer.item(post, "post", 0, 0)?;
    }
    for (at, page) in bundle.pages.iter().enumerate() {
        writer.item(page, "page", numbers.parent(page), at + 1)?;
    }
    for (at, (entry, number)) in bundle.navigation.iter().zip(numbers.menu()).enumerate() {
        writer.menu_item(entry, *number, at + 1)?;
    }
    Ok(())
}

struct Items<'a, W: Write> {
    xml: &'a mut Xml<W>,
    bundle: &'a Bundle,
    terms: &'a Terms<'a>,
    numbers: &'a Numbers<'a>,
}

impl<W: Write> Items<'_, W> {
    fn item(&mut self, item: &Post, kind: &str, parent: u64, order: usize) -> io::Result<()> {
        let home = &self.bundle.home_page_url;
        let url = format!("{home}{}", item.permalink.to_string().trim_start_matches('/'));
        let is_own_summary = summary::of_html(&item.content_html) != item.summary;
        let summary = if is_own_summary { item.summary.as_str() } else { "" };
        let login = item.authors.first().and_then(|author| self.terms.login(author));
        let number = self.numbers.item(item);
        let published = item.published.as_ref();
        let modified = item.modified.as_ref().or(published);
        let own = own::item(item, &url, home, summary, self.terms);

        let xml = &mut *self.xml;
        xml.start("item", &[])?;
        xml.cdata("title", &html::text(&item.title))?;
        xml.text("link", &url)?;
        xml.text("pubDate", &dates::rss(published))?;
        xml.cdata("dc:creator", login.map_or("", |login| login.as_str()))?;
        xml.text_with("guid", &[("isPermaLink", "false")], &item.id)?;
        xml.text("description", "")?;
        xml.cdata("content:encoded", &body::wrapped(&item.content_html))?;
        xml.cdata("excerpt:encoded", &html::text(summary))?;
        xml.text("wp:post_id", &number.to_string())?;
        xml.text("wp:post_date", &dates::local(published))?;
        xml.text("wp:post_date_gmt", &dates::gmt(published))?;
        xml.text("wp:post_modified", &dates::local(modified))?;
        xml.text("wp:post_modified_gmt", &dates::gmt(modified))?;
        let openness = if item.comments_open { "open" } else { "closed" };
        xml.text("wp:comment_status", openness)?;
        xml.text("wp:ping_status", openness)?;
        xml.text("wp:post_name", &post_name(item))?;
        xml.text("wp:status", if item.draft { "draft" } else { "publish" })?;
        xml.text("wp:post_parent", &parent.to_string())?;
        xml.text("wp:menu_order", &order.to_string())?;
        xml.text("wp:post_type", kind)?;
        xml.text("wp:post_password", "")?;
        xml.text("wp:is_sticky", if item.sticky { "1" } else { "0" })?;
        self.terms(item)?;
        self.xml.meta("wp:postmeta", own::KEY, &own)?;
        comments::write(self.xml, &item.comments, self.numbers)?;
        self.xml.end("item")
    }

    fn terms(&mut self, item: &Post) -> io::Result<()> {
        for slug in &item.categories {
            let is_it = |category: &&Category| category.slug == *slug;
            let category = self.bundle.categories.iter().find(is_it);
            let name = category.map_or(slug.as_str(), |category| &category.name);
            let attributes = [("domain", "category"), ("nicename", &*nicename(slug.as_str()))];
            self.xml.cdata_with("category", &attributes, &html::text(name))?;
        }
        for tag in item.tags.iter().filter_map(|tag| self.terms.tag(tag)) {
            let attributes = [("domain", "post_tag"), ("nicename", &*nicename(tag.slug.as_str()))];
            self.xml.cdata_with("category", &attributes, &html::text(&tag.name))?;
        }
        Ok(())
    }

    /// A link of the header, as a link of a menu that leads wherever it says.
    fn menu_item(&mut self, entry: &NavigationItem, number: u64, order: usize) -> io::Result<()> {
        let number = number.to_string();
        let xml = &mut *self.xml;
        xml.start("item", &[])?;
        xml.cdata("title", &html::text(&entry.title))?;
        xml.text("link", "")?;
        xml.text("pubDate", "")?;
        xml.text("dc:creator", "")?;
        xml.text("description", "")?;
        xml.text("content:encoded", "")?;
        xml.text("excerpt:encoded", "")?;
        xml.text("wp:post_id", &number)?;
        xml.text("wp:post_date", &dates::local(None))?;
        xml.text("wp:post_date_gmt", &dates::gmt(None))?;
        xml.text("wp:comment_status", "closed")?;
        xml.text("wp:ping_status", "closed")?;
        xml.text("wp:post_name", &format!("{}-{order}", channel::MENU.0))?;
        xml.text("wp:status", "publish")?;
        xml.text("wp:post_parent", "0")?;
        xml.text("wp:menu_order", &order.to_string())?;
        xml.text("wp:post_type", "nav_menu_item")?;
        xml.text("wp:post_password", "")?;
        xml.text("wp:is_sticky", "0")?;
        let attributes = [("domain", "nav_menu"), ("nicename", channel::MENU.0)];
        xml.cdata_with("category", &attributes, channel::MENU.1)?;
        for (key, value) in [
            ("_menu_item_type", "custom"),
            ("_menu_item_menu_item_parent", "0"),
            ("_menu_item_object_id", &number),
            ("_menu_item_object", "custom"),
            ("_menu_item_target", ""),
            // A list with an empty text, as PHP writes it.
            ("_menu_item_classes", "a:1:{i:0;s:0:\"\";}"),
            ("_menu_item_xfn", ""),
            ("_menu_item_url", &entry.url),
        ] {
            xml.meta("wp:postmeta", key, value)?;
        }
        xml.end("item")
    }
}

/// The last segment of an address, percent-encoded, without the ending of a file.
fn post_name(item: &Post) -> String {
    let last = item.permalink.segments().last().unwrap_or_default();
    let stem = last.strip_suffix(".html").or_else(|| last.strip_suffix(".htm"));
    nicename(stem.unwrap_or(last))
}
