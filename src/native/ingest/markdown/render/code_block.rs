//! Blocks of code and what their opening lines say of them.

use crate::native::html;

/// A block of code with what its opening line says: the language, and in braces or after it
/// `title="…"`, `linenos`, `linenos=5`, `hl="2 4-6"`.
pub(super) fn html(info: &str, code: &str) -> String {
    let language: String = info.chars().take_while(|c| !c.is_whitespace() && *c != '{').collect();
    let mut html = String::from("<pre");
    for (name, value) in attributes(&info[language.len()..]) {
        let attribute = match name.as_str() {
            "title" | "file" | "filename" => "data-title",
            "linenos" | "lines" => "data-line-numbers",
            "hl" | "hl_lines" | "mark" => "data-mark",
            _ => continue,
        };
        let value = match value.as_str() {
            "" | "true" | "table" | "inline" if attribute == "data-line-numbers" => "1",
            "false" if attribute == "data-line-numbers" => "off",
            value => value.trim_matches(['[', ']', '"']),
        };
        html.push_str(&format!(" {attribute}=\"{}\"", html::quoted(value)));
    }
    html.push_str("><code");
    if !language.is_empty() {
        html.push_str(&format!(" class=\"language-{}\"", html::quoted(&language)));
    }
    html.push('>');
    html.push_str(&html::quoted(code));
    html.push_str("</code></pre>\n");
    html
}

/// `name`, `name=value`, `name="some value"`, within braces or not.
fn attributes(text: &str) -> Vec<(String, String)> {
    let mut attributes = Vec::new();
    let mut rest = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '{' | '}' | ','));
    while !rest.is_empty() {
        let end =
            rest.find(|c: char| c.is_whitespace() || c == '=' || c == ',').unwrap_or(rest.len());
        let name = rest[..end].to_owned();
        rest = &rest[end..];
        let mut value = String::new();
        if let Some(after) = rest.strip_prefix('=') {
            let (found, left) = match after.strip_prefix('"') {
                Some(quoted) => quoted.split_once('"').unwrap_or((quoted, "")),
                None => {
                    let list = after.starts_with('[').then(|| after.find(']')).flatten();
                    let ends = |c: char| c.is_whitespace() || matches!(c, ',' | '}');
                    let end = list.map(|end| end + 1).or_else(|| after.find(ends));
                    after.split_at(end.unwrap_or(after.len()))
                }
            };
            value = found.to_owned();
            rest = left;
        }
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '}'));
        if !name.is_empty() {
            attributes.push((name, value));
        } else if !rest.is_empty() {
            // A stray sign: step over it.
            rest = &rest[rest.chars().next().map_or(0, char::len_utf8)..];
        }
    }
    attributes
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn code_says_what_it_is() {
        assert_eq!(
            html("rust title=\"src/a b.rs\" linenos=5 hl=\"2 4-6\"", "let a = \"<\";\n"),
            "<pre data-title=\"src/a b.rs\" data-line-numbers=\"5\" data-mark=\"2 4-6\">\
             <code class=\"language-rust\">let a = &quot;&lt;&quot;;\n</code></pre>\n"
        );
        assert_eq!(
            html("python {linenos=true,hl_lines=[3]}", "x\n"),
            "<pre data-line-numbers=\"1\" data-mark=\"3\"><code class=\"language-python\">x\n</code></pre>\n"
        );
    }

    proptest! {
        #[test]
        fn nothing_makes_it_panic(info in "[a-z]? ?[{}a-z=\"0-9é, \\[\\]]{0,20}") {
            html(&info, "");
        }
    }
}
