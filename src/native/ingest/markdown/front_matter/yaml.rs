//! YAML 1.2 by saphyr, which knows where everything stands.

use std::ops::Range;

use saphyr::{LoadableYamlNode, MarkedYaml, Scalar, YamlData};

use super::{
    Malformed,
    node::{Entry, Node, Value},
};

/// Reads the text of a YAML document that stands at `offset` in its file.
pub(super) fn parse(text: &str, offset: usize) -> Result<Node, Malformed> {
    let places = Places::new(text, offset);
    let documents = MarkedYaml::load_from_str(text).map_err(|error| {
        let at = places.byte(error.marker().index());
        Malformed { message: error.info().to_owned(), span: at..at }
    })?;
    match documents.into_iter().next() {
        Some(document) => node(&document, &places),
        None => Ok(Node { value: Value::Map(Vec::new()), span: offset..offset + text.len() }),
    }
}

fn node(yaml: &MarkedYaml<'_>, places: &Places<'_>) -> Result<Node, Malformed> {
    let span = places.byte(yaml.span.start.index())..places.byte(yaml.span.end.index());
    // What stands there, where that is a plain word.
    let written = |value: &dyn ToString| {
        let word = places.text(&span).trim();
        let is_plain =
            !word.is_empty() && !word.contains(|c: char| c.is_whitespace() || "\"'!&".contains(c));
        if is_plain { word.to_owned() } else { value.to_string() }
    };
    let value = match &yaml.data {
        YamlData::Value(scalar) => match scalar {
            Scalar::Null => Value::Null,
            Scalar::Boolean(value) => Value::Boolean(*value, written(value)),
            Scalar::Integer(number) => Value::Integer(*number, written(number)),
            Scalar::FloatingPoint(number) => {
                Value::Float(number.into_inner(), written(&number.into_inner()))
            }
            Scalar::String(text) => Value::String(text.clone().into_owned()),
        },
        YamlData::Sequence(members) => Value::List(
            members.iter().map(|member| node(member, places)).collect::<Result<_, _>>()?,
        ),
        YamlData::Mapping(entries) => {
            let mut map = Vec::with_capacity(entries.len());
            for (key, value) in entries {
                let key = node(key, places)?;
                let Some(name) = key.as_text() else {
                    let message = "a key that is no plain word".to_owned();
                    return Err(Malformed { message, span: key.span });
                };
                map.push(Entry { key: name, key_span: key.span, node: node(value, places)? });
            }
            Value::Map(map)
        }
        YamlData::Tagged(_, inner) => node(inner, places)?.value,
        YamlData::Representation(text, ..) => Value::String(text.clone().into_owned()),
        YamlData::Alias(_) | YamlData::BadValue => {
            return Err(Malformed { message: "a value that cannot be read".to_owned(), span });
        }
    };
    Ok(Node { value, span })
}

/// Turns counts of characters, as saphyr has them, into counts of bytes.
struct Places<'t> {
    text: &'t str,
    /// Where each character begins; nothing where all are one byte long.
    starts: Option<Vec<usize>>,
    range: Range<usize>,
}

impl<'t> Places<'t> {
    fn new(text: &'t str, offset: usize) -> Self {
        let starts = (!text.is_ascii()).then(|| text.char_indices().map(|(at, _)| at).collect());
        Self { text, starts, range: offset..offset + text.len() }
    }

    /// What stands between two bytes of the file.
    fn text(&self, span: &Range<usize>) -> &'t str {
        let offset = self.range.start;
        self.text.get(span.start - offset..span.end - offset).unwrap_or_default()
    }

    fn byte(&self, character: usize) -> usize {
        let at = match &self.starts {
            Some(starts) => starts.get(character).copied().unwrap_or(self.range.len()),
            None => character,
        };
        (self.range.start + at).min(self.range.end)
    }
}
