//! Earlier addresses: a small page that leads to where the thing is now, without a script.

use super::{feeds, moves::Move, policy};
use crate::{
    model::{route::Route, site::Site},
    native::{
        html,
        languages::{self, Value},
    },
};

/// The page at an address that has moved; `icon` is a link to the blog's icon.
pub(super) fn page(site: &Site, to: &Move, icon: &str) -> String {
    let is_below = to.to.starts_with('/');
    let address = if is_below { site.absolute(&to.to) } else { to.to.clone() };
    let title = html::quoted(&title(site, to).unwrap_or_else(|| address.clone()));
    let link = format!("<a href=\"{}\">{title}</a>", html::quoted(&to.to));
    let moved =
        languages::of(&site.bundle().language).text("moved", &[("page", Value::Text(&link))]);
    let (address, href) = (html::quoted(&address), html::quoted(&to.to));
    let language = html::quoted(&site.bundle().language);
    let feed = feeds::of_address(site, &to.to).map(|link| link + "\n").unwrap_or_default();
    let policy = policy::of_redirect();
    format!(
        "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         {policy}\n<title>{title}</title>\n<meta http-equiv=\"refresh\" content=\"0; url={href}\">\n\
         <link rel=\"canonical\" href=\"{address}\">\n<meta name=\"robots\" content=\"noindex\">\n\
         {feed}{icon}\n\
         </head>\n<body>\n<p>{moved}</p>\n</body>\n</html>\n"
    )
}

/// What is there is called so, if it is a page of the blog.
fn title(site: &Site, to: &Move) -> Option<String> {
    if let Some(item) = &to.item {
        return site.item(item).map(|item| item.title.clone());
    }
    let path = to.to.split(['?', '#']).next().unwrap_or_default();
    match Route::parse(path.strip_prefix(site.base())?)? {
        Route::NotFound => None,
        Route::Item(item) => site.item(&item).map(|item| item.title.clone()),
        list => site.page(&list).map(|page| page.title),
    }
}
