//! Blocks of code: fences, and what stands behind them.

use super::tags;
use crate::native::publish::dress::text::{Piece, decode, pieces};

/// The fenced block for a `<pre>` with nothing but code in it.
pub(super) fn fenced(html: &str) -> Option<String> {
    let parts: Vec<Piece<'_>> = pieces(html).collect();
    let (pre, code, text) = match parts.as_slice() {
        [
            Piece::Tag(pre),
            Piece::Tag(code),
            rest @ ..,
            Piece::Tag("</code>"),
            Piece::Tag("</pre>"),
        ] => match rest {
            [] => (pre, code, ""),
            [Piece::Text(text)] => (pre, code, *text),
            _ => return None,
        },
        _ => return None,
    };
    if tags::name(code) != "code" {
        return None;
    }
    let text = decode(text);
    let fence = "`".repeat(longest_run(&text).max(2) + 1);
    Some(format!("{fence}{}\n{text}{fence}", info(pre, code)?))
}

/// What the opening line says: `rust title="src/main.rs" hl="2 4-6"`.
fn info(pre: &str, code: &str) -> Option<String> {
    let language = match tags::attributes(code).as_slice() {
        [] => String::new(),
        [(name, class)] if name == "class" => class.strip_prefix("language-")?.to_owned(),
        _ => return None,
    };
    let mut words = Vec::new();
    for (name, value) in tags::attributes(pre) {
        words.push(match name.as_str() {
            "data-title" => format!("title=\"{value}\""),
            "data-line-numbers" if value == "off" => "linenos=false".to_owned(),
            "data-line-numbers" => format!("linenos={value}"),
            "data-mark" => format!("hl=\"{value}\""),
            _ => return None,
        });
    }
    Some(match (language.is_empty(), words.is_empty()) {
        (_, true) => language,
        // Without braces the first word would be the language.
        (true, false) => format!("{{{}}}", words.join(" ")),
        (false, false) => format!("{language} {}", words.join(" ")),
    })
}

/// The most backticks in a row: a fence must be longer.
fn longest_run(text: &str) -> usize {
    text.split(|c| c != '`').map(str::len).max().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::fenced;

    #[test]
    fn code_keeps_what_it_says_of_itself() {
        assert_eq!(
            fenced(
                "<pre data-title=\"a b.rs\" data-line-numbers=\"5\" data-mark=\"2 4-6\">\
                 <code class=\"language-rust\">&lt;\n\n```\n</code></pre>"
            )
            .as_deref(),
            Some("````rust title=\"a b.rs\" linenos=5 hl=\"2 4-6\"\n<\n\n```\n````")
        );
        assert_eq!(
            fenced("<pre data-title=\"x\"><code>a\n</code></pre>").as_deref(),
            Some("```{title=\"x\"}\na\n```")
        );
        assert_eq!(fenced("<pre>no code</pre>"), None);
        assert_eq!(fenced("<pre><code>a <em>b</em>\n</code></pre>"), None);
    }
}
