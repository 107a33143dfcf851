//! The document around a page: everything in its head, its body, and the data for the program.

use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};

use super::{
    cards::Cards, moves::Move, prerender, redirect, shell::Shell, style, to_json, unique_ids,
};
use crate::{
    model::{
        page_data::{DOCUMENT_DATA_ID, DocumentData, Page, PageFile, SiteInfo, View},
        post::Post,
        route::Route,
        site::Site,
    },
    native::html,
};

/// Makes the documents of one site.
pub(super) struct Documents<'a> {
    site: &'a Site,
    cards: &'a Cards,
    info: SiteInfo,
    build: &'a str,
    /// What travels with every document.
    data: String,
    icon: String,
    metas: &'a str,
    rest: String,
    body_end: &'a str,
}

impl<'a> Documents<'a> {
    pub(super) fn new(site: &'a Site, shell: &'a Shell, cards: &'a Cards) -> Self {
        let base = site.base();
        let links = shell.links(base);
        let settings = &site.bundle().settings;
        let style = style::of(site.bundle(), shell);
        let rest = [
            style::theme_colours(settings),
            policy(shell, &links, &style),
            format!("<style>{style}</style>"),
            links,
            redirect::feed_link(site),
        ];
        let info = site.info();
        let data = DocumentData { build: shell.build().to_owned(), site: info.clone().lean() };
        Self {
            site,
            cards,
            info,
            build: shell.build(),
            // `<` cannot end the script early this way, and JSON reads it back.
            data: to_json(&data).replace('<', "\\u003c"),
            icon: shell.icon(base),
            metas: shell.metas(),
            rest: rest.concat(),
            body_end: shell.body(),
        }
    }

    /// What the page at a route shows.
    pub(super) fn page(&self, route: &Route) -> Option<Page> {
        let mut page = self.site.page(route)?;
        unique_ids::within(&mut page);
        Some(page)
    }

    /// The data of a page, for whoever comes from another page.
    pub(super) fn data(&self, page: &Page) -> String {
        to_json(&PageFile { build: self.build.to_owned(), page: page.clone() })
    }

    /// The page at an address that leads elsewhere.
    pub(super) fn redirect(&self, to: &Move) -> String {
        redirect::page(self.site, to, &self.icon)
    }

    /// The whole document of a page.
    pub(super) fn document(&self, route: &Route, page: Page) -> String {
        let theme = self.site.bundle().settings.theme.name();
        let language = html::quoted(&page.language);
        let head = self.page_head(route, &page);
        let body = prerender::body(self.info.clone(), page);
        let data = &self.data;
        format!(
            "<!DOCTYPE html>\n<html lang=\"{language}\" data-theme=\"{theme}\">\n<head>{head}</head>\n<body>{body}\n<script type=\"application/json\" id=\"{DOCUMENT_DATA_ID}\">\
             {data}</script>{}</body>\n</html>\n",
            self.body_end
        )
    }

    /// The head: what readers' first screens need comes first.
    fn page_head(&self, route: &Route, page: &Page) -> String {
        let title = format!("<title>{}</title>", html::quoted(&page.title));
        let mut head = vec![self.metas.to_owned(), title, self.rest.clone()];
        if matches!(page.view, View::NotFound) {
            head.push("<meta name=\"robots\" content=\"noindex\">".to_owned());
            return head.concat();
        }
        let item = match route {
            Route::Item(permalink) => self.site.item(permalink),
            _ => None,
        };
        let address = self.site.absolute(&page.path);
        let canonical = item.and_then(|post| post.canonical.as_deref()).unwrap_or(&address);
        head.push(format!("<link rel=\"canonical\" href=\"{}\">", html::quoted(canonical)));
        let listing = match &page.view {
            View::Category(listing) | View::Tag(listing) | View::Author(listing) => {
                listing.description.as_deref()
            }
            _ => None,
        };
        let of_item = item.map(|post| post.summary.as_str());
        let description = of_item.or(listing).or(self.info.tagline.as_deref()).unwrap_or_default();
        let mut meta = |attribute: &str, name: &str, content: &str| {
            if !content.is_empty() {
                head.push(format!(
                    "<meta {attribute}=\"{name}\" content=\"{}\">",
                    html::quoted(content)
                ));
            }
        };
        meta("name", "description", description);
        meta("property", "og:title", item.map_or(&page.title, |post| &post.title));
        meta("property", "og:description", description);
        meta("property", "og:url", canonical);
        meta("property", "og:site_name", &self.info.title);
        let is_post = matches!(page.view, View::Post(_));
        meta("property", "og:type", if is_post { "article" } else { "website" });
        if let Some(image) = item.and_then(|post| post.image.as_deref()) {
            let is_path = image.starts_with('/');
            let image = if is_path { self.site.absolute(image) } else { image.to_owned() };
            meta("property", "og:image", &image);
            meta("name", "twitter:card", "summary_large_image");
        } else if let Some(card) =
            item.map_or_else(|| self.cards.of_blog(), |item| self.cards.of(&item.permalink))
        {
            meta("property", "og:image", &self.site.absolute(&format!("/{}", card.path)));
            meta("property", "og:image:width", &card.width.to_string());
            meta("property", "og:image:height", &card.height.to_string());
            meta("property", "og:image:alt", &card.alt);
            meta("name", "twitter:card", "summary_large_image");
        }
        if let Some(post) = item.filter(|_| is_post) {
            article(post, &mut meta);
        }
        head.concat()
    }
}

fn article(post: &Post, meta: &mut impl FnMut(&str, &str, &str)) {
    if let Some(date) = &post.published {
        meta("property", "article:published_time", date.iso());
    }
    if let Some(date) = &post.modified {
        meta("property", "article:modified_time", date.iso());
    }
    for author in &post.authors {
        meta("name", "author", &author.name);
    }
}

/// The content security policy. Many static hosts can set no headers, so it stands in the page.
///
/// Scripts and styles are ours alone; content may show pictures and media from elsewhere. While
/// Trunk serves, its reload script needs to be let in, so there is none.
fn policy(shell: &Shell, links: &str, style: &str) -> String {
    if !shell.body().is_empty() {
        return String::new();
    }
    let scripts: String =
        inline_scripts(links).map(|script| format!(" 'sha256-{}'", sha256(script))).collect();
    format!(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'self'; \
         script-src 'self' 'wasm-unsafe-eval'{scripts}; style-src 'sha256-{}'; img-src * data:; \
         media-src *; object-src 'none'; base-uri 'none'\">",
        sha256(style)
    )
}

fn inline_scripts(html: &str) -> impl Iterator<Item = &str> {
    html.split("<script").skip(1).filter_map(|script| {
        let start = script.find('>')? + 1;
        let end = script.find("</script>")?;
        script.get(start..end).filter(|text| !text.is_empty())
    })
}

fn sha256(text: &str) -> String {
    STANDARD.encode(Sha256::digest(text))
}
