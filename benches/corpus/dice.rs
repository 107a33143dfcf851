//! Chance that is the same every time, and words by chance.

const SYLLABLES: [&str; 24] = [
    "ba", "ke", "lo", "mi", "nu", "ra", "se", "ti", "vo", "wen", "dor", "fal", "gris", "hal",
    "jun", "lan", "mer", "nor", "pel", "quin", "ros", "sta", "tor", "ver",
];
const SMALL: [&str; 20] = [
    "the", "a", "of", "to", "and", "in", "that", "it", "was", "for", "on", "with", "as", "by",
    "from", "this", "we", "not", "when", "what",
];

/// A generator of its own for each post, so that a post is the same in any size of blog.
pub(super) struct Dice(u64);

impl Dice {
    pub(super) fn of_post(number: usize) -> Self {
        let mut dice = Self(number as u64 * 7919 + 1);
        for _ in 0..8 {
            dice.below(2);
        }
        dice
    }

    pub(super) fn below(&mut self, end: usize) -> usize {
        // Knuth's MMIX constants; the high bits are the good ones.
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % end
    }

    pub(super) fn of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.below(words.len())]
    }

    pub(super) fn syllable(&mut self) -> &'static str {
        self.of(&SYLLABLES)
    }

    fn word(&mut self) -> String {
        if self.below(20) < 9 {
            return self.of(&SMALL).to_owned();
        }
        (0..=self.below(3)).map(|_| self.of(&SYLLABLES)).collect()
    }

    pub(super) fn words(&mut self, count: usize) -> String {
        (0..count).map(|_| self.word()).collect::<Vec<_>>().join(" ")
    }

    /// Sentences of at least so many words in all.
    pub(super) fn paragraph(&mut self, words: usize) -> String {
        let mut text = String::new();
        let mut count = 0;
        while count < words {
            let length = 6 + self.below(12);
            let sentence = self.words(length);
            text.push_str(&sentence[..1].to_uppercase());
            text.push_str(&sentence[1..]);
            text.push_str(". ");
            count += length;
        }
        text.trim_end().to_owned()
    }
}
