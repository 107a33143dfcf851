//! Earlier addresses: a small page that leads to where the post is now, without a script.

use super::document::escape;
use crate::model::{post::Post, route::Route, site::Site};

/// The page at an alias of a post; `icon` is a link to the blog's icon.
pub(super) fn page(site: &Site, post: &Post, icon: &str) -> String {
    let href = site.href(&Route::Item(post.permalink.clone()));
    let (address, href) = (escape(&site.absolute(&href)), escape(&href));
    let (title, language) = (escape(&post.title), escape(&site.bundle().language));
    format!(
        "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <title>{title}</title>\n<meta http-equiv=\"refresh\" content=\"0; url={href}\">\n\
         <link rel=\"canonical\" href=\"{address}\">\n<meta name=\"robots\" content=\"noindex\">\n\
         {icon}\n\
         </head>\n<body>\n<p>This page has moved: <a href=\"{href}\">{title}</a></p>\n</body>\n</html>\n"
    )
}
