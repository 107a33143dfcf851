//! Where the blog lives, and what a link in its content means there.

use url::Url;

/// Knows where the blog was written for and where it is published, and rewrites addresses from the
/// one to the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Links {
    from: Url,
    to: Url,
}

impl Links {
    /// `from` is the source's `home_page_url`, `to` the address to publish at (the same unless
    /// `--base-url` says otherwise).
    pub fn new(from: Url, to: Url) -> Self {
        Self { from: folder(from), to: folder(to) }
    }

    /// The address of the published blog; it ends in a slash.
    pub fn home(&self) -> &Url {
        &self.to
    }

    /// The address of the blog in the source; it ends in a slash.
    pub fn source_home(&self) -> &Url {
        &self.from
    }

    /// The path below the blog's root (with its query and fragment) if the address is on the blog.
    /// `http` and `https`, with and without `www.`, are one blog.
    pub fn below<'a>(&self, url: &'a Url) -> Option<&'a str> {
        let same_host = bare_host(url) == bare_host(&self.from) && url.port() == self.from.port();
        let web = matches!(url.scheme(), "http" | "https");
        if !(same_host && web) {
            return None;
        }
        let path = &url[url::Position::BeforePath..];
        let root = self.from.path();
        if path == root.trim_end_matches('/') {
            return Some("");
        }
        path.strip_prefix(root)
    }

    /// What to write for an address found in the content of `page` (an address in the source).
    ///
    /// A fragment stays as it is, an address on the blog becomes a path that begins with the
    /// published base, everything else becomes absolute. What is no address stays untouched.
    pub fn rewrite(&self, address: &str, page: &Url) -> String {
        // What URL parsers trim and nothing else: behind a no-break space "javascript:" is a path for
        // them, and must not become a scheme here.
        let address = address.trim_matches(|c: char| c <= ' ');
        if address.starts_with('#') || address.is_empty() {
            return address.to_owned();
        }
        match page.join(address) {
            Ok(url) => match self.below(&url) {
                // Two slashes at the start would name another host.
                Some(below) => format!("{}{}", self.to.path(), below.trim_start_matches('/')),
                None => url.into(),
            },
            Err(_) => address.to_owned(),
        }
    }

    /// The same for a `srcset`: addresses with descriptors, separated by commas.
    pub fn rewrite_srcset(&self, srcset: &str, page: &Url) -> String {
        let candidates = srcset.split(", ").map(|candidate| {
            let candidate = candidate.trim().trim_end_matches(',');
            match candidate.split_once(char::is_whitespace) {
                Some((address, descriptor)) => {
                    format!("{} {}", self.rewrite(address, page), descriptor.trim())
                }
                None => self.rewrite(candidate, page),
            }
        });
        candidates.collect::<Vec<_>>().join(", ")
    }
}

fn folder(mut url: Url) -> Url {
    url.set_query(None);
    url.set_fragment(None);
    if !url.path().ends_with('/') {
        url.set_path(&format!("{}/", url.path()));
    }
    url
}

fn bare_host(url: &Url) -> Option<&str> {
    url.host_str().map(|host| host.strip_prefix("www.").unwrap_or(host))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn links(from: &str, to: &str) -> Links {
        Links::new(Url::parse(from).expect("url"), Url::parse(to).expect("url"))
    }

    #[test]
    fn addresses_move_with_the_blog() {
        let links = links("https://old.example/", "https://new.example/blog/");
        let page = Url::parse("https://old.example/2014/10/a/").expect("url");
        for (found, written) in [
            ("/2014/09/b/", "/blog/2014/09/b/"),
            ("../c/?x=1#y", "/blog/2014/10/c/?x=1#y"),
            ("http://www.old.example/d/", "/blog/d/"),
            ("https://old.example", "/blog/"),
            ("picture.png", "/blog/2014/10/a/picture.png"),
            ("#fn-1", "#fn-1"),
            ("https://other.example/x", "https://other.example/x"),
            ("mailto:a@b.example", "mailto:a@b.example"),
        ] {
            assert_eq!(links.rewrite(found, &page), written);
        }
        assert_eq!(
            links.rewrite_srcset("a.png 1x, /b.png 2x", &page),
            "/blog/2014/10/a/a.png 1x, /blog/b.png 2x"
        );
    }

    #[test]
    fn what_lies_beside_the_blog_is_not_on_it() {
        let links = links("https://example.org/blog", "https://example.org/blog/");
        let page = Url::parse("https://example.org/blog/a/").expect("url");
        assert_eq!(links.rewrite("/shop/", &page), "https://example.org/shop/");
        assert_eq!(links.rewrite("/blogger/", &page), "https://example.org/blogger/");
        assert_eq!(links.rewrite("/blog/b/", &page), "/blog/b/");
        assert_eq!(links.rewrite("/blog", &page), "/blog/");
    }
}
