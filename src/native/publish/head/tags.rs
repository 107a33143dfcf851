//! Elements of a head, one after the other.

use crate::native::html::quoted;

/// Elements as HTML. What has nothing to say is left out.
#[derive(Debug, Default)]
pub(super) struct Tags(String);

impl Tags {
    /// A name of HTML, or of whoever made one up.
    pub(super) fn named(&mut self, name: &str, content: &str) {
        self.meta("name", name, content);
    }

    /// A property of Open Graph, which is RDFa.
    pub(super) fn property(&mut self, property: &str, content: &str) {
        self.meta("property", property, content);
    }

    fn meta(&mut self, attribute: &str, name: &str, content: &str) {
        if !content.is_empty() {
            let content = quoted(content);
            self.0.push_str(&format!("<meta {attribute}=\"{name}\" content=\"{content}\">"));
        }
    }

    /// A link.
    pub(super) fn link(&mut self, rel: &str, href: &str) {
        self.0.push_str(&format!("<link rel=\"{rel}\" href=\"{}\">", quoted(href)));
    }

    /// A link to something of a media type that has a title.
    pub(super) fn titled_link(&mut self, rel: &str, media_type: &str, title: &str, href: &str) {
        let (title, href) = (quoted(title), quoted(href));
        self.0.push_str(&format!(
            "<link rel=\"{rel}\" type=\"{media_type}\" title=\"{title}\" href=\"{href}\">"
        ));
    }

    /// All of them.
    pub(super) fn into_html(self) -> String {
        self.0
    }
}
