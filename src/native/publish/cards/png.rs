//! A picture of few colours as PNG ([third edition](https://www.w3.org/TR/png-3/)): a byte per
//! pixel, which names a colour of a table. Text on a ground takes a third of the bytes that way.

use std::{
    collections::HashMap,
    io::{self, Write as _},
};

use flate2::{Compression, Crc, write::ZlibEncoder};

use super::palette::{Palette, Rgb, mixed};

/// Steps from the ground to each other colour, for the edges of letters.
const STEPS: u8 = 24;

/// Encodes the pixels of a card: rows of red, green, blue and alpha, which is not looked at.
pub(super) fn encode(rgba: &[u8], width: u32, palette: &Palette) -> io::Result<Vec<u8>> {
    let table = table(palette);
    let row = width as usize * 4;
    let height = u32::try_from(rgba.len() / row.max(1)).map_err(io::Error::other)?;
    let mut nearest = HashMap::new();
    let mut zlib = ZlibEncoder::new(Vec::new(), Compression::best());
    let mut line = Vec::with_capacity(width as usize + 1);
    let mut above: &[u8] = &[];
    for row in rgba.chunks_exact(row) {
        // Most of a card is empty: what was just looked up is seldom looked up again.
        if row != above {
            above = row;
            line.clear();
            // No filter: neighbours in the table are no neighbours on a scale.
            line.push(0);
            let mut last: (&[u8], u8) = (&[], 0);
            for pixel in row.chunks_exact(4) {
                if pixel != last.0 {
                    let colour = [pixel[0], pixel[1], pixel[2]];
                    let find = || nearest_of(&table, colour);
                    last = (pixel, *nearest.entry(colour).or_insert_with(find));
                }
                line.push(last.1);
            }
        }
        zlib.write_all(&line)?;
    }

    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut header = Vec::new();
    header.extend(width.to_be_bytes());
    header.extend(height.to_be_bytes());
    // Eight bits, a table, and the only methods there are; not interlaced.
    header.extend([8, 3, 0, 0, 0]);
    chunk(&mut png, *b"IHDR", &header)?;
    chunk(&mut png, *b"PLTE", table.as_flattened())?;
    chunk(&mut png, *b"IDAT", &zlib.finish()?)?;
    chunk(&mut png, *b"IEND", &[])?;
    Ok(png)
}

/// The ground, and each other colour in so many steps.
fn table(palette: &Palette) -> Vec<Rgb> {
    let steps = (1..=STEPS).map(|step| f32::from(step) / f32::from(STEPS));
    let shades = palette
        .on_ground()
        .into_iter()
        .flat_map(|colour| steps.clone().map(move |share| mixed(palette.ground, colour, share)));
    let mut table = vec![palette.ground];
    for shade in shades {
        if !table.contains(&shade) {
            table.push(shade);
        }
    }
    table
}

fn nearest_of(table: &[Rgb], pixel: Rgb) -> u8 {
    let distance = |colour: &Rgb| -> u32 {
        let channels = colour.iter().zip(pixel);
        channels.map(|(one, other)| u32::from(one.abs_diff(other)).pow(2)).sum()
    };
    let nearest = table.iter().enumerate().min_by_key(|(_, colour)| distance(colour));
    // The table has less than 100 colours.
    nearest.and_then(|(at, _)| u8::try_from(at).ok()).unwrap_or_default()
}

/// A chunk: length, kind, data, and the CRC of the latter two (section 5.3).
fn chunk(png: &mut Vec<u8>, kind: [u8; 4], data: &[u8]) -> io::Result<()> {
    let mut crc = Crc::new();
    crc.update(&kind);
    crc.update(data);
    png.extend(u32::try_from(data.len()).map_err(io::Error::other)?.to_be_bytes());
    png.extend(kind);
    png.extend(data);
    png.extend(crc.sum().to_be_bytes());
    Ok(())
}

/// Whether a file begins and ends as a PNG does: a machine that went down may leave less.
pub(super) fn is_whole(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\x89PNG\r\n\x1a\n") && bytes.ends_with(b"\0\0\0\0IEND\xaeB`\x82")
}
