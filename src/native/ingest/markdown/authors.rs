//! Authors as people write them: a name, or a table with `name`, `url`, `slug` and `description`.

use serde_json::{Map, Value as Json, json};

use super::front_matter::node::{Node, Value};

/// What JSON Feed has no place for.
pub(super) const OF_EXTENSION: [&str; 2] = ["slug", "description"];

/// One author or a list of them, as the feed has them. What is no author is passed on as it is:
/// the feed's reader says what is wrong with it.
pub(super) fn of(node: &Node) -> Json {
    match &node.value {
        Value::List(members) => members.iter().map(one).collect(),
        _ => json!([one(node)]),
    }
}

fn one(node: &Node) -> Json {
    if let Some(name) = node.as_text() {
        return json!({ "name": name });
    }
    let mut author = node.to_json();
    if let Json::Object(fields) = &mut author {
        let extension: Map<String, Json> =
            OF_EXTENSION.iter().filter_map(|key| fields.remove_entry(*key)).collect();
        if !extension.is_empty() {
            fields.insert("_perennial".to_owned(), Json::Object(extension));
        }
    }
    author
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::native::ingest::markdown::front_matter::yaml_file;

    #[test]
    fn an_author_is_a_name_or_a_table() {
        let node = yaml_file("a: [Ida, {name: Bo, slug: b, description: Writes.}, [x]]\nb: Ida\n")
            .expect("yaml")
            .value;
        let Value::Map(entries) = node else { panic!("a table") };
        assert_eq!(
            of(&entries[0].node),
            json!([
                { "name": "Ida" },
                { "name": "Bo", "_perennial": { "slug": "b", "description": "Writes." } },
                ["x"],
            ])
        );
        assert_eq!(of(&entries[1].node), json!([{ "name": "Ida" }]));
    }
}
