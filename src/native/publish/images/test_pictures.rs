//! Pictures for tests.

use std::{
    fs,
    path::{Path, PathBuf},
};

use image::{
    DynamicImage, ImageEncoder as _, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage,
    codecs::jpeg::JpegEncoder,
};
use tempfile::TempDir;

/// A folder that vanishes.
pub(super) struct Folder(TempDir);

impl Folder {
    pub(super) fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub(super) fn path(&self) -> &Path {
        self.0.path()
    }

    pub(super) fn write(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let file = self.0.path().join(name);
        fs::write(&file, bytes).unwrap();
        file
    }
}

/// Red at the left, blue at the right, with some grain like that of a photo.
pub(super) fn patchwork(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        let grain = (x.wrapping_mul(2_654_435_761) ^ y.wrapping_mul(2_246_822_519)) >> 27;
        let grain = u8::try_from(grain).unwrap();
        if x < width / 2 {
            Rgb([200 + grain, grain, grain])
        } else {
            Rgb([grain, grain, 200 + grain])
        }
    })
}

/// Green, and nothing at all at the right.
pub(super) fn see_through(width: u32, height: u32) -> RgbaImage {
    RgbaImage::from_fn(width, height, |x, _| {
        if x < width / 2 { Rgba([0, 200, 0, 255]) } else { Rgba([255, 0, 255, 0]) }
    })
}

pub(super) fn png(image: impl Into<DynamicImage>) -> Vec<u8> {
    encode(&image.into(), ImageFormat::Png)
}

pub(super) fn jpeg(image: impl Into<DynamicImage>) -> Vec<u8> {
    encode(&image.into(), ImageFormat::Jpeg)
}

fn encode(image: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    image.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// A JPEG whose EXIF data says how to turn it (TIFF 6.0, tag 274).
pub(super) fn oriented_jpeg(image: &RgbImage, orientation: u8) -> Vec<u8> {
    let mut exif = b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0".to_vec();
    exif.extend([orientation, 0, 0, 0, 0, 0, 0, 0]);
    let mut bytes = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut bytes, 95);
    encoder.set_exif_metadata(exif).unwrap();
    encoder.encode_image(image).unwrap();
    bytes
}

/// A PNG that is right up to its pixels, which are missing.
pub(super) fn png_header(width: u32, height: u32) -> Vec<u8> {
    let mut header = width.to_be_bytes().to_vec();
    header.extend(height.to_be_bytes());
    header.extend([8, 2, 0, 0, 0]);
    let chunks = [(b"IHDR", header), (b"IDAT", vec![0x78, 0x9c]), (b"IEND", vec![])];
    let chunks = chunks.map(|(name, content)| png_chunk(name, &content));
    [b"\x89PNG\r\n\x1a\n".to_vec(), chunks.concat()].concat()
}

/// A PNG of one frame that says that it moves.
pub(super) fn moving_png(image: RgbImage) -> Vec<u8> {
    let mut bytes = png(image);
    let control = png_chunk(b"acTL", &[0, 0, 0, 1, 0, 0, 0, 0]);
    // Behind the signature and the header.
    bytes.splice(33..33, control);
    bytes
}

/// A WebP of two frames.
pub(super) fn moving_webp(image: &RgbImage) -> Vec<u8> {
    let config = webp::WebPConfig::new().unwrap();
    let (width, height) = image.dimensions();
    let mut encoder = webp::AnimEncoder::new(width, height, &config);
    let mut second = image.clone();
    image::imageops::invert(&mut second);
    encoder.add_frame(webp::AnimFrame::from_rgb(image, width, height, 0));
    encoder.add_frame(webp::AnimFrame::from_rgb(&second, width, height, 100));
    encoder.encode().to_vec()
}

fn png_chunk(name: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let checked = [name.as_slice(), content].concat();
    let size = u32::try_from(content.len()).unwrap().to_be_bytes();
    [&size, &*checked, &crc(&checked).to_be_bytes()].concat()
}

/// CRC-32 (PNG section 5.5).
fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            if crc & 1 == 1 { crc >> 1 ^ 0xedb8_8320 } else { crc >> 1 }
        })
    })
}

/// A colour profile with no more than a colour space and a description.
pub(super) fn profile(space: &[u8; 4], description: &[u8]) -> Vec<u8> {
    let mut profile = vec![0; 128];
    profile[16..20].copy_from_slice(space);
    profile.extend(1_u32.to_be_bytes());
    profile.extend(b"desc");
    profile.extend(144_u32.to_be_bytes());
    profile.extend(u32::try_from(description.len()).unwrap().to_be_bytes());
    profile.extend(description);
    profile
}
