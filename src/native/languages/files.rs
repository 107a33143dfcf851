//! The message files: those of the folder `languages`, put into the program when it is built.

/// Tags and texts, in the order of the tags (build.rs writes the table).
const FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/languages.rs"));

/// The text for a tag: `pt-BR` finds `pt-BR.ftl`, or else `pt.ftl`.
pub(super) fn find(tag: &str) -> Option<&'static str> {
    let mut wanted = tag;
    loop {
        let found = FILES.iter().find(|(tag, _)| tag.eq_ignore_ascii_case(wanted));
        if let Some((_, text)) = found {
            return Some(text);
        }
        wanted = wanted.rsplit_once(['-', '_'])?.0;
    }
}

/// The tags of all files.
pub(super) fn tags() -> impl Iterator<Item = &'static str> {
    FILES.iter().map(|(tag, _)| *tag)
}
