//! Writes elements, and leaves out what XML cannot hold.

use std::io::{self, Write};

use quick_xml::{
    Writer,
    events::{BytesCData, BytesDecl, BytesEnd, BytesStart, BytesText, Event},
};

use super::text;

/// An XML document that is being written.
pub(super) struct Xml<W: Write> {
    writer: Writer<W>,
    dropped: usize,
}

impl<W: Write> Xml<W> {
    pub(super) fn new(out: W) -> Self {
        Self { writer: Writer::new_with_indent(out, b'\t', 1), dropped: 0 }
    }

    /// How many characters were left out.
    pub(super) fn dropped(&self) -> usize {
        self.dropped
    }

    pub(super) fn finish(mut self) -> io::Result<()> {
        self.writer.get_mut().write_all(b"\n")?;
        self.writer.get_mut().flush()
    }

    pub(super) fn declaration(&mut self) -> io::Result<()> {
        self.event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))
    }

    pub(super) fn comment(&mut self, text: &str) -> io::Result<()> {
        self.event(Event::Comment(BytesText::from_escaped(text)))
    }

    pub(super) fn start(&mut self, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
        let start = BytesStart::new(name).with_attributes(attributes.iter().copied());
        self.event(Event::Start(start))
    }

    pub(super) fn end(&mut self, name: &str) -> io::Result<()> {
        self.event(Event::End(BytesEnd::new(name)))
    }

    /// An element with a number, a date, an address or a word.
    pub(super) fn text(&mut self, name: &str, text: &str) -> io::Result<()> {
        self.text_with(name, &[], text)
    }

    pub(super) fn text_with(
        &mut self,
        name: &str,
        attributes: &[(&str, &str)],
        text: &str,
    ) -> io::Result<()> {
        let text = self.plain(text);
        self.element(name, attributes, [Event::Text(BytesText::new(&text))])
    }

    /// An element with text that people wrote.
    pub(super) fn cdata(&mut self, name: &str, text: &str) -> io::Result<()> {
        self.cdata_with(name, &[], text)
    }

    pub(super) fn cdata_with(
        &mut self,
        name: &str,
        attributes: &[(&str, &str)],
        text: &str,
    ) -> io::Result<()> {
        let text = self.plain(text);
        // What would end a section is split over two.
        self.element(name, attributes, BytesCData::escaped(&text).map(Event::CData))
    }

    /// A custom field.
    pub(super) fn meta(&mut self, element: &str, key: &str, value: &str) -> io::Result<()> {
        self.start(element, &[])?;
        self.text("wp:meta_key", key)?;
        self.cdata("wp:meta_value", value)?;
        self.end(element)
    }

    fn element<'e>(
        &mut self,
        name: &str,
        attributes: &[(&str, &str)],
        content: impl IntoIterator<Item = Event<'e>>,
    ) -> io::Result<()> {
        self.start(name, attributes)?;
        content.into_iter().try_for_each(|event| self.event(event))?;
        self.end(name)
    }

    fn plain(&mut self, text: &str) -> String {
        let plain = text::plain(text);
        self.dropped += text.chars().count() - plain.chars().count();
        plain
    }

    fn event(&mut self, event: Event<'_>) -> io::Result<()> {
        self.writer.write_event(event)
    }
}
