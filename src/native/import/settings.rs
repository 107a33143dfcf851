//! The settings of an old blog, key by key, whatever file they came from.

use std::{fs, path::Path, sync::Arc};

use serde_json::{Map, Value as Json};

use crate::native::{
    error::Error,
    finding::Place,
    ingest::markdown::front_matter::{self, Malformed},
};

/// A table whose keys are taken out one by one. Keys are found without regard to case, as Hugo
/// has it; elsewhere no two differ in case only.
#[derive(Debug, Default, Clone)]
pub(super) struct Settings {
    map: Map<String, Json>,
}

impl Settings {
    pub(super) fn new(map: Map<String, Json>) -> Self {
        Self { map }
    }

    /// All of it.
    pub(super) fn into_map(self) -> Map<String, Json> {
        self.map
    }

    /// Reads a file whose name says whether it is TOML, YAML or JSON.
    pub(super) fn read(root: &Path, name: &Path) -> Result<Self, Error> {
        let path = root.join(name);
        let wrong = |message: String| Error::ImportSource { path: root.to_owned(), message };
        let bytes = fs::read(&path).map_err(|source| Error::Read { path: path.clone(), source })?;
        let Ok(text) = String::from_utf8(bytes) else {
            return Err(wrong(format!("{} is not UTF-8", name.display())));
        };
        let extension = name.extension().unwrap_or_default();
        if extension == "json" {
            return match serde_json::from_str(&text) {
                Ok(Json::Object(map)) => Ok(Self { map }),
                Ok(_) => Err(wrong(format!("{} holds no object", name.display()))),
                Err(error) => Err(wrong(format!("{}: {error}", name.display()))),
            };
        }
        let node = match extension == "toml" {
            true => front_matter::toml_file(&text),
            false => front_matter::yaml_file(&text),
        };
        match node.map(|node| node.to_json()) {
            Ok(Json::Object(map)) => Ok(Self { map }),
            Ok(_) => Ok(Self::default()),
            Err(Malformed { message, span }) => {
                let place = Place::part(name, &Arc::from(text), span);
                Err(wrong(format!("{place}: {message}")))
            }
        }
    }

    /// Puts the keys of another file below a key, or beside the others.
    pub(super) fn merge(&mut self, below: Option<&str>, other: Self) {
        match below {
            None => self.map.extend(other.map),
            Some(key) => match self.map.get_mut(key) {
                Some(Json::Object(map)) => map.extend(other.map),
                _ => {
                    self.map.insert(key.to_owned(), Json::Object(other.map));
                }
            },
        }
    }

    /// What stands at a path such as `pagination.pagerSize`; it is taken out.
    pub(super) fn take(&mut self, path: &str) -> Option<Json> {
        take(&mut self.map, path)
    }

    /// The first of several paths that holds a text or a number.
    pub(super) fn text(&mut self, paths: &[&str]) -> Option<String> {
        paths.iter().find_map(|path| {
            let text = self.peek(path).and_then(scalar)?;
            self.take(path);
            Some(text)
        })
    }

    /// The first of several paths that holds a whole number.
    pub(super) fn number(&mut self, paths: &[&str]) -> Option<u64> {
        paths.iter().find_map(|path| {
            let number = self.peek(path)?.as_u64()?;
            self.take(path);
            Some(number)
        })
    }

    /// `true` or `false`.
    pub(super) fn flag(&mut self, path: &str) -> Option<bool> {
        let flag = self.peek(path)?.as_bool()?;
        self.take(path);
        Some(flag)
    }

    /// What stands at a path, without taking it.
    pub(super) fn peek(&self, path: &str) -> Option<&Json> {
        let mut names = path.split('.');
        let mut value = get(&self.map, names.next()?)?;
        for name in names {
            value = get(value.as_object()?, name)?;
        }
        Some(value)
    }

    /// The names of what nobody took, one level deep.
    pub(super) fn rest(self) -> Vec<String> {
        let mut names = Vec::new();
        for (key, value) in self.map {
            match value {
                Json::Object(map) if !map.is_empty() => {
                    names.extend(map.keys().map(|inner| format!("{key}.{inner}")));
                }
                _ => names.push(key),
            }
        }
        names
    }
}

fn own_key(map: &Map<String, Json>, name: &str) -> Option<String> {
    if map.contains_key(name) {
        return Some(name.to_owned());
    }
    map.keys().find(|key| key.eq_ignore_ascii_case(name)).cloned()
}

fn get<'a>(map: &'a Map<String, Json>, name: &str) -> Option<&'a Json> {
    map.get(&own_key(map, name)?)
}

fn take(map: &mut Map<String, Json>, path: &str) -> Option<Json> {
    let Some((first, rest)) = path.split_once('.') else {
        return map.remove(&own_key(map, path)?).filter(|value| !value.is_null());
    };
    let key = own_key(map, first)?;
    let inner = map.get_mut(&key)?.as_object_mut()?;
    let taken = take(inner, rest);
    if inner.is_empty() {
        map.remove(&key);
    }
    taken
}

/// Text, or a number or a truth as text.
pub(super) fn scalar(value: &Json) -> Option<String> {
    match value {
        Json::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        Json::Number(number) => Some(number.to_string()),
        Json::Bool(truth) => Some(truth.to_string()),
        Json::Null | Json::Array(_) | Json::Object(_) => None,
    }
}

/// Texts of a list; one text is a list of one.
pub(super) fn texts(value: &Json) -> Vec<String> {
    match value {
        Json::Array(members) => members.iter().filter_map(scalar).collect(),
        value => scalar(value).into_iter().collect(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_is_taken_is_gone_and_the_rest_is_named() {
        let Json::Object(map) = json!({ "Pagination": { "pagerSize": 5, "path": "p" }, "title": "T",
            "params": { "author": { "name": "A" } } })
        else {
            panic!("an object")
        };
        let mut settings = Settings::new(map);
        assert_eq!(settings.number(&["paginate", "pagination.pagersize"]), Some(5));
        assert_eq!(settings.text(&["params.author", "params.author.name"]).as_deref(), Some("A"));
        assert_eq!(settings.rest(), ["Pagination.path", "title"]);
    }
}
