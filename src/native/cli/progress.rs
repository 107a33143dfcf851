//! Progress on a terminal; elsewhere nothing.

use indicatif::{ProgressBar, ProgressStyle};

use crate::native::publish::{Progress, Stage};

/// A bar that counts pictures, then cards, then pages.
pub(super) struct Bar(ProgressBar);

impl Bar {
    pub(super) fn new() -> Self {
        Self(ProgressBar::new(0))
    }

    pub(super) fn finish(self) {
        self.0.finish_and_clear();
    }
}

impl Progress for Bar {
    fn begin(&self, stage: Stage, count: usize) {
        let style = ProgressStyle::with_template(match stage {
            Stage::Pictures => "{wide_bar} {pos}/{len} pictures",
            Stage::Cards => "{wide_bar} {pos}/{len} cards",
            Stage::Pages => "{wide_bar} {pos}/{len} pages",
        });
        // The templates are literals; were one wrong, the default bar would do.
        self.0.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        self.0.set_length(count as u64);
        self.0.set_position(0);
    }

    fn advance(&self) {
        self.0.inc(1);
    }
}
