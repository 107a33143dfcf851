//! Blocks that Markdown writes as something else: alerts as quotes, figures as pictures with a
//! title.

use super::{blocks, footnotes::Footnotes, tags, to_markdown::Converter};
use crate::native::publish::dress::text::{Piece, decode, pieces};

/// The alert that an aside was made of.
pub(super) fn alert(html: &str, footnotes: Footnotes, converter: &Converter) -> Option<String> {
    let (class, rest) = html.strip_prefix("<aside class=\"")?.split_once("\">\n<p><strong>")?;
    let (title, rest) = rest.split_once("</strong></p>\n")?;
    let kind = class.to_ascii_uppercase();
    let title = decode(title);
    let own_title =
        if title.eq_ignore_ascii_case(class) { String::new() } else { format!(" {title}") };
    let mut text = format!("[!{kind}]{own_title}");
    for (at, block) in blocks::split(rest.strip_suffix("\n</aside>")?)?.into_iter().enumerate() {
        text.push_str(if at == 0 { "\n" } else { "\n\n" });
        text.push_str(&converter.markdown(block, footnotes)?);
    }
    Some(format!("> {text}").replace('\n', "\n> ").replace("> \n", ">\n"))
}

/// The picture with a title that a figure was made of.
pub(super) fn figure(html: &str) -> Option<String> {
    let parts: Vec<Piece<'_>> = pieces(html).collect();
    let [
        Piece::Tag("<figure>"),
        Piece::Tag(picture),
        Piece::Tag("<figcaption>"),
        Piece::Text(caption),
        Piece::Tag("</figcaption>"),
        Piece::Tag("</figure>"),
    ] = parts.as_slice()
    else {
        return None;
    };
    let attributes = tags::attributes(picture);
    let [(src, address), (alt, text)] = attributes.as_slice() else { return None };
    if (src.as_str(), alt.as_str()) != ("src", "alt") {
        return None;
    }
    let title = decode(caption).replace('\\', "\\\\").replace('"', "\\\"");
    let text = text.replace('\\', "\\\\").replace('[', "\\[").replace(']', "\\]");
    Some(format!("![{text}]({address} \"{title}\")"))
}

/// The terms and meanings of a definition list.
pub(super) fn definitions(
    html: &str,
    footnotes: Footnotes,
    converter: &Converter,
) -> Option<String> {
    let list = html.strip_prefix("<dl>\n")?.strip_suffix("\n</dl>")?;
    let line = |html: &str| converter.markdown(&format!("<p>{html}</p>"), footnotes);
    let mut text = String::new();
    for part in blocks::split(list)? {
        let inner = |name: &str| {
            part.strip_prefix(&format!("<{name}>"))?.strip_suffix(&format!("</{name}>"))
        };
        if let Some(term) = inner("dt") {
            text.push_str(if text.is_empty() { "" } else { "\n\n" });
            text.push_str(&line(term)?);
            continue;
        }
        let meaning = inner("dd")?;
        let meaning = match meaning.strip_prefix('\n') {
            Some(paragraphs) => {
                text.push('\n');
                let paragraphs = blocks::split(paragraphs.strip_suffix('\n')?)?.into_iter();
                let paragraphs: Option<Vec<String>> =
                    paragraphs.map(|html| converter.markdown(html, footnotes)).collect();
                paragraphs?.join("\n\n")
            }
            None => line(meaning)?,
        };
        text.push_str("\n: ");
        text.push_str(&meaning.replace('\n', "\n  ").replace("\n  \n", "\n\n"));
    }
    Some(text)
}

/// Gives the columns of a Markdown table the sides that the cells of its head are on.
pub(super) fn align(markdown: &str, html: &str) -> String {
    let sides: Vec<&str> = pieces(html)
        .filter_map(|piece| match piece {
            Piece::Tag("<th>") => Some("-"),
            Piece::Tag("<th class=\"align-center\">") => Some(":-:"),
            Piece::Tag("<th class=\"align-right\">") => Some("-:"),
            _ => None,
        })
        .collect();
    let mut lines: Vec<&str> = markdown.lines().collect();
    let row = format!("| {} |", sides.join(" | "));
    match lines.get_mut(1) {
        Some(line) if sides.iter().any(|side| *side != "-") => *line = &row,
        _ => {}
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::native::ingest::markdown::render::Style;

    #[test]
    fn asides_become_alerts() {
        let converter = Converter::new(Style::default());
        let alert = |html| alert(html, Footnotes::Marks, &converter);
        assert_eq!(
            alert(
                "<aside class=\"note\">\n<p><strong>Note</strong></p>\n<p>A <em>b</em>.</p>\n\
                 <ul>\n<li>c</li>\n</ul>\n</aside>"
            )
            .as_deref(),
            Some("> [!NOTE]\n> A *b*.\n>\n> - c")
        );
        assert_eq!(
            alert("<aside class=\"tip\">\n<p><strong>So</strong></p>\n<p>A.</p>\n</aside>")
                .as_deref(),
            Some("> [!TIP] So\n> A.")
        );
        assert_eq!(alert("<aside>\n<p>A.</p>\n</aside>"), None);
    }

    #[test]
    fn figures_become_pictures_with_titles() {
        assert_eq!(
            figure("<figure><img src=\"/a.png\" alt=\"A [b]\"><figcaption>\"C\" &amp; d</figcaption></figure>")
                .as_deref(),
            Some("![A \\[b\\]](/a.png \"\\\"C\\\" & d\")")
        );
        assert_eq!(figure("<figure><img src=\"/a.png\" alt=\"\" width=\"3\"></figure>"), None);
    }

    #[test]
    fn lists_of_definitions_have_a_line_for_each() {
        let converter = Converter::new(Style::default());
        let definitions = |html| definitions(html, Footnotes::Links, &converter);
        assert_eq!(
            definitions(
                "<dl>\n<dt>a</dt>\n<dd>b <em>c</em></dd>\n<dd>d</dd>\n<dt>e</dt>\n\
                 <dd>\n<p>f</p>\n<p>g</p>\n</dd>\n</dl>"
            )
            .as_deref(),
            Some("a\n: b *c*\n: d\n\ne\n\n: f\n\n  g")
        );
        assert_eq!(definitions("<dl>\n<div>a</div>\n</dl>"), None);
    }

    #[test]
    fn columns_keep_their_sides() {
        let html = "<table>\n<thead>\n<tr>\n<th>a</th>\n<th class=\"align-right\">b</th>\n</tr>";
        assert_eq!(align("| a | b |\n| - | - |", html), "| a | b |\n| - | -: |");
        assert_eq!(align("a\n\nb", "<p>a</p>"), "a\n\nb");
    }
}
