//! What kind of letter one is.

/// Whether a letter is of a script that runs from right to left.
pub(super) fn is_right_to_left(letter: char) -> bool {
    is_arabic(letter) || is_hebrew(letter)
}

pub(super) fn is_arabic(letter: char) -> bool {
    matches!(letter, '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{8a0}'..='\u{8ff}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}')
        && letter.is_alphabetic()
}

pub(super) fn is_hebrew(letter: char) -> bool {
    matches!(letter, '\u{5d0}'..='\u{5f2}' | '\u{fb1d}'..='\u{fb4f}')
}

pub(super) fn is_kana(letter: char) -> bool {
    matches!(letter, '\u{3041}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' | '\u{ff66}'..='\u{ff9f}')
}

/// The letters of foreign words in Japanese, which are not parted.
pub(super) fn is_katakana(letter: char) -> bool {
    matches!(letter, '\u{30a1}'..='\u{30fa}' | '\u{30fc}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}')
}

pub(super) fn is_hangul(letter: char) -> bool {
    matches!(letter, '\u{ac00}'..='\u{d7a3}' | '\u{3131}'..='\u{318e}')
}

pub(super) fn is_han(letter: char) -> bool {
    matches!(letter, '\u{3005}'..='\u{3007}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}

/// Whether lines may break on either side of a letter: Chinese and Japanese put no spaces.
pub(super) fn stands_alone(letter: char) -> bool {
    let is_wide = matches!(letter, '\u{3000}'..='\u{303f}' | '\u{ff01}'..='\u{ff65}');
    is_han(letter) || is_kana(letter) || is_wide
}

/// Whether no line begins with a letter (JIS X 4051, as CSS has it with `line-break: strict`).
pub(super) fn begins_no_line(letter: char) -> bool {
    const CLOSING: &str =
        "、。，．・：；？！゛゜ゝゞヽヾ々ー〜～…‥—」』）】〕〉》〗〙〛］｝｡｣､ﾞﾟ”’)]},.:;!?%";
    const SMALL: &str =
        "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿｧｨｩｪｫｯｬｭｮ";
    CLOSING.contains(letter) || SMALL.contains(letter) || is_mark(letter)
}

/// Whether no line ends with a letter.
pub(super) fn ends_no_line(letter: char) -> bool {
    "「『（【〔〈《〖〘〚［｛｢“‘([{$￥".contains(letter)
}

/// Whether it stands on the letter before it.
pub(super) fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5bd}' | '\u{5bf}'..='\u{5c7}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6ed}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20f0}' | '\u{302a}'..='\u{302d}' | '\u{3099}' | '\u{309a}')
}

/// Whether it is an emoji, a part of one, or a sign of that kind: a title says the same without it.
pub(super) fn is_pictograph(letter: char) -> bool {
    matches!(letter, '\u{203c}' | '\u{2049}' | '\u{20e3}' | '\u{2300}'..='\u{23ff}' | '\u{25a0}'..='\u{27bf}' | '\u{2934}'..='\u{2935}' | '\u{2b00}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}')
}

/// Whether nothing is seen of it. What joins and parts letters is told apart by `joins`.
pub(super) fn is_invisible(letter: char) -> bool {
    let is_format = matches!(letter, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}');
    is_format || letter.is_control()
}

/// Whether letters beside it take another shape: the zero width joiner and non-joiner.
pub(super) fn joins(letter: char) -> bool {
    matches!(letter, '\u{200c}' | '\u{200d}')
}
