//! Changes to a piece of HTML, noted in any order and applied in one go.

use std::ops::Range;

/// What is to be written in place of what.
#[derive(Debug, Default)]
pub(super) struct Edits(Vec<(Range<usize>, String)>);

impl Edits {
    /// Replaces a range of bytes. Ranges are whole tags or whole contents: none is empty, and none
    /// overlaps another.
    pub(super) fn replace(&mut self, range: Range<usize>, html: impl ToString) {
        self.0.push((range, html.to_string()));
    }

    /// The beginning of `html` up to the byte `end`, changed.
    pub(super) fn apply(&mut self, html: &str, end: usize) -> String {
        self.0.sort_by_key(|(range, _)| range.start);
        let mut changed = String::with_capacity(end + end / 2);
        let mut done = 0;
        for (range, new) in &self.0 {
            if range.end > end {
                break;
            }
            let Some(kept) = html.get(done..range.start) else { continue };
            changed.push_str(kept);
            changed.push_str(new);
            done = range.end;
        }
        changed.push_str(html.get(done..end).unwrap_or_default());
        changed
    }
}

#[cfg(test)]
mod tests {
    use super::Edits;

    #[test]
    fn edits_are_applied_in_order_up_to_a_point() {
        let mut edits = Edits::default();
        edits.replace(4..5, "E");
        edits.replace(1..3, "-");
        assert_eq!(edits.apply("abcdef", 6), "a-dEf");
        assert_eq!(edits.apply("abcdef", 4), "a-d");
    }
}
