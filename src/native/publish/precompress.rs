//! Files made smaller ahead, for hosts that send such: `page.html.br` and `page.html.gz` beside
//! `page.html`. The same bytes always give the same.

use std::{
    io::Write,
    sync::atomic::{AtomicU64, Ordering},
};

use brotli::{CompressorWriter, enc::BrotliEncoderParams};
use flate2::{Compression, write::GzEncoder};

use super::contents::{Contents, Part};
use crate::native::{error::Error, ingest::notice::Notices};

/// What gains by it, by the end of the name. Pictures and fonts are compressed already.
const KINDS: [&str; 12] =
    ["atom", "css", "html", "htm", "js", "json", "rss", "svg", "txt", "wasm", "webmanifest", "xml"];

/// Smaller files fit into a packet or two anyway.
const SMALLEST: usize = 1_024;

/// A file that every page loads is worth seconds of work; for pages the last percent costs ten times as
/// much as all before.
const SHELL: i32 = 11;
const PAGES: i32 = 9;

/// Makes smaller forms of files, and counts them.
#[derive(Debug)]
pub(super) struct Precompressor<'a> {
    contents: &'a Contents,
    is_wanted: bool,
    made: AtomicU64,
}

impl<'a> Precompressor<'a> {
    pub(super) fn new(contents: &'a Contents, is_wanted: bool, notices: &mut Notices) -> Self {
        if is_wanted {
            for (path, _) in contents.all() {
                let of = path.strip_suffix(".br").or_else(|| path.strip_suffix(".gz"));
                if of.is_some_and(|of| is_of_a_kind(of) && contents.part(of).is_some()) {
                    notices.add("compressed nothing: the folder has a compressed file", path);
                }
            }
        }
        Self { contents, is_wanted, made: AtomicU64::new(0) }
    }

    /// Whether a file of this name may gain.
    pub(super) fn takes(&self, path: &str) -> bool {
        self.is_wanted && is_of_a_kind(path)
    }

    /// Gives the smaller forms of a file to `write`, if it gains by them.
    pub(super) fn forms(
        &self,
        path: &str,
        bytes: &[u8],
        write: impl Fn(&str, &[u8]) -> Result<(), Error>,
    ) -> Result<(), Error> {
        if !self.takes(path) || bytes.len() < SMALLEST {
            return Ok(());
        }
        let forms: [(&str, &dyn Fn() -> Vec<u8>); 2] =
            [("br", &|| brotli(bytes, self.quality(path))), ("gz", &|| gzip(bytes))];
        for (end, form) in forms {
            let path = format!("{path}.{end}");
            if self.contents.part(&path).is_some() {
                continue;
            }
            let form = form();
            // More than a twentieth.
            if form.len() * 20 < bytes.len() * 19 {
                write(&path, &form)?;
                self.made.fetch_add(1, Ordering::Relaxed);
            }
        }
        Ok(())
    }

    fn quality(&self, path: &str) -> i32 {
        let is_shell = self.contents.part(path).is_some_and(Part::is_of_the_shell);
        if is_shell { SHELL } else { PAGES }
    }

    /// How many files were made.
    pub(super) fn made(&self) -> u64 {
        self.made.load(Ordering::Relaxed)
    }
}

fn is_of_a_kind(path: &str) -> bool {
    let end = path.rsplit('/').next().and_then(|name| name.rsplit_once('.'));
    end.is_some_and(|(_, end)| KINDS.iter().any(|kind| end.eq_ignore_ascii_case(kind)))
}

/// [RFC 7932](https://www.rfc-editor.org/rfc/rfc7932.html). Nothing is written where it fails, and into
/// memory it does not.
fn brotli(bytes: &[u8], quality: i32) -> Vec<u8> {
    let parameters =
        BrotliEncoderParams { quality, size_hint: bytes.len(), ..BrotliEncoderParams::default() };
    let mut compressor = CompressorWriter::with_params(Vec::new(), 64 * 1024, &parameters);
    let written = compressor.write_all(bytes);
    let form = compressor.into_inner();
    if written.is_ok() { form } else { bytes.to_vec() }
}

/// [RFC 1952](https://www.rfc-editor.org/rfc/rfc1952.html), without a name and a time.
fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut compressor = GzEncoder::new(Vec::new(), Compression::best());
    let written = compressor.write_all(bytes).and_then(|()| compressor.finish());
    written.unwrap_or_else(|_| bytes.to_vec())
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn what_is_compressed_is_the_same_again_and_always() {
        let text: Vec<u8> = (0..3_000_u32).flat_map(|n| n.to_string().into_bytes()).collect();
        let mut back = Vec::new();
        brotli::Decompressor::new(&brotli(&text, 11)[..], 4_096).read_to_end(&mut back).unwrap();
        assert_eq!(back, text);
        back.clear();
        flate2::read::GzDecoder::new(&gzip(&text)[..]).read_to_end(&mut back).unwrap();
        assert_eq!(back, text);
        assert_eq!(gzip(&text)[4..8], [0; 4], "no time");
        assert_eq!(brotli(&text, 9), brotli(&text, 9));
    }

    #[test]
    fn only_what_is_text_or_program() {
        for path in ["index.html", "a/b.JSON", "app-1_bg.wasm", "feed.xml", "robots.txt"] {
            assert!(is_of_a_kind(path), "{path}");
        }
        for path in ["a.webp", "html", ".htaccess", "a.html.br", "a.json/b", "CNAME"] {
            assert!(!is_of_a_kind(path), "{path}");
        }
    }
}
