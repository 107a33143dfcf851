//! Smaller pictures of a picture, as WebP.

use std::{collections::BTreeSet, fs, io::Cursor, path::Path};

use fast_image_resize::{FilterType, ResizeAlg, ResizeOptions, Resizer};
use image::{
    DynamicImage, ImageDecoder as _, ImageFormat, ImageReader, Rgba, metadata::Orientation,
};
use webp::Encoder;

use super::{
    Content,
    broken::Broken,
    cache::{Cache, Key, Known},
    colour_profile,
    digest::Digest,
    header::{Header, limits, turns},
};

/// Up to this width there is a WebP as wide as the original: it has about a third of the bytes.
const WIDEST_REPLACEMENT: u32 = 2400;

/// The most pixels on a side of a WebP (RFC 9649 section 2.6).
const LONGEST_SIDE: u32 = 16_383;

/// A picture with fewer colours was drawn, and may be smaller without loss.
const COLOURS_OF_DRAWINGS: usize = 4096;

/// A picture to make smaller.
#[derive(Debug)]
pub(super) struct Original<'a> {
    pub(super) file: &'a Path,
    pub(super) header: &'a Header,
    pub(super) digest: Digest,
    /// The size of the file.
    pub(super) bytes: u64,
}

impl Original<'_> {
    /// Makes those that are worth having, smallest first. Nothing is decoded when all are known.
    pub(super) fn smaller(
        &self,
        widths: &[u32],
        quality: u8,
        cache: &Cache,
    ) -> Result<Vec<(u32, Content)>, Broken> {
        let Some(format) = self.header.shrinks else { return Ok(Vec::new()) };
        let quality = quality.clamp(1, 100);
        let mut decoded = None;
        let mut all = Vec::new();
        for width in self.widths(format, widths) {
            let key = Key { digest: self.digest, width, quality };
            match cache.get(key) {
                Some(Known::Made(path)) => all.push((width, Content::File(path))),
                Some(Known::LeftOut) => {}
                None => {
                    let decoded = match &decoded {
                        Some(decoded) => decoded,
                        None => decoded.insert(self.decode(format)?),
                    };
                    let webp = decoded.webp(width, self.height(width), quality)?;
                    let webp = Some(webp).filter(|webp| (webp.len() as u64) < self.bytes);
                    let path = cache.put(key, webp.as_deref());
                    if let Some(webp) = webp {
                        all.push((width, path.map_or(Content::Bytes(webp), Content::File)));
                    }
                }
            }
        }
        Ok(all)
    }

    fn widths(&self, format: ImageFormat, wanted: &[u32]) -> BTreeSet<u32> {
        let own = self.header.width;
        let replacement = format != ImageFormat::WebP && own <= WIDEST_REPLACEMENT;
        let smaller = wanted.iter().copied().filter(|width| (1..own).contains(width));
        smaller
            .chain(replacement.then_some(own))
            .filter(|width| (*width).max(self.height(*width)) <= LONGEST_SIDE)
            .collect()
    }

    /// The height that goes with a width.
    fn height(&self, width: u32) -> u32 {
        let (own_width, own_height) = (u64::from(self.header.width), u64::from(self.header.height));
        let height = (u64::from(width) * own_height + own_width / 2) / own_width.max(1);
        u32::try_from(height).unwrap_or(u32::MAX).max(1)
    }

    fn decode(&self, format: ImageFormat) -> Result<Decoded, Broken> {
        let bytes = fs::read(self.file)?;
        // What is remembered under a digest has to be a picture of just those bytes.
        if Digest::of(&bytes) != self.digest {
            return Err(Broken::Changed);
        }
        Decoded::of(&bytes, format)
    }
}

/// The pixels of a picture, as they lie in its file.
struct Decoded {
    pixels: DynamicImage,
    orientation: Orientation,
    profile: Option<Vec<u8>>,
    may_be_drawn: bool,
}

impl Decoded {
    fn of(bytes: &[u8], format: ImageFormat) -> Result<Self, Broken> {
        let mut limits = limits();
        let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
        reader.limits(limits.clone());
        let mut decoder = reader.into_decoder()?;
        limits.reserve(decoder.total_bytes())?;
        let orientation = decoder.orientation()?;
        let profile = decoder.icc_profile()?.filter(|profile| colour_profile::matters(profile));
        let pixels = DynamicImage::from_decoder(decoder)?;
        Ok(Self { pixels, orientation, profile, may_be_drawn: format != ImageFormat::Jpeg })
    }

    /// One of this size, which is upright.
    fn webp(&self, width: u32, height: u32, quality: u8) -> Result<Vec<u8>, Broken> {
        let pixels = self.upright(width, height)?;
        let damaged = |what: &dyn std::fmt::Debug| Broken::Damaged(format!("no WebP: {what:?}"));
        let encoder = Encoder::from_image(&pixels).map_err(|error| damaged(&error))?;
        let encode = |lossless, quality| {
            encoder.encode_simple(lossless, quality).map_err(|error| damaged(&error))
        };
        let mut webp = encode(false, f32::from(quality))?.to_vec();
        if self.may_be_drawn && (is_see_through(&pixels) || has_few_colours(&pixels)) {
            // Without loss the number is the effort that is made.
            let lossless = encode(true, 75.0)?;
            if lossless.len() < webp.len() {
                webp = lossless.to_vec();
            }
        }
        Ok(match &self.profile {
            Some(profile) => colour_profile::embed(&webp, profile, width, height),
            None => webp,
        })
    }

    /// Always made of the original: what is known of other sizes must not change this one. A
    /// small picture is quicker to turn than a large one.
    fn upright(&self, width: u32, height: u32) -> Result<DynamicImage, Broken> {
        let (width, height) =
            if turns(self.orientation) { (height, width) } else { (width, height) };
        let mut pixels = if (width, height) == (self.pixels.width(), self.pixels.height()) {
            eight_bit(&self.pixels)
        } else {
            let mut scaled = DynamicImage::new(width, height, self.pixels.color());
            let options = ResizeOptions::new()
                .resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3))
                .use_alpha(true);
            Resizer::new()
                .resize(&self.pixels, &mut scaled, &options)
                .map_err(|error| Broken::Damaged(error.to_string()))?;
            eight_bit(&scaled)
        };
        pixels.apply_orientation(self.orientation);
        Ok(pixels)
    }
}

/// In one of the two forms that WebP takes.
fn eight_bit(pixels: &DynamicImage) -> DynamicImage {
    if pixels.color().has_alpha() { pixels.to_rgba8().into() } else { pixels.to_rgb8().into() }
}

fn is_see_through(pixels: &DynamicImage) -> bool {
    let pixels = pixels.as_rgba8();
    pixels.is_some_and(|pixels| pixels.pixels().any(|Rgba([.., alpha])| *alpha < u8::MAX))
}

fn has_few_colours(pixels: &DynamicImage) -> bool {
    let width = usize::from(pixels.color().bytes_per_pixel());
    let mut colours = BTreeSet::new();
    let mut last: &[u8] = &[];
    for pixel in pixels.as_bytes().chunks_exact(width) {
        // Drawings have areas of one colour.
        if pixel != last {
            colours.insert(pixel);
            last = pixel;
        }
        if colours.len() >= COLOURS_OF_DRAWINGS {
            return false;
        }
    }
    true
}
