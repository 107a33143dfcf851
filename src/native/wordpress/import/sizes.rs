//! Pictures as they are shown, without what WordPress made of them.

use std::borrow::Cow;

use crate::native::publish::dress::text::{Piece, pieces};

/// Pictures without the sizes that WordPress made of them: publishing makes its own.
pub(super) fn without_sizes(html: &str) -> Cow<'_, str> {
    if !html.contains(" srcset=\"") {
        return Cow::Borrowed(html);
    }
    let mut without = String::with_capacity(html.len());
    for piece in pieces(html) {
        match piece {
            Piece::Tag(tag) if tag.starts_with("<img ") => {
                let mut tag = tag.to_owned();
                for name in [" srcset=\"", " sizes=\""] {
                    if let Some(start) = tag.find(name)
                        && let Some(length) = tag[start + name.len()..].find('"')
                    {
                        tag.replace_range(start..=start + name.len() + length, "");
                    }
                }
                without.push_str(&tag);
            }
            Piece::Tag(text) | Piece::Text(text) => without.push_str(text),
        }
    }
    Cow::Owned(without)
}

#[cfg(test)]
mod tests {
    use super::without_sizes;

    #[test]
    fn only_pictures_lose_their_sizes() {
        assert_eq!(
            without_sizes(
                "<img src=\"a\" srcset=\"b 1x, c 2x\" alt=\"\" sizes=\"9px\"><p title=\" srcset=\">x</p>"
            ),
            "<img src=\"a\" alt=\"\"><p title=\" srcset=\">x</p>"
        );
        let picture = "<picture><source srcset=\"b 1x\"><img src=\"a\"></picture>";
        assert_eq!(without_sizes(picture), picture);
    }
}
