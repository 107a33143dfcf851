//! The size of a drawing, from its root element.

use std::cell::RefCell;

use lol_html::{RewriteStrSettings, element, html_content::Element, rewrite_str};

/// Width and height in CSS pixels, (0, 0) when the drawing does not say; `None` when the text is
/// no SVG. The start of the text is enough.
pub(super) fn size(text: &str) -> Option<(u32, u32)> {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let root = Root::of(text).filter(|_| text.starts_with('<'))?;
    Some(root.size().unwrap_or_default())
}

/// The root element of a drawing: its attributes that speak of size.
struct Root {
    width: Option<f64>,
    height: Option<f64>,
    view_box: Option<(f64, f64)>,
}

impl Root {
    fn of(text: &str) -> Option<Self> {
        let found = RefCell::new(None);
        let first = element!("*", |root| {
            found.replace(Self::of_element(root));
            Err("the rest does not matter".into())
        });
        // The error is our own, or the text is no markup.
        let _ = rewrite_str(text, RewriteStrSettings::new().append_element_content_handler(first));
        found.into_inner()
    }

    fn of_element(root: &Element<'_, '_>) -> Option<Self> {
        let name = root.tag_name();
        let name = name.rsplit(':').next().unwrap_or_default();
        name.eq_ignore_ascii_case("svg").then(|| Self {
            width: root.get_attribute("width").and_then(|text| length(&text)),
            height: root.get_attribute("height").and_then(|text| length(&text)),
            view_box: root.get_attribute("viewbox").and_then(|text| view_box(&text)),
        })
    }

    /// As browsers do it: what an attribute does not say follows from the shape of the view box.
    fn size(&self) -> Option<(u32, u32)> {
        let (width, height) = match (self.width, self.height, self.view_box) {
            (Some(width), Some(height), _) => (width, height),
            (Some(width), None, Some(shape)) => (width, width * shape.1 / shape.0),
            (None, Some(height), Some(shape)) => (height * shape.0 / shape.1, height),
            (None, None, Some(shape)) => shape,
            _ => return None,
        };
        Some((pixels(width), pixels(height)))
    }
}

/// At least one: 0 says that a side is not known.
fn pixels(length: f64) -> u32 {
    length.round().max(1.0) as u32
}

/// An absolute length in CSS pixels (CSS Values and Units, section 6.2).
fn length(text: &str) -> Option<f64> {
    const UNITS: [(&str, f64); 7] = [
        ("px", 1.0),
        ("in", 96.0),
        ("cm", 96.0 / 2.54),
        ("mm", 96.0 / 25.4),
        ("pt", 96.0 / 72.0),
        ("pc", 16.0),
        ("q", 96.0 / 101.6),
    ];
    let text = text.trim().to_ascii_lowercase();
    let (number, pixels) = UNITS
        .iter()
        .find_map(|(unit, pixels)| Some((text.strip_suffix(unit)?, *pixels)))
        .unwrap_or((&text, 1.0));
    positive(number).map(|number| number * pixels)
}

/// Width and height of `min-x min-y width height`.
fn view_box(text: &str) -> Option<(f64, f64)> {
    let mut numbers =
        text.split(|c: char| c.is_whitespace() || c == ',').filter(|part| !part.is_empty()).skip(2);
    let size = (positive(numbers.next()?)?, positive(numbers.next()?)?);
    numbers.next().is_none().then_some(size)
}

fn positive(text: &str) -> Option<f64> {
    text.parse::<f64>().ok().filter(|number| number.is_finite() && *number > 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawing_says_its_size_in_many_ways() {
        let root = |attributes: &str| size(&format!("<svg {attributes}><g width='1'/></svg>"));
        assert_eq!(root("width='120' height='80px'"), Some((120, 80)));
        assert_eq!(root("width='1in' height='2.54cm'"), Some((96, 96)));
        assert_eq!(root("viewBox='0 0 300 150'"), Some((300, 150)));
        assert_eq!(root("viewBox=' -5,-5 , 30.4,15 '"), Some((30, 15)));
        assert_eq!(root("width='60' viewBox='0 0 300 150'"), Some((60, 30)));
        assert_eq!(root("height='60' viewBox='0 0 300 150'"), Some((120, 60)));
        assert_eq!(root("width='100%' height='100%' viewBox='0 0 30 15'"), Some((30, 15)));
        assert_eq!(root("width='100%' height='1em'"), Some((0, 0)));
        assert_eq!(root("width='inf' height='-1'"), Some((0, 0)));
        assert_eq!(root("viewBox='0 0 0 15'"), Some((0, 0)));
        assert_eq!(root(""), Some((0, 0)));
    }

    #[test]
    fn what_may_stand_before_the_root_is_skipped() {
        let text = "\u{feff}<?xml version=\"1.0\"?>\n<!-- <svg width='1' height='1'> -->\n\
            <!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"x.dtd\" [\n\
            <!ENTITY ns \"http://www.w3.org/2000/svg\">\n]>\n\
            <s:svg xmlns:s='&ns;' viewBox='0 0 7 9'><s:rect/></s:svg>";
        assert_eq!(size(text), Some((7, 9)));
    }

    #[test]
    fn only_a_root_that_is_svg_makes_a_drawing() {
        assert_eq!(size("<html><svg viewBox='0 0 7 9'/></html>"), None);
        assert_eq!(size("Here: <svg viewBox='0 0 7 9'/>"), None);
        assert_eq!(size("<svg"), None);
    }
}
