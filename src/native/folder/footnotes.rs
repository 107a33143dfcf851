//! Footnotes as `docs/posts-json.md` has them, back to the marks that they were made of.

use super::{blocks, tags, to_markdown::Converter};
use crate::native::publish::dress::text::Piece;

/// How footnotes are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Footnotes {
    /// As Markdown: `[^1]`.
    Marks,
    /// As the links that they are in HTML.
    Links,
}

/// The notes at the end of a text as Markdown; `None` where a block is nothing of the kind.
pub(super) fn definitions(block: &str, converter: &Converter) -> Option<String> {
    let (section, list) = block.split_once("\n<ol>\n")?;
    let list = list.strip_suffix("\n</ol>\n</section>")?;
    if !section.starts_with("<section") {
        return None;
    }
    let notes: Option<Vec<String>> =
        blocks::split(list)?.into_iter().map(|note| definition(note, converter)).collect();
    Some(notes?.join("\n\n"))
}

fn definition(note: &str, converter: &Converter) -> Option<String> {
    let (name, rest) = note.strip_prefix("<li id=\"fn-")?.split_once("\">\n")?;
    let content = without_links_back(rest.strip_suffix("\n</li>")?)?;
    let blocks: Option<Vec<String>> = blocks::split(&content)?
        .into_iter()
        .map(|block| converter.markdown(block, Footnotes::Marks))
        .collect();
    // What follows the first line is indented; empty lines need no spaces.
    let text = blocks?.join("\n\n").replace('\n', "\n    ").replace("\n    \n", "\n\n");
    Some(format!("[^{name}]: {text}"))
}

/// The content of a note without the links to where it is mentioned, which stand at its end.
fn without_links_back(content: &str) -> Option<String> {
    const LINK: &str = "<a href=\"#fnref-";
    if let Some(at) = content.find(&format!("\n<p>{LINK}")) {
        return Some(content[..at].to_owned());
    }
    let at = content.find(&format!(" {LINK}"))?;
    Some(format!("{}</p>", &content[..at]))
}

/// The mark for the mention of a note at the start of some pieces, and how many of them it stands
/// for.
pub(super) fn mark(pieces: &[Piece<'_>]) -> Option<(String, usize)> {
    let [
        Piece::Tag("<sup>"),
        Piece::Tag(link),
        Piece::Text(_),
        Piece::Tag("</a>"),
        Piece::Tag("</sup>"),
        ..,
    ] = pieces
    else {
        return None;
    };
    let attributes = tags::attributes(link);
    let is_mention = attributes.iter().any(|(name, id)| name == "id" && id.starts_with("fnref-"));
    let (_, note) = attributes.iter().find(|(name, _)| name == "href")?;
    let note = note.strip_prefix("#fn-").filter(|_| is_mention)?;
    Some((format!("[^{note}]"), 5))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::native::ingest::markdown::render::Style;

    #[test]
    fn notes_become_definitions() {
        let converter = Converter::new(Style::default());
        let block = "<section role=\"doc-endnotes\" aria-label=\"Footnotes\">\n<ol>\n\
            <li id=\"fn-1\">\n<p>One <em>a</em>. <a href=\"#fnref-1\">↩</a> <a href=\"#fnref-1-2\">↩<sup>2</sup></a></p>\n</li>\n\
            <li id=\"fn-b\">\n<p>Two.</p>\n<pre><code>x\n\ny\n</code></pre>\n<p><a href=\"#fnref-b\">↩</a></p>\n</li>\n\
            </ol>\n</section>";
        assert_eq!(
            definitions(block, &converter).as_deref(),
            Some("[^1]: One *a*.\n\n[^b]: Two.\n\n    ```\n    x\n\n    y\n    ```")
        );
        assert_eq!(definitions("<section>\n<ol>\n<li>a</li>\n</ol>\n</section>", &converter), None);
        let mention =
            "<p>A<sup><a href=\"#fn-b\" id=\"fnref-b\" role=\"doc-noteref\">2</a></sup></p>";
        assert_eq!(converter.markdown(mention, Footnotes::Marks).as_deref(), Some("A[^b]"));
    }
}
