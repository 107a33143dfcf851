//! Tables: one that is wider than the text scrolls within a box of its own, by keyboard too.

use super::{
    edits::Edits,
    outline::Outline,
    text::{escape_attribute, plain},
};
use crate::native::languages::Language;

/// Puts the table at `index` into a box.
pub(super) fn dress(outline: &Outline<'_>, index: usize, language: &Language, edits: &mut Edits) {
    let Some(table) = outline.elements.get(index) else { return };
    let Some(close) = table.close.clone() else { return };
    // One in another scrolls with it; the sanitiser lets no content have `tabindex`, so what has it
    // is dressed already; and nothing in a link can take the focus.
    let stays = outline
        .ancestors(index)
        .any(|around| matches!(around.name.as_str(), "table" | "a") || around.has("tabindex"));
    if stays {
        return;
    }
    let caption = outline.descendants(index).find(|it| it.name == "caption");
    let caption = caption.and_then(|it| it.inner()).map(|inner| plain(&outline.html[inner]));
    let name =
        caption.filter(|text| !text.is_empty()).unwrap_or_else(|| language.text("table", &[]));
    let name = escape_attribute(&name);
    let open = table.open.clone();
    let tag = &outline.html[open.clone()];
    edits.replace(
        open,
        format!("<div class=\"table\" role=\"group\" tabindex=\"0\" aria-label=\"{name}\">{tag}"),
    );
    edits.replace(close, "</table></div>");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::native::languages;

    fn dressed(html: &str) -> String {
        let outline = Outline::of(html);
        let mut edits = Edits::default();
        for index in 0..outline.elements.len() {
            if outline.elements[index].name == "table" {
                dress(&outline, index, &languages::of("en"), &mut edits);
            }
        }
        edits.apply(html, html.len())
    }

    #[test]
    fn a_table_scrolls_in_a_box_that_has_its_name() {
        assert_eq!(
            dressed(
                "<table class=\"a\"><caption>B &amp; <i>c</i></caption><tr><td>1</td></tr></table>"
            ),
            "<div class=\"table\" role=\"group\" tabindex=\"0\" aria-label=\"B &amp; c\">\
             <table class=\"a\"><caption>B &amp; <i>c</i></caption><tr><td>1</td></tr></table></div>"
        );
        let html = dressed("<table><tr><td><table></table></td></tr></table>");
        assert_eq!(html.matches("<div").count(), 1, "{html}");
        assert!(html.contains("aria-label=\"Table\""));
        assert_eq!(dressed(&html), html);
    }
}
