//! Writes what a blog wants where it is not what comrak would write.

use std::fmt::{self, Write as _};

use comrak::{
    html::{ChildRendering, Context, format_node_default},
    nodes::{AlertType, AstNode, NodeAlert, NodeLink, NodeValue, TableAlignment},
};

use super::{code_block, footnotes};

/// What is known on the way through a text.
#[derive(Debug, Default)]
pub(super) struct State {
    /// The note that is being written, from 1.
    note: u32,
    /// The cell of the row that comes next.
    cell: usize,
}

/// Writes the start or the end of a node.
pub(super) fn write<'a>(
    context: &mut Context<'_, '_, State>,
    node: &'a AstNode<'a>,
    entering: bool,
) -> Result<ChildRendering, fmt::Error> {
    match &node.data().value {
        NodeValue::CodeBlock(block) if !block.info.is_empty() => {
            if entering && block.info == "math" {
                context.cr()?;
                context.write_str("<p>")?;
                formula(context, &block.literal, true)?;
                context.write_str("</p>\n")?;
            } else if entering {
                context.cr()?;
                context.write_str(&code_block::html(&block.info, &block.literal))?;
            }
        }
        NodeValue::HtmlBlock(block) if block.literal.trim() == "<!--more-->" => {
            if entering {
                context.cr()?;
                context.write_str("<span id=\"more\"></span>\n")?;
            }
        }
        NodeValue::Math(math) => {
            if entering {
                formula(context, &math.literal, math.display_math)?;
            }
        }
        NodeValue::FootnoteReference(mark) => {
            if entering {
                footnotes::mark(context, mark.ix, mark.ref_num)?;
            }
        }
        NodeValue::FootnoteDefinition(note) => {
            return footnote(context, node, note.total_references, entering);
        }
        NodeValue::Paragraph => return paragraph(context, node, entering),
        NodeValue::Image(image) if is_figure_of(node) => {
            return picture(context, image, entering);
        }
        NodeValue::Alert(alert) => alert_box(context, alert, entering)?,
        NodeValue::TableRow(_) => {
            context.user.cell = 0;
            return format_node_default(context, node, entering);
        }
        NodeValue::TableCell => cell(context, node, entering)?,
        _ => return format_node_default(context, node, entering),
    }
    Ok(ChildRendering::HTML)
}

fn formula(context: &mut Context<'_, '_, State>, tex: &str, is_display: bool) -> fmt::Result {
    let style = if is_display { "display" } else { "inline" };
    write!(context, "<span data-math-style=\"{style}\">")?;
    context.escape(tex.trim())?;
    context.write_str("</span>")
}

/// Notes stand in a row at the end of the text.
fn footnote<'a>(
    context: &mut Context<'_, '_, State>,
    node: &'a AstNode<'a>,
    mentions: u32,
    entering: bool,
) -> Result<ChildRendering, fmt::Error> {
    if entering {
        context.cr()?;
        if context.user.note == 0 {
            context.write_str(footnotes::START)?;
        }
        context.user.note += 1;
        let note = context.user.note;
        writeln!(context, "<li id=\"fn-{note}\">")?;
    } else {
        if !node.last_child().is_some_and(takes_back_links) {
            context.cr()?;
            context.write_str("<p>")?;
            let note = context.user.note;
            footnotes::back_links(context, note, mentions)?;
            context.write_str("</p>\n")?;
        }
        context.write_str("</li>\n")?;
        if node.next_sibling().is_none() {
            context.write_str(footnotes::END)?;
        }
    }
    Ok(ChildRendering::HTML)
}

/// Whether the way back stands at the end of a note's last paragraph.
fn takes_back_links<'a>(node: &'a AstNode<'a>) -> bool {
    matches!(node.data().value, NodeValue::Paragraph) && !is_figure(node)
}

fn paragraph<'a>(
    context: &mut Context<'_, '_, State>,
    node: &'a AstNode<'a>,
    entering: bool,
) -> Result<ChildRendering, fmt::Error> {
    if is_figure(node) {
        if entering {
            context.cr()?;
            context.write_str("<figure>")?;
        } else {
            context.write_str("</figure>\n")?;
        }
        return Ok(ChildRendering::HTML);
    }
    let note = node.parent().filter(|_| node.next_sibling().is_none());
    let mentions = note.and_then(|note| match &note.data().value {
        NodeValue::FootnoteDefinition(note) => Some(note.total_references),
        _ => None,
    });
    match mentions {
        Some(mentions) if !entering => {
            context.write_str(" ")?;
            let note = context.user.note;
            footnotes::back_links(context, note, mentions)?;
            context.write_str("</p>\n")?;
            Ok(ChildRendering::HTML)
        }
        _ => format_node_default(context, node, entering),
    }
}

/// Whether a paragraph is a picture with a title and nothing else.
fn is_figure<'a>(paragraph: &'a AstNode<'a>) -> bool {
    let is_in_list = paragraph.parent().and_then(AstNode::parent).is_some_and(|list| {
        // There a paragraph has no tags either.
        matches!(&list.data().value, NodeValue::List(list) if list.tight)
    });
    let picture = paragraph.first_child().filter(|child| child.next_sibling().is_none());
    !is_in_list
        && picture.is_some_and(|picture| {
            matches!(&picture.data().value, NodeValue::Image(image) if !image.title.is_empty())
        })
}

fn is_figure_of<'a>(picture: &'a AstNode<'a>) -> bool {
    picture.parent().is_some_and(|parent| {
        matches!(parent.data().value, NodeValue::Paragraph) && is_figure(parent)
    })
}

/// The picture of a figure: its title is the caption.
fn picture(
    context: &mut Context<'_, '_, State>,
    image: &NodeLink,
    entering: bool,
) -> Result<ChildRendering, fmt::Error> {
    if entering {
        context.write_str("<img src=\"")?;
        context.escape_href(&image.url)?;
        context.write_str("\" alt=\"")?;
        return Ok(ChildRendering::Plain);
    }
    context.write_str("\"><figcaption>")?;
    context.escape(&image.title)?;
    context.write_str("</figcaption>")?;
    Ok(ChildRendering::HTML)
}

fn alert_box(
    context: &mut Context<'_, '_, State>,
    alert: &NodeAlert,
    entering: bool,
) -> fmt::Result {
    context.cr()?;
    if !entering {
        return context.write_str("</aside>\n");
    }
    let (class, title) = match alert.alert_type {
        AlertType::Note => ("note", "Note"),
        AlertType::Tip => ("tip", "Tip"),
        AlertType::Important => ("important", "Important"),
        AlertType::Warning => ("warning", "Warning"),
        AlertType::Caution => ("caution", "Caution"),
    };
    write!(context, "<aside class=\"{class}\">\n<p><strong>")?;
    context.escape(alert.title.as_deref().unwrap_or(title))?;
    context.write_str("</strong></p>\n")
}

/// The sanitiser lets no styles through, so where a column is aligned to is a class.
fn cell<'a>(
    context: &mut Context<'_, '_, State>,
    node: &'a AstNode<'a>,
    entering: bool,
) -> fmt::Result {
    let row = node.parent();
    let name = match row.map(|row| matches!(row.data().value, NodeValue::TableRow(true))) {
        Some(true) => "th",
        _ => "td",
    };
    if !entering {
        return write!(context, "</{name}>");
    }
    let table = row.and_then(AstNode::parent);
    let alignment = table.and_then(|table| match &table.data().value {
        NodeValue::Table(table) => table.alignments.get(context.user.cell).copied(),
        _ => None,
    });
    context.user.cell += 1;
    let class = match alignment {
        Some(TableAlignment::Center) => " class=\"align-center\"",
        Some(TableAlignment::Right) => " class=\"align-right\"",
        // Where text starts anyway.
        Some(TableAlignment::Left | TableAlignment::None) | None => "",
    };
    context.cr()?;
    write!(context, "<{name}{class}>")
}

#[cfg(test)]
mod tests {
    use super::super::tests::html;

    #[test]
    fn tables_keep_how_they_are_aligned() {
        assert_eq!(
            html("| a | b | c | d |\n|---|:--|:-:|--:|\n| 1 | 2 | `3` | \\| |\n| 4 |\n"),
            "<table>\n<thead>\n<tr>\n<th>a</th>\n<th>b</th>\n<th class=\"align-center\">c</th>\n\
             <th class=\"align-right\">d</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>1</td>\n<td>2</td>\n\
             <td class=\"align-center\"><code>3</code></td>\n<td class=\"align-right\">|</td>\n</tr>\n\
             <tr>\n<td>4</td>\n<td></td>\n<td class=\"align-center\"></td>\n\
             <td class=\"align-right\"></td>\n</tr>\n</tbody>\n</table>\n"
        );
        assert_eq!(
            html("a | b\n-:|-\n"),
            "<table>\n<thead>\n<tr>\n<th class=\"align-right\">a</th>\n<th>b</th>\n</tr>\n</thead>\n</table>\n"
        );
    }

    #[test]
    fn lists_of_tasks_lines_through_and_bare_addresses() {
        assert_eq!(
            html("- [x] done\n- [ ] to do\n- [x]no\n"),
            "<ul>\n<li><input type=\"checkbox\" checked=\"\" disabled=\"\" /> done</li>\n\
             <li><input type=\"checkbox\" disabled=\"\" /> to do</li>\n<li>[x]no</li>\n</ul>\n"
        );
        assert_eq!(html("~~a~~ ~b~ \\~~c~~"), "<p><del>a</del> <del>b</del> ~~c~~</p>\n");
        assert_eq!(
            html("www.a.example/b. (https://c.example/d_(e)) f@g.example `www.h.example`"),
            "<p><a href=\"http://www.a.example/b\">www.a.example/b</a>. \
             (<a href=\"https://c.example/d_(e)\">https://c.example/d_(e)</a>) \
             <a href=\"mailto:f@g.example\">f@g.example</a> <code>www.h.example</code></p>\n"
        );
    }

    #[test]
    fn footnotes_lead_to_and_fro() {
        assert_eq!(
            html(
                "A[^b]. B[^a]. C[^b].\n\n[^a]: One.\n\n    ```\n    two\n    ```\n[^b]: Three.\n[^c]: Unused.\n"
            ),
            "<p>A<sup><a href=\"#fn-1\" id=\"fnref-1\" role=\"doc-noteref\">1</a></sup>. \
             B<sup><a href=\"#fn-2\" id=\"fnref-2\" role=\"doc-noteref\">2</a></sup>. \
             C<sup><a href=\"#fn-1\" id=\"fnref-1-2\" role=\"doc-noteref\">1</a></sup>.</p>\n\
             <section role=\"doc-endnotes\" aria-label=\"Footnotes\">\n<ol>\n\
             <li id=\"fn-1\">\n<p>Three. <a href=\"#fnref-1\" role=\"doc-backlink\" \
             aria-label=\"Back to reference 1\">↩\u{fe0e}</a> <a href=\"#fnref-1-2\" \
             role=\"doc-backlink\" aria-label=\"Back to reference 1-2\">↩\u{fe0e}<sup>2</sup></a></p>\n</li>\n\
             <li id=\"fn-2\">\n<p>One.</p>\n<pre><code>two\n</code></pre>\n<p><a href=\"#fnref-2\" \
             role=\"doc-backlink\" aria-label=\"Back to reference 2\">↩\u{fe0e}</a></p>\n</li>\n\
             </ol>\n</section>\n"
        );
    }

    #[test]
    fn alerts_are_asides() {
        for kind in ["Note", "Tip", "Important", "Warning", "Caution"] {
            assert_eq!(
                html(&format!("> [!{}]\n> A *b*.\n>\n> - c\n", kind.to_uppercase())),
                format!(
                    "<aside class=\"{}\">\n<p><strong>{kind}</strong></p>\n<p>A <em>b</em>.</p>\n\
                     <ul>\n<li>c</li>\n</ul>\n</aside>\n",
                    kind.to_lowercase()
                )
            );
        }
        let titled = html("> [!tip] Salt & water\n> A.\n");
        assert!(titled.contains("<p><strong>Salt &amp; water</strong></p>"), "{titled}");
        assert!(html("> [!OTHER]\n> A.\n").starts_with("<blockquote>"));
    }

    #[test]
    fn a_picture_alone_with_a_title_is_a_figure() {
        assert_eq!(
            html("![a *b*](c.png \"D & e\")"),
            "<figure><img src=\"c.png\" alt=\"a b\"><figcaption>D &amp; e</figcaption></figure>\n"
        );
        for inline in
            ["![a](b.png \"c\") d", "![a](b.png)", "[![a](b.png \"c\")](d)", "- ![a](b.png \"c\")"]
        {
            let html = html(inline);
            assert!(!html.contains("<figure") && html.contains("alt=\"a\""), "{html}");
        }
    }

    #[test]
    fn more_that_goes_beyond_common_mark() {
        assert_eq!(html("One.\n\n<!--more-->\n"), "<p>One.</p>\n<span id=\"more\"></span>\n");
        assert_eq!(
            html("term\n\n: meaning\n"),
            "<dl>\n<dt>term</dt>\n<dd>\n<p>meaning</p>\n</dd>\n</dl>\n"
        );
        assert_eq!(html("term\n: meaning\n"), "<dl>\n<dt>term</dt>\n<dd>meaning</dd>\n</dl>\n");
        assert_eq!(
            html("term\n: one\n\n  two\n"),
            "<dl>\n<dt>term</dt>\n<dd>\n<p>one</p>\n<p>two</p>\n</dd>\n</dl>\n"
        );
        let inline = "<span data-math-style=\"inline\">x&lt;2</span>";
        assert_eq!(html("$x<2$ $`x<2`$"), format!("<p>{inline} {inline}</p>\n"));
        let display = "<p><span data-math-style=\"display\">x</span></p>\n";
        assert_eq!(html("$$\nx\n$$\n\n```math\nx\n```\n"), display.repeat(2));
        assert_eq!(html("It costs $5, or $10."), "<p>It costs $5, or $10.</p>\n");
    }
}
