//! Progress on a terminal; elsewhere nothing.

use indicatif::{ProgressBar, ProgressStyle};

use crate::native::publish::Progress;

/// A bar that counts pages.
pub(super) struct Bar(ProgressBar);

impl Bar {
    pub(super) fn new() -> Self {
        let bar = ProgressBar::new(0);
        let style = ProgressStyle::with_template("{wide_bar} {pos}/{len} pages");
        // The template is a literal; were it wrong, the default bar would do.
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        Self(bar)
    }

    pub(super) fn finish(self) {
        self.0.finish_and_clear();
    }
}

impl Progress for Bar {
    fn begin(&self, pages: usize) {
        self.0.set_length(pages as u64);
    }

    fn advance(&self) {
        self.0.inc(1);
    }
}
