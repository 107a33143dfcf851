//! Where the lines of a text end. Widths are in ems.

use std::ops::Range;

use super::{
    letters::{begins_no_line, ends_no_line, is_katakana, is_mark, stands_alone},
    measure,
    text::Text,
};

/// The width of a space, a little more than any face has.
const SPACE: f32 = 0.27;

/// A part of a text in which no line ends.
#[derive(Debug, Clone, PartialEq)]
struct Unit {
    letters: String,
    /// Whether a space stands before it, if it does not begin a line.
    space: bool,
    width: f32,
}

/// Sets of lines that a text may be broken into.
#[derive(Debug)]
pub(super) struct Lines<'a> {
    text: &'a Text,
    units: Vec<Unit>,
    ellipsis: f32,
}

impl<'a> Lines<'a> {
    /// Measures a text.
    pub(super) fn of(text: &'a Text) -> Self {
        let mut units = units(&text.letters);
        let ellipsis = measure_units(text, &mut units);
        Self { text, units, ellipsis }
    }

    /// Lines that are no wider than this and about as wide as each other; `None` when it takes more
    /// than so many, or a word is wider.
    pub(super) fn balanced(&self, width: f32, most: usize) -> Option<Vec<String>> {
        let widest = self.units.iter().map(|unit| unit.width).fold(0.0, f32::max);
        let wanted = self.broken(width).len();
        if widest > width || wanted > most {
            return None;
        }
        // The narrowest column in which there are no more of them.
        let (mut narrow, mut wide) = (widest, width);
        for _ in 0..16 {
            let middle = f32::midpoint(narrow, wide);
            if self.broken(middle).len() > wanted {
                narrow = middle;
            } else {
                wide = middle;
            }
        }
        Some(self.broken(wide).into_iter().map(|line| self.line(line)).collect())
    }

    /// As many lines as there may be: long words are cut, and what does not fit is left out.
    pub(super) fn cut(mut self, width: f32, most: usize) -> Vec<String> {
        self.cut_words(width);
        if let Some(lines) = self.balanced(width, most) {
            return lines;
        }
        let mut lines = self.broken(width);
        let is_whole = lines.len() <= most;
        lines.truncate(most);
        let last = lines.pop().filter(|_| !is_whole).map(|mut last| {
            while last.len() > 1 && self.width(&last) + self.ellipsis > width {
                last.end -= 1;
            }
            self.line(last).trim_end_matches(is_weak).to_owned() + "…"
        });
        lines.into_iter().map(|line| self.line(line)).chain(last).collect()
    }

    /// Cuts words that are wider than a line.
    fn cut_words(&mut self, width: f32) {
        // Letters differ in width, so that a piece of the right number of them may still be wider.
        for _ in 0..3 {
            if self.units.iter().all(|unit| unit.width <= width) {
                return;
            }
            let units = std::mem::take(&mut self.units);
            self.units = units.into_iter().flat_map(|unit| pieces(unit, width)).collect();
            measure_units(self.text, &mut self.units);
        }
    }

    /// The units of each line, when each holds as many as it can.
    fn broken(&self, width: f32) -> Vec<Range<usize>> {
        let mut lines: Vec<Range<usize>> = Vec::new();
        let mut used = 0.0;
        for (at, unit) in self.units.iter().enumerate() {
            let space = if unit.space { SPACE } else { 0.0 };
            match lines.last_mut() {
                Some(line) if used + space + unit.width <= width => {
                    line.end = at + 1;
                    used += space + unit.width;
                }
                _ => {
                    lines.push(at..at + 1);
                    used = unit.width;
                }
            }
        }
        lines
    }

    fn width(&self, line: &Range<usize>) -> f32 {
        let units = &self.units[line.clone()];
        let spaces = units.iter().skip(1).filter(|unit| unit.space).map(|_| SPACE);
        units.iter().map(|unit| unit.width).chain(spaces).sum()
    }

    fn line(&self, line: Range<usize>) -> String {
        let mut letters = String::new();
        for unit in &self.units[line] {
            if unit.space && !letters.is_empty() {
                letters.push(' ');
            }
            letters.push_str(&unit.letters);
        }
        letters
    }
}

/// What does not stand before an ellipsis.
fn is_weak(letter: char) -> bool {
    ",;:–—-、，；： ".contains(letter)
}

/// Measures units, and an ellipsis too.
fn measure_units(text: &Text, units: &mut [Unit]) -> f32 {
    let parts: Vec<&str> = units.iter().map(|unit| &*unit.letters).chain(["…"]).collect();
    let widths = measure::widths(text, &parts);
    for (unit, width) in units.iter_mut().zip(&widths) {
        unit.width = *width;
    }
    widths.last().copied().unwrap_or_default()
}

/// Lines may end at spaces, beside letters that stand alone, and after strokes within words.
fn units(letters: &str) -> Vec<Unit> {
    let mut units = Vec::new();
    for word in letters.split(' ') {
        let mut last: Option<char> = None;
        for letter in word.chars() {
            let is_break = last.is_some_and(|last| may_break(last, letter));
            match units.last_mut() {
                Some(Unit { letters, .. }) if last.is_some() && !is_break => letters.push(letter),
                _ => units.push(Unit {
                    letters: letter.to_string(),
                    space: last.is_none() && !units.is_empty(),
                    width: 0.0,
                }),
            }
            last = Some(letter);
        }
    }
    units
}

fn may_break(before: char, after: char) -> bool {
    if is_katakana(before) && is_katakana(after) {
        return false;
    }
    if stands_alone(before) || stands_alone(after) {
        return !begins_no_line(after) && !ends_no_line(before);
    }
    matches!(before, '-' | '–' | '—' | '/' | '\u{2010}') && after.is_alphabetic()
}

/// Pieces of a word, each of about as many letters.
fn pieces(unit: Unit, width: f32) -> Vec<Unit> {
    if unit.width <= width {
        return vec![unit];
    }
    let letters: Vec<char> = unit.letters.chars().collect();
    let count = (1_u16..).find(|count| f32::from(*count) * width * 0.95 >= unit.width);
    let length = letters.len().div_ceil(usize::from(count.unwrap_or(u16::MAX))).max(1);
    let mut pieces: Vec<Unit> = Vec::new();
    let mut used = 0;
    for letter in letters {
        match pieces.last_mut() {
            Some(piece) if used < length || is_mark(letter) => piece.letters.push(letter),
            _ => {
                let space = unit.space && pieces.is_empty();
                pieces.push(Unit { letters: letter.to_string(), space, width: 0.0 });
                used = 0;
            }
        }
        used += 1;
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::native::publish::cards::fonts::Face;

    fn text(plain: &str, tag: &str) -> Text {
        Text::read(plain, tag, Face::Serif).expect("letters").expect("some")
    }

    fn parts(letters: &str) -> Vec<String> {
        units(letters).into_iter().map(|unit| unit.letters).collect()
    }

    #[test]
    fn lines_end_where_a_reader_expects_it() {
        assert_eq!(parts("well-known and/or 3-4"), ["well-", "known", "and/", "or", "3-4"]);
        assert_eq!(parts("「日本、Rust」だっ"), ["「日", "本、", "Rust」", "だっ"]);
        assert_eq!(parts("ブログを書く"), ["ブログ", "を", "書", "く"]);
        assert_eq!(parts("한국어 글"), ["한국어", "글"]);
        assert_eq!(parts("50\u{a0}% off"), ["50\u{a0}%", "off"]);
    }

    #[test]
    fn lines_are_about_as_wide_as_each_other() {
        let text = text("A title that would leave one word alone", "en");
        let lines = Lines::of(&text);
        let broken = lines.broken(17.0);
        assert_eq!(broken.len(), 2);
        assert_eq!(lines.line(broken[1].clone()), "alone");
        let balanced = lines.balanced(17.0, 2).expect("fits");
        assert_eq!(balanced, ["A title that would", "leave one word alone"]);
        assert_eq!(lines.balanced(17.0, 1), None);
    }

    #[test]
    fn what_does_not_fit_ends_with_an_ellipsis() {
        let long = "word, ".repeat(40);
        let text = text(&long, "en");
        let lines = Lines::of(&text).cut(10.0, 3);
        assert_eq!(lines.len(), 3);
        assert!(lines[2].ends_with("word…"), "{lines:?}");
        assert!(lines[..2].iter().all(|line| !line.contains('…')));
    }

    #[test]
    fn a_word_wider_than_a_line_is_cut_and_nothing_of_it_lost() {
        let long = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz";
        let text = text(long, "de");
        assert_eq!(Lines::of(&text).balanced(20.0, 9), None);
        let lines = Lines::of(&text).cut(20.0, 5);
        assert_eq!((lines.len(), lines.concat()), (2, long.to_owned()));
    }
}
