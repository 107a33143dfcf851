//! The blog's icon as pictures of pixels: where an app is wanted, SVG alone is not enough for every
//! browser.

use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg::{Options, Tree},
};

use crate::native::publish::shell::Shell;
use crate::native::publish::short_hash;

/// The sizes that browsers ask for: <https://web.dev/articles/add-manifest>.
const SIZES: [u32; 2] = [192, 512];

/// An icon of one size.
pub(super) struct Icon {
    /// Its file.
    pub(super) path: String,
    /// In pixels, both ways.
    pub(super) size: u32,
    svg: Vec<u8>,
}

impl Icon {
    /// Draws it as PNG.
    pub(super) fn png(&self) -> Option<Vec<u8>> {
        let tree = Tree::from_data(&self.svg, &Options::default()).ok()?;
        let mut pixels = Pixmap::new(self.size, self.size)?;
        let (width, height) = (tree.size().width(), tree.size().height());
        let scale = self.size as f32 / width.max(height);
        // In the middle, where it is no square.
        let room = |side: f32| (self.size as f32 - side * scale) / 2.0;
        let place = Transform::from_scale(scale, scale).post_translate(room(width), room(height));
        resvg::render(&tree, place, &mut pixels.as_mut());
        pixels.encode_png().ok()
    }
}

/// The icons to draw; none where the shell has none that can be drawn.
pub(super) fn of(shell: &Shell) -> Vec<Icon> {
    let Some(svg) = path(shell).and_then(|path| shell.file(&path)) else { return Vec::new() };
    if Tree::from_data(svg, &Options::default()).is_err() {
        return Vec::new();
    }
    let hash = short_hash(&[svg]);
    let icon = |size| Icon { path: format!("icon-{size}-{hash}.png"), size, svg: svg.to_vec() };
    SIZES.map(icon).into()
}

/// The file of the shell's own icon, if it is SVG.
pub(super) fn path(shell: &Shell) -> Option<String> {
    let link = shell.icon("");
    let (_, rest) = link.split_once("href=\"/")?;
    let (path, _) = rest.split_once('"')?;
    path.ends_with(".svg").then(|| path.to_owned())
}
