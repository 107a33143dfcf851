//! A start tag that gains attributes.

use std::fmt;

use super::text::escape_attribute;

/// A start tag.
#[derive(Debug, Clone)]
pub(super) struct Tag {
    name: String,
    /// Names and escaped values, in the order in which they are written.
    attributes: Vec<(String, String)>,
}

impl Tag {
    /// A tag with attributes whose values are escaped already.
    pub(super) fn new(name: &str, attributes: Vec<(String, String)>) -> Self {
        Self { name: name.to_owned(), attributes }
    }

    /// Sets an attribute in its place, or as the last one.
    pub(super) fn set(&mut self, name: &str, text: &str) {
        let value = escape_attribute(text);
        match self.attributes.iter_mut().find(|(known, _)| known == name) {
            Some((_, old)) => *old = value,
            None => self.attributes.push((name.to_owned(), value)),
        }
    }

    /// Sets an attribute if there is none of that name.
    pub(super) fn set_default(&mut self, name: &str, text: &str) {
        if !self.attributes.iter().any(|(known, _)| known == name) {
            self.set(name, text);
        }
    }

    /// Adds a class, unless it is there.
    pub(super) fn add_class(&mut self, class: &str) {
        match self.attributes.iter_mut().find(|(known, _)| known == "class") {
            Some((_, classes)) if classes.split_whitespace().any(|known| known == class) => {}
            Some((_, classes)) => {
                classes.push(' ');
                classes.push_str(class);
            }
            None => self.set("class", class),
        }
    }

    /// Takes attributes away.
    pub(super) fn remove(&mut self, names: &[&str]) {
        self.attributes.retain(|(known, _)| !names.contains(&known.as_str()));
    }
}

impl fmt::Display for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<{}", self.name)?;
        for (name, value) in &self.attributes {
            // A value that was not quoted may hold a quote.
            write!(f, " {name}=\"{}\"", value.replace('"', "&quot;"))?;
        }
        f.write_str(">")
    }
}

#[cfg(test)]
mod tests {
    use super::Tag;

    #[test]
    fn values_are_escaped_once() {
        let mut tag = Tag::new("img", vec![("src".to_owned(), "x?a&amp;b".to_owned())]);
        tag.set("alt", "\"<\"");
        tag.set_default("src", "y");
        tag.add_class("a");
        tag.add_class("b");
        tag.add_class("a");
        assert_eq!(
            tag.to_string(),
            "<img src=\"x?a&amp;b\" alt=\"&quot;&lt;&quot;\" class=\"a b\">"
        );
        tag.remove(&["alt", "class"]);
        assert_eq!(tag.to_string(), "<img src=\"x?a&amp;b\">");
    }
}
