//! Colours as CSS writes them, and whether they can be read on each other.
//!
//! What is compared is what WCAG 2.2 asks of text (success criterion 1.4.3): 4.5:1 at least.

mod check;
mod themes;

use std::{fmt, iter};

use csscolorparser::{Color, NAMED_COLORS};

pub(super) use self::{check::unreadable, themes::of as of_theme};

/// How much lighter text or what it stands on must be than the other.
const WANTED: f64 = 4.5;

/// An opaque colour as a screen shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Colour([u8; 3]);

/// The colours of a token, where the reader's screen is light and where it is dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Both {
    pub(super) light: Colour,
    pub(super) dark: Colour,
}

impl Colour {
    /// Reads one: hex, a name, or a function of CSS. `None` also for what can be seen through.
    fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        // The crate knows colours that browsers do not: hex without its sign, and `hsv()`.
        let lower = text.to_ascii_lowercase();
        let is_css = lower.starts_with('#')
            || (lower.contains('(') && !lower.starts_with("hsv"))
            || NAMED_COLORS.contains_key(text.into());
        let colour = csscolorparser::parse(text).ok().filter(|it| is_css && it.a >= 1.0)?;
        Some(Self::of(colour))
    }

    /// Red, green and blue.
    pub(super) fn rgb(self) -> [u8; 3] {
        self.0
    }

    fn of(colour: Color) -> Self {
        let [red, green, blue, _] = colour.to_rgba8();
        Self([red, green, blue])
    }

    /// [Relative luminance](https://www.w3.org/TR/WCAG22/#dfn-relative-luminance).
    fn luminance(self) -> f64 {
        let linear = |channel: u8| match f64::from(channel) / 255.0 {
            low if low <= 0.040_45 => low / 12.92,
            high => ((high + 0.055) / 1.055).powf(2.4),
        };
        let [red, green, blue] = self.0.map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// [Contrast ratio](https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio), 1 to 21.
    fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    fn is_readable_with(self, others: &[Self]) -> bool {
        others.iter().all(|other| self.contrast(*other) >= WANTED)
    }

    /// The nearest colour of the same hue that can be read with all of these.
    fn readable_with(self, others: &[Self]) -> Option<Self> {
        const STEPS: u8 = 200;
        let [red, green, blue] = self.0;
        let [lightness, chroma, hue, _] = Color::from_rgba8(red, green, blue, 255).to_oklcha();
        let at = |step: u8| {
            let lightness = f32::from(step) / f32::from(STEPS);
            (lightness, Self::within_srgb(lightness, chroma, hue))
        };
        let fitting = (0..=STEPS).map(at).filter(|(_, colour)| colour.is_readable_with(others));
        let distance = |it: &(f32, Self)| (it.0 - lightness).abs();
        let nearest = fitting.min_by(|one, two| distance(one).total_cmp(&distance(two)));
        nearest.map(|(_, colour)| colour)
    }

    /// The most colourful colour of a lightness and hue that a screen can show.
    fn within_srgb(lightness: f32, chroma: f32, hue: f32) -> Self {
        let chromas = iter::successors(Some(chroma), |chroma| Some(chroma * 0.95)).take(100);
        let mut colours = chromas.map(|chroma| Color::from_oklcha(lightness, chroma, hue, 1.0));
        let is_shown = |colour: &Color| {
            [colour.r, colour.g, colour.b].iter().all(|it| (-0.001..=1.001).contains(it))
        };
        let grey = Color::from_oklcha(lightness, 0.0, hue, 1.0);
        Self::of(colours.find(is_shown).unwrap_or(grey))
    }
}

/// `#1f5a41`
impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

impl Both {
    /// Reads the value of a token: a colour, or `light-dark()` of two.
    pub(super) fn parse(value: &str) -> Option<Self> {
        let value = value.trim();
        let lower = value.to_ascii_lowercase();
        let Some(two) = lower.strip_prefix("light-dark(").and_then(|it| it.strip_suffix(')'))
        else {
            let colour = Colour::parse(value)?;
            return Some(Self { light: colour, dark: colour });
        };
        let comma = outermost_comma(two)?;
        Some(Self { light: Colour::parse(&two[..comma])?, dark: Colour::parse(&two[comma + 1..])? })
    }
}

/// `light-dark(#1f5a41, #8fcfae)`, or one colour for both.
impl fmt::Display for Both {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { light, dark } = self;
        if light == dark { light.fmt(f) } else { write!(f, "light-dark({light}, {dark})") }
    }
}

fn outermost_comma(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    text.bytes().position(|byte| {
        match byte {
            b'(' => depth += 1,
            b')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        byte == b',' && depth == 0
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn colour(text: &str) -> Colour {
        Colour::parse(text).expect("a colour")
    }

    #[test]
    fn every_notation_of_css_is_read() {
        for text in [
            "#f00",
            "#ff0000",
            "#FF0000ff",
            "red",
            "Red",
            "rgb(255 0 0)",
            "rgb(255, 0, 0)",
            "rgb(100% 0% 0%)",
            "hsl(0 100% 50%)",
            "hsl(360deg, 100%, 50%)",
            "hwb(0 0% 0%)",
            "oklch(62.8% 0.2577 29.23)",
            "oklch(0.628 0.2577 29.23deg)",
        ] {
            assert_eq!(colour(text).to_string(), "#ff0000", "{text}");
        }
    }

    #[test]
    fn what_browsers_do_not_know_or_see_through_is_no_colour() {
        for text in ["f00", "abc", "hsv(0 100% 50%)", "rgb(0 0 0 / 50%)", "transparent", "rot", ""]
        {
            assert_eq!(Colour::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_token_has_two_colours_or_one_for_both() {
        let two = Both::parse("Light-Dark(rgb(0, 0, 0), #FFF)").expect("two");
        assert_eq!(two.to_string(), "light-dark(#000000, #ffffff)");
        assert_eq!(Both::parse("#0a5").expect("one").to_string(), "#00aa55");
        for text in ["light-dark(#000)", "light-dark(#000, #fff, #fff)", "light-dark(#000, no)"] {
            assert_eq!(Both::parse(text), None, "{text}");
        }
    }

    #[test]
    fn contrast_is_that_of_wcag() {
        let ratio = |one: &str, two: &str| format!("{:.2}", colour(one).contrast(colour(two)));
        assert_eq!(ratio("#000", "#fff"), "21.00");
        assert_eq!(ratio("#777", "#fff"), "4.48");
        assert_eq!(ratio("#fff", "#767676"), "4.54");
    }

    #[test]
    fn the_nearest_readable_colour_has_the_same_hue() {
        let (given, ground) = (colour("#8fcfae"), colour("#fbf8f1"));
        let nearest = given.readable_with(&[ground]).expect("one");
        assert!((4.5..4.7).contains(&nearest.contrast(ground)), "{nearest}");
        let hue = |Colour([r, g, b]): Colour| Color::from_rgba8(r, g, b, 255).to_oklcha()[2];
        assert!((hue(nearest) - hue(given)).abs() < 0.05, "{nearest}");
        assert_eq!(given.readable_with(&[colour("#777"), colour("#000"), colour("#fff")]), None);
    }
}
