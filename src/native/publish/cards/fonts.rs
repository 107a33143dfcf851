//! The fonts in the program (`fonts/README.md`), and which of them has a letter.
//!
//! No font of the machine is ever used: the same blog gives the same cards everywhere.

use std::sync::{Arc, OnceLock};

use resvg::usvg::{
    FontFamily, FontResolver,
    fontdb::{Database, ID, Source},
};
use skrifa::{FontRef, MetadataProvider as _};

/// A face that cards are set in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Face {
    /// Titles: Latin, Greek and Cyrillic letters.
    Serif,
    /// What stands below them: the same letters.
    Sans,
    Arabic,
    Hebrew,
    /// The same Han letters have other shapes in each of the four.
    Japanese,
    Korean,
    SimplifiedChinese,
    TraditionalChinese,
}

impl Face {
    /// All of them, in the order of [`FILES`] and of the faces in each.
    const ALL: [Self; 8] = [
        Self::Serif,
        Self::Sans,
        Self::Arabic,
        Self::Hebrew,
        Self::Japanese,
        Self::Korean,
        Self::SimplifiedChinese,
        Self::TraditionalChinese,
    ];

    /// What a drawing calls it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Serif => "serif-face",
            Self::Sans => "sans-face",
            Self::Arabic => "arabic-face",
            Self::Hebrew => "hebrew-face",
            Self::Japanese => "japanese-face",
            Self::Korean => "korean-face",
            Self::SimplifiedChinese => "simplified-chinese-face",
            Self::TraditionalChinese => "traditional-chinese-face",
        }
    }
}

/// The files; the last holds four faces.
const FILES: [&[u8]; 5] = [
    include_bytes!("../../../../fonts/Literata-SemiBold.ttf"),
    include_bytes!("../../../../fonts/Inter-Medium.ttf"),
    include_bytes!("../../../../fonts/NotoNaskhArabic-SemiBold.ttf"),
    include_bytes!("../../../../fonts/NotoSerifHebrew-SemiBold.ttf"),
    include_bytes!("../../../../fonts/NotoSerifCJK-SemiBold.ttc"),
];

/// The fonts, read once.
pub(super) struct Fonts {
    database: Arc<Database>,
    faces: Vec<(Face, ID, Letters)>,
}

impl Fonts {
    /// Those in the program.
    pub(super) fn get() -> &'static Self {
        static FONTS: OnceLock<Fonts> = OnceLock::new();
        FONTS.get_or_init(Self::read)
    }

    fn read() -> Self {
        let mut database = Database::new();
        let mut ids = Vec::new();
        for file in FILES {
            ids.extend(database.load_font_source(Source::Binary(Arc::new(file))));
        }
        let letters = |id| database.with_face_data(id, Letters::of).unwrap_or_default();
        let faces = Face::ALL.into_iter().zip(ids).map(|(face, id)| (face, id, letters(id)));
        Self { faces: faces.collect(), database: Arc::new(database) }
    }

    /// What an SVG is read with.
    pub(super) fn database(&self) -> Arc<Database> {
        Arc::clone(&self.database)
    }

    /// Finds faces by their names, and never another face for a letter that one lacks.
    pub(super) fn resolver(&self) -> FontResolver<'_> {
        FontResolver {
            select_font: Box::new(|font, _| {
                font.families().iter().find_map(|family| {
                    let FontFamily::Named(name) = family else { return None };
                    let found = self.faces.iter().find(|(face, ..)| face.name() == name);
                    found.map(|(_, id, _)| *id)
                })
            }),
            select_fallback: Box::new(|_, _, _| None),
        }
    }

    /// Whether a face has a letter.
    pub(super) fn has(&self, face: Face, letter: char) -> bool {
        let found = self.faces.iter().find(|(other, ..)| *other == face);
        found.is_some_and(|(.., letters)| letters.has(letter))
    }

    /// The first of these faces that has a letter.
    pub(super) fn first_with(&self, faces: &[Face], letter: char) -> Option<Face> {
        faces.iter().copied().find(|face| self.has(*face, letter))
    }
}

/// The sizes of the font files: what cards look like depends on them.
pub(super) fn sizes() -> impl Iterator<Item = usize> {
    FILES.iter().map(|file| file.len())
}

/// The letters of a face, of the Basic Multilingual Plane: a bit for each.
#[derive(Default)]
struct Letters(Vec<u64>);

impl Letters {
    fn of(data: &[u8], index: u32) -> Self {
        let mut bits = vec![0; 0x1_0000 / 64];
        if let Ok(font) = FontRef::from_index(data, index) {
            for (letter, _) in font.charmap().mappings() {
                if let Some(word) = bits.get_mut(letter as usize / 64) {
                    *word |= 1 << (letter % 64);
                }
            }
        }
        Self(bits)
    }

    fn has(&self, letter: char) -> bool {
        let letter = u32::from(letter);
        self.0.get(letter as usize / 64).is_some_and(|word| word >> (letter % 64) & 1 == 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_face_has_the_letters_it_is_for() {
        let fonts = Fonts::get();
        for (face, letters) in [
            (Face::Serif, "AZaz09ÄßéőłžİĐ–—…“”„«»‘’€ΑΩαωάЖжяїЂ"),
            (Face::Sans, "AZaz09ÄßéőłžİĐ–—…·“”ΑΩαωάЖжяїЂ"),
            (Face::Arabic, "ابپتچگیے٠٩۴،؟"),
            (Face::Hebrew, "אבתםךשׁ"),
            (Face::Japanese, "あンー「。漢字骨鰯ＡＺA9"),
            (Face::Korean, "가한글「A9"),
            (Face::SimplifiedChinese, "汉字骨门龙，。《A9"),
            (Face::TraditionalChinese, "漢字骨門龍，。《A9"),
        ] {
            for letter in letters.chars() {
                assert!(fonts.has(face, letter), "{face:?} {letter}");
            }
        }
        assert!(!fonts.has(Face::Serif, '漢') && !fonts.has(Face::Japanese, '\u{1f600}'));
        assert_eq!(fonts.first_with(&[Face::Serif, Face::Hebrew], 'ש'), Some(Face::Hebrew));
    }
}
