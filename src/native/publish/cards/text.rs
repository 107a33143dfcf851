//! A text that can be drawn: letters that a font in the program has, and the faces to set them in.

use super::{
    fonts::{Face, Fonts},
    letters::{self, is_arabic, is_han, is_hangul, is_hebrew, is_kana, is_right_to_left},
};
use crate::model::language;

/// Plain text, ready to be set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Text {
    /// Its letters; spaces are single ones.
    pub(super) letters: String,
    /// The faces that have them, in order of preference.
    pub(super) faces: Vec<Face>,
    /// Whether it runs from right to left.
    pub(super) rtl: bool,
}

/// A letter that no font in the program has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Missing(pub(super) char);

/// A part of a text in one face.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) letters: String,
    pub(super) face: Face,
    /// Whether the text that it is a part of runs from right to left.
    pub(super) rtl: bool,
}

impl Text {
    /// Reads a text in a language (BCP 47), to be set in `face` where that has its letters. Emoji
    /// are left out. `None` when nothing else is in it.
    pub(super) fn read(plain: &str, tag: &str, face: Face) -> Result<Option<Self>, Missing> {
        let rtl = runs_from_right_to_left(plain, tag);
        let faces = faces(plain, tag, face, rtl);
        let letters = drawable(plain, &faces)?;
        Ok((!letters.is_empty()).then_some(Self { letters, faces, rtl }))
    }

    /// The face of most of it.
    pub(super) fn face(&self) -> Option<Face> {
        self.runs(&self.letters).into_iter().max_by_key(|run| run.letters.len()).map(|run| run.face)
    }

    /// A part of it, by faces. What is no letter stays with the letters before it.
    pub(super) fn runs(&self, part: &str) -> Vec<Run> {
        let fonts = Fonts::get();
        let mut runs: Vec<Run> = Vec::new();
        for letter in part.chars() {
            let last = runs.last_mut().filter(|run| {
                let stays = !letter.is_alphabetic() || letters::is_mark(letter);
                stays && (fonts.has(run.face, letter) || letters::joins(letter))
            });
            if let Some(last) = last {
                last.letters.push(letter);
                continue;
            }
            let Some(face) = fonts.first_with(&self.faces, letter) else { continue };
            match runs.last_mut().filter(|run| run.face == face) {
                Some(last) => last.letters.push(letter),
                None => runs.push(Run { letters: letter.to_string(), face, rtl: self.rtl }),
            }
        }
        runs
    }
}

/// As its language does, where it has such letters at all; else as its first letter does.
fn runs_from_right_to_left(plain: &str, tag: &str) -> bool {
    let first = plain.chars().find(|letter| letter.is_alphabetic());
    let any = plain.chars().any(is_right_to_left);
    any && (language::direction(tag) == "rtl" || first.is_some_and(is_right_to_left))
}

/// Faces in order of preference. In the middle of Chinese, Arabic or Hebrew, Latin letters are set
/// in the same face as those around them.
fn faces(plain: &str, tag: &str, face: Face, rtl: bool) -> Vec<Face> {
    let any = |is: fn(char) -> bool| plain.chars().any(is);
    let is_east_asian = any(is_han) || any(is_kana) || any(is_hangul);
    let han = han_face(plain, tag);
    let mut faces = vec![face];
    if is_east_asian {
        faces.insert(0, han);
    }
    if rtl {
        let first = plain.chars().find(|letter| is_right_to_left(*letter));
        let arabic = first.is_some_and(is_arabic) || !any(is_hebrew);
        faces.insert(0, if arabic { Face::Arabic } else { Face::Hebrew });
    }
    let all = [face, Face::Serif, Face::Sans, Face::Arabic, Face::Hebrew, han];
    let others = [Face::Japanese, Face::TraditionalChinese, Face::SimplifiedChinese, Face::Korean];
    for other in all.into_iter().chain(others) {
        if !faces.contains(&other) {
            faces.push(other);
        }
    }
    faces
}

/// The face whose Han letters have the shapes of a language.
fn han_face(plain: &str, tag: &str) -> Face {
    if plain.chars().any(is_hangul) {
        return Face::Korean;
    }
    if plain.chars().any(is_kana) {
        return Face::Japanese;
    }
    let tag = tag.to_ascii_lowercase();
    let mut subtags = tag.split(['-', '_']);
    match subtags.next() {
        Some("ja") => Face::Japanese,
        Some("ko") => Face::Korean,
        _ if subtags.any(|subtag| matches!(subtag, "hant" | "tw" | "hk" | "mo")) => {
            Face::TraditionalChinese
        }
        _ => Face::SimplifiedChinese,
    }
}

fn drawable(plain: &str, faces: &[Face]) -> Result<String, Missing> {
    let fonts = Fonts::get();
    let mut letters = String::with_capacity(plain.len());
    for letter in plain.chars() {
        match letter {
            // They keep words together; narrow ones are not in every font.
            '\u{a0}' | '\u{202f}' | '\u{2007}' => letters.push('\u{a0}'),
            _ if letter.is_whitespace() => letters.push(' '),
            _ if letters::joins(letter) => {
                // Between letters. It also joins emoji.
                if letters.chars().next_back().is_some_and(is_right_to_left) {
                    letters.push(letter);
                }
            }
            _ if letters::is_invisible(letter) => {}
            _ if fonts.first_with(faces, letter).is_some() => letters.push(letter),
            _ if letters::is_pictograph(letter) => {}
            _ => return Err(Missing(letter)),
        }
    }
    let words: Vec<&str> = letters.split(' ').filter(|word| !word.is_empty()).collect();
    Ok(words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(plain: &str, tag: &str) -> Text {
        Text::read(plain, tag, Face::Serif).expect("letters").expect("some")
    }

    fn runs(plain: &str, tag: &str) -> Vec<(String, Face)> {
        let text = read(plain, tag);
        let runs = text.runs(&text.letters).into_iter();
        runs.map(|run| (run.letters, run.face)).collect()
    }

    #[test]
    fn emoji_and_what_nobody_sees_is_left_out() {
        for (plain, letters) in [
            ("Hello \u{1f44b}\u{1f3fd}  world\u{fe0f}", "Hello world"),
            ("\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467} Family", "Family"),
            ("Silben\u{ad}trennung\n\there", "Silbentrennung here"),
            ("50\u{202f}% off", "50\u{a0}% off"),
            ("می\u{200c}خواهم", "می\u{200c}خواهم"),
        ] {
            assert_eq!(read(plain, "en").letters, letters);
        }
        assert_eq!(Text::read("\u{1f44b}", "en", Face::Serif), Ok(None));
    }

    #[test]
    fn a_letter_that_no_font_has_is_named() {
        assert_eq!(Text::read("Say नमस्ते", "hi", Face::Serif), Err(Missing('न')));
    }

    #[test]
    fn a_text_is_set_in_faces_that_have_its_letters() {
        let run = |letters: &str, face| (letters.to_owned(), face);
        assert_eq!(runs("Ära, Ελλάδα, Москва!", "de"), [run("Ära, Ελλάδα, Москва!", Face::Serif)]);
        assert_eq!(runs("Rustとは何か", "ja"), [run("Rustとは何か", Face::Japanese)]);
        assert_eq!(runs("한국어 2024", "ko"), [run("한국어 2024", Face::Korean)]);
        assert_eq!(runs("直角", "zh"), [run("直角", Face::SimplifiedChinese)]);
        assert_eq!(runs("直角", "zh-TW"), [run("直角", Face::TraditionalChinese)]);
        assert_eq!(runs("ما هي Rust؟", "ar"), [run("ما هي Rust؟", Face::Arabic)]);
        assert_eq!(
            runs("The word سلام, said", "en"),
            [run("The word ", Face::Serif), run("سلام, ", Face::Arabic), run("said", Face::Serif)]
        );
    }

    #[test]
    fn the_direction_is_that_of_the_language_if_the_text_has_its_letters() {
        assert!(read("Rust هي لغة", "ar").rtl && read("שלום", "en").rtl);
        assert!(!read("The word سلام", "en").rtl && !read("Rust", "ar").rtl);
    }
}
