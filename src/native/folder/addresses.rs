//! Addresses as a folder has them: from the root of the blog. Those of a bundle begin with the path
//! at which the blog is published.

use std::borrow::Cow;

use url::Url;

use crate::{
    model::{feed::Bundle, post::Post},
    native::{addresses_in_html, ingest::custom_css},
};

/// Takes the path of a blog out of addresses.
pub(super) struct Addresses {
    /// `/blog/`
    base: String,
    /// `https://a.example`
    origin: String,
}

impl Addresses {
    /// For a blog at `home`.
    pub(super) fn new(home: &Url) -> Self {
        Self { base: home.path().to_owned(), origin: home.origin().ascii_serialization() }
    }

    /// The blog itself with the addresses that a folder of it has. Its items stay as they are.
    pub(super) fn of_blog<'b>(&self, bundle: &'b Bundle) -> Cow<'b, Bundle> {
        if self.base == "/" {
            return Cow::Borrowed(bundle);
        }
        let mut bundle = bundle.clone();
        let settings = &mut bundle.settings;
        let links = bundle.navigation.iter_mut().chain(&mut settings.footer_links);
        let redirects = bundle.redirects.iter_mut().map(|redirect| &mut redirect.to);
        let single = settings.reply_url.iter_mut().chain(&mut settings.logo);
        for address in links.map(|item| &mut item.url).chain(redirects).chain(single) {
            *address = self.short(address);
        }
        if let Some(footer) = &mut settings.footer {
            *footer = self.html(footer);
        }
        Cow::Owned(bundle)
    }

    /// An item with such addresses.
    pub(super) fn of_item<'p>(&self, item: &'p Post) -> Cow<'p, Post> {
        if self.base == "/" {
            return Cow::Borrowed(item);
        }
        let mut item = item.clone();
        if let Some(image) = &mut item.image {
            *image = self.short(image);
        }
        let comments = item.comments.iter_mut().map(|comment| &mut comment.content_html);
        for html in comments.chain([&mut item.content_html]) {
            *html = self.html(html);
        }
        Cow::Owned(item)
    }

    /// An address without the path of the blog.
    fn short(&self, address: &str) -> String {
        match address.strip_prefix(&self.base) {
            // Read again it would lose that path twice.
            Some(path) if format!("/{path}/").starts_with(&self.base) => {
                format!("{}{address}", self.origin)
            }
            Some(path) => format!("/{path}"),
            None => address.to_owned(),
        }
    }

    /// A style sheet with such addresses.
    pub(super) fn css(&self, css: &str) -> String {
        if self.base == "/" {
            return css.to_owned();
        }
        // It was read before, so there is nothing to refuse.
        custom_css::read(css, &mut |address| self.short(address)).unwrap_or_else(|_| css.to_owned())
    }

    /// Sanitised HTML with such addresses.
    fn html(&self, html: &str) -> String {
        addresses_in_html::map(html, &mut |_, address| self.short(address))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_path_of_the_blog_goes_wherever_an_address_stands() {
        let addresses =
            Addresses { base: "/a&b/".to_owned(), origin: "https://a.example".to_owned() };
        assert_eq!(
            addresses.html(
                "<p title=\"/a&amp;b/\">/a&amp;b/</p><img alt=\"\" src=\"/a&amp;b/c.png\" \
                 srcset=\"/a&amp;b/c.png 1x, /a&amp;b/d.png 2x\"><a href=\"/a&amp;b/\" hreflang=\"de\">"
            ),
            "<p title=\"/a&amp;b/\">/a&amp;b/</p><img alt=\"\" src=\"/c.png\" \
             srcset=\"/c.png 1x, /d.png 2x\"><a href=\"/\" hreflang=\"de\">"
        );
        for (address, short) in [
            ("/a&b/x/?y#z", "/x/?y#z"),
            ("/a&b/a&b", "https://a.example/a&b/a&b"),
            ("/a&b/a&b/c/", "https://a.example/a&b/a&b/c/"),
            ("/a&bc/", "/a&bc/"),
            ("https://b.example/a&b/", "https://b.example/a&b/"),
        ] {
            assert_eq!(addresses.short(address), short);
        }
    }
}
