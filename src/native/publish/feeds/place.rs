//! Where feeds are: beside the page of what they are about.

use crate::model::{
    address::{Permalink, decode, encode},
    route::Route,
    site::Site,
};

/// A file that feed readers follow.
#[derive(Debug, Clone)]
pub(in crate::native::publish) struct Feed {
    pub(super) about: About,
    pub(super) format: Format,
}

/// What a feed holds.
#[derive(Debug, Clone)]
pub(in crate::native::publish) enum About {
    /// The newest posts of a list.
    Posts(Route),
    /// The newest comments of the blog.
    Comments,
    /// The newest comments on a post or a page.
    CommentsOn(Permalink),
}

/// How a feed is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    /// RFC 4287.
    Atom,
    /// <https://www.rssboard.org/rss-specification>
    Rss,
    /// <https://www.jsonfeed.org/version/1.1/>
    Json,
}

impl Format {
    pub(super) const ALL: [Self; 3] = [Self::Atom, Self::Rss, Self::Json];

    /// What the file is called. Any host gives these endings a media type that feed readers take.
    pub(super) fn file(self) -> &'static str {
        match self {
            Self::Atom => "atom.xml",
            Self::Rss => "rss.xml",
            Self::Json => "feed.json",
        }
    }

    /// The media type, for links.
    pub(super) fn media_type(self) -> &'static str {
        match self {
            Self::Atom => "application/atom+xml",
            Self::Rss => "application/rss+xml",
            Self::Json => "application/feed+json",
        }
    }
}

impl About {
    /// The feeds of it: comments have no JSON Feed, for no reader follows them there.
    pub(in crate::native::publish) fn feeds(self) -> impl Iterator<Item = Feed> {
        let has_json = matches!(self, Self::Posts(_));
        let formats = Format::ALL.into_iter().filter(move |it| has_json || *it != Format::Json);
        formats.map(move |format| Feed { about: self.clone(), format })
    }

    /// One of them.
    pub(super) fn feed(self, format: Format) -> Feed {
        Feed { about: self, format }
    }

    /// The decoded folder of its feeds, below the root, with a slash at its end.
    fn folder(&self) -> String {
        match self {
            Self::Posts(route) => {
                let path = route.to_string();
                decode(&path).unwrap_or(path).trim_start_matches('/').to_owned()
            }
            Self::Comments => "comments/".to_owned(),
            Self::CommentsOn(item) => {
                let path = item.as_str().trim_start_matches('/');
                // Beside a page that is a file there can be no folder of its name.
                let between = if path.ends_with('/') { "" } else { "." };
                format!("{path}{between}comments/")
            }
        }
    }
}

impl Feed {
    /// The decoded path of the file, below the root.
    pub(super) fn path(&self) -> String {
        format!("{}{}", self.about.folder(), self.format.file())
    }

    /// The address from the root of the host.
    pub(super) fn href(&self, site: &Site) -> String {
        format!("{}/{}", site.base(), encode(&self.path()))
    }

    /// The absolute address.
    pub(super) fn address(&self, site: &Site) -> String {
        site.absolute(&self.href(site))
    }
}

/// Whether the comments on an item have a feed: there are some, or readers can leave one.
pub(in crate::native::publish) fn has_comment_feed(site: &Site, item: &Permalink) -> bool {
    site.item(item).is_some_and(|post| {
        let is_open = post.comments_open && site.bundle().settings.reply_url.is_some();
        !post.comments.is_empty() || (is_open && site.is_post(item))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_feed_is_beside_what_it_is_about() {
        let paths = |about: About| about.feeds().map(|feed| feed.path()).collect::<Vec<_>>();
        let route = |path| Route::parse(path).expect(path);
        let item = |path| Permalink::parse(path).expect(path);
        assert_eq!(paths(About::Posts(route("/"))), ["atom.xml", "rss.xml", "feed.json"]);
        assert_eq!(paths(About::Posts(route("/tag/%C3%BC/")))[0], "tag/ü/atom.xml");
        assert_eq!(paths(About::Comments), ["comments/atom.xml", "comments/rss.xml"]);
        assert_eq!(paths(About::CommentsOn(item("/2014/10/a/")))[0], "2014/10/a/comments/atom.xml");
        assert_eq!(paths(About::CommentsOn(item("/a.html")))[1], "a.html.comments/rss.xml");
    }
}
