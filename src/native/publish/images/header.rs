//! What a picture says about itself before a pixel is decoded.

use std::{
    fs::File,
    io::{BufReader, Cursor, Read as _, Seek as _},
    path::Path,
};

use image::{
    ImageDecoder, ImageFormat, ImageResult, Limits,
    codecs::{jpeg::JpegDecoder, png::PngDecoder, webp::WebPDecoder},
    metadata::Orientation,
};

use super::{
    broken::{Broken, LONGEST_SIDE, MOST_BYTES, MOST_PIXELS},
    colour_profile, svg,
};

/// So much of a file usually holds its header, with the thumbnail and the profile of a photo.
const START: u64 = 256 * 1024;

/// The kinds of pictures that every browser shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Jpeg,
    Png,
    WebP,
    Gif,
    Avif,
    Svg,
}

impl Kind {
    /// Pictures of pixels start with a signature of their own, whatever their names say.
    fn of_pixels(start: &[u8]) -> Option<Self> {
        match start {
            [0xff, 0xd8, 0xff, ..] => Some(Self::Jpeg),
            [0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, ..] => Some(Self::Png),
            [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Some(Self::Gif),
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(Self::WebP),
            [_, _, _, size, b'f', b't', b'y', b'p', ..] => {
                // Brands of four letters; the second one is a version, which is no letters.
                let brands = start.get(8..usize::from(*size)).unwrap_or_default().chunks(4);
                brands
                    .into_iter()
                    .any(|brand| matches!(brand, b"avif" | b"avis"))
                    .then_some(Self::Avif)
            }
            _ => None,
        }
    }

    /// Names that hosts know the kind by, the usual one first.
    pub(super) fn extensions(self) -> &'static [&'static str] {
        match self {
            Self::Jpeg => &["jpg", "jpeg", "jpe", "jfif"],
            Self::Png => &["png", "apng"],
            Self::WebP => &["webp"],
            Self::Gif => &["gif"],
            Self::Avif => &["avif"],
            Self::Svg => &["svg"],
        }
    }
}

/// The header of a picture that can be published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Header {
    pub(super) kind: Kind,
    /// In pixels, upright; 0 where a drawing does not say.
    pub(super) width: u32,
    /// In pixels, upright; 0 where a drawing does not say.
    pub(super) height: u32,
    /// What to decode it as, if smaller ones can be made of it.
    pub(super) shrinks: Option<ImageFormat>,
}

impl Header {
    /// Reads the header of a file.
    pub(super) fn read(path: &Path) -> Result<Self, Broken> {
        let mut file = BufReader::new(File::open(path)?);
        let bytes = file.get_ref().metadata()?.len();
        if bytes > MOST_BYTES {
            return Err(Broken::TooManyBytes(bytes));
        }
        let mut start = Vec::new();
        file.by_ref().take(START).read_to_end(&mut start)?;
        let header = match Kind::of_pixels(&start) {
            Some(Kind::Jpeg) => {
                // The decoder takes all that it is given into memory.
                match JpegDecoder::new(Cursor::new(&start)) {
                    Err(_) if bytes > START => {
                        file.rewind()?;
                        Self::of_jpeg(JpegDecoder::new(file)?)?
                    }
                    decoder => Self::of_jpeg(decoder?)?,
                }
            }
            Some(Kind::Png) => {
                file.rewind()?;
                let decoder = PngDecoder::with_limits(file, limits())?;
                let moves = decoder.is_apng()?;
                Self::of_decoder(Kind::Png, decoder, (!moves).then_some(ImageFormat::Png))?
            }
            Some(Kind::WebP) => {
                file.rewind()?;
                let decoder = WebPDecoder::new(file)?;
                let moves = decoder.has_animation();
                Self::of_decoder(Kind::WebP, decoder, (!moves).then_some(ImageFormat::WebP))?
            }
            Some(kind) => {
                file.rewind()?;
                let size = imagesize::reader_size(file)
                    .map_err(|error| Broken::Damaged(error.to_string()))?;
                let pixels = |side| u32::try_from(side).unwrap_or(u32::MAX);
                let (width, height) = (pixels(size.width), pixels(size.height));
                Self { kind, width, height, shrinks: None }
            }
            None => {
                let text = String::from_utf8_lossy(&start);
                let (width, height) = svg::size(&text).ok_or(Broken::NoPicture)?;
                // Nothing is decoded here: a drawing may be as large as it likes.
                return Ok(Self { kind: Kind::Svg, width, height, shrinks: None });
            }
        };
        header.check()
    }

    fn of_jpeg(decoder: impl ImageDecoder) -> ImageResult<Self> {
        Self::of_decoder(Kind::Jpeg, decoder, Some(ImageFormat::Jpeg))
    }

    fn of_decoder(
        kind: Kind,
        mut decoder: impl ImageDecoder,
        shrinks: Option<ImageFormat>,
    ) -> ImageResult<Self> {
        let (width, height) = upright(decoder.dimensions(), decoder.orientation()?);
        // Colours of print cannot be kept in a WebP.
        let profile = decoder.icc_profile()?;
        let shrinks = shrinks.filter(|_| colour_profile::is_of_screens(profile.as_deref()));
        Ok(Self { kind, width, height, shrinks })
    }

    fn check(self) -> Result<Self, Broken> {
        let Self { width, height, .. } = self;
        if width == 0 || height == 0 {
            return Err(Broken::Damaged("it has no pixels".to_owned()));
        }
        let pixels = u64::from(width) * u64::from(height);
        if pixels > MOST_PIXELS || width.max(height) > LONGEST_SIDE {
            return Err(Broken::TooManyPixels { width, height });
        }
        Ok(self)
    }
}

/// What a decoder may take.
pub(super) fn limits() -> Limits {
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(1 << 30);
    limits
}

/// Whether an orientation lays a picture on its side.
pub(super) fn turns(orientation: Orientation) -> bool {
    matches!(
        orientation,
        Orientation::Rotate90
            | Orientation::Rotate270
            | Orientation::Rotate90FlipH
            | Orientation::Rotate270FlipH
    )
}

fn upright((width, height): (u32, u32), orientation: Orientation) -> (u32, u32) {
    if turns(orientation) { (height, width) } else { (width, height) }
}

#[cfg(test)]
mod tests {
    use super::{
        super::test_pictures::{Folder, jpeg, oriented_jpeg, patchwork, png, png_header},
        *,
    };

    #[test]
    fn a_turned_photo_is_measured_upright() {
        let folder = Folder::new();
        let file = folder.write("a.jpg", &oriented_jpeg(&patchwork(40, 20), 6));
        let header = Header::read(&file).unwrap();
        assert_eq!((header.width, header.height), (20, 40));
    }

    #[test]
    fn a_photo_whose_header_is_long_is_read_further() {
        let folder = Folder::new();
        let mut bytes = jpeg(patchwork(40, 20));
        // Eight segments of 64 KB between the start of the file and everything else.
        let mut segment = vec![0xff, 0xe5, 0xff, 0xff];
        segment.resize(2 + 0xffff, 0);
        bytes.splice(2..2, segment.repeat(8));
        let header = Header::read(&folder.write("a.jpg", &bytes)).unwrap();
        assert_eq!((header.width, header.height), (40, 20));
    }

    #[test]
    fn a_header_that_asks_for_too_much_is_refused() {
        let folder = Folder::new();
        let read = |width, height| {
            Header::read(&folder.write("a.png", &png_header(width, height))).map(|_| ())
        };
        assert!(matches!(
            read(50_000, 50_000),
            Err(Broken::TooManyPixels { width: 50_000, height: 50_000 })
        ));
        assert!(matches!(read(30_001, 1), Err(Broken::TooManyPixels { .. })));
        assert!(matches!(read(10_001, 10_000), Err(Broken::TooManyPixels { .. })));
        assert!(read(10_000, 10_000).is_ok());

        let huge = folder.write("huge.png", &png(patchwork(4, 4)));
        File::options().write(true).open(&huge).unwrap().set_len(MOST_BYTES + 1).unwrap();
        assert!(matches!(Header::read(&huge), Err(Broken::TooManyBytes(_))));
    }

    #[test]
    fn the_content_tells_the_kind_and_not_the_name() {
        let folder = Folder::new();
        let kind =
            |bytes: &[u8]| Header::read(&folder.write("a.png", bytes)).map(|header| header.kind);
        assert_eq!(kind(&jpeg(patchwork(4, 4))).unwrap(), Kind::Jpeg);
        assert!(matches!(kind(b"Shopping: milk, bread"), Err(Broken::NoPicture)));
        assert!(matches!(kind(b"<p>A page</p>"), Err(Broken::NoPicture)));
        assert!(matches!(kind(b""), Err(Broken::NoPicture)));
        assert!(matches!(kind(b"GIF89a"), Err(Broken::Damaged(_))));
        assert!(matches!(kind(b"\xff\xd8\xff\xe0 and then nothing"), Err(Broken::Damaged(_))));
        assert!(matches!(kind(b"GIF89a\0\0\0\0\0\0\0\0\0\0"), Err(Broken::Damaged(_))));
    }

    #[test]
    fn an_avif_is_measured_and_a_heic_is_refused() {
        let folder = Folder::new();
        let sized = |tag: &[u8; 4], content: &[u8]| {
            let size = u32::try_from(content.len() + 8).unwrap().to_be_bytes();
            [size.as_slice(), tag, content].concat()
        };
        let file = |brand: &[u8; 4]| {
            let extent = [[0, 0, 0, 0], [0, 0, 0, 30], [0, 0, 0, 20]].concat();
            let properties = sized(b"iprp", &sized(b"ipco", &sized(b"ispe", &extent)));
            let meta = sized(b"meta", &[[0; 4].as_slice(), &properties].concat());
            let brands = [b"mif1".as_slice(), &[0; 4], b"miaf", brand].concat();
            folder.write("a.avif", &[sized(b"ftyp", &brands), meta, sized(b"mdat", &[])].concat())
        };
        let header = Header::read(&file(b"avif")).unwrap();
        assert_eq!((header.kind, header.width, header.height), (Kind::Avif, 30, 20));
        assert!(matches!(Header::read(&file(b"heic")), Err(Broken::NoPicture)));
    }
}
