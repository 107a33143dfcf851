//! Pictures: measured, copied under a name that holds a hash of their content, and made smaller.

use std::collections::HashMap;

/// The pictures of a site, by the address that content names them by.
#[derive(Debug, Default)]
pub(crate) struct Images {
    by_path: HashMap<String, Picture>,
}

/// A picture as pages show it. Paths are below the root of the site, decoded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Picture {
    /// In pixels, upright.
    pub(crate) width: u32,
    /// In pixels, upright.
    pub(crate) height: u32,
    /// The original, under its hashed name.
    pub(crate) path: String,
    /// Smaller ones as WebP: width in pixels and path, smallest first.
    pub(crate) smaller: Vec<(u32, String)>,
}

impl Images {
    /// The picture at a path below the root of the site (decoded, without a slash at its start).
    pub(crate) fn get(&self, path: &str) -> Option<&Picture> {
        self.by_path.get(path)
    }
}
