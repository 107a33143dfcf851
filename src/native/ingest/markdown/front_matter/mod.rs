//! Front matter: the data above the text of a post, in YAML (`---`) or TOML (`+++`).
//!
//! <https://yaml.org/spec/1.2.2/>, <https://toml.io/en/v1.1.0>

pub mod node;
mod toml;
pub mod write;
mod yaml;

use std::ops::Range;

use self::node::Node;

/// More than this is no front matter but a text whose mark of closing is missing.
const LONGEST: usize = 64 * 1024;
/// Deeper than this nobody writes, and readers that recurse would run out of stack.
const DEEPEST: usize = 40;

/// A part of a file that cannot be read as data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Malformed {
    /// What is wrong with it.
    pub message: String,
    /// Where, in bytes from the start of the file.
    pub span: Range<usize>,
}

/// A file taken apart.
#[derive(Debug, Clone, PartialEq)]
pub struct Parts {
    /// The data; a file without front matter has an empty table.
    pub matter: Node,
    /// Where the text begins.
    pub body: usize,
}

/// How front matter is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Format {
    Yaml,
    Toml,
}

/// Takes a file apart.
///
/// # Errors
/// When the front matter does not end, or is neither YAML nor TOML.
pub fn split(text: &str) -> Result<Parts, Malformed> {
    // A byte order mark is no part of the text.
    let start = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let first = line(text, start);
    let format = match text[first.clone()].trim_end() {
        "---" => Format::Yaml,
        "+++" => Format::Toml,
        _ => {
            let matter = Node { value: node::Value::Map(Vec::new()), span: start..start };
            return Ok(Parts { matter, body: start });
        }
    };
    let matter_start = after_line(text, &first);
    let mut at = matter_start;
    while at < text.len() {
        let line = line(text, at);
        let mark = text[line.clone()].trim_end();
        let closes = match format {
            Format::Yaml => mark == "---" || mark == "...",
            Format::Toml => mark == "+++",
        };
        if closes {
            let matter = parse(format, &text[matter_start..at], matter_start)?;
            return Ok(Parts { matter, body: after_line(text, &line) });
        }
        at = after_line(text, &line);
        if at - matter_start > LONGEST {
            break;
        }
    }
    let mark = if format == Format::Yaml { "---" } else { "+++" };
    let message = format!("front matter that begins with {mark} and never ends");
    Err(Malformed { message, span: first })
}

/// Reads a whole file of TOML.
///
/// # Errors
/// When it is not TOML.
pub fn toml_file(text: &str) -> Result<Node, Malformed> {
    parse(Format::Toml, text, 0)
}

/// Reads a whole file of YAML.
///
/// # Errors
/// When it is not YAML.
pub fn yaml_file(text: &str) -> Result<Node, Malformed> {
    parse(Format::Yaml, text, 0)
}

fn parse(format: Format, text: &str, offset: usize) -> Result<Node, Malformed> {
    if let Some(at) = too_deep(text) {
        let message = format!("lists or tables within each other more than {DEEPEST} deep");
        return Err(Malformed { message, span: offset + at..offset + at + 1 });
    }
    let node = match format {
        Format::Yaml => yaml::parse(text, offset)?,
        Format::Toml => toml::parse(text, offset)?,
    };
    match node.value {
        node::Value::Map(_) => Ok(node),
        node::Value::Null => Ok(Node { value: node::Value::Map(Vec::new()), ..node }),
        _ => Err(Malformed {
            message: format!("{} where keys with values are wanted (title: …)", node.kind()),
            span: node.span,
        }),
    }
}

/// Where brackets or dashes go too deep. Those within texts count too: so many of them in a row
/// are no text either.
fn too_deep(text: &str) -> Option<usize> {
    let mut open: usize = 0;
    let mut dashes: usize = 0;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'[' | b'{' => open += 1,
            b']' | b'}' => open = open.saturating_sub(1),
            b'-' | b'?' => dashes += 1,
            b' ' => {}
            b'\n' => dashes = 0,
            _ => dashes = 0,
        }
        if open > DEEPEST || (dashes > DEEPEST && text[..at].ends_with("- ")) {
            return Some(at);
        }
    }
    None
}

/// The line that begins at a byte, without its end.
fn line(text: &str, start: usize) -> Range<usize> {
    let end = text[start..].find('\n').map_or(text.len(), |end| start + end);
    start..end
}

fn after_line(text: &str, line: &Range<usize>) -> usize {
    (line.end + 1).min(text.len())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{node::Value, *};

    fn keys(parts: &Parts, text: &str) -> Vec<(String, String)> {
        let Value::Map(entries) = &parts.matter.value else { panic!("a table") };
        let shown = |entry: &node::Entry| {
            (text[entry.key_span.clone()].to_owned(), text[entry.node.span.clone()].to_owned())
        };
        entries.iter().map(shown).collect()
    }

    #[test]
    fn yaml_and_toml_know_where_everything_stands() {
        let yaml = "---\ntitle: \"Größe\"\ntags: [é, b]\n---\nText\n";
        let parts = split(yaml).expect("front matter");
        assert_eq!(&yaml[parts.body..], "Text\n");
        let found = keys(&parts, yaml);
        assert_eq!(found[0], ("title".to_owned(), "\"Größe\"".to_owned()));
        assert!(found[1].0 == "tags" && found[1].1.starts_with("[é, b"));
        let toml = "+++\r\ntitle = 'Größe'\r\ndate = 2026-03-04\r\n+++\r\nText";
        let parts = split(toml).expect("front matter");
        assert_eq!(&toml[parts.body..], "Text");
        let found = keys(&parts, toml);
        assert_eq!(found[1], ("date".to_owned(), "2026-03-04".to_owned()));
    }

    #[test]
    fn a_text_without_front_matter_is_all_text() {
        for text in ["", "Text", "\u{feff}Text", "-- -\nText", "# Title\n\n---\n"] {
            let parts = split(text).expect("no front matter");
            assert_eq!(&text[parts.body..], text.trim_start_matches('\u{feff}'));
            assert_eq!(parts.matter.value, Value::Map(Vec::new()));
        }
        assert!(split("---\n---\nText").is_ok());
    }

    #[test]
    fn what_cannot_be_read_is_said_with_its_place() {
        for (text, message, at) in [
            ("---\ntitle: x\n", "never ends", 0),
            ("---\ntitle: [x\n---\n", "", 13),
            ("---\n- a\n---\n", "a list where keys", 4),
            ("+++\ntitle = \n+++\n", "", 12),
            ("---\na: 1\na: 2\n---\n", "duplicate", 9),
        ] {
            let error = split(text).expect_err(text);
            assert!(error.message.contains(message), "{text:?}: {error:?}");
            assert!(error.span.start.abs_diff(at) <= 4, "{text:?}: {error:?}");
        }
    }

    #[test]
    fn depth_is_bounded() {
        for nest in ["[".repeat(30_000), "{a: ".repeat(10_000), "- ".repeat(20_000)] {
            let text = format!("---\na: {nest}\n---\n");
            assert!(split(&text).is_err());
        }
        assert!(
            split("---\ntitle: a ------------------------------------------------- b\n---\n")
                .is_ok()
        );
    }

    proptest! {
        #[test]
        fn nothing_makes_it_panic(text in "(---|\\+\\+\\+)\n([ -~é\n\t]{0,60})(\n(---|\\+\\+\\+)\n)?") {
            if let Err(error) = split(&text) {
                prop_assert!(error.span.end <= text.len());
            }
        }
    }
}
