//! What a person wrote as data, and where: the common form of YAML and TOML.

use std::ops::Range;

use serde_json::{Map, Number, Value as Json};

/// A value and the bytes of the file it stands in.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// The value.
    pub value: Value,
    /// Its bytes, counted from the start of the file.
    pub span: Range<usize>,
}

/// A value.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing: `key:`.
    Null,
    /// `true` or `false`, and how that is written.
    Boolean(bool, String),
    /// A whole number, and how it is written.
    Integer(i64, String),
    /// Any other number, and how it is written.
    Float(f64, String),
    /// Text.
    String(String),
    /// A date of TOML, as text.
    Date(String),
    /// A list.
    List(Vec<Node>),
    /// A table.
    Map(Vec<Entry>),
}

/// A key of a table and what it stands for.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The key.
    pub key: String,
    /// Its bytes.
    pub key_span: Range<usize>,
    /// The value.
    pub node: Node,
}

impl Node {
    /// The value as JSON: dates become strings, numbers that JSON has no form for become `null`.
    pub fn to_json(&self) -> Json {
        match &self.value {
            Value::Null => Json::Null,
            Value::Boolean(value, _) => Json::Bool(*value),
            Value::Integer(number, _) => Json::from(*number),
            Value::Float(number, _) => Number::from_f64(*number).map_or(Json::Null, Json::Number),
            Value::String(text) | Value::Date(text) => Json::String(text.clone()),
            Value::List(nodes) => Json::Array(nodes.iter().map(Self::to_json).collect()),
            Value::Map(entries) => {
                let entry = |entry: &Entry| (entry.key.clone(), entry.node.to_json());
                Json::Object(entries.iter().map(entry).collect::<Map<_, _>>())
            }
        }
    }

    /// Text, or a scalar as it is written: titles such as `1984` and versions such as `3.10` are numbers
    /// to YAML.
    pub fn as_text(&self) -> Option<String> {
        match &self.value {
            Value::String(text)
            | Value::Date(text)
            | Value::Boolean(_, text)
            | Value::Integer(_, text)
            | Value::Float(_, text) => Some(text.clone()),
            Value::Null | Value::List(_) | Value::Map(_) => None,
        }
    }

    /// What kind of value it is, for messages.
    pub fn kind(&self) -> &'static str {
        match self.value {
            Value::Null => "nothing",
            Value::Boolean(..) => "true or false",
            Value::Integer(..) | Value::Float(..) => "a number",
            Value::String(_) => "a text",
            Value::Date(_) => "a date",
            Value::List(_) => "a list",
            Value::Map(_) => "a table",
        }
    }
}
