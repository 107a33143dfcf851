//! The document around a page: everything in its head, its body, and the data for the program.

use super::{
    cards::Cards, feeds, head, moves::Move, offline, policy, prerender, redirect, search,
    shell::Shell, style, to_json, unique_ids,
};
use crate::{
    model::{
        page_data::{DOCUMENT_DATA_ID, DocumentData, Page, PageFile, SiteInfo},
        route::Route,
        site::Site,
    },
    native::html,
};

/// Other sites learn which site a reader comes from, and nothing more; what has no safe line learns
/// nothing ([Referrer Policy](https://www.w3.org/TR/referrer-policy/)).
const REFERRER: &str = "<meta name=\"referrer\" content=\"strict-origin-when-cross-origin\">";

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
            REFERRER.to_owned(),
            // While Trunk serves, its reload script needs to be let in, so there is none.
            match shell.body() {
                "" => policy::of_page(&links, &style, &site.bundle().home_page_url),
                _ => String::new(),
            },
            format!("<style>{style}</style>"),
            links,
            feeds::of_blog(site),
            offline::head(site, shell),
        ];
        let search = search::Script::of(site).map(|script| script.address(site));
        let info = SiteInfo { search, ..site.info() };
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
        [
            self.metas,
            &title,
            &self.rest,
            &feeds::of_page(self.site, route, page),
            &head::of(self.site, self.cards, route, page),
        ]
        .concat()
    }
}
