//! The feed itself: the blog's name, address, settings and categories, then its items.

use std::ops::RangeInclusive;

use rayon::prelude::*;
use url::Url;

use super::{
    consistency,
    fields::{Fields, Report, describe},
    item::{self, Context, Draft, TOC},
    looks, redirects, terms,
};
use crate::{
    model::{
        feed::{
            Avatars, Bundle, CodeSettings, Host, HostingSettings, ImageSettings, ListStyle,
            NavigationItem, Settings, Theme,
        },
        language,
        post::Author,
    },
    native::{
        ingest::{
            links::{Links, Root},
            sanitise::{self, Clean},
        },
        memory::Memory,
    },
};

const VERSIONS: [&str; 2] = ["https://jsonfeed.org/version/1.1", "https://jsonfeed.org/version/1"];

/// `None` when the feed is so wrong that there is nothing to make a blog of; the faults say why.
pub(super) fn read(
    mut feed: Fields,
    base_url: Option<&Url>,
    root: Root,
    memory: &Memory<Clean>,
    report: &mut Report,
) -> Option<Bundle> {
    version(&mut feed, report);
    if feed.is_blank("title") {
        report.fault("/title", "nothing", "the name of the blog");
    }
    let title = feed.text("title", report);
    let links = links(&mut feed, base_url, root, report);
    let language = language(&mut feed, report).unwrap_or_else(|| "en".to_owned());
    let description = feed.text("description", report);
    let (author_pointers, authors): (Vec<String>, Vec<Author>) =
        item::authors(&mut feed, report).into_iter().unzip();
    let mut extension = feed.object("_perennial", report);
    let (settings, navigation, categories, tags, redirects, pages) = match &mut extension {
        Some(extension) => (
            settings(extension, &links, report),
            links_of(extension, "navigation", &links, report),
            terms::categories(extension, report),
            terms::tags(extension, report),
            redirects::read(extension, &links, report),
            extension.objects("pages", report),
        ),
        None => Default::default(),
    };
    consistency::categories(&categories, report);
    consistency::tags(&tags, report);
    if !feed.has("items") {
        report.fault("/items", "nothing", "the list of posts");
    }
    let items = feed.objects("items", report);
    let context = Context {
        memory,
        links: &links,
        language: &language,
        authors: &authors,
        categories: categories.iter().map(|(_, category)| category.slug.clone()).collect(),
    };
    let posts = drafts(items, &context, report);
    let pages = drafts(pages, &context, report);
    let of_feed = author_pointers.iter().map(String::as_str).zip(&authors);
    consistency::author_slugs(of_feed, &posts, &pages, report);
    let (posts, pages) = consistency::settle(posts, pages, &redirects, report);
    // Written anew for the published site.
    feed.web_address("feed_url", report);
    if let Some(extension) = extension {
        extension.finish("the _perennial extension", report);
    }
    feed.finish("the feed", report);
    Some(Bundle {
        title: title?,
        description,
        home_page_url: links.home().to_string(),
        language,
        authors,
        posts,
        pages,
        categories: categories.into_iter().map(|(_, category)| category).collect(),
        tags: tags.into_iter().map(|(_, tag)| tag).collect(),
        redirects: redirects.into_iter().map(|read| read.redirect).collect(),
        navigation,
        settings,
    })
}

fn version(feed: &mut Fields, report: &mut Report) {
    let expected = format!("{:?} (or the 1.0 of the same)", VERSIONS[0]);
    match feed.take("version") {
        Some(serde_json::Value::String(version)) => {
            let plain = version.trim_end_matches('/').replacen("http://", "https://", 1);
            if !VERSIONS.contains(&plain.as_str()) {
                report.fault("/version", format!("{version:?}"), expected);
            }
        }
        Some(other) => report.fault("/version", describe(&other), expected),
        None => report.fault("/version", "nothing", expected),
    }
}

fn links(feed: &mut Fields, base_url: Option<&Url>, root: Root, report: &mut Report) -> Links {
    let is_given = feed.has("home_page_url");
    let home = feed.web_address("home_page_url", report);
    // A feed without a home page: the root of where the feed is, or of where it will be.
    let from = home.or_else(|| base_url.cloned()).unwrap_or_else(|| {
        if !is_given {
            // In a folder it has another name.
            let name = if root == Root::Host { "home_page_url" } else { "base_url" };
            let remark = format!(
                "no {name} and no --base-url: the blog takes http://localhost/ as its address"
            );
            report.notices.add(remark, "/home_page_url");
        }
        localhost()
    });
    let to = base_url.cloned().unwrap_or_else(|| from.clone());
    Links::new(from, to).with_root(root)
}

/// The address of a blog that has none yet.
#[expect(clippy::expect_used, reason = "a literal that parses")]
pub(in crate::native) fn localhost() -> Url {
    Url::parse("http://localhost/").expect("a valid literal")
}

fn language(feed: &mut Fields, report: &mut Report) -> Option<String> {
    let tag = feed.text("language", report)?;
    if language::is_tag(&tag) {
        return Some(tag);
    }
    report.fault(&feed.at("language"), format!("{tag:?}"), "a language tag (BCP 47) such as en-GB");
    None
}

fn settings(extension: &mut Fields, links: &Links, report: &mut Report) -> Settings {
    let default = Settings::default();
    let styles = [("full", ListStyle::Full), ("summary", ListStyle::Summary)];
    let themes = [Theme::Paper, Theme::Ink, Theme::Contrast].map(|theme| (theme.name(), theme));
    let (mut reply_url, mut avatars) = (default.reply_url, default.avatars);
    if let Some(mut comments) = extension.object("comments", report) {
        let url = link(&mut comments, "reply_url", links, report);
        // A path may not hold braces; they come back for the address of the post.
        reply_url = url.map(|url| url.replace("%7Burl%7D", "{url}"));
        let words = [("none", Avatars::None), ("initials", Avatars::Initials)];
        avatars = comments.one_of("avatars", &words, report).unwrap_or(avatars);
        comments.finish("the comment settings", report);
    }
    let per_page = default.posts_per_page;
    let posts_per_page = number("posts_per_page", 1..=100, per_page, extension, report);
    let list = extension.one_of("list", &styles, report).unwrap_or(default.list);
    let theme = extension.one_of("theme", &themes, report).unwrap_or(default.theme);
    Settings {
        posts_per_page,
        list,
        theme,
        theme_tokens: looks::theme_tokens(extension, theme, report),
        css: looks::css(extension, links, report),
        logo: looks::logo(extension, links, report),
        footer: looks::footer(extension, links, report),
        footer_links: looks::footer_links(extension, links, report),
        reply_url,
        avatars,
        toc: extension.one_of("toc", &TOC, report).unwrap_or_default(),
        reading_time: extension.boolean("reading_time", report).unwrap_or(default.reading_time),
        related: number("related", 0..=12, default.related, extension, report),
        old_after_years: extension.number("old_after_years", 0..=100, report).unwrap_or_default(),
        share: extension.boolean("share", report).unwrap_or(default.share),
        shortcuts: extension.boolean("shortcuts", report).unwrap_or(default.shortcuts),
        code: code(extension, report),
        images: images(extension, report),
        feed_posts: number("feed_posts", 1..=100, default.feed_posts, extension, report),
        search: extension.boolean("search", report).unwrap_or(default.search),
        social_cards: extension.boolean("social_cards", report).unwrap_or(default.social_cards),
        offline: extension.boolean("offline", report).unwrap_or(default.offline),
        hosting: hosting(extension, report),
    }
}

fn number(
    name: &str,
    range: RangeInclusive<u32>,
    default: usize,
    extension: &mut Fields,
    report: &mut Report,
) -> usize {
    let number = extension.number(name, range, report);
    number.and_then(|number| usize::try_from(number).ok()).unwrap_or(default)
}

fn code(extension: &mut Fields, report: &mut Report) -> CodeSettings {
    let mut settings = CodeSettings::default();
    if let Some(mut code) = extension.object("code", report) {
        if let Some(line_numbers) = code.boolean("line_numbers", report) {
            settings.line_numbers = line_numbers;
        }
        if let Some(copy_button) = code.boolean("copy_button", report) {
            settings.copy_button = copy_button;
        }
        code.finish("the code settings", report);
    }
    settings
}

/// No picture is wider than WebP can be (16383 pixels); below 16 there is nothing to see.
const WIDTHS: RangeInclusive<u32> = 16..=16_383;

fn images(extension: &mut Fields, report: &mut Report) -> ImageSettings {
    let mut settings = ImageSettings::default();
    if let Some(mut images) = extension.object("images", report) {
        if images.has("widths") {
            settings.widths = images.numbers("widths", WIDTHS, report);
            settings.widths.sort_unstable();
            settings.widths.dedup();
        }
        let quality = images.number("quality", 1..=100, report);
        if let Some(quality) = quality.and_then(|quality| u8::try_from(quality).ok()) {
            settings.quality = quality;
        }
        images.finish("the picture settings", report);
    }
    settings
}

fn hosting(extension: &mut Fields, report: &mut Report) -> HostingSettings {
    let mut settings = HostingSettings::default();
    if let Some(mut hosting) = extension.object("hosting", report) {
        if hosting.has("rules") {
            let hosts = Host::ALL.map(|host| (host.name(), host));
            settings.rules = hosting.some_of("rules", &hosts, report);
            settings.rules.sort_unstable();
            settings.rules.dedup();
        }
        settings.headers = hosting.boolean("headers", report).unwrap_or(settings.headers);
        settings.precompress =
            hosting.boolean("precompress", report).unwrap_or(settings.precompress);
        hosting.finish("the settings of hosting", report);
    }
    settings
}

/// A list of links, for the header or the footer.
pub(super) fn links_of(
    extension: &mut Fields,
    name: &str,
    links: &Links,
    report: &mut Report,
) -> Vec<NavigationItem> {
    let mut items = Vec::new();
    for mut item in extension.objects(name, report) {
        for name in ["title", "url"] {
            if item.is_blank(name) {
                report.fault(&item.at(name), "nothing", "a text");
            }
        }
        let title = item.text("title", report);
        let url = link(&mut item, "url", links, report);
        if let (Some(title), Some(url)) = (title, url) {
            items.push(NavigationItem { title, url });
        }
        item.finish("a navigation item", report);
    }
    items
}

/// An address that becomes a link: on the blog, or of a scheme that content may use too.
pub(super) fn link(
    fields: &mut Fields,
    name: &str,
    links: &Links,
    report: &mut Report,
) -> Option<String> {
    let text = fields.text(name, report)?;
    let address = links.rewrite(&text, links.source_home());
    if sanitise::refused_scheme(&address).is_some() {
        let expected = "an address on the blog or one with http, https, mailto or tel";
        report.fault(&fields.at(name), format!("{text:?}"), expected);
        return None;
    }
    Some(address)
}

/// Items are read in parallel; their reports are joined in the order of the file.
fn drafts(items: Vec<Fields>, context: &Context<'_>, report: &mut Report) -> Vec<Draft> {
    let read: Vec<(Option<Draft>, Report)> = items
        .into_par_iter()
        .map(|fields| {
            let mut report = Report::default();
            (item::read(fields, context, &mut report), report)
        })
        .collect();
    let mut drafts = Vec::with_capacity(read.len());
    for (draft, of_item) in read {
        drafts.extend(draft);
        report.extend(of_item);
    }
    drafts
}
