//! The colours of the themes, as `style/tokens.css` has them.

use super::{Both, Colour};
use crate::model::feed::Theme;

/// The tokens that are colours of text or of what text stands on.
pub(super) const NAMES: [&str; 6] = ["ground", "raised", "mark", "ink", "quiet", "accent"];

/// The tokens of a theme: light and dark, in the order of [`NAMES`].
fn table(theme: Theme) -> [[u32; 2]; 6] {
    match theme {
        Theme::Paper => [
            [0xfb_f8_f1, 0x17_19_1a],
            [0xf3_ee_e2, 0x20_24_25],
            [0xff_f0_b3, 0x4a_42_16],
            [0x22_21_1d, 0xe4_e0_d6],
            [0x5f_5b_50, 0xa8_a4_97],
            [0x1f_5a_41, 0x8f_cf_ae],
        ],
        Theme::Ink => [
            [0xff_ff_ff, 0x11_15_1b],
            [0xf3_f5_f8, 0x1b_21_2a],
            [0xdc_eb_ff, 0x1f_3a_60],
            [0x1b_20_28, 0xdf_e4_ec],
            [0x54_5d_6b, 0x9f_a9_b8],
            [0x1b_4f_9c, 0x94_bd_f7],
        ],
        Theme::Contrast => [
            [0xff_ff_ff, 0x00_00_00],
            [0xf2_f2_f2, 0x16_16_16],
            [0xff_ee_70, 0x57_4b_00],
            [0x00_00_00, 0xff_ff_ff],
            [0x33_33_33, 0xd0_d0_d0],
            [0x00_00_b8, 0x9e_cb_ff],
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
