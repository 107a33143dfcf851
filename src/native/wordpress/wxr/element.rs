//! One element of the channel with everything in it: small, but for posts with long threads.

/// Which vocabulary a name is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Space {
    /// RSS itself.
    Rss,
    /// `http://wordpress.org/export/1.2/`
    Wp,
    /// `http://wordpress.org/export/1.2/excerpt/`
    Excerpt,
    /// <http://purl.org/rss/1.0/modules/content/>
    Content,
    /// <http://purl.org/dc/elements/1.1/>
    Dc,
    /// What our own export adds: `urn:perennial:wxr:1`.
    Perennial,
    /// Any other.
    Other,
}

impl Space {
    /// By the address of a namespace. WordPress's own has a version in it, and is seen with
    /// `https` too.
    pub(super) fn of(address: &str) -> Self {
        let bare = address.trim_start_matches("https://").trim_start_matches("http://");
        let bare = bare.trim_start_matches("www.").trim_end_matches('/');
        match bare {
            _ if bare.starts_with("wordpress.org") && bare.contains("excerpt") => Self::Excerpt,
            _ if bare.starts_with("wordpress.org/export") => Self::Wp,
            "purl.org/rss/1.0/modules/content" => Self::Content,
            "purl.org/dc/elements/1.1" => Self::Dc,
            "urn:perennial:wxr:1" => Self::Perennial,
            _ => Self::Other,
        }
    }

    /// By a prefix that nothing declares: files that were cut by hand have those.
    pub(super) fn of_prefix(prefix: &str) -> Self {
        match prefix {
            "wp" => Self::Wp,
            "excerpt" => Self::Excerpt,
            "content" => Self::Content,
            "dc" => Self::Dc,
            _ => Self::Other,
        }
    }
}

/// An element, its own text and what is in it.
#[derive(Debug)]
pub(super) struct Element {
    pub(super) space: Space,
    /// The name without a prefix.
    pub(super) name: String,
    pub(super) attributes: Vec<(String, String)>,
    /// Text and CDATA directly in it, one after the other.
    pub(super) text: String,
    pub(super) children: Vec<Element>,
}

impl Element {
    /// The value of an attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The text without white space around it.
    pub(super) fn trimmed(&self) -> String {
        self.text.trim().to_owned()
    }

    /// A whole number; what is none counts as 0, as in PHP.
    pub(super) fn number(&self) -> u64 {
        self.text.trim().parse().unwrap_or(0)
    }

    /// The text of a child of WordPress's vocabulary.
    pub(super) fn wp(&self, name: &str) -> Option<&Element> {
        self.children.iter().find(|child| child.space == Space::Wp && child.name == name)
    }

    /// The trimmed text of such a child; empty where there is none.
    pub(super) fn wp_text(&self, name: &str) -> String {
        self.wp(name).map(Element::trimmed).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::Space;

    #[test]
    fn namespaces_are_known_in_every_spelling() {
        for (address, space) in [
            ("http://wordpress.org/export/1.2/", Space::Wp),
            ("https://wordpress.org/export/1.0/", Space::Wp),
            ("http://wordpress.org/export/1.1/excerpt/", Space::Excerpt),
            ("http://wordpress.org/excerpt/1.0/", Space::Excerpt),
            ("http://purl.org/rss/1.0/modules/content/", Space::Content),
            ("http://purl.org/dc/elements/1.1/", Space::Dc),
            ("http://wellformedweb.org/CommentAPI/", Space::Other),
        ] {
            assert_eq!(Space::of(address), space, "{address}");
        }
    }
}
