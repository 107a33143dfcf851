//! Colour profiles: cameras of phones have more colours than sRGB, and without its profile a
//! picture would look pale.

/// Where the colour space stands in a profile (ICC.1:2022 section 7.2.6).
const SPACE: std::ops::Range<usize> = 16..20;

/// Where the table of a profile's tags stands (section 7.3).
const TAGS: usize = 128;

/// Whether colours are those of a screen or grey; other ones, of print, need a conversion first.
pub(super) fn is_of_screens(profile: Option<&[u8]>) -> bool {
    let space = profile.and_then(|profile| profile.get(SPACE));
    space.is_none_or(|space| space == b"RGB " || space == b"GRAY")
}

/// Whether smaller ones have to carry a profile: sRGB is what browsers assume without one.
pub(super) fn matters(profile: &[u8]) -> bool {
    profile.get(SPACE) == Some(b"RGB ") && !description(profile).is_some_and(is_srgb)
}

fn description(profile: &[u8]) -> Option<&[u8]> {
    let number = |at: usize| {
        let bytes = profile.get(at..at + 4)?.try_into().ok()?;
        usize::try_from(u32::from_be_bytes(bytes)).ok()
    };
    let tags = profile.get(TAGS + 4..)?.chunks_exact(12).take(number(TAGS)?);
    let index = tags.into_iter().position(|tag| tag.starts_with(b"desc"))?;
    let tag = TAGS + 4 + 12 * index;
    let from = number(tag + 4)?;
    profile.get(from..from.checked_add(number(tag + 8)?)?)
}

/// In ASCII up to version 2 of the format, in UTF-16 since.
fn is_srgb(description: &[u8]) -> bool {
    let has = |name: &[u8]| description.windows(name.len()).any(|part| part == name);
    has(b"sRGB") || has(b"\0s\0R\0G\0B")
}

/// Puts a profile into a WebP (RFC 9649 section 2.7). The file is one that libwebp made.
pub(super) fn embed(webp: &[u8], profile: &[u8], width: u32, height: u32) -> Vec<u8> {
    const HAS_PROFILE: u8 = 0x20;
    const HAS_ALPHA: u8 = 0x10;
    let chunks = webp.get(12..).unwrap_or_default();
    let (flags, chunks) = match chunks {
        // 8 bytes of name and size, 10 of content.
        [b'V', b'P', b'8', b'X', _, _, _, _, flags, ..] => {
            (*flags, chunks.get(18..).unwrap_or_default())
        }
        // Behind the signature: 14 bits of width, 14 of height, and one for alpha.
        [b'V', b'P', b'8', b'L', _, _, _, _, _, _, _, _, last, ..] => {
            (if last & 0x10 == 0 { 0 } else { HAS_ALPHA }, chunks)
        }
        _ => (0, chunks),
    };
    let less_one = |side: u32| side.saturating_sub(1).to_le_bytes();
    let ([w0, w1, w2, _], [h0, h1, h2, _]) = (less_one(width), less_one(height));
    let extended = [flags | HAS_PROFILE, 0, 0, 0, w0, w1, w2, h0, h1, h2];
    let content =
        [b"WEBP".to_vec(), chunk(b"VP8X", &extended), chunk(b"ICCP", profile), chunks.to_vec()];
    chunk(b"RIFF", &content.concat())
}

/// A chunk of a RIFF file: padded to an even size.
fn chunk(name: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let size = u32::try_from(content.len()).unwrap_or(u32::MAX).to_le_bytes();
    let padding: &[u8] = if content.len().is_multiple_of(2) { &[] } else { &[0] };
    [name.as_slice(), &size, content, padding].concat()
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use image::{DynamicImage, ImageDecoder as _, codecs::webp::WebPDecoder};
    use webp::Encoder;

    use super::{
        super::test_pictures::{patchwork, profile, see_through},
        *,
    };

    #[test]
    fn only_colours_beyond_srgb_are_carried_along() {
        assert!(matters(&profile(b"RGB ", b"Display P3")));
        assert!(!matters(&profile(b"RGB ", b"sRGB IEC61966-2.1")));
        assert!(!matters(&profile(b"RGB ", b"\0s\0R\0G\0B\0 \0v\x004")));
        assert!(!matters(&profile(b"GRAY", b"Dot Gain 20%")));
        assert!(!matters(b"no profile"));
        assert!(is_of_screens(Some(&profile(b"GRAY", b"Dot Gain 20%"))));
        assert!(!is_of_screens(Some(&profile(b"CMYK", b"FOGRA39"))));
        assert!(is_of_screens(None));
    }

    #[test]
    fn a_profile_changes_nothing_else_in_a_webp() {
        let odd = profile(b"RGB ", b"Display P3 ");
        assert_eq!(odd.len() % 2, 1, "padding is tried too");
        let opaque = DynamicImage::ImageRgb8(patchwork(20, 10));
        let clear = DynamicImage::ImageRgba8(see_through(20, 10));
        for (image, lossless) in
            [(&opaque, false), (&opaque, true), (&clear, false), (&clear, true)]
        {
            let plain = Encoder::from_image(image).unwrap().encode_simple(lossless, 80.0).unwrap();
            let carrying = embed(&plain, &odd, 20, 10);
            let decoder = |bytes| WebPDecoder::new(Cursor::new(bytes)).unwrap();
            assert_eq!(decoder(carrying.clone()).icc_profile().unwrap(), Some(odd.clone()));
            let pixels = |bytes| DynamicImage::from_decoder(decoder(bytes)).unwrap();
            assert_eq!(pixels(carrying), pixels(plain.to_vec()));
        }
    }
}
