//! Front matter for files that the program writes: YAML, as most people know it.

use serde_json::Value as Json;

/// A whole front matter with its marks, keys in the order given; `null` and empty values are left
/// out.
pub fn yaml(fields: &[(&str, Json)]) -> String {
    let mut text = String::from("---\n");
    for (key, value) in fields.iter().filter(|(_, value)| !is_empty(value)) {
        entry(&mut text, key, value, 0);
    }
    text.push_str("---\n");
    text
}

fn is_empty(value: &Json) -> bool {
    match value {
        Json::Null => true,
        Json::Array(members) => members.is_empty(),
        Json::Object(map) => map.is_empty(),
        Json::Bool(_) | Json::Number(_) | Json::String(_) => false,
    }
}

fn entry(text: &mut String, key: &str, value: &Json, depth: usize) {
    text.push_str(&"  ".repeat(depth));
    text.push_str(&scalar(key));
    text.push(':');
    match value {
        Json::Object(map) if !map.is_empty() => {
            text.push('\n');
            for (key, value) in map {
                entry(text, key, value, depth + 1);
            }
        }
        // JSON is YAML, so anything nested further can stand on one line.
        Json::Array(members) => {
            let members: Vec<String> = members.iter().map(flow).collect();
            text.push_str(&format!(" [{}]\n", members.join(", ")));
        }
        value => text.push_str(&format!(" {}\n", flow(value))),
    }
}

fn flow(value: &Json) -> String {
    match value {
        Json::String(string) => scalar(string),
        other => other.to_string(),
    }
}

/// Text without quotes where nobody can misread it, otherwise as JSON writes it.
fn scalar(text: &str) -> String {
    let plain = text.starts_with(|c: char| c.is_ascii_alphabetic())
        && !text.ends_with(' ')
        && text.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '_' | '-' | '.' | '/'))
        && !matches!(
            text.to_ascii_lowercase().as_str(),
            "null" | "true" | "false" | "yes" | "no" | "on" | "off" | "y" | "n"
        );
    // A date reads better bare, and YAML 1.2 takes it for text.
    let date = text.len() >= 10
        && text.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            10 => byte == b'T',
            _ => {
                byte.is_ascii_digit()
                    || (at > 10 && matches!(byte, b':' | b'+' | b'-' | b'Z' | b'.'))
            }
        });
    if plain || date { text.to_owned() } else { Json::from(text).to_string() }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;
    use crate::native::ingest::markdown::front_matter::split;

    #[test]
    fn it_reads_well() {
        let fields = [
            ("title", json!("A post: with \"care\"")),
            ("date", json!("2026-03-04T10:00:00+01:00")),
            ("tags", json!(["bread", "a, b"])),
            ("draft", json!(true)),
            ("slug", Json::Null),
            ("extra", json!({ "mood": "1984", "list": [{ "a": 1 }] })),
        ];
        assert_eq!(
            yaml(&fields),
            "---\ntitle: \"A post: with \\\"care\\\"\"\ndate: 2026-03-04T10:00:00+01:00\n\
             tags: [bread, \"a, b\"]\ndraft: true\nextra:\n  list: [{\"a\":1}]\n  mood: \"1984\"\n---\n"
        );
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(
            key in "[a-zé:# -]{1,8}", text in "\\PC{0,20}", list in prop::collection::vec("[ -~]{0,9}", 1..4),
        ) {
            let value = json!({ "t": text, "l": list, "n": 3, "deep": { "t": text } });
            let written = yaml(&[(&key, value.clone())]);
            let matter = split(&written).expect("readable").matter.to_json();
            prop_assert_eq!(&matter[&key], &value);
        }
    }
}
