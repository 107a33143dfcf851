//! Dollars are money unless the old blog made maths of them; here they are maths unless a backslash
//! stands before them.

use serde_json::{Map, Value as Json};

/// What dollars mean in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::native::import) enum Dollars {
    /// They are signs like others.
    Text,
    /// Two enclose maths; one is a sign.
    Pairs,
    /// Two enclose maths, within a line as well.
    Kramdown,
    /// One or two enclose maths, as here.
    Maths,
}

impl Dollars {
    /// How what begins at a byte is written here, and how long it is; `None` where it stays.
    pub(super) fn written(self, body: &str, at: usize) -> Option<(usize, String)> {
        let rest = &body[at..];
        let slashes = body[..at].bytes().rev().take_while(|byte| *byte == b'\\').count();
        if !rest.starts_with('$') || self == Self::Maths || slashes % 2 == 1 {
            return None;
        }
        let formula = if self == Self::Text { None } else { formula(rest) };
        let Some(formula) = formula else { return Some((1, "\\$".to_owned())) };
        let whole = &rest[..formula.len() + 4];
        let after = &rest[whole.len()..];
        let stays = self == Self::Pairs
            || is_alone(&body[..at], after)
            // One dollar before a digit ends no maths.
            || after.starts_with(|c: char| c.is_ascii_digit())
            || formula.contains('$');
        let text = if stays { whole.to_owned() } else { format!("${}$", formula.trim()) };
        Some((whole.len(), text))
    }
}

/// What stands between two dollars and the next two, in one paragraph.
fn formula(text: &str) -> Option<&str> {
    let inner = text.strip_prefix("$$")?;
    let formula = &inner[..inner.find("$$")?];
    let is_one = !formula.lines().skip(1).any(|line| line.trim().is_empty());
    (is_one && !formula.trim().is_empty()).then_some(formula)
}

/// Whether a formula is all of its paragraph.
fn is_alone(before: &str, after: &str) -> bool {
    let is_empty = |line: &str| line.trim_matches([' ', '\t', '\r', '>']).is_empty();
    let mut earlier = before.rsplit('\n');
    let own = earlier.next().unwrap_or_default();
    let begins_item = matches!(own.trim_matches([' ', '\t', '>']), "-" | "*" | "+");
    let begins = begins_item || (is_empty(own) && earlier.next().is_none_or(is_empty));
    let mut later = after.split('\n');
    begins && later.next().is_none_or(is_empty) && later.next().is_none_or(is_empty)
}

/// The length of a tag of HTML; nothing where none begins.
pub(super) fn tag(text: &str) -> usize {
    let begins = |c: char| c.is_ascii_alphabetic() || "/!?".contains(c);
    if !text[1..].starts_with(begins) {
        return 0;
    }
    let paragraph = text.find("\n\n").unwrap_or(text.len());
    text[..paragraph].find('>').map_or(0, |end| end + 1)
}

/// Whether a table turns maths on or off, as many themes have it.
pub(in crate::native::import) fn switched(table: Option<&Map<String, Json>>) -> Option<bool> {
    let is_name = |key: &str| ["math", "mathjax", "katex"].contains(&&*key.to_ascii_lowercase());
    let mut said = table?.iter().filter(|(key, _)| is_name(key)).map(|(_, value)| match value {
        Json::Bool(truth) => *truth,
        Json::String(text) => text != "false" && !text.is_empty(),
        Json::Object(inner) => {
            !["enable", "enabled"].iter().any(|key| inner.get(*key) == Some(&Json::Bool(false)))
        }
        Json::Null | Json::Number(_) | Json::Array(_) => false,
    });
    let first = said.next()?;
    Some(first || said.any(|truth| truth))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(dollars: Dollars, body: &str) -> String {
        let mut text = String::new();
        let mut at = 0;
        while let Some(first) = body[at..].chars().next() {
            let (length, piece) =
                dollars.written(body, at).unwrap_or((first.len_utf8(), first.to_string()));
            text.push_str(&piece);
            at += length;
        }
        text
    }

    #[test]
    fn money_is_no_maths() {
        for (dollars, old, new) in [
            (Dollars::Text, r"$5, \$6, \\$7 $$x$$", r"\$5, \$6, \\\$7 \$\$x\$\$"),
            (Dollars::Pairs, "$5 $$x$$ $", r"\$5 $$x$$ \$"),
            (Dollars::Kramdown, "a $$ x^2 $$ $5\n\n$$y\nz$$\n\nb", "a $x^2$ \\$5\n\n$$y\nz$$\n\nb"),
            (Dollars::Kramdown, "$$x$$\nand $$open\n\n$$", "$x$\nand \\$\\$open\n\n\\$\\$"),
            (Dollars::Maths, "$x$ $5", "$x$ $5"),
        ] {
            assert_eq!(written(dollars, old), new, "{dollars:?}");
        }
    }
}
