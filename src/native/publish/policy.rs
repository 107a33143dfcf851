//! What a document may load and do: its
//! [Content Security Policy](https://www.w3.org/TR/CSP3/).
//!
//! Many static hosts can set no headers, so it stands in the page. What cannot stand there
//! (`frame-ancestors`) is among the [headers](super::headers) for hosts that can.
//!
//! `require-trusted-types-for` is not in it: what the program shows is HTML made when publishing, and
//! sanitised there, and it goes into the page by `innerHTML`.

use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};
use url::Url;

/// For a page: with these scripts in its head, and this style. Content may show pictures and play media
/// from elsewhere, over a line that is as safe as that of `home`, the blog.
pub(super) fn of_page(links: &str, style: &str, home: &str) -> String {
    let scripts: String =
        inline_scripts(links).map(|script| format!(" 'sha256-{}'", sha256(script))).collect();
    let is_safe = Url::parse(home).is_ok_and(|home| home.scheme() == "https");
    let elsewhere = if is_safe { "https:" } else { "https: http:" };
    meta(&format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{scripts}; \
         style-src 'sha256-{}'; img-src 'self' {elsewhere} data:; media-src 'self' {elsewhere}; \
         font-src 'self' data:; connect-src 'self'; worker-src 'self'; manifest-src 'self'; \
         object-src 'none'; base-uri 'none'; form-action 'self'",
        sha256(style)
    ))
}

/// For a page that only leads elsewhere: there is nothing in it but its icon.
pub(super) fn of_redirect() -> String {
    meta("default-src 'none'; img-src 'self'; base-uri 'none'; form-action 'none'")
}

fn meta(policy: &str) -> String {
    format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">")
}

/// The scripts that stand in a head, maps of modules among them.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_elsewhere_comes_by_a_line_as_safe_as_ours() {
        let safe = of_page("", "", "https://a.example/");
        assert!(safe.contains("img-src 'self' https: data:;"), "{safe}");
        assert!(safe.contains("media-src 'self' https:;"), "{safe}");
        let plain = of_page("", "", "http://a.example/");
        assert!(plain.contains("img-src 'self' https: http: data:;"), "{plain}");
    }
}
