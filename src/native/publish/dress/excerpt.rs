//! The part of a post above its author's "read more" mark: `<span id="more"></span>`.

use super::outline::Outline;

/// Where the excerpt ends: before the outermost element that holds the mark, so that what is above
/// is well formed. `None` without a mark, or with nothing above it.
pub(super) fn end(outline: &Outline<'_>) -> Option<usize> {
    let is_mark = |place: &usize| {
        outline.elements.get(*place).is_some_and(|element| {
            element.name == "span"
                && element.get("id").as_deref() == Some("more")
                && element.inner().is_some_and(|inner| outline.html[inner].trim().is_empty())
        })
    };
    let mark = (0..outline.elements.len()).find(is_mark)?;
    let outermost = outline.ancestors(mark).last().or(outline.elements.get(mark))?;
    let end = outermost.open.start;
    (!outline.html[..end].trim().is_empty()).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn excerpt(html: &str) -> Option<&str> {
        end(&Outline::of(html)).map(|end| &html[..end])
    }

    #[test]
    fn an_excerpt_is_well_formed() {
        let mark = "<span id=\"more\"></span>";
        for after in [
            mark.to_owned(),
            format!("<p>{mark}</p>"),
            format!("<p>b {mark} c</p>"),
            format!("<div><ul><li>{mark}</li></ul></div>"),
        ] {
            assert_eq!(excerpt(&format!("<p>a</p>{after}<p>d</p>")), Some("<p>a</p>"));
        }
    }

    #[test]
    fn nothing_is_no_excerpt() {
        for html in ["<p>a</p>", " <span id=\"more\"></span>a", "a<span id=\"more\">b</span>"] {
            assert_eq!(excerpt(html), None, "{html}");
        }
    }
}
