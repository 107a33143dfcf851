//! The Open Graph protocol (ogp.me), which Twitter cards and most previews of links read.

use super::{Subject, Tags, picture::image_of};
use crate::model::post::Post;

/// Adds title, address, kind, language and picture, and what is special about articles.
pub(super) fn add(subject: &Subject<'_>, tags: &mut Tags) {
    let page = subject.page;
    tags.property("og:title", subject.item.map_or(&page.title, |item| &item.title));
    tags.property("og:description", subject.description);
    tags.property("og:url", &subject.canonical);
    tags.property("og:site_name", &subject.site.bundle().title);
    tags.property("og:locale", &locale(&page.language).unwrap_or_default());
    tags.property("og:type", if subject.post().is_some() { "article" } else { "website" });
    let image = image_of(subject);
    // Whatever else a card shows, it takes from the properties above.
    let card = if image.is_some() { "summary_large_image" } else { "summary" };
    if let Some(image) = image {
        tags.property("og:image", &image.address);
        if let Some((width, height)) = image.size {
            tags.property("og:image:width", &width.to_string());
            tags.property("og:image:height", &height.to_string());
        }
        tags.property("og:image:alt", image.alt.unwrap_or_default());
    }
    tags.named("twitter:card", card);
    if let Some(post) = subject.post() {
        article(subject, post, tags);
    }
}

/// ogp.me, "article": authors are addresses of profiles there, so only those that have one are named.
fn article(subject: &Subject<'_>, post: &Post, tags: &mut Tags) {
    for (property, date) in [("published", &post.published), ("modified", &post.modified)] {
        if let Some(date) = date {
            tags.property(&format!("article:{property}_time"), date.iso());
        }
    }
    for author in &post.authors {
        tags.property("article:author", &subject.page_of(author).unwrap_or_default());
    }
    if let Some(section) = subject.categories().first() {
        tags.property("article:section", &section.name);
    }
    for tag in &post.tags {
        tags.property("article:tag", tag);
    }
}

/// Where a language is spoken by most, by the CLDR's likely subtags.
const TERRITORIES: [(&str, &str); 40] = [
    ("ar", "EG"),
    ("bg", "BG"),
    ("bn", "BD"),
    ("ca", "ES"),
    ("cs", "CZ"),
    ("da", "DK"),
    ("de", "DE"),
    ("el", "GR"),
    ("en", "US"),
    ("es", "ES"),
    ("et", "EE"),
    ("eu", "ES"),
    ("fa", "IR"),
    ("fi", "FI"),
    ("fr", "FR"),
    ("gl", "ES"),
    ("he", "IL"),
    ("hi", "IN"),
    ("hr", "HR"),
    ("hu", "HU"),
    ("id", "ID"),
    ("is", "IS"),
    ("it", "IT"),
    ("ja", "JP"),
    ("ko", "KR"),
    ("lt", "LT"),
    ("lv", "LV"),
    ("nb", "NO"),
    ("nl", "NL"),
    ("pl", "PL"),
    ("pt", "BR"),
    ("ro", "RO"),
    ("ru", "RU"),
    ("sk", "SK"),
    ("sl", "SI"),
    ("sr", "RS"),
    ("sv", "SE"),
    ("tr", "TR"),
    ("uk", "UA"),
    ("zh", "CN"),
];

/// A language (BCP 47) as Open Graph writes it: `language_TERRITORY`. None where the territory can
/// only be guessed.
fn locale(tag: &str) -> Option<String> {
    let mut parts = tag.split('-');
    let language = parts.next()?.to_ascii_lowercase();
    let is_letters = |part: &str| part.bytes().all(|byte| byte.is_ascii_alphabetic());
    let mut parts = parts.take_while(|part| part.len() > 1);
    let traditional = tag.to_ascii_lowercase().starts_with("zh-hant");
    let territory = parts.find(|part| part.len() == 2 && is_letters(part));
    let likely = || {
        let known = TERRITORIES.iter().find(|(known, _)| *known == language);
        known.map(|(_, territory)| if traditional { "TW" } else { *territory })
    };
    let territory = territory.or_else(likely)?.to_ascii_uppercase();
    Some(format!("{language}_{territory}"))
}

#[cfg(test)]
mod tests {
    use super::locale;

    #[test]
    fn languages_have_territories() {
        for (tag, expected) in [
            ("en", Some("en_US")),
            ("en-GB", Some("en_GB")),
            ("pt-br", Some("pt_BR")),
            ("zh-Hant", Some("zh_TW")),
            ("zh-Hant-HK", Some("zh_HK")),
            ("de-1996", Some("de_DE")),
            ("de-x-at", Some("de_DE")),
            ("tlh", None),
        ] {
            assert_eq!(locale(tag).as_deref(), expected, "{tag}");
        }
    }
}
