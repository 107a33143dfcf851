//! TOML 1.1 by the `toml` crate, which knows where everything stands.

use std::ops::Range;

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::{
    Malformed,
    node::{Entry, Node, Value},
};

/// Reads the text of a TOML document that stands at `offset` in its file.
pub(super) fn parse(text: &str, offset: usize) -> Result<Node, Malformed> {
    let shift = |span: Range<usize>| span.start + offset..span.end + offset;
    let table = DeTable::parse(text).map_err(|error| Malformed {
        message: error.message().to_owned(),
        span: error.span().map_or(offset..offset, shift),
    })?;
    Ok(Node { value: map(table.get_ref(), offset)?, span: shift(table.span()) })
}

fn map(table: &DeTable<'_>, offset: usize) -> Result<Value, Malformed> {
    let mut entries = Vec::with_capacity(table.len());
    for (key, value) in table.iter() {
        let span = key.span();
        entries.push(Entry {
            key: key.get_ref().clone().into_owned(),
            key_span: span.start + offset..span.end + offset,
            node: node(value, offset)?,
        });
    }
    // The parser sorts by name; people read in the order of the file.
    entries.sort_by_key(|entry| entry.key_span.start);
    Ok(Value::Map(entries))
}

fn node(value: &Spanned<DeValue<'_>>, offset: usize) -> Result<Node, Malformed> {
    let span = value.span().start + offset..value.span().end + offset;
    let value = match value.get_ref() {
        DeValue::String(text) => Value::String(text.clone().into_owned()),
        DeValue::Integer(number) => match i64::from_str_radix(number.as_str(), number.radix()) {
            Ok(number) => Value::Integer(number, number.to_string()),
            Err(_) => {
                let message = "a number that is too large".to_owned();
                return Err(Malformed { message, span });
            }
        },
        DeValue::Float(number) => {
            let written = number.as_str().to_owned();
            Value::Float(written.parse().unwrap_or(f64::NAN), written)
        }
        DeValue::Boolean(value) => Value::Boolean(*value, value.to_string()),
        DeValue::Datetime(date) => Value::Date(date.to_string()),
        DeValue::Array(members) => Value::List(
            members.iter().map(|member| node(member, offset)).collect::<Result<_, _>>()?,
        ),
        DeValue::Table(table) => map(table, offset)?,
    };
    Ok(Node { value, span })
}
