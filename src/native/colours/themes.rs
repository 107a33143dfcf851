//! The colours of the themes, as `style/tokens.css` has them.

use super::{Both, Colour};
use crate::model::feed::Theme;

/// The tokens that are colours of text or of what text stands on.
pub(super) const NAMES: [&str; 6] = ["ground", "raised", "mark", "ink", "quiet", "accent"];

/// The tokens of a theme: light and dark, in the order of [`NAMES`].
fn table(theme: Theme) -> [[u32; 2]; 6] {
    match theme {
        Theme::Paper => [
            [0xfbf8f1, 0x17191a],
            [0xf3eee2, 0x202425],
            [0xfff0b3, 0x4a4216],
            [0x22211d, 0xe4e0d6],
            [0x5f5b50, 0xa8a497],
            [0x1f5a41, 0x8fcfae],
        ],
        Theme::Ink => [
            [0xffffff, 0x11151b],
            [0xf3f5f8, 0x1b212a],
            [0xdcebff, 0x1f3a60],
            [0x1b2028, 0xdfe4ec],
            [0x545d6b, 0x9fa9b8],
            [0x1b4f9c, 0x94bdf7],
        ],
        Theme::Contrast => [
            [0xffffff, 0x000000],
            [0xf2f2f2, 0x161616],
            [0xffee70, 0x574b00],
            [0x000000, 0xffffff],
            [0x333333, 0xd0d0d0],
            [0x0000b8, 0x9ecbff],
        ],
    }
}

/// The colours of a token of a theme; `None` where it is no colour that text has to do with.
pub(in crate::native) fn of(theme: Theme, token: &str) -> Option<Both> {
    let at = NAMES.iter().position(|name| *name == token)?;
    let [light, dark] = table(theme)[at].map(|hex| {
        let [_, red, green, blue] = hex.to_be_bytes();
        Colour([red, green, blue])
    });
    Some(Both { light, dark })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The value that a style sheet gives to a token below a selector.
    fn in_css(css: &str, selector: &str, token: &str) -> Both {
        let rule = css.split_once(selector).expect("the rule").1;
        let value = rule.split_once(&format!("--{token}: ")).expect("the token").1;
        Both::parse(value.split_once(';').expect("an end").0).expect("colours")
    }

    #[test]
    fn the_style_sheet_has_the_same_colours() {
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/style/tokens.css");
        let css = std::fs::read_to_string(file).expect("the tokens");
        for (theme, selector) in [
            (Theme::Paper, ":root {"),
            (Theme::Ink, "[data-theme=\"ink\"] {"),
            (Theme::Contrast, "[data-theme=\"contrast\"] {"),
        ] {
            for token in NAMES {
                assert_eq!(
                    of(theme, token),
                    Some(in_css(&css, selector, token)),
                    "{theme:?} {token}"
                );
            }
        }
    }
}
