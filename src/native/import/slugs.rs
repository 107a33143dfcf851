//! How each generator makes a part of an address of a name.

use unicode_normalization::char::is_combining_mark as is_mark;

/// Hugo: white space becomes a hyphen, and of other signs few stay. Case stays; Hugo lowers paths
/// as a whole.
pub(super) fn hugo(name: &str) -> String {
    let mut slug = String::with_capacity(name.len());
    let mut gap = false;
    for c in name.chars() {
        let stays = c.is_alphanumeric() || is_mark(c) || "._#+~-@%".contains(c);
        if stays {
            if gap && c != '-' && !slug.ends_with('-') {
                slug.push('-');
            }
            gap = false;
            slug.push(c);
        } else if c.is_whitespace() && !slug.is_empty() {
            gap = true;
        }
    }
    slug
}

/// Zola with `slugify.paths = "on"`: plain letters and digits in lower case, hyphens between.
/// `None` where a letter has no plain form here.
pub(super) fn zola(name: &str) -> Option<String> {
    let mut slug = String::with_capacity(name.len());
    for c in name.chars() {
        for c in plain(c)?.chars() {
            if c.is_ascii_alphanumeric() {
                slug.push(c.to_ascii_lowercase());
            } else if !slug.is_empty() && !slug.ends_with('-') {
                slug.push('-');
            }
        }
    }
    Some(slug.trim_end_matches('-').to_owned())
}

/// Jekyll: letters and digits of any script stay, everything else is one hyphen. Case is lowered
/// where `lower` says so.
pub(super) fn jekyll(name: &str, lower: bool) -> String {
    let mut slug = String::with_capacity(name.len());
    for c in name.chars() {
        if c.is_alphanumeric() || is_mark(c) {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    let slug = slug.trim_end_matches('-');
    if lower { slug.to_lowercase() } else { slug.to_owned() }
}

/// Jekyll's `:title`: as above, but some signs stay, and so does case.
pub(super) fn jekyll_title(name: &str) -> String {
    let mut slug = String::with_capacity(name.len());
    for c in name.chars() {
        if c.is_alphanumeric() || is_mark(c) || "._~!$&'()+,;=@".contains(c) {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.trim_end_matches('-').to_owned()
}

/// Pelican: plain letters, digits, underscores and hyphens in lower case; white space is a hyphen
/// and other signs go. `None` where a letter has no plain form here.
pub(super) fn pelican(name: &str) -> Option<String> {
    let mut slug = String::with_capacity(name.len());
    for c in name.trim().chars() {
        for c in plain(c)?.chars() {
            if c.is_ascii_alphanumeric() || c == '_' {
                slug.push(c.to_ascii_lowercase());
            } else if (c.is_whitespace() || c == '-') && !slug.ends_with('-') {
                slug.push('-');
            }
        }
    }
    Some(slug)
}

/// The plain Latin letters for a letter with marks; signs are a space.
fn plain(c: char) -> Option<String> {
    const FORMS: [(&str, &str); 30] = [
        ("àáâãäåāăą", "a"),
        ("çćĉċč", "c"),
        ("ďđð", "d"),
        ("èéêëēĕėęě", "e"),
        ("ĝğġģ", "g"),
        ("ĥħ", "h"),
        ("ìíîïĩīĭįı", "i"),
        ("ĵ", "j"),
        ("ķ", "k"),
        ("ĺļľŀł", "l"),
        ("ñńņň", "n"),
        ("òóôõöøōŏő", "o"),
        ("ŕŗř", "r"),
        ("śŝşšș", "s"),
        ("ţťŧț", "t"),
        ("ùúûüũūŭůűų", "u"),
        ("ŵ", "w"),
        ("ýÿŷ", "y"),
        ("źżž", "z"),
        ("æ", "ae"),
        ("œ", "oe"),
        ("ß", "ss"),
        ("þ", "th"),
        ("’‘", "'"),
        ("“”", "\""),
        ("–—‐‑", "-"),
        ("…", "..."),
        ("\u{a0}\u{2009}\u{202f}", " "),
        ("«", "<<"),
        ("»", ">>"),
    ];
    if c.is_ascii() {
        return Some(c.to_string());
    }
    let lower = c.to_lowercase().next().unwrap_or(c);
    FORMS.iter().find(|(from, _)| from.contains(lower)).map(|(_, to)| (*to).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_generator_has_its_own() {
        let name = "Größe & C++: don't_stop!";
        assert_eq!(hugo(name), "Größe-C++-dont_stop");
        assert_eq!(zola(name).as_deref(), Some("grosse-c-don-t-stop"));
        assert_eq!(jekyll(name, true), "größe-c-don-t-stop");
        assert_eq!(pelican(name).as_deref(), Some("grosse-c-dont_stop"));
        assert_eq!(zola("日本"), None);
        for name in ["தமிழ்", "ไม่มี", "বাংলা-ক্ষ", "か\u{3099}"]
        {
            assert_eq!(hugo(name), name);
            assert_eq!(jekyll(name, true), name);
            assert_eq!(jekyll_title(name), name);
        }
    }
}
