//! The elements of a piece of HTML and where they stand in it, read in one pass.
//!
//! What a heading's id is shows only at its end, so the start tag cannot be written while reading.
//! Everything that dresses looks at the outline and notes edits; they are applied together.

use std::{cell::RefCell, ops::Range, rc::Rc};

use lol_html::{HtmlRewriter, OutputSink, Settings, element, html_content};

use super::{tag::Tag, text::decode};

/// The elements of `html` in the order of their start tags.
#[derive(Debug)]
pub(super) struct Outline<'h> {
    pub(super) html: &'h str,
    pub(super) elements: Vec<Element>,
}

/// An element and the places of its tags, in bytes.
#[derive(Debug)]
pub(super) struct Element {
    /// In lower case.
    pub(super) name: String,
    /// Names and values; values still with entities.
    attributes: Vec<(String, String)>,
    /// The element that holds it.
    parent: Option<usize>,
    /// The start tag.
    pub(super) open: Range<usize>,
    /// The end tag; void elements have none.
    pub(super) close: Option<Range<usize>>,
}

impl Element {
    /// The decoded value of an attribute.
    pub(super) fn get(&self, name: &str) -> Option<String> {
        let (_, value) = self.attributes.iter().find(|(known, _)| known == name)?;
        Some(decode(value).into_owned())
    }

    /// Whether it has an attribute.
    pub(super) fn has(&self, name: &str) -> bool {
        self.attributes.iter().any(|(known, _)| known == name)
    }

    /// Its start tag, to be changed.
    pub(super) fn tag(&self) -> Tag {
        Tag::new(&self.name, self.attributes.clone())
    }

    /// Where its content is.
    pub(super) fn inner(&self) -> Option<Range<usize>> {
        self.close.as_ref().map(|close| self.open.end..close.start)
    }
}

impl<'h> Outline<'h> {
    /// Reads sanitised HTML.
    pub(super) fn of(html: &'h str) -> Self {
        let reading = Rc::new(RefCell::new(Reading::default()));
        let settings = Settings::new().with_strict(false).append_element_content_handler({
            let reading = Rc::clone(&reading);
            element!("*", move |element| {
                let index = reading.borrow_mut().open(element);
                if let Some(handlers) = element.end_tag_handlers() {
                    let reading = Rc::clone(&reading);
                    handlers.push(Box::new(move |end| {
                        reading.borrow_mut().close(
                            index,
                            &end.name(),
                            end.source_location().bytes(),
                        );
                        Ok(())
                    }));
                }
                Ok(())
            })
        });
        let mut reader = HtmlRewriter::new(settings, Discard);
        // It fails only where memory is limited; what was read until then is right.
        let _ = reader.write(html.as_bytes()).and_then(|()| reader.end());
        let elements = std::mem::take(&mut reading.borrow_mut().elements);
        Self { html, elements }
    }

    /// The elements around one, innermost first.
    pub(super) fn ancestors(&self, index: usize) -> impl Iterator<Item = &Element> {
        let mut next = self.parent(index);
        std::iter::from_fn(move || {
            let (index, element) = next?;
            next = self.parent(index);
            Some(element)
        })
    }

    /// The elements in one, in order.
    pub(super) fn descendants(&self, index: usize) -> impl Iterator<Item = &Element> {
        let inner = self.elements.get(index).and_then(Element::inner);
        let after = self.elements.iter().skip(index + 1);
        after.take_while(move |element| {
            inner.as_ref().is_some_and(|inner| inner.contains(&element.open.start))
        })
    }

    fn parent(&self, index: usize) -> Option<(usize, &Element)> {
        let parent = self.elements.get(index)?.parent?;
        Some((parent, self.elements.get(parent)?))
    }
}

#[derive(Default)]
struct Reading {
    elements: Vec<Element>,
    open: Vec<usize>,
}

impl Reading {
    fn open(&mut self, element: &html_content::Element<'_, '_>) -> usize {
        let index = self.elements.len();
        let attributes = element.attributes().iter();
        self.elements.push(Element {
            name: element.tag_name(),
            attributes: attributes.map(|known| (known.name(), known.value())).collect(),
            parent: self.open.last().copied(),
            open: element.source_location().bytes(),
            close: None,
        });
        if element.can_have_content() {
            self.open.push(index);
        }
        index
    }

    /// Called for elements that lack an end tag too, with that of the element around them.
    fn close(&mut self, index: usize, name: &str, place: Range<usize>) {
        if let Some(depth) = self.open.iter().rposition(|open| *open == index) {
            self.open.truncate(depth);
        }
        if let Some(element) = self.elements.get_mut(index).filter(|element| element.name == name) {
            element.close = Some(place);
        }
    }
}

struct Discard;

impl OutputSink for Discard {
    fn handle_chunk(&mut self, _: &[u8]) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_know_their_place() {
        let html = "é<p>a<img src=\"x?a&amp;b\"><b>c</b></p><hr>";
        let outline = Outline::of(html);
        let names: Vec<_> = outline.elements.iter().map(|e| e.name.as_str()).collect();
        assert_eq!(names, ["p", "img", "b", "hr"]);
        let [p, img, b, _] = outline.elements.as_slice() else { panic!("four elements") };
        assert_eq!(p.inner().map(|at| &html[at]), Some("a<img src=\"x?a&amp;b\"><b>c</b>"));
        assert_eq!((&html[b.open.clone()], b.inner().map(|at| &html[at])), ("<b>", Some("c")));
        assert_eq!((img.get("src").as_deref(), &img.close), (Some("x?a&b"), &None));
        assert_eq!(outline.ancestors(2).map(|e| e.name.as_str()).collect::<Vec<_>>(), ["p"]);
        assert_eq!(outline.descendants(0).count(), 2);
        assert_eq!(outline.ancestors(3).count(), 0);
    }

    #[test]
    fn an_element_without_an_end_holds_nothing_for_longer_than_its_parent() {
        let outline = Outline::of("<div><i>a</div><p>b</p>");
        assert_eq!(
            outline.elements.iter().map(|e| e.close.is_some()).collect::<Vec<_>>(),
            [true, false, true]
        );
        assert_eq!(outline.ancestors(2).count(), 0);
    }
}
