//! HTML as the body of a Markdown file.

/// One block of HTML: Markdown ends such a block at an empty line and takes indented lines for code,
/// so neither stays, and what they mean within `<pre>` is said otherwise.
pub(super) fn as_markdown(html: &str) -> String {
    let mut markdown = String::from("<div>\n");
    let mut in_pre = false;
    for line in html.lines() {
        let was_in_pre = in_pre;
        let lower = line.to_ascii_lowercase();
        match (lower.rfind("<pre"), lower.rfind("</pre")) {
            (Some(open), close) if close.is_none_or(|close| close < open) => in_pre = true,
            (_, Some(_)) => in_pre = false,
            _ => {}
        }
        match (was_in_pre, line.trim().is_empty()) {
            (false, true) => continue,
            (false, false) => markdown.push_str(line.trim_start()),
            (true, true) => markdown.push_str("&#32;"),
            (true, false) => markdown.push_str(line),
        }
        markdown.push('\n');
    }
    markdown.push_str("</div>\n");
    markdown
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::native::ingest::markdown::render;

    #[test]
    fn nothing_in_it_is_read_as_markdown() {
        let html = "<p>One *two*</p>\n\n    <ul>\n      <li>a</li>\n    </ul>\n<pre>\n\n    x = 1\n</pre>\n";
        let markdown = as_markdown(html);
        let rendered = render::html(&markdown, render::Style::default(), &mut |_, _| {});
        for part in ["One *two*", "<li>a</li>", "<pre>\n&#32;\n    x = 1\n</pre>"] {
            assert!(rendered.contains(part), "{part} in {rendered}");
        }
        assert!(!rendered.contains("<code>"), "{rendered}");
    }
}
