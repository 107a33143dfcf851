//! Where Hugo puts a page: <https://gohugo.io/content-management/urls/>

use std::path::Path;

use serde_json::Value as Json;

use crate::native::import::{
    fields::Fields, old::normal_address, pattern, sections, slugs::hugo as urlize,
};

/// The settings that decide addresses.
#[derive(Debug, Default)]
pub(super) struct Rules {
    /// Sections and their patterns.
    pub(super) permalinks: Vec<(String, String)>,
    /// `true`, or a table with a truth for each section.
    pub(super) ugly: Json,
    pub(super) keeps_case: bool,
    pub(super) default_language: String,
    /// Whether the default language has a folder too.
    pub(super) below_default: bool,
}

/// A text in the content folder.
#[derive(Debug)]
pub(super) struct Place<'a> {
    pub(super) path: &'a Path,
    pub(super) section: Option<String>,
    pub(super) is_section: bool,
    pub(super) is_bundle: bool,
    pub(super) language: Option<&'a str>,
}

impl Rules {
    /// The address of a text, as [`normal_address`] has it.
    pub(super) fn address(
        &self,
        place: &Place<'_>,
        fields: &Fields,
        slug: Option<&str>,
        url: Option<&str>,
    ) -> String {
        let language = place.language.unwrap_or(&self.default_language);
        let is_foreign = place.language.is_some() || self.below_default;
        let prefix = match is_foreign && (language != self.default_language || self.below_default) {
            true => format!("{language}/"),
            false => String::new(),
        };
        let parts = Parts::new(place, fields, slug);
        if let Some(url) = url {
            let prefix = if url.starts_with('/') { "" } else { &*prefix };
            return normal_address(&format!("{prefix}{}", parts.fill(url)));
        }
        let pattern = self.permalinks.iter().find(|(section, _)| {
            place.section.as_deref() == Some(section) || (section == "/" && place.section.is_none())
        });
        let path = match pattern {
            Some((_, pattern)) if !place.is_section => parts.fill(pattern),
            _ if place.is_section => parts.sections.join("/"),
            _ => parts.fill("/:sections/:slugorcontentbasename/"),
        };
        let path = if self.keeps_case { path } else { path.to_lowercase() };
        let address = normal_address(&format!("{prefix}{path}"));
        if self.is_ugly(place.section.as_deref()) && !place.is_section && address.ends_with('/') {
            return format!("{}.html", address.trim_end_matches('/'));
        }
        address
    }

    /// The words of the patterns, and the folder of the language.
    pub(super) fn literals(&self) -> Vec<String> {
        let patterns = self.permalinks.iter();
        let mut literals: Vec<String> = patterns
            .flat_map(|(_, it)| pattern::literals(it, ':').collect::<Vec<_>>())
            .map(|word| if self.keeps_case { word } else { word.to_lowercase() })
            .collect();
        if self.below_default {
            literals.push(self.default_language.clone());
        }
        literals
    }

    fn is_ugly(&self, section: Option<&str>) -> bool {
        match &self.ugly {
            Json::Bool(ugly) => *ugly,
            Json::Object(sections) => {
                section.and_then(|name| sections.get(name)).and_then(Json::as_bool) == Some(true)
            }
            _ => false,
        }
    }
}

/// What patterns are made of.
struct Parts<'a> {
    fields: &'a Fields,
    slug: Option<&'a str>,
    sections: Vec<String>,
    name: String,
}

impl<'a> Parts<'a> {
    fn new(place: &Place<'_>, fields: &'a Fields, slug: Option<&'a str>) -> Self {
        let folder = place.path.parent().unwrap_or(Path::new(""));
        let mut sections: Vec<String> =
            folder.iter().map(|part| urlize(&part.to_string_lossy())).collect();
        let name = match place.is_bundle {
            true => sections.pop().unwrap_or_default(),
            false => urlize(&language_free(place)),
        };
        Self { fields, slug, sections, name }
    }

    /// Fills in a pattern such as `/:year/:month/:slug/`. What is unknown stays.
    fn fill(&self, pattern: &str) -> String {
        let mut filled = String::new();
        let mut rest = pattern;
        while let Some(at) = rest.find(':') {
            filled.push_str(&rest[..at]);
            let token = &rest[at + 1..];
            let is_name = |c: char| c.is_ascii_alphanumeric();
            let end = token.find(|c| !is_name(c)).unwrap_or(token.len());
            let (name, mut after) = token.split_at(end);
            let value = match (name, after.strip_prefix('[').and_then(|it| it.split_once(']'))) {
                ("sections", Some((range, behind))) => {
                    after = behind;
                    Some(self.some_sections(range))
                }
                (name, _) => self.token(name),
            };
            filled.push_str(&value.unwrap_or_else(|| format!(":{name}")));
            rest = after;
        }
        filled.push_str(rest);
        filled
    }

    fn token(&self, name: &str) -> Option<String> {
        let date =
            |format: &str| self.fields.when.map(|when| when.written.strftime(format).to_string());
        let title = || self.fields.title.as_deref().map_or_else(|| self.name.clone(), urlize);
        Some(match name {
            "year" => date("%Y")?,
            "month" => date("%m")?,
            "monthname" => date("%B")?,
            "day" => date("%d")?,
            "weekday" => date("%w")?,
            "weekdayname" => date("%A")?,
            "yearday" => date("%j")?.trim_start_matches('0').to_owned(),
            "section" => self.sections.first().cloned().unwrap_or_default(),
            "sections" => self.sections.join("/"),
            "title" => title(),
            "slug" => self.slug.map_or_else(title, urlize),
            "filename" | "contentbasename" => self.name.clone(),
            "slugorfilename" | "slugorcontentbasename" => {
                self.slug.map_or_else(|| self.name.clone(), urlize)
            }
            _ => return None,
        })
    }

    /// `[1:]`, `[:last]`, `[0]`, `[last]`
    fn some_sections(&self, range: &str) -> String {
        let all = self.sections.len();
        let place = |text: &str, other: usize| match text {
            "" => other,
            "last" => all.saturating_sub(1),
            number => number.parse().unwrap_or(other),
        };
        let (from, to) = match range.split_once(':') {
            Some((from, to)) => (place(from, 0), place(to, all)),
            None => (place(range, 0), place(range, 0) + 1),
        };
        let to = to.min(all);
        self.sections[from.min(to)..to].join("/")
    }
}

/// The name of a file without extension and language.
fn language_free(place: &Place<'_>) -> String {
    let known: Vec<String> = place.language.map(str::to_owned).into_iter().collect();
    sections::stem(place.path, &known).0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::native::import::when::When;

    fn address(rules: &Rules, path: &str, slug: Option<&str>, url: Option<&str>) -> String {
        let (_, when) = When::read("2020-03-04", &jiff::tz::TimeZone::UTC).expect("a date");
        let fields =
            Fields { title: Some("A Title".to_owned()), when: Some(when), ..Fields::default() };
        let is_bundle = path.ends_with("/index.md");
        let place = Place {
            path: Path::new(path),
            section: super::super::section(Path::new(path), is_bundle),
            is_section: path.ends_with("_index.md"),
            is_bundle,
            language: None,
        };
        rules.address(&place, &fields, slug, url)
    }

    #[test]
    fn addresses_are_hugos() {
        let plain = Rules::default();
        for (path, slug, url, wanted) in [
            ("posts/My Post.md", None, None, "posts/my-post/"),
            ("posts/deep/er/x.md", Some("Y z"), None, "posts/deep/er/y-z/"),
            ("posts/trip/index.md", None, None, "posts/trip/"),
            ("about.md", None, None, "about/"),
            ("docs/_index.md", None, None, "docs/"),
            ("posts/x.md", None, Some("/Kept/As.html"), "Kept/As.html"),
            ("posts/x.md", None, Some("u/:slug"), "u/A-Title/"),
        ] {
            assert_eq!(address(&plain, path, slug, url), wanted, "{path}");
        }
        let rules = Rules {
            permalinks: vec![
                ("posts".into(), "/:year/:month/:title/".into()),
                ("notes".into(), "/n/:sections[1:]/:filename".into()),
            ],
            ugly: Json::Bool(true),
            ..Rules::default()
        };
        assert_eq!(address(&rules, "posts/x.md", None, None), "2020/03/a-title.html");
        assert_eq!(address(&rules, "notes/a/b/x.md", None, None), "n/a/b/x.html");
    }
}
