//! Parts of a body that are finished. A sign stands for each, so that no later step touches it.

/// Begins the sign of a part that stands between paragraphs. Like the other two it is a
/// noncharacter (Unicode, section 23.7): no text may hold it.
const BLOCK: char = '\u{fdd0}';
/// Begins the sign of a part within text.
const INLINE: char = '\u{fdd1}';
const END: char = '\u{fdd2}';

/// The sign of a finished part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Held<'a> {
    pub(super) raw: &'a str,
    pub(super) is_block: bool,
    index: usize,
}

impl<'a> Held<'a> {
    pub(super) fn is_start(c: char) -> bool {
        matches!(c, BLOCK | INLINE)
    }

    /// The sign at the start of `text`.
    pub(super) fn read(text: &'a str) -> Option<Self> {
        let first = text.chars().next().filter(|c| Self::is_start(*c))?;
        let digits = &text[first.len_utf8()..];
        let length = digits.find(|c: char| !c.is_ascii_digit())?;
        let index = digits[..length].parse().ok()?;
        let is_ended = digits[length..].starts_with(END);
        let raw = &text[..first.len_utf8() + length + END.len_utf8()];
        is_ended.then_some(Self { raw, is_block: first == BLOCK, index })
    }
}

/// The finished parts.
#[derive(Debug, Default)]
pub(super) struct Store {
    parts: Vec<String>,
}

impl Store {
    /// Keeps what stands between paragraphs and gives its sign.
    pub(super) fn block(&mut self, html: String) -> String {
        self.keep(BLOCK, html)
    }

    /// Keeps what stands within text and gives its sign.
    pub(super) fn inline(&mut self, html: String) -> String {
        self.keep(INLINE, html)
    }

    fn keep(&mut self, start: char, html: String) -> String {
        self.parts.push(html);
        format!("{start}{}{END}", self.parts.len() - 1)
    }

    /// `html` with the parts in the place of their signs. Each part stands in one place.
    pub(super) fn release(&mut self, html: &str) -> String {
        let mut out = String::with_capacity(html.len());
        let mut rest = html;
        while let Some(at) = rest.find(Held::is_start) {
            out.push_str(&rest[..at]);
            rest = &rest[at..];
            match Held::read(rest) {
                Some(held) => {
                    let part = self.parts.get_mut(held.index).map(std::mem::take);
                    let part = part.unwrap_or_default();
                    out.push_str(&self.release(&part));
                    rest = &rest[held.raw.len()..];
                }
                None => rest = rest.trim_start_matches([BLOCK, INLINE]),
            }
        }
        out.push_str(rest);
        out
    }
}

/// The body without the signs of ours, which nobody can have meant, and with newlines of one kind.
pub(super) fn prepared(raw: &str) -> String {
    raw.replace("\r\n", "\n").replace('\r', "\n").replace([BLOCK, INLINE, END, '\0'], "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_come_back_also_from_within_parts() {
        let mut store = Store::default();
        let inner = store.inline("<b>x</b>".to_owned());
        let outer = store.block(format!("<p>{inner}</p>"));
        assert_eq!(store.release(&format!("a{outer}b")), "a<p><b>x</b></p>b");
        assert_eq!(prepared("a\u{fdd0}0\u{fdd2}\r\nb\rc"), "a0\nb\nc");
    }
}
