//! The blog as a feed whose items have no content yet.

use serde_json::{Value as Json, json};

use super::{
    super::content, Options, blog::Blog, fields::rooted, gather::Remarks, known::Kind, menus, own,
    settle::Addresses,
};
use crate::native::error::Error;

impl Blog<'_> {
    /// All that the feed says, in the shape of `posts.json`.
    ///
    /// # Errors
    /// When there is no menu of the name that was asked for.
    pub(super) fn feed(
        &self,
        options: &Options,
        addresses: &Addresses,
        remarks: &mut Remarks,
    ) -> Result<Json, Error> {
        let channel = &self.known.channel;
        let navigation =
            menus::navigation(self, options.menu.as_deref(), &addresses.places, remarks)?;
        let (posts, pages) = (self.items(Kind::Post, addresses), self.items(Kind::Page, addresses));
        if let Some(own) = &channel.own {
            return Ok(own::feed(own, posts, pages, &self.terms.categories));
        }
        let text =
            |text: &str| Some(content::title(text, &self.language)).filter(|it| !it.is_empty());
        let host = || self.home().host_str().unwrap_or("Untitled").to_owned();
        let redirect = |(from, to): &(String, String)| json!({ "from": rooted(self.home(), from), "to": rooted(self.home(), to) });
        Ok(json!({
            "version": "https://jsonfeed.org/version/1.1",
            "title": text(&channel.title).unwrap_or_else(host),
            "description": text(&channel.description),
            "home_page_url": self.home().as_str(),
            "language": self.language,
            "authors": self.people.list,
            "_perennial": {
                // WordPress shows whole posts on its front page.
                "list": "full",
                "categories": self.terms.categories,
                "tags": self.terms.tags,
                "navigation": navigation,
                "redirects": addresses.redirects.iter().map(redirect).collect::<Vec<_>>(),
                "pages": pages,
            },
            "items": posts,
        }))
    }

    fn items(&self, kind: Kind, addresses: &Addresses) -> Vec<Json> {
        let light = |at| {
            let mut item = self.item(kind, at, addresses);
            item.insert("content_html".to_owned(), json!(""));
            Json::Object(item)
        };
        (0..self.known.entries(kind).len()).map(light).collect()
    }
}
