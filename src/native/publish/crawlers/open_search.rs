//! The OpenSearch description document (OpenSearch 1.1 draft 6): browsers offer to search the blog from
//! their address bar.

use crate::{model::site::Site, native::html::text};

/// The document. Names have limits: 16 characters, 48 for the long one, 1024 for the description.
pub(super) fn description(site: &Site) -> String {
    let bundle = site.bundle();
    let limited = |name: &str, limit: usize| text(&shortened(name, limit));
    let mut document = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">\n\
         <ShortName>{}</ShortName>\n",
        limited(&bundle.title, 16)
    );
    if bundle.title.chars().count() > 16 {
        document.push_str(&format!("<LongName>{}</LongName>\n", limited(&bundle.title, 48)));
    }
    let about = bundle.description.as_deref().unwrap_or(&bundle.title);
    document.push_str(&format!(
        "<Description>{}</Description>\n\
         <Url type=\"text/html\" template=\"{}search/?q={{searchTerms}}\"/>\n\
         <Language>{}</Language>\n\
         <InputEncoding>UTF-8</InputEncoding>\n\
         <OutputEncoding>UTF-8</OutputEncoding>\n\
         </OpenSearchDescription>\n",
        limited(about, 1024),
        crate::native::html::quoted(&bundle.home_page_url),
        text(&bundle.language),
    ));
    document
}

/// At most so many characters, the last of them an ellipsis where something is missing.
fn shortened(name: &str, limit: usize) -> String {
    if name.chars().count() <= limit {
        return name.to_owned();
    }
    let kept: String = name.chars().take(limit - 1).collect();
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::shortened;

    #[test]
    fn names_fit() {
        assert_eq!(shortened("A blog", 16), "A blog");
        assert_eq!(shortened("Exactly sixteen!", 16), "Exactly sixteen!");
        assert_eq!(shortened("The Interval of it all", 13), "The Interval…");
    }
}
