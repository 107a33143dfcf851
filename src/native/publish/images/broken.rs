//! Why a picture cannot be published.

use std::{io, path::Path};

use image::ImageError;
use thiserror::Error;

use crate::native::finding::{Finding, Place};

/// The most pixels of a picture. More than any camera takes; one decoded takes 400 MB.
pub(super) const MOST_PIXELS: u64 = 100_000_000;

/// The most pixels on a side.
pub(super) const LONGEST_SIDE: u32 = 30_000;

/// The most bytes of a file.
pub(super) const MOST_BYTES: u64 = 200_000_000;

/// What is wrong with the file of a picture.
#[derive(Debug, Error)]
pub(crate) enum Broken {
    /// The system does not give it.
    #[error("this picture cannot be read: {0}")]
    Unreadable(#[from] io::Error),
    /// The file alone is too much.
    #[error("this picture has {} MB", .0.div_ceil(1_000_000))]
    TooManyBytes(u64),
    /// Decoding it would take more memory than a machine may have.
    #[error("this picture is {width} × {height} pixels")]
    TooManyPixels {
        /// In pixels.
        width: u32,
        /// In pixels.
        height: u32,
    },
    /// Something else, whatever its name says.
    #[error("this is no picture that browsers show")]
    NoPicture,
    /// It starts as a picture but does not go on as one.
    #[error("this picture is damaged: {0}")]
    Damaged(String),
    /// Someone wrote it in the meantime.
    #[error("this picture changed while it was being read")]
    Changed,
}

impl Broken {
    /// What the writer of `file` reads.
    pub(crate) fn finding(&self, file: &Path) -> Finding {
        Finding::fault(Place::file(file), self.to_string(), self.help())
    }

    fn help(&self) -> String {
        match self {
            Self::Unreadable(_) => "check that it is there and that you may read it".to_owned(),
            Self::TooManyBytes(_) => {
                format!("make it smaller: at most {} MB", MOST_BYTES / 1_000_000)
            }
            Self::TooManyPixels { .. } => format!(
                "make it smaller: at most {} million pixels, and {LONGEST_SIDE} on a side",
                MOST_PIXELS / 1_000_000
            ),
            Self::NoPicture => "save it as JPEG, PNG, WebP, AVIF, GIF or SVG".to_owned(),
            Self::Damaged(_) => "export it again, or take it from another copy".to_owned(),
            Self::Changed => "publish again once it is complete".to_owned(),
        }
    }
}

/// Decoders read from memory or from a file: what the system says is not about the picture.
impl From<ImageError> for Broken {
    fn from(error: ImageError) -> Self {
        match error {
            ImageError::IoError(error) if error.kind() != io::ErrorKind::UnexpectedEof => {
                Self::Unreadable(error)
            }
            error => Self::Damaged(error.to_string()),
        }
    }
}
