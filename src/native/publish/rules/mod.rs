//! Rules for hosts that can send readers of old addresses on by themselves. Where there are none, the
//! pages at those addresses do it.

mod apache;
mod netlify;
mod nginx;
mod pattern;

pub(super) use self::{
    apache::rules as apache,
    netlify::{cloudflare, rules as netlify},
    nginx::{rules as nginx, server as nginx_server},
    pattern::literal,
};

/// What WordPress has below addresses that nobody lists: `(what, what comes before it, the rest)` as
/// regular expressions, and the file below what comes before to which it leads.
const WORDPRESS: [(&str, &str, &str, &str); 7] = [
    ("Pages of comments lead to the post.", BELOW, "comment-page-[0-9]+/?", ""),
    ("Feeds of lists lead to theirs.", LISTS, "feed/atom/?", "atom.xml"),
    ("", LISTS, "feed(?:/(?:rss2?|rdf))?/?", "rss.xml"),
    ("Feeds of posts lead to those of their comments.", BELOW, "feed/atom/?", "comments/atom.xml"),
    ("", BELOW, "feed(?:/(?:rss2?|rdf))?/?", "comments/rss.xml"),
    ("Where there are none, to the post.", BELOW, "feed(?:/(?:rss2?|rdf|atom))?/?", ""),
    ("Days lead to their month.", "[0-9]{4}/[0-9]{2}/", "[0-9]{2}/?", ""),
];

/// Folders of lists that have feeds.
const LISTS: &str = r"(?:category|tag|author)/[^?]*/";

/// Folders below the root. What begins with two slashes would lead to another host.
const BELOW: &str = r"[^/?\\][^?]*/";

/// An address for where only plain characters are safe: whatever has a meaning to some host is
/// percent-encoded, escapes stay.
pub(super) fn plain(address: &str) -> String {
    let mut plain = String::with_capacity(address.len());
    for byte in address.bytes() {
        match byte {
            b'!' | b'#' | b'%' | b'&' | b'\'' | b'(' | b')' | b'*' | b'+' | b',' | b'-' | b'.'
            | b'/' | b':' | b';' | b'=' | b'?' | b'@' | b'[' | b']' | b'_' | b'~' => {
                plain.push(byte.into());
            }
            byte if byte.is_ascii_alphanumeric() => plain.push(byte.into()),
            byte => plain.push_str(&format!("%{byte:02X}")),
        }
    }
    plain
}

/// A text in quotes, as Apache and nginx read it: a backslash is one unless it stands before another
/// or before a quote.
pub(super) fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace(r"\\", r"\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_end_a_word_or_begin_a_variable_is_encoded() {
        assert_eq!(
            plain("https://a.example/%E7 b\"$1{x}\\?q=1#é"),
            "https://a.example/%E7%20b%22%241%7Bx%7D%5C?q=1#%C3%A9"
        );
        assert_eq!(quoted("a \"b\" \\. \\\\"), r#""a \"b\" \. \\\\""#);
    }
}
