//! The picture that stands for a post where it is shared.

use lol_html::{RewriteStrSettings, element, rewrite_str};

use super::{
    super::{files::Files, images},
    Subject,
};
use crate::model::{
    address::decode,
    post::{Face, Post},
    site::Site,
};

/// A picture as other sites are told of it.
pub(super) struct Image<'a> {
    /// Absolute.
    pub(super) address: String,
    /// Width and height in pixels, where they are known.
    pub(super) size: Option<(u32, u32)>,
    /// What it shows, where somebody said so.
    pub(super) alt: Option<&'a str>,
}

/// The picture that stands for a page: an item's own, or else the card that was made for it.
pub(super) fn image_of<'a>(subject: &Subject<'a>) -> Option<Image<'a>> {
    let Subject { site, cards, item, .. } = *subject;
    let own = item.and_then(|item| own(site, item));
    own.or_else(|| {
        let card = item.map_or_else(|| cards.of_blog(), |item| cards.of(&item.permalink))?;
        let path = format!("{}/{}", site.base(), card.path);
        Some(Image {
            address: site.absolute(&path),
            size: Some((card.width, card.height)),
            alt: Some(&card.alt),
        })
    })
}

/// The picture that its author gave an item.
fn own<'a>(site: &Site, item: &'a Post) -> Option<Image<'a>> {
    let image = item.image.as_deref()?;
    let is_path = image.starts_with('/') && !image.starts_with("//");
    let address = if is_path { site.absolute(image) } else { image.to_owned() };
    let Face { width, height, alt } = &item.details.face;
    let size = (*width > 0 && *height > 0).then_some((*width, *height));
    Some(Image { address, size, alt: alt.as_deref() })
}

/// What can be known of an item's picture: its size, where it is one of our files, and what its body
/// says of it. The body is as its author wrote it: dressed ones name other files.
pub(in super::super) fn look_at(item: &Post, base: &str, files: &Files) -> Face {
    let Some(image) = item.image.as_deref() else { return Face::default() };
    let path = image.strip_prefix(base).and_then(|path| path.strip_prefix('/')).and_then(decode);
    let file = path.and_then(|path| files.get(&path));
    // A file that is no picture is the affair of whoever shows it.
    let (width, height) = file.and_then(|file| images::measure(file).ok()).unwrap_or_default();
    Face { width, height, alt: alt(&item.content_html, image) }
}

/// What the alternative text of a picture in HTML says.
fn alt(html: &str, image: &str) -> Option<String> {
    if !html.contains("<img") {
        return None;
    }
    let mut found = None;
    let picture = element!("img[src][alt]", |img| {
        if found.is_none() && img.get_attribute("src").is_some_and(|src| src == image) {
            found = img.get_attribute("alt").filter(|alt| !alt.trim().is_empty());
        }
        Ok(())
    });
    // It only reads; what cannot be read says nothing.
    let _ = rewrite_str(html, RewriteStrSettings::new().append_element_content_handler(picture));
    found.map(|alt| super::super::dress::text::decode(&alt).into_owned())
}

#[cfg(test)]
mod tests {
    use super::alt;

    #[test]
    fn a_body_says_what_its_picture_shows() {
        let html = "<p><img src=\"/b.png\" alt=\"b\"><img src=\"/a.png\" alt=\"\">\
                    <img src=\"/a.png\" alt=\"Salt &amp; &quot;time&quot;\"></p>";
        assert_eq!(alt(html, "/a.png").as_deref(), Some("Salt & \"time\""));
        assert_eq!(alt(html, "/c.png"), None);
    }
}
