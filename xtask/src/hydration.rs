//! A page without what only the program in the browser needs.

use crate::html::{self, Element};

/// Where publishing puts the data that hydration starts from (`model::page_data`).
const DATA_ID: &str = "page-data";

/// What Leptos's own data scripts assign to.
const LEPTOS: [&str; 3] = ["__RESOLVED_RESOURCES", "__INCOMPLETE_CHUNKS", "__SERIALIZED_ERRORS"];

/// The page as it would be if no program ever took it over: without hydration data, without the
/// scripts that start the program and without the links that load it beforehand.
///
/// Theme script and JSON-LD stay: readers and search engines use them without the program.
pub(crate) fn without_program(page: &str) -> String {
    let mut rest = String::with_capacity(page.len());
    let mut from = 0;
    for element in html::elements(page).into_iter().filter(serves_program) {
        rest.push_str(&page[from..element.range.start]);
        from = element.range.end;
    }
    rest.push_str(&page[from..]);
    rest
}

fn serves_program(element: &Element<'_>) -> bool {
    let is = |name, value| element.attribute(name).is_some_and(|found| found == value);
    match element.name {
        "script" => {
            is("id", DATA_ID)
                || is("type", "module")
                || is("type", "importmap")
                || LEPTOS.iter().any(|name| element.content.contains(name))
        }
        "link" => {
            is("rel", "modulepreload")
                || element.attribute("href").is_some_and(|href| href.ends_with(".wasm"))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_away_data_and_program_and_nothing_else() {
        let page = concat!(
            "<head><link rel=\"canonical\" href=\"https://a.example/\">",
            "<link rel=\"modulepreload\" href=\"/app-1.js\" fetchpriority=\"low\">",
            "<link rel=preload href=/app-1_bg.wasm as=fetch crossorigin>",
            "<link rel=preload href=/font.woff2 as=font crossorigin>",
            "<script type=\"importmap\">{}</script>",
            "<script type=\"module\">import start from \"/app-1.js\"</script>",
            "<script type=\"application/ld+json\">{}</script>",
            "<script>document.documentElement.dataset.theme=1</script></head>",
            "<body><pre>&lt;script type=\"module\"&gt;</pre>",
            "<script>__RESOLVED_RESOURCES=[];</script>",
            "<script type=\"application/json\" id=\"page-data\">{\"a\":\"<b>\"}</script></body>",
        );
        assert_eq!(
            without_program(page),
            concat!(
                "<head><link rel=\"canonical\" href=\"https://a.example/\">",
                "<link rel=preload href=/font.woff2 as=font crossorigin>",
                "<script type=\"application/ld+json\">{}</script>",
                "<script>document.documentElement.dataset.theme=1</script></head>",
                "<body><pre>&lt;script type=\"module\"&gt;</pre></body>",
            )
        );
    }

    #[test]
    fn a_page_without_program_stays_as_it_is() {
        let page = "<!DOCTYPE html><html lang=ja><p>集会の習慣</p>";
        assert_eq!(without_program(page), page);
    }
}
