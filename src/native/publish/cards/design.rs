//! What a card shows, and what it is called.

use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

use super::{
    fonts::{self, Face},
    palette::Palette,
    text::{Missing, Text},
};

/// Changes whenever the same card comes out as other pixels.
const VERSION: u32 = 1;

/// So much of a hash tells cards apart.
const LENGTH: usize = 16;

/// All that goes into a card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Design {
    /// In large letters.
    pub(super) title: Text,
    /// The blog's name, above it.
    pub(super) name: Option<Text>,
    /// Date and names, or what the blog is about.
    pub(super) foot: Option<Text>,
    /// In how many lines at most.
    pub(super) foot_lines: usize,
    pub(super) palette: Palette,
}

impl Design {
    /// The path of its file. It is made of what goes into the card, not of how it comes out: so it
    /// is known before anything is drawn.
    pub(super) fn path(&self) -> String {
        let mut hash = Sha256::new();
        hash.update(VERSION.to_le_bytes());
        for size in fonts::sizes() {
            hash.update((size as u64).to_le_bytes());
        }
        // All of it is plain data, which its debug form shows as a whole.
        hash.update(format!("{self:?}"));
        let mut name = String::new();
        for byte in hash.finalize().iter().take(LENGTH / 2) {
            // Writing into a string does not fail.
            let _ = write!(name, "{byte:02x}");
        }
        format!("cards/{name}.png")
    }
}

/// Reads the title of a card.
pub(super) fn title(plain: &str, tag: &str) -> Result<Option<Text>, Missing> {
    Text::read(plain, tag, Face::Serif)
}

/// Reads what stands below it.
pub(super) fn foot(plain: &str, tag: &str) -> Result<Option<Text>, Missing> {
    Text::read(plain, tag, Face::Sans)
}
