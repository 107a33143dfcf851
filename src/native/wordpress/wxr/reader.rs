//! Reads a channel part by part. Memory holds one part at a time.

use std::path::{Path, PathBuf};

use quick_xml::{
    Reader as Xml, XmlVersion,
    errors::{Error as XmlError, SyntaxError},
    escape::resolve_html5_entity,
    events::{BytesRef, BytesStart, Event},
};

use super::{
    element::{Element, Space},
    input::Input,
    lines::Lines,
    parts::Part,
};
use crate::native::error::Error;

/// Elements within elements: WordPress needs four.
const DEEPEST: usize = 64;

/// An export that is being read.
pub(in crate::native::wordpress) struct Reader {
    path: PathBuf,
    xml: Xml<Lines<Input>>,
    buffer: Vec<u8>,
    /// What prefixes stand for, the innermost last; names without one have an empty prefix.
    spaces: Vec<Declared>,
    /// Whether the channel was reached.
    is_inside: bool,
    /// The elements that are open, from the child of the channel down.
    open: Vec<Element>,
    /// The last whole item, for messages.
    last: Option<String>,
    /// Characters that XML or the encoding does not allow; they are left out.
    pub(in crate::native::wordpress) unreadable: usize,
    /// Entities that nothing declares; they stay as they are.
    pub(in crate::native::wordpress) entities: usize,
}

impl Reader {
    pub(super) fn new(path: &Path, input: Input) -> Self {
        let mut xml = Xml::from_reader(Lines::new(input));
        let config = xml.config_mut();
        config.expand_empty_elements = true;
        // Plugins write addresses with bare ampersands.
        config.allow_dangling_amp = true;
        Self {
            path: path.to_owned(),
            xml,
            buffer: Vec::new(),
            spaces: Vec::new(),
            is_inside: false,
            open: Vec::new(),
            last: None,
            unreadable: 0,
            entities: 0,
        }
    }

    /// The next part; `None` at the end of the channel.
    ///
    /// # Errors
    /// When the file is no export, is damaged or ends too early.
    pub(in crate::native::wordpress) fn next(&mut self) -> Result<Option<Part>, Error> {
        loop {
            let mut buffer = std::mem::take(&mut self.buffer);
            buffer.clear();
            let step = match self.xml.read_event_into(&mut buffer) {
                Ok(event) => self.step(event.into_owned()),
                Err(error) => Err(describe(&error)),
            };
            self.buffer = buffer;
            match step {
                Ok(Step::On) => {}
                Ok(Step::Part(element)) => {
                    if let Some(part) = Part::of(element) {
                        if let Part::Item(item) = &part {
                            self.last = Some(format!("item {} {:?}", item.id, item.title));
                        }
                        return Ok(Some(part));
                    }
                }
                Ok(Step::End) => return Ok(None),
                Err(message) => return Err(self.error(message)),
            }
        }
    }

    /// An error about the place that was reached.
    pub(in crate::native::wordpress) fn error(&self, message: String) -> Error {
        Error::WordPressExport {
            path: self.path.clone(),
            line: self.xml.get_ref().line(),
            message,
            after: self.last.clone(),
        }
    }

    fn step(&mut self, event: Event<'_>) -> Result<Step, String> {
        match event {
            Event::Start(start) => self.start(&start)?,
            Event::End(_) => return Ok(self.end()),
            Event::Text(text) => self.text(&text.xml10_content()),
            Event::CData(text) => self.text(&text.xml10_content()),
            Event::GeneralRef(entity) => self.entity(&entity),
            Event::DocType(doctype) if doctype.contains("<!ENTITY") => {
                return Err("it declares entities of its own, which no export of WordPress does \
                            and which can grow without end"
                    .to_owned());
            }
            Event::Eof if !self.is_inside => {
                return Err(
                    "there is no <channel> in it: this is no export of WordPress".to_owned()
                );
            }
            Event::Eof => return Err("the file ends in the middle".to_owned()),
            Event::Empty(_)
            | Event::Comment(_)
            | Event::Decl(_)
            | Event::PI(_)
            | Event::DocType(_) => {}
        }
        Ok(Step::On)
    }

    fn start(&mut self, start: &BytesStart<'_>) -> Result<(), String> {
        self.declare(start);
        let (space, name) = self.resolve(start);
        if self.is_inside {
            if self.open.len() >= DEEPEST {
                return Err(format!("more than {DEEPEST} elements are within each other"));
            }
            let attributes = start.attributes().flatten().map(|it| {
                // What cannot be resolved stays as it is.
                let value = it.normalized_value(XmlVersion::Implicit1_0).unwrap_or(it.value);
                let value: String = value.chars().filter(|c| !is_unreadable(*c)).collect();
                (it.key.local_name().into_inner().to_owned(), value)
            });
            let attributes = attributes.collect();
            let (text, children) = (String::new(), Vec::new());
            self.open.push(Element { space, name, attributes, text, children });
            return Ok(());
        }
        match name.as_str() {
            "channel" => self.is_inside = true,
            "rss" => {}
            _ => return Err(format!("it begins with <{name}>: this is no export of WordPress")),
        }
        Ok(())
    }

    /// Namespaces are declared on the root or the channel, or by careless hands on anything else:
    /// there they end where the element ends.
    fn declare(&mut self, start: &BytesStart<'_>) {
        let depth = if self.is_inside { self.open.len() + 1 } else { 0 };
        for attribute in start.attributes().flatten() {
            let prefix = match attribute.key.into_inner() {
                "xmlns" => "",
                key => match key.strip_prefix("xmlns:") {
                    Some(prefix) => prefix,
                    None => continue,
                },
            };
            let address = attribute.normalized_value(XmlVersion::Implicit1_0).unwrap_or_default();
            let space = match Space::of(&address) {
                Space::Other if prefix.is_empty() => Space::Rss,
                // Converters write addresses of their own for the same names.
                Space::Other if depth == 0 => Space::of_prefix(prefix),
                space => space,
            };
            self.spaces.push(Declared { prefix: prefix.to_owned(), space, depth });
        }
    }

    fn resolve(&self, start: &BytesStart<'_>) -> (Space, String) {
        let full = start.name().into_inner();
        let (prefix, name) = full.split_once(':').unwrap_or(("", full));
        let declared = self.spaces.iter().rev().find(|known| known.prefix == prefix);
        let space = match declared {
            Some(declared) => declared.space,
            None if prefix.is_empty() => Space::Rss,
            None => Space::of_prefix(prefix),
        };
        (space, name.to_owned())
    }

    fn end(&mut self) -> Step {
        let closed = self.open.pop();
        while self.spaces.last().is_some_and(|it| it.depth > self.open.len()) {
            self.spaces.pop();
        }
        match closed {
            Some(element) => match self.open.last_mut() {
                Some(parent) => {
                    parent.children.push(element);
                    Step::On
                }
                None => Step::Part(element),
            },
            None if self.is_inside => Step::End,
            // The root without a channel; what comes next is the end of the file.
            None => Step::On,
        }
    }

    fn text(&mut self, text: &str) {
        let Some(element) = self.open.last_mut() else { return };
        if !text.contains(is_unreadable) {
            element.text.push_str(text);
            return;
        }
        element.text.extend(text.chars().filter(|c| !is_unreadable(*c)));
        self.unreadable += text.chars().filter(|c| is_unreadable(*c)).count();
    }

    fn entity(&mut self, entity: &BytesRef<'_>) {
        if let Ok(Some(c)) = entity.resolve_char_ref() {
            return self.text(c.encode_utf8(&mut [0; 4]));
        }
        let name: &str = entity;
        match resolve_html5_entity(name) {
            Some(text) => self.text(text),
            None => {
                self.entities += 1;
                let as_it_is = format!("&{name};");
                self.text(&as_it_is);
            }
        }
    }
}

/// What a prefix stands for within an element.
struct Declared {
    prefix: String,
    space: Space,
    /// How deep the element is: 0 outside of the channel's children.
    depth: usize,
}

enum Step {
    On,
    Part(Element),
    End,
}

/// Characters that XML 1.0 does not allow (section 2.2), and what no encoding gave.
fn is_unreadable(c: char) -> bool {
    (c.is_control() && c < ' ' && !matches!(c, '\t' | '\n' | '\r'))
        || matches!(c, '\u{fffd}' | '\u{fffe}' | '\u{ffff}')
}

fn describe(error: &XmlError) -> String {
    match error {
        XmlError::Io(error) => format!("it cannot be read on: {error}"),
        XmlError::Syntax(SyntaxError::InvalidBangMarkup) => {
            format!("it is no well-formed XML: {error}")
        }
        XmlError::Syntax(error) => format!("the file ends in the middle: {error}"),
        error => format!("it is no well-formed XML: {error}"),
    }
}

#[cfg(test)]
mod tests {
    use std::io::{BufReader, Cursor, Read};

    use super::*;

    fn parts(xml: &str) -> Result<(Vec<Part>, Reader), Error> {
        let source: Box<dyn Read> = Box::new(Cursor::new(xml.to_owned().into_bytes()));
        let mut reader = Reader::new(Path::new("export.xml"), BufReader::new(source));
        let mut parts = Vec::new();
        while let Some(part) = reader.next()? {
            parts.push(part);
        }
        Ok((parts, reader))
    }

    fn channel(inner: &str) -> String {
        format!(
            "<?xml version=\"1.0\"?>\n<rss xmlns:w=\"https://wordpress.org/export/1.2/\">\n<channel>{inner}</channel></rss>"
        )
    }

    fn only_item(xml: &str) -> (Item, Reader) {
        let (mut parts, reader) = parts(&channel(xml)).expect("well-formed");
        match parts.pop() {
            Some(Part::Item(item)) => (*item, reader),
            other => panic!("{other:?}"),
        }
    }

    use super::super::Item;

    #[test]
    fn text_comes_together_from_pieces() {
        let (item, reader) = only_item(
            "<item><title>a &amp; b &eacute; &what; &#x21;\u{1}</title>\
             <content:encoded><![CDATA[x ]]]]><![CDATA[> y\r\nz]]></content:encoded>\
             <w:post_id> 7 </w:post_id><w:postmeta><w:meta_key>_wp_old_slug</w:meta_key><w:meta_value> v</w:meta_value></w:postmeta>\
             <link>https://a.example/?a=1&b=2</link></item>",
        );
        assert_eq!(item.title, "a & b é &what; !");
        assert_eq!(item.content, "x ]]> y\nz");
        assert_eq!((item.id, item.meta("_wp_old_slug")), (7, Some(" v")));
        assert_eq!(item.link, "https://a.example/?a=1&b=2");
        assert_eq!((reader.unreadable, reader.entities), (1, 1));
    }

    #[test]
    fn what_is_no_export_says_why_and_where() {
        for (xml, line, message) in [
            ("<html><body></body></html>", 1, "begins with <html>"),
            ("", 1, "no <channel>"),
            ("<rss></rss>", 1, "no <channel>"),
            ("<rss>\n<!FOO></rss>", 2, "well-formed"),
            ("<rss>\n<channel><item><title>x", 2, "ends in the middle"),
            ("<rss><channel>\n\n<item><title><![CDATA[x", 3, "ends in the middle"),
            ("<rss><channel>\n<item></title></item></channel></rss>", 2, "well-formed"),
            ("<!DOCTYPE rss [<!ENTITY a \"b\">]><rss><channel></channel></rss>", 1, "entities"),
        ] {
            match parts(xml).map(|_| ()) {
                Err(Error::WordPressExport { line: at, message: found, .. }) => {
                    assert!(found.contains(message), "{xml}: {found}");
                    assert_eq!(at, line, "{xml}");
                }
                other => panic!("{xml}: {other:?}"),
            }
        }
        let deep = channel(&("<a>".repeat(100_000)));
        assert!(parts(&deep).map(|_| ()).is_err());
        let after = channel("<item><w:post_id>3</w:post_id><title>T</title></item><item>")
            .replace("</channel></rss>", "");
        assert!(matches!(parts(&after).map(|_| ()),
            Err(Error::WordPressExport { after: Some(last), .. }) if last == "item 3 \"T\""));
    }

    #[test]
    fn a_namespace_ends_with_its_element() {
        let (parts, _) = parts(&channel(
            "<item xmlns:w=\"urn:x\"><w:post_id>1</w:post_id></item>\
             <item><w:postmeta xmlns:w=\"urn:x\"/><w:post_id>2</w:post_id></item>\
             <item xmlns:v=\"http://wordpress.org/export/1.0/\"><v:post_id>3</v:post_id></item>\
             <item><post_id xmlns=\"http://wordpress.org/export/1.2/\">4</post_id><title>T</title></item>",
        ))
        .expect("well-formed");
        let items: Vec<_> = parts
            .iter()
            .map(|part| match part {
                Part::Item(item) => (item.id, item.title.as_str()),
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(items, [(0, ""), (2, ""), (3, ""), (4, "T")]);
    }

    #[test]
    fn the_oldest_exports_name_a_category_twice() {
        let (item, _) = only_item(
            "<item><category><![CDATA[Tea & Co]]></category>\
             <category domain=\"category\" nicename=\"tea-co\">Tea &amp; Co</category>\
             <category domain=\"tag\"><![CDATA[pots]]></category></item>",
        );
        let terms: Vec<_> =
            item.terms.iter().map(|it| (&*it.taxonomy, &*it.slug, &*it.name)).collect();
        assert_eq!(terms, [("category", "tea-co", "Tea & Co"), ("post_tag", "", "pots")]);
    }
}
