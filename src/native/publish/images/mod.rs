//! Pictures: measured, copied under a name that holds a hash of their content, and made smaller.
//!
//! Headers are read first, and only what they promise is decoded. The result depends on the files
//! and the options alone: not on the order of threads, and not on what the cache holds.

mod broken;
mod cache;
mod colour_profile;
mod digest;
mod header;
mod names;
mod smaller;
mod svg;
#[cfg(test)]
mod test_pictures;

use std::{
    collections::HashMap,
    path::{Path, PathBuf},
};

use rayon::prelude::*;

pub(crate) use self::broken::Broken;
pub(in crate::native::publish) use self::cache::write as write_whole;
use self::{
    cache::Cache,
    digest::Digest,
    header::Header,
    names::{Name, Names},
    smaller::Original,
};
use crate::native::finding::Finding;

/// How pictures are prepared.
#[derive(Debug, Clone)]
pub(crate) struct Options {
    /// The widths of smaller ones, in pixels.
    pub(crate) widths: Vec<u32>,
    /// Of WebP, from 1 to 100.
    pub(crate) quality: u8,
    /// A folder that is kept between builds. Nothing in it is needed, and nothing is ever removed.
    pub(crate) cache: Option<PathBuf>,
}

/// A picture that content shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Source {
    /// Its path below the root of the site, decoded, without a slash at its start.
    pub(crate) path: String,
    /// Where it is now.
    pub(crate) file: PathBuf,
}

/// A file of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Output {
    /// Its path below the root of the site, decoded. Each is there once.
    pub(crate) path: String,
    /// What to write.
    pub(crate) content: Content,
}

/// What a file of the site holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Content {
    /// The same as this file.
    File(PathBuf),
    /// This: without a cache there is no file of it.
    Bytes(Vec<u8>),
}

/// Hears how far preparing has come.
pub(crate) trait Progress: Sync {
    /// So many pictures will be prepared.
    fn begin(&self, pictures: usize);
    /// One picture is prepared.
    fn advance(&self);
}

/// The pictures of a site, by the address that content names them by.
#[derive(Debug, Default)]
pub(crate) struct Images {
    by_path: HashMap<String, Picture>,
}

/// A picture as pages show it. Paths are below the root of the site, decoded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Picture {
    /// In pixels, upright. 0, and the height too, where an SVG does not say its size.
    pub(crate) width: u32,
    /// In pixels, upright. 0, and the width too, where an SVG does not say its size.
    pub(crate) height: u32,
    /// The original, under its hashed name.
    pub(crate) path: String,
    /// Smaller ones as WebP: width in pixels and path, smallest first. The last may be as wide as
    /// the original and smaller in bytes only.
    pub(crate) smaller: Vec<(u32, String)>,
}

impl Images {
    /// The picture at a path below the root of the site (decoded, without a slash at its start).
    pub(crate) fn get(&self, path: &str) -> Option<&Picture> {
        self.by_path.get(path)
    }
}

impl FromIterator<(String, Picture)> for Images {
    fn from_iter<I: IntoIterator<Item = (String, Picture)>>(pictures: I) -> Self {
        Self { by_path: pictures.into_iter().collect() }
    }
}

/// Width and height of a picture, upright and in pixels, from its header alone; (0, 0) for an SVG
/// that does not say.
///
/// # Errors
/// When `prepare` would refuse it for its header. That its pixels are in order is not said.
pub(crate) fn measure(file: &Path) -> Result<(u32, u32), Broken> {
    Header::read(file).map(|header| (header.width, header.height))
}

/// Prepares pictures: what pages show, what there is to write, and what is wrong, the latter two by
/// path. Pictures with the same content are written once.
pub(crate) fn prepare(
    mut sources: Vec<Source>,
    options: &Options,
    progress: &dyn Progress,
) -> (Images, Vec<Output>, Vec<Finding>) {
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    sources.dedup_by(|later, first| later.path == first.path);
    let read: Vec<_> = sources.par_iter().map(|source| File::read(&source.file)).collect();

    let mut files = Vec::new();
    let mut by_digest = HashMap::new();
    let mut names = Names::default();
    for (source, file) in sources.iter().zip(&read) {
        if let Ok(file) = file {
            by_digest.entry(file.digest).or_insert_with(|| {
                files.push((&*source.file, file, names.give(&source.file, file.digest)));
                files.len() - 1
            });
        }
    }
    let cache = Cache::open(options.cache.as_deref());
    progress.begin(files.len());
    let made: Vec<Result<_, Broken>> = files
        .par_iter()
        .map(|(path, file, name)| {
            let prepared = file.prepare(path, name, options, &cache);
            progress.advance();
            prepared
        })
        .collect();

    let mut images = HashMap::new();
    let mut findings = Vec::new();
    for (source, file) in sources.iter().zip(&read) {
        let made =
            file.as_ref().map(|file| by_digest.get(&file.digest).and_then(|at| made.get(*at)));
        match made {
            Ok(Some(Ok((picture, _)))) => {
                images.insert(source.path.clone(), picture.clone());
            }
            Err(broken) | Ok(Some(Err(broken))) => findings.push(broken.finding(&source.file)),
            // Every digest that was read has its file.
            Ok(None) => {}
        }
    }
    let mut outputs: Vec<Output> =
        made.into_iter().filter_map(Result::ok).flat_map(|(_, outputs)| outputs).collect();
    outputs.sort_by(|a, b| a.path.cmp(&b.path));
    (Images { by_path: images }, outputs, findings)
}

/// What is known of a file before anything is decoded.
struct File {
    header: Header,
    digest: Digest,
    bytes: u64,
}

impl File {
    fn read(path: &Path) -> Result<Self, Broken> {
        let header = Header::read(path)?;
        let (digest, bytes) = Digest::of_file(path)?;
        Ok(Self { header, digest, bytes })
    }

    fn prepare(
        &self,
        path: &Path,
        name: &Name,
        options: &Options,
        cache: &Cache,
    ) -> Result<(Picture, Vec<Output>), Broken> {
        let &Self { ref header, digest, bytes } = self;
        let original = Original { file: path, header, digest, bytes };
        let smaller = original.smaller(&options.widths, options.quality, cache)?;
        let picture = Picture {
            width: header.width,
            height: header.height,
            path: name.original(path, header.kind),
            smaller: smaller.iter().map(|(width, _)| (*width, name.smaller(*width))).collect(),
        };
        let original =
            Output { path: picture.path.clone(), content: Content::File(path.to_owned()) };
        let smaller = smaller
            .into_iter()
            .map(|(width, content)| Output { path: name.smaller(width), content });
        let outputs = std::iter::once(original).chain(smaller).collect();
        Ok((picture, outputs))
    }
}

#[cfg(test)]
mod tests {
    use std::{
        collections::BTreeMap,
        fs,
        sync::atomic::{AtomicUsize, Ordering},
    };

    use image::{
        DynamicImage, ImageBuffer, ImageDecoder as _, ImageEncoder as _, Rgb, RgbImage, Rgba,
        codecs::{jpeg::JpegEncoder, webp::WebPDecoder},
    };

    use super::{
        cache::{Key, Known},
        test_pictures::{
            Folder, jpeg, moving_png, moving_webp, oriented_jpeg, patchwork, png, png_header,
            profile, see_through,
        },
        *,
    };

    #[derive(Default)]
    struct Counted {
        begun: AtomicUsize,
        done: AtomicUsize,
    }

    impl Progress for Counted {
        fn begin(&self, pictures: usize) {
            self.begun.fetch_add(pictures, Ordering::Relaxed);
        }

        fn advance(&self) {
            self.done.fetch_add(1, Ordering::Relaxed);
        }
    }

    fn options(widths: &[u32]) -> Options {
        Options { widths: widths.to_owned(), quality: 80, cache: None }
    }

    fn source(file: &Path) -> Source {
        let path = file.file_name().unwrap().to_str().unwrap().to_owned();
        Source { path, file: file.to_owned() }
    }

    fn prepare_one(file: &Path, options: &Options) -> (Picture, Vec<Output>) {
        let source = source(file);
        let path = source.path.clone();
        let (images, outputs, findings) = prepare(vec![source], options, &Counted::default());
        assert_eq!(findings, []);
        (images.get(&path).unwrap().clone(), outputs)
    }

    fn bytes(output: &Output) -> Vec<u8> {
        match &output.content {
            Content::File(file) => fs::read(file).unwrap(),
            Content::Bytes(bytes) => bytes.clone(),
        }
    }

    fn webp(outputs: &[Output], path: &str) -> DynamicImage {
        let output = outputs.iter().find(|output| output.path == path).unwrap();
        image::load_from_memory_with_format(&bytes(output), image::ImageFormat::WebP).unwrap()
    }

    fn faults(file: &Path, options: &Options) -> Vec<Finding> {
        let (images, outputs, findings) = prepare(vec![source(file)], options, &Counted::default());
        assert!(images.by_path.is_empty() && outputs.is_empty());
        findings
    }

    #[test]
    fn a_photo_has_smaller_ones_and_one_as_wide_as_itself() {
        let folder = Folder::new();
        let file = folder.write("My photo.JPG", &jpeg(patchwork(90, 61)));
        let (picture, outputs) = prepare_one(&file, &options(&[60, 30, 60, 0, 90, 120]));
        assert_eq!((picture.width, picture.height), (90, 61));
        let widths: Vec<_> = picture.smaller.iter().map(|(width, _)| *width).collect();
        assert_eq!(widths, [30, 60, 90]);
        assert!(picture.path.starts_with("media/my-photo.") && picture.path.ends_with(".jpg"));
        assert_eq!(outputs.len(), 4);
        for (width, path) in &picture.smaller {
            let small = webp(&outputs, path);
            assert_eq!((small.width(), small.height()), (*width, (width * 61 + 45) / 90));
        }
        let original = outputs.iter().find(|output| output.path == picture.path).unwrap();
        assert_eq!(original.content, Content::File(file));
    }

    #[test]
    fn a_wide_photo_and_a_webp_have_none_as_wide_as_themselves() {
        let folder = Folder::new();
        let wide = folder.write("wide.jpg", &jpeg(patchwork(2401, 2)));
        let (picture, _) = prepare_one(&wide, &options(&[480]));
        assert_eq!(picture.smaller.len(), 1);
        let mut bytes = std::io::Cursor::new(Vec::new());
        patchwork(60, 60).write_to(&mut bytes, image::ImageFormat::WebP).unwrap();
        let (picture, _) =
            prepare_one(&folder.write("a.webp", &bytes.into_inner()), &options(&[30, 60]));
        assert_eq!(picture.smaller.iter().map(|(width, _)| *width).collect::<Vec<_>>(), [30]);
    }

    #[test]
    fn a_turned_photo_stands_upright() {
        let folder = Folder::new();
        // Turned clockwise, what was left is at the top.
        let file = folder.write("a.jpg", &oriented_jpeg(&patchwork(80, 40), 6));
        let (picture, outputs) = prepare_one(&file, &options(&[20]));
        assert_eq!((picture.width, picture.height), (40, 80));
        for (width, path) in &picture.smaller {
            let small = webp(&outputs, path).to_rgb8();
            assert_eq!(small.dimensions(), (*width, width * 2));
            let Rgb([red, _, blue]) = *small.get_pixel(width / 2, 2);
            assert!(red > 150 && blue < 100, "{red} {blue}");
            let Rgb([red, _, blue]) = *small.get_pixel(width / 2, width * 2 - 3);
            assert!(red < 100 && blue > 150, "{red} {blue}");
        }
        assert_eq!(picture.smaller.len(), 2);
    }

    #[test]
    fn what_is_see_through_stays_so_without_a_seam() {
        let folder = Folder::new();
        let file = folder.write("a.png", &png(see_through(300, 300)));
        let (picture, outputs) = prepare_one(&file, &options(&[50]));
        let small = webp(&outputs, &picture.smaller[0].1).to_rgba8();
        assert_eq!(small.get_pixel(5, 25), &Rgba([0, 200, 0, 255]));
        assert_eq!(small.get_pixel(45, 25).0[3], 0);
        // The colour of what cannot be seen, magenta here, must not bleed into what can.
        for Rgba([red, _, blue, alpha]) in small.pixels().filter(|pixel| pixel.0[3] > 0) {
            assert!(*red < 10 && *blue < 10, "{red} {blue} {alpha}");
        }
    }

    #[test]
    fn drawings_are_kept_without_loss_where_that_is_smaller() {
        let folder = Folder::new();
        let stripes = RgbImage::from_fn(200, 200, |x, y| {
            if (x / 10 + y / 10) % 2 == 0 { Rgb([250, 240, 20]) } else { Rgb([20, 20, 90]) }
        });
        let (picture, outputs) =
            prepare_one(&folder.write("a.png", &png(stripes.clone())), &options(&[]));
        let (_, path) = picture.smaller.last().unwrap();
        assert_eq!(webp(&outputs, path).to_rgb8(), stripes);
    }

    #[test]
    fn grey_and_sixteen_bits_work() {
        let folder = Folder::new();
        let grey = DynamicImage::ImageRgb8(patchwork(64, 64)).to_luma8();
        let deep = ImageBuffer::from_fn(64, 64, |x, y| {
            Rgb([u16::MAX, (x * 1000) as u16, (y * 1000) as u16])
        });
        let clear = DynamicImage::ImageRgba8(see_through(64, 64)).to_luma_alpha16();
        for (name, bytes) in [
            ("grey.jpg", jpeg(grey)),
            ("deep.png", png(DynamicImage::ImageRgb16(deep))),
            ("clear.png", png(DynamicImage::ImageLumaA16(clear))),
        ] {
            let (picture, outputs) = prepare_one(&folder.write(name, &bytes), &options(&[32]));
            assert!(!picture.smaller.is_empty(), "{name}");
            let small = webp(&outputs, &picture.smaller[0].1);
            assert_eq!(small.color().has_alpha(), name == "clear.png");
            let Rgb([red, green, blue]) = *small.to_rgb8().get_pixel(16, 24);
            match name {
                "grey.jpg" => assert!(red.abs_diff(green) < 8 && red.abs_diff(blue) < 8),
                "deep.png" => assert!(red > 240 && green.abs_diff(128) < 15 && blue > 170),
                _ => {}
            }
        }
    }

    #[test]
    fn colours_of_phones_are_kept_and_those_of_print_are_left_alone() {
        let folder = Folder::new();
        let with = |profile: &[u8]| {
            let mut bytes = Vec::new();
            let mut encoder = JpegEncoder::new_with_quality(&mut bytes, 95);
            encoder.set_icc_profile(profile.to_owned()).unwrap();
            encoder.encode_image(&patchwork(90, 60)).unwrap();
            folder.write("a.jpg", &bytes)
        };
        let wide = profile(b"RGB ", b"Display P3");
        let (picture, outputs) = prepare_one(&with(&wide), &options(&[30]));
        let small = outputs.iter().find(|output| output.path == picture.smaller[0].1).unwrap();
        let mut decoder = WebPDecoder::new(std::io::Cursor::new(bytes(small))).unwrap();
        assert_eq!(decoder.icc_profile().unwrap(), Some(wide));
        let (picture, outputs) = prepare_one(&with(&profile(b"CMYK", b"FOGRA39")), &options(&[30]));
        assert_eq!((picture.width, picture.smaller.len(), outputs.len()), (90, 0, 1));
    }

    #[test]
    fn what_moves_or_is_drawn_is_only_copied() {
        let folder = Folder::new();
        let gif = b"GIF89a\x20\0\x10\0\0\0\0";
        for (name, bytes, width, height) in [
            ("a.gif", gif.to_vec(), 32, 16),
            ("a.png", moving_png(patchwork(60, 50)), 60, 50),
            ("a.webp", moving_webp(&patchwork(60, 50)), 60, 50),
            ("a.svg", b"<svg viewBox='0 0 24 12'/>".to_vec(), 24, 12),
            ("b.svg", b"<svg/>".to_vec(), 0, 0),
        ] {
            let (picture, outputs) = prepare_one(&folder.write(name, &bytes), &options(&[4]));
            assert_eq!((picture.width, picture.height), (width, height), "{name}");
            assert_eq!((picture.smaller.len(), outputs.len()), (0, 1), "{name}");
        }
    }

    #[test]
    fn pictures_with_the_same_content_are_written_once() {
        let folder = Folder::new();
        let photo = png(patchwork(40, 40));
        let sources = ["b.png", "a.png"].map(|name| source(&folder.write(name, &photo)));
        let counted = Counted::default();
        let (images, outputs, findings) = prepare(sources.to_vec(), &options(&[]), &counted);
        assert_eq!(findings, []);
        assert_eq!(outputs.len(), 2);
        assert_eq!(images.get("a.png"), images.get("b.png"));
        assert!(images.get("a.png").unwrap().path.starts_with("media/a."));
        assert_eq!((counted.begun.into_inner(), counted.done.into_inner()), (1, 1));
    }

    #[test]
    fn what_is_no_picture_or_a_broken_one_is_a_fault_that_names_it() {
        let folder = Folder::new();
        let photo = jpeg(patchwork(64, 64));
        let mut flipped = png(patchwork(64, 64));
        let middle = flipped.len() / 2;
        flipped[middle] ^= 0xff;
        for (name, bytes, message) in [
            ("text.png", b"no picture".to_vec(), "no picture"),
            ("cut.jpg", photo[..100].to_vec(), "damaged"),
            ("flipped.png", flipped, "damaged"),
            ("bomb.png", png_header(50_000, 50_000), "50000 × 50000 pixels"),
            ("empty.png", png_header(50, 50), "damaged"),
        ] {
            let file = folder.write(name, &bytes);
            let findings = faults(&file, &options(&[]));
            assert_eq!(findings.len(), 1, "{name}");
            assert!(findings[0].message.contains(message), "{name}: {}", findings[0].message);
            assert_eq!(findings[0].place.path, file);
        }
        let missing = faults(&folder.path().join("missing.png"), &options(&[]));
        assert!(missing[0].message.contains("cannot be read"));
    }

    #[test]
    fn the_same_files_give_the_same_bytes_whatever_order_and_cache() {
        let folder = Folder::new();
        let mut sources = vec![
            source(&folder.write("a.jpg", &jpeg(patchwork(90, 60)))),
            source(&folder.write("b.png", &png(see_through(70, 90)))),
            source(&folder.write("c.png", &png(patchwork(3, 3)))),
            source(&folder.write("d.jpg", &oriented_jpeg(&patchwork(50, 70), 5))),
        ];
        let run = |sources: &[Source], options: &Options| {
            let (images, outputs, findings) =
                prepare(sources.to_vec(), options, &Counted::default());
            assert_eq!(findings, []);
            let by_path: BTreeMap<_, _> = images.by_path.into_iter().collect();
            let outputs: Vec<_> =
                outputs.iter().map(|output| (output.path.clone(), bytes(output))).collect();
            (by_path, outputs)
        };
        let plain = options(&[20, 40]);
        let first = run(&sources, &plain);
        sources.reverse();
        let cached = Options { cache: Some(folder.path().join("cache")), ..options(&[20, 40]) };
        // A cache that knows one width of two must not change the other.
        run(&sources, &Options { widths: vec![40], ..cached.clone() });
        for options in [&plain, &cached, &cached] {
            assert_eq!(run(&sources, options), first);
        }
    }

    #[test]
    fn what_the_cache_knows_is_not_decoded_again() {
        let folder = Folder::new();
        let cached = Options { cache: Some(folder.path().join("cache")), ..options(&[20, 40]) };
        // Its pixels are missing: whoever decodes it finds a fault.
        let broken = png_header(50, 50);
        let file = folder.write("a.png", &broken);
        assert_eq!(faults(&file, &cached).len(), 1);

        let cache = Cache::open(cached.cache.as_deref());
        let key = |width| Key { digest: Digest::of(&broken), width, quality: 80 };
        let webp = b"RIFF\x0c\0\0\0WEBPVP8 \0\0\0\0";
        let made = cache.put(key(20), Some(webp)).unwrap();
        cache.put(key(40), None).unwrap();
        assert_eq!(faults(&file, &cached).len(), 1, "the third is not known yet");
        cache.put(key(50), None).unwrap();
        let (picture, outputs) = prepare_one(&file, &cached);
        assert_eq!(picture.smaller.iter().map(|(width, _)| *width).collect::<Vec<_>>(), [20]);
        assert!(outputs.iter().any(|output| output.content == Content::File(made.clone())));
    }

    #[test]
    fn a_build_fills_the_cache_also_with_what_is_not_worth_it() {
        let folder = Folder::new();
        let cache = Some(folder.path().join("cache"));
        let cached = Options { cache, quality: 100, ..options(&[8]) };
        // To keep every trace of an earlier loss takes more bytes than the loss left.
        let mut poor = Vec::new();
        JpegEncoder::new_with_quality(&mut poor, 50).encode_image(&patchwork(200, 200)).unwrap();
        let (picture, outputs) = prepare_one(&folder.write("poor.jpg", &poor), &cached);
        assert_eq!(picture.smaller.iter().map(|(width, _)| *width).collect::<Vec<_>>(), [8]);
        let cache = Cache::open(cached.cache.as_deref());
        let known = |width| cache.get(Key { digest: Digest::of(&poor), width, quality: 100 });
        assert_eq!(known(200), Some(Known::LeftOut));
        let Some(Known::Made(file)) = known(8) else { panic!("{:?}", known(8)) };
        assert!(outputs.iter().any(|output| output.content == Content::File(file.clone())));
    }

    #[test]
    fn a_cache_that_cannot_be_written_is_no_fault() {
        let folder = Folder::new();
        let file = folder.write("a.jpg", &jpeg(patchwork(60, 60)));
        let (_, outputs) =
            prepare_one(&file, &Options { cache: Some(file.clone()), ..options(&[]) });
        assert!(outputs.iter().any(|output| matches!(output.content, Content::Bytes(_))));
    }
}
