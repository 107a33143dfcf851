//! Plain text as HTML.

/// As the content of an element.
pub(super) fn text(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// As that, or as the value of an attribute in double quotes.
pub(super) fn quoted(plain: &str) -> String {
    text(plain).replace('"', "&quot;")
}
