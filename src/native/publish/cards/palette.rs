//! The colours of a card: those of the blog where the reader's screen is light.

use crate::{
    model::feed::Settings,
    native::colours::{self, Both, Colour},
};

/// Red, green and blue.
pub(super) type Rgb = [u8; 3];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Palette {
    pub(super) ground: Rgb,
    pub(super) ink: Rgb,
    pub(super) quiet: Rgb,
    pub(super) accent: Rgb,
}

impl Palette {
    /// The blog's own colours, and those of its theme where it has none.
    pub(super) fn of(settings: &Settings) -> Self {
        let rgb = |token: &str, otherwise| {
            let own = settings.theme_tokens.iter().find(|(name, _)| name == token);
            let own = own.and_then(|(_, value)| Both::parse(value));
            let colour = own.or_else(|| colours::of_theme(settings.theme, token));
            colour.map_or(otherwise, |both| Colour::rgb(both.light))
        };
        Self {
            ground: rgb("ground", [0xff; 3]),
            ink: rgb("ink", [0; 3]),
            quiet: rgb("quiet", [0; 3]),
            accent: rgb("accent", [0; 3]),
        }
    }

    /// The colour of thin strokes.
    pub(super) fn rule(&self) -> Rgb {
        mixed(self.ground, self.quiet, 0.3)
    }

    /// All colours but the ground's.
    pub(super) fn on_ground(&self) -> [Rgb; 4] {
        [self.ink, self.quiet, self.accent, self.rule()]
    }
}

/// So much of one colour on another, from 0 to 1.
pub(super) fn mixed(ground: Rgb, colour: Rgb, share: f32) -> Rgb {
    let channel = |at: usize| {
        let (from, to) = (f32::from(ground[at]), f32::from(colour[at]));
        // Between the two, and so never out of range.
        (from + (to - from) * share).round() as u8
    };
    [channel(0), channel(1), channel(2)]
}

/// `#1f5a41`
pub(super) fn css([red, green, blue]: Rgb) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}
