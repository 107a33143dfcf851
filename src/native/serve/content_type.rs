//! The media type of a file, by its name.

/// Of a page.
pub const HTML: &str = "text/html; charset=utf-8";

/// The media type of a file that is called so. Text is UTF-8.
pub fn of(name: &str) -> &'static str {
    match mime_guess::from_path(name).first_raw() {
        Some("text/html") => HTML,
        Some("text/css") => "text/css; charset=utf-8",
        Some("text/javascript" | "application/javascript") => "text/javascript; charset=utf-8",
        Some("text/plain") => "text/plain; charset=utf-8",
        Some("text/xml") => "text/xml; charset=utf-8",
        Some(other) => other,
        None => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn files_are_what_their_names_say() {
        for (name, content_type) in [
            ("/a/index.html", super::HTML),
            ("/x_bg.wasm", "application/wasm"),
            ("/x.JS", "text/javascript; charset=utf-8"),
            ("/a/index.json", "application/json"),
            ("/b.svg", "image/svg+xml"),
            ("/b.webp", "image/webp"),
            ("/CNAME", "application/octet-stream"),
        ] {
            assert_eq!(super::of(name), content_type, "{name}");
        }
    }
}
