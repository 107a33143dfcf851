//! The sitemap (sitemaps.org, protocol 0.9): every address that is to be found, and when what is there
//! last changed. Where there are too many for one file, the sitemap is an index of several.

use super::SITEMAP;
use crate::{
    model::{
        date::Timestamp,
        route::{PageNumber, Route},
        site::Site,
    },
    native::{html::text, ingest::notice::Notices, publish::head::robots::is_to_be_found},
};

/// How large a file may be.
pub(super) struct Limits {
    addresses: usize,
    bytes: usize,
}

impl Default for Limits {
    /// As the protocol has it.
    fn default() -> Self {
        Self { addresses: 50_000, bytes: 52_428_800 }
    }
}

/// An address must have less characters than this.
const LONGEST: usize = 2_048;

const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// The files of a sitemap, by their path: one, or an index and its parts.
pub(super) fn files(
    site: &Site,
    routes: &[Route],
    limits: &Limits,
    notices: &mut Notices,
) -> Vec<(String, String)> {
    let mut parts = vec![Part::default()];
    let mut of_list = None;
    for route in routes.iter().filter(|route| is_to_be_found(site, route)) {
        let address = site.absolute(&site.href(route));
        if address.len() >= LONGEST {
            notices.add("left out of the sitemap: longer than an address there may be", &address);
            continue;
        }
        let changed = match route {
            Route::Item(permalink) => site.item(permalink).and_then(changed),
            // What is new pushes everything down: all pages of a list change with it, so it is looked
            // at once, with its first page.
            list if list.at_page(PageNumber::FIRST) == *list => {
                of_list = site.posts_of(list).filter_map(changed).max();
                of_list
            }
            _ => of_list,
        };
        let entry = entry("url", &address, changed);
        if let Some(part) = parts.last_mut().filter(|part| part.has_room(&entry, limits)) {
            part.add(&entry, changed);
        } else {
            let mut part = Part::default();
            part.add(&entry, changed);
            parts.push(part);
        }
    }
    if let [part] = parts.as_slice() {
        return vec![(SITEMAP.to_owned(), document("urlset", &part.entries))];
    }
    let home = &site.bundle().home_page_url;
    let name = |at: usize| format!("sitemap-{}.xml", at + 1);
    let entry = |(at, part): (usize, &Part<'_>)| {
        entry("sitemap", &format!("{home}{}", name(at)), part.changed)
    };
    let index: String = parts.iter().enumerate().map(entry).collect();
    let file = |(at, part): (usize, &Part<'_>)| (name(at), document("urlset", &part.entries));
    let files = parts.iter().enumerate().map(file);
    [(SITEMAP.to_owned(), document("sitemapindex", &index))].into_iter().chain(files).collect()
}

/// Whether a file is called like a part of a sitemap.
pub(super) fn is_part(file: &str) -> bool {
    let number = file.strip_prefix("sitemap-").and_then(|rest| rest.strip_suffix(".xml"));
    number.is_some_and(|it| !it.is_empty() && it.bytes().all(|byte| byte.is_ascii_digit()))
}

/// When a text last changed, by what it says itself.
fn changed(item: &crate::model::post::Post) -> Option<&Timestamp> {
    item.published.iter().chain(&item.modified).max()
}

fn entry(element: &str, address: &str, changed: Option<&Timestamp>) -> String {
    // RFC 3339 as it came in is also a W3C date and time.
    let lastmod = changed.map(|date| format!("<lastmod>{}</lastmod>", date.iso()));
    let (address, lastmod) = (text(address), lastmod.unwrap_or_default());
    format!("<{element}><loc>{address}</loc>{lastmod}</{element}>\n")
}

fn document(root: &str, entries: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <{root} xmlns=\"{NAMESPACE}\">\n{entries}</{root}>\n"
    )
}

/// The addresses of one file.
#[derive(Default)]
struct Part<'a> {
    entries: String,
    count: usize,
    changed: Option<&'a Timestamp>,
}

impl<'a> Part<'a> {
    fn has_room(&self, entry: &str, limits: &Limits) -> bool {
        let bytes = document("urlset", "").len() + self.entries.len() + entry.len();
        self.count < limits.addresses && bytes <= limits.bytes
    }

    fn add(&mut self, entry: &str, changed: Option<&'a Timestamp>) {
        self.entries.push_str(entry);
        self.count += 1;
        self.changed = self.changed.max(changed);
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use serde_json::{Value, json};

    use super::*;
    use crate::native::{ingest::json_feed, languages};

    /// A blog of so many posts, a day each, and the pages of its lists.
    fn blog(posts: usize, path: &str) -> Site {
        let item = |at: usize| {
            json!({
                "id": at.to_string(),
                "url": format!("https://a.example/{path}{at}/"),
                "content_html": "<p>x</p>",
                "date_published": format!("2024-01-{:02}T00:00:00Z", at + 1),
            })
        };
        let items: Vec<Value> = (0..posts).map(item).collect();
        let feed = json!({
            "version": "https://jsonfeed.org/version/1.1",
            "title": "A",
            "home_page_url": "https://a.example/",
            "items": items,
        });
        let feed = json_feed::read(feed.to_string().into_bytes(), Path::new("posts.json"), None);
        languages::site(feed.expect("a good feed").bundle)
    }

    fn made(site: &Site, addresses: usize, bytes: usize) -> (Vec<(String, String)>, Notices) {
        let mut notices = Notices::default();
        let limits = Limits { addresses, bytes };
        (files(site, &site.routes(), &limits, &mut notices), notices)
    }

    fn addresses(files: &[(String, String)]) -> Vec<&str> {
        let entries = files.iter().flat_map(|(_, xml)| xml.lines());
        entries.filter(|line| line.starts_with("<url>")).collect()
    }

    #[test]
    fn what_does_not_fit_into_a_file_goes_into_the_next() {
        let site = blog(7, "");
        let (whole, _) = made(&site, 50_000, 50_000);
        assert_eq!(whole.len(), 1);
        let all = addresses(&whole);
        // Home, archive, year, month and seven posts.
        assert_eq!(all.len(), 11);
        // One of a file's own lines and three addresses, to the byte.
        let three = document("urlset", &format!("{}\n", all[..3].join("\n"))).len();
        for (count, bytes, parts) in
            [(4, 50_000, 3), (11, 50_000, 1), (10, 50_000, 2), (50, three, 4)]
        {
            let (files, _) = made(&site, count, bytes);
            if parts == 1 {
                assert_eq!(files, whole);
                continue;
            }
            let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
            assert_eq!(names[..2], ["sitemap.xml", "sitemap-1.xml"]);
            assert_eq!(names.len(), 1 + parts, "{count} addresses, {bytes} bytes");
            assert_eq!(addresses(&files), all);
            for (name, xml) in &files[1..] {
                assert!(xml.len() <= bytes && xml.matches("<url>").count() <= count, "{name}");
            }
        }
        let (files, _) = made(&site, 10, 50_000);
        assert_eq!(
            files[0].1,
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
             <sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n\
             <sitemap><loc>https://a.example/sitemap-1.xml</loc>\
             <lastmod>2024-01-07T00:00:00Z</lastmod></sitemap>\n\
             <sitemap><loc>https://a.example/sitemap-2.xml</loc>\
             <lastmod>2024-01-01T00:00:00Z</lastmod></sitemap>\n\
             </sitemapindex>\n"
        );
    }

    #[test]
    fn addresses_that_are_too_long_are_left_out() {
        let long = format!("{}/", "a".repeat(200)).repeat(11);
        let (files, notices) = made(&blog(2, &long), 50_000, 50_000);
        assert_eq!(addresses(&files).len(), 4);
        let remarks: Vec<_> = notices.iter().map(|(_, count, _)| count).collect();
        assert_eq!(remarks, [2]);
    }

    #[test]
    fn parts_have_numbers() {
        assert!(is_part("sitemap-1.xml") && is_part("sitemap-23.xml"));
        assert!(!is_part("sitemap-.xml") && !is_part("sitemap-a.xml") && !is_part("sitemap.xml"));
    }
}
