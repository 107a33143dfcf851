//! Where the blog lives, and what a link in its content means there.

use url::Url;

/// Knows where the blog was written for and where it is published, and rewrites addresses from the
/// one to the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Links {
    from: Url,
    to: Url,
    root: Root,
}

/// What a slash at the start of an address in the source stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Root {
    /// The root of the host, as on any page of the web.
    Host,
    /// The root of the blog: who writes files need not know where they will be published.
    Blog {
        /// Whether a path that begins with that of the blog (`/blog/about/`) is meant from the host
        /// all the same.
        or_host: bool,
    },
}

impl Links {
    /// `from` is the source's `home_page_url`, `to` the address to publish at (the same unless
    /// `--base-url` says otherwise).
    pub fn new(from: Url, to: Url) -> Self {
        Self { from: folder(from), to: folder(to), root: Root::Host }
    }

    /// The same for a source whose slashes mean something else.
    #[must_use]
    pub fn with_root(self, root: Root) -> Self {
        Self { root, ..self }
    }

    /// What a slash at the start of an address stands for.
    pub fn root(&self) -> Root {
        self.root
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
        let rest = path.strip_prefix(root.trim_end_matches('/'));
        let is_root = |rest: &&str| rest.is_empty() || rest.starts_with(['?', '#']);
        rest.filter(is_root).or_else(|| path.strip_prefix(root))
    }

    /// The address in the source that is written so on `page`.
    ///
    /// # Errors
    /// When it is none.
    pub fn join(&self, address: &str, page: &Url) -> Result<Url, url::ParseError> {
        match self.below_blog(address) {
            Some(path) => self.from.join(&format!("./{path}")),
            None => page.join(address),
        }
    }

    /// What is behind the slash of an address from the root of the blog.
    fn below_blog<'a>(&self, address: &'a str) -> Option<&'a str> {
        let Root::Blog { or_host } = self.root else { return None };
        // Two slashes would begin the name of a host.
        let path = address.strip_prefix('/').filter(|path| !path.starts_with(['/', '\\']))?;
        let base = self.from.path();
        let is_base = || address.split(['?', '#']).next() == Some(base.trim_end_matches('/'));
        let is_from_host = or_host && (address.starts_with(base) || is_base());
        (!is_from_host).then_some(path)
    }

    /// As [`Self::below`] for an address that was written so, if it moves with the blog. Files that
    /// WordPress keeps do not, where they are named by their whole address: they may live on there.
    pub fn moving<'a>(&self, address: &str, url: &'a Url) -> Option<&'a str> {
        self.below(url).filter(|below| !(address.contains("://") && is_of_wordpress(below)))
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
        match self.join(address, page) {
            Ok(url) => match self.moving(address, &url) {
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

/// Whether a path leads to files of WordPress itself.
fn is_of_wordpress(below: &str) -> bool {
    ["wp-content/", "wp-includes/"].iter().any(|it| below.trim_start_matches('/').starts_with(it))
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
            ("/wp-content/uploads/a.jpg", "/blog/wp-content/uploads/a.jpg"),
            (
                "https://old.example/wp-content/uploads/a.jpg",
                "https://old.example/wp-content/uploads/a.jpg",
            ),
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
    fn a_slash_can_stand_for_the_root_of_the_blog() {
        let page = Url::parse("https://you.example/blog/2026/a/").expect("url");
        let rewrite = |or_host, address: &str| {
            let links = links("https://you.example/blog/", "https://new.example/sub/");
            links.with_root(Root::Blog { or_host }).rewrite(address, &page)
        };
        for (found, written) in [
            ("/about/?x#y", "/sub/about/?x#y"),
            ("/", "/sub/"),
            ("/a:b", "/sub/a:b"),
            ("b.png", "/sub/2026/a/b.png"),
            ("https://you.example/blog/x/", "/sub/x/"),
            ("https://you.example/x/", "https://you.example/x/"),
            ("//b.example/x/", "https://b.example/x/"),
            ("/\\b.example/x/", "https://b.example/x/"),
            ("/\t/b.example/x/", "/sub/b.example/x/"),
            ("/blogger/", "/sub/blogger/"),
        ] {
            assert_eq!(rewrite(true, found), written);
            assert_eq!(rewrite(false, found), written);
        }
        for (found, from_host, from_blog) in [
            ("/blog/about/", "/sub/about/", "/sub/blog/about/"),
            ("/blog#x", "/sub/#x", "/sub/blog#x"),
        ] {
            assert_eq!(rewrite(true, found), from_host);
            assert_eq!(rewrite(false, found), from_blog);
        }
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
