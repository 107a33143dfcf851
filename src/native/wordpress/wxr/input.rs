//! The bytes of an export as UTF-8, whatever they are wrapped in.

use std::{
    fs::File,
    io::{self, BufRead, BufReader, Cursor, Read},
    path::Path,
};

use encoding_rs::Encoding;
use encoding_rs_io::DecodeReaderBytesBuilder;
use flate2::bufread::MultiGzDecoder;

use crate::native::error::Error;

/// How much of a file is looked at to know what it is.
const HEAD: usize = 1024;

/// Any source of text.
pub(super) type Input = BufReader<Box<dyn Read>>;

/// Opens a file.
pub(super) fn open(path: &Path) -> Result<Input, Error> {
    let read = |source| Error::Read { path: path.to_owned(), source };
    let mut file = BufReader::with_capacity(1 << 16, File::open(path).map_err(read)?);
    let start = file.fill_buf().map_err(read)?;
    let refuse = |message: &str| {
        Err(Error::WordPressExport {
            path: path.to_owned(),
            line: 1,
            message: message.to_owned(),
            after: None,
        })
    };
    if start.starts_with(b"PK\x03\x04") {
        return refuse("this is a ZIP archive: unpack it and name the XML files in it");
    }
    if start.is_empty() {
        return refuse("the file is empty");
    }
    let is_gzip = start.starts_with(&[0x1f, 0x8b]);
    let bytes: Box<dyn Read> =
        if is_gzip { Box::new(MultiGzDecoder::new(file)) } else { Box::new(file) };
    decoded(bytes).map_err(read)
}

/// The same as UTF-8. What stands in no encoding comes out as U+FFFD.
fn decoded(mut bytes: Box<dyn Read>) -> io::Result<Input> {
    let mut head = Vec::with_capacity(HEAD);
    bytes.by_ref().take(HEAD as u64).read_to_end(&mut head)?;
    let encoding = encoding(&head).unwrap_or(encoding_rs::UTF_8);
    let all = Cursor::new(head).chain(bytes);
    // A byte order mark goes before what the file says of itself.
    let decoder = DecodeReaderBytesBuilder::new()
        .encoding(Some(encoding))
        .bom_override(true)
        .build(BufReader::with_capacity(1 << 16, all));
    Ok(BufReader::with_capacity(1 << 16, Box::new(decoder)))
}

/// The encoding that the XML declaration names (XML 1.0, section 4.3.3).
fn encoding(head: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(head);
    let declaration = head.trim_start_matches(['\u{feff}', ' ', '\n', '\r', '\t']);
    let declaration = declaration.strip_prefix("<?xml")?.split("?>").next()?;
    let (_, value) = declaration.split_once("encoding")?;
    let value = value.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    Encoding::for_label(value[1..].split(quote).next()?.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> String {
        let mut text = String::new();
        let source: Box<dyn Read> = Box::new(Cursor::new(bytes.to_owned()));
        decoded(source).and_then(|mut input| input.read_to_string(&mut text)).expect("readable");
        text
    }

    #[test]
    fn a_declared_encoding_is_heeded_and_what_is_none_shows() {
        let latin = b"<?xml version='1.0' encoding = 'ISO-8859-1'?><a>caf\xe9</a>";
        assert!(read(latin).ends_with("<a>café</a>"));
        assert!(
            read("\u{feff}<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>é".as_bytes())
                .ends_with('é')
        );
        assert_eq!(read(b"caf\xe9!"), "caf\u{fffd}!");
        assert_eq!(read("<?xml encoding=\"klingon\"?>é".as_bytes()).chars().last(), Some('é'));
    }
}
