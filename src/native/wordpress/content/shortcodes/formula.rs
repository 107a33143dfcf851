//! Formulas as WordPress.com and Jetpack have them: `$latex x^2$` and `[latex]x^2[/latex]`.
//! <https://wordpress.com/support/latex/>

use super::super::{entities, tag::escape};
use crate::native::publish::dress::check_math;

/// The longest formula that is looked for.
const LONGEST: usize = 5000;

/// The formula at the start of `text`, as HTML, and its length.
pub(super) fn in_dollars(text: &str) -> Option<(String, usize)> {
    let inner = text.strip_prefix("$latex")?;
    inner.strip_prefix(|c: char| c.is_whitespace() || c == '=' || c == '\\' || c == '{')?;
    let ends = inner.bytes().zip(1..).take(LONGEST);
    let mut is_escaped = false;
    for (byte, end) in ends {
        match byte {
            b'$' if !is_escaped => {
                let html = span(&inner[..end - 1])?;
                return Some((html, "$latex".len() + end));
            }
            b'<' => return None,
            byte => is_escaped = byte == b'\\' && !is_escaped,
        }
    }
    None
}

/// A formula as the renderer of Markdown writes it; `None` where it is none that can be shown.
pub(super) fn span(tex: &str) -> Option<String> {
    let tex = entities::decode(without_settings(tex));
    let tex = tex.trim();
    let is_right = !tex.is_empty() && check_math(&[(tex.to_owned(), false)]) == [None];
    is_right.then(|| format!("<span data-math-style=\"inline\">{}</span>", escape(tex)))
}

/// Colours and sizes stand behind the formula: `x^2 &bg=ffffff&fg=000000&s=1`.
fn without_settings(tex: &str) -> &str {
    let starts = ["&bg=", "&fg=", "&s=", "&amp;bg=", "&amp;fg=", "&amp;s="];
    let end = starts.iter().filter_map(|start| tex.find(start)).min();
    &tex[..end.unwrap_or(tex.len())]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_what_stands_between_dollars() {
        for (text, html, length) in [
            ("$latex x^2&bg=ffffff$ y", "<span data-math-style=\"inline\">x^2</span>", 21),
            ("$latex a &lt; \\$5$", "<span data-math-style=\"inline\">a &lt; \\$5</span>", 18),
        ] {
            assert_eq!(in_dollars(text), Some((html.to_owned(), length)), "{text}");
        }
        for text in ["$latex", "$latex x", "$latexit$", "$latex <b>$", "$latex \\nosuch{$", "$5 $"]
        {
            assert_eq!(in_dollars(text), None, "{text}");
        }
    }
}
