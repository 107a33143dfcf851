//! Identities of entries. Readers know by them what they have shown already, so they never change.

use std::borrow::Cow;

use sha2::{Digest, Sha256};
use url::Url;
use uuid::{Builder, Uuid};

/// The identity of an item as Atom wants it, an IRI (RFC 4287 section 4.2.6): the item's own where
/// it is one. A bare UUID becomes `urn:uuid:…` (RFC 9562 section 4), anything else a UUID made of the
/// blog's address and the identity (version 8, section 5.8).
pub(super) fn iri(id: &str, home: &str) -> String {
    if is_iri(id) {
        return id.to_owned();
    }
    if let Ok(uuid) = Uuid::try_parse(id) {
        return format!("urn:uuid:{uuid}");
    }
    made(id, home)
}

/// A UUID made of the blog's address and an identity within it.
fn made(id: &str, home: &str) -> String {
    let digest = Sha256::new().chain_update(home).chain_update("\n").chain_update(id).finalize();
    let mut bytes = [0; 16];
    bytes.iter_mut().zip(digest).for_each(|(byte, of_digest)| *byte = of_digest);
    format!("urn:uuid:{}", Builder::from_custom_bytes(bytes).as_uuid())
}

/// The identity of a comment on an item with this IRI: where that is a web address, as WordPress called
/// it; other IRIs do not all take fragments.
pub(super) fn of_comment(item: &str, comment: &str, home: &str) -> String {
    let between = if item.contains('#') { '/' } else { '#' };
    let id = format!("{item}{between}comment-{comment}");
    let is_web = ["http://", "https://"].iter().any(|scheme| item.starts_with(scheme));
    if is_web { id } else { made(&id, home) }
}

/// A web address as an IRI: what browsers take in one, though it may not hold it, is escaped.
pub(super) fn escaped(address: &str) -> Cow<'_, str> {
    let authority = address.find("://").map_or(0, |at| at + 3);
    let path =
        address[authority..].find(['/', '?', '#']).map_or(address.len(), |at| authority + at);
    // Around an IPv6 address they are right.
    let is_wrong = |(at, c): (usize, char)| is_outside(c) || at > path && matches!(c, '[' | ']');
    if !address.char_indices().any(is_wrong) {
        return Cow::Borrowed(address);
    }
    let mut out = String::with_capacity(address.len() + 8);
    for (at, c) in address.char_indices() {
        if is_wrong((at, c)) {
            let mut buffer = [0; 4];
            c.encode_utf8(&mut buffer).bytes().for_each(|byte| out += &format!("%{byte:02X}"));
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

/// Whether no IRI holds this character, wherever.
fn is_outside(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '<' | '>' | '"' | '{' | '}' | '|' | '\\' | '^' | '`')
}

/// Whether a text is an absolute IRI to the letter (RFC 3987 section 2.2).
fn is_iri(text: &str) -> bool {
    let escapes_are_whole = || {
        text.match_indices('%').all(|(at, _)| {
            let digits = text.as_bytes().get(at + 1..at + 3);
            digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
        })
    };
    !text.contains(is_outside)
        && text.matches('#').count() < 2
        && escapes_are_whole()
        && Url::parse(text).is_ok_and(|url| url.has_authority() || !url.path().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_iri_stays_to_the_letter_and_anything_else_becomes_one() {
        let home = "https://a.example/";
        for kept in [
            "http://old.example/?p=1&amp;x#wordpress-2",
            "HTTPS://Old.example/é",
            "tag:old.example,2004:blog-12.post-3",
            "urn:uuid:67e55044-10b1-426f-9247-bb680e5fe0c8",
        ] {
            assert_eq!(iri(kept, home), kept);
        }
        let uuid = "67E55044-10B1-426F-9247-BB680E5FE0C8";
        assert_eq!(iri(uuid, home), "urn:uuid:67e55044-10b1-426f-9247-bb680e5fe0c8");
        for odd in [
            "12",
            "a post",
            "https://a.example/a b",
            "http://a.example/%zz",
            "a:",
            "http://a.example/#a#b",
        ] {
            let made = iri(odd, home);
            assert!(made.starts_with("urn:uuid:") && made.len() == 45, "{odd}: {made}");
            assert_eq!(made.as_bytes()[23], b'8', "{odd}: {made} is of version 8");
            assert_eq!(made, iri(odd, home));
            assert_ne!(made, iri(odd, "https://b.example/"), "two blogs may both have a post 12");
        }
    }

    #[test]
    fn a_web_address_becomes_an_iri() {
        for kept in ["http://[::1]:80/é?a=b&c#d", "mailto:a@b.example", "", "https://a.example"] {
            assert_eq!(escaped(kept), kept);
        }
        assert_eq!(escaped("https://a.example/[a]|\"é b"), "https://a.example/%5Ba%5D%7C%22é%20b");
        assert_eq!(escaped("https://a.example?q[]=1\u{85}"), "https://a.example?q%5B%5D=1%C2%85");
    }

    #[test]
    fn comments_are_called_as_wordpress_called_them() {
        let of = |item| of_comment(item, "12", "https://a.example/");
        assert_eq!(of("https://a.example/?p=3"), "https://a.example/?p=3#comment-12");
        assert_eq!(of("https://a.example/#3"), "https://a.example/#3/comment-12");
        assert!(of("urn:x:3").starts_with("urn:uuid:") && of("urn:x:3") != of("urn:x:4"));
    }
}
