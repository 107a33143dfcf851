//! Shortcodes: <https://gohugo.io/content-management/shortcodes/>

use std::path::{Path, PathBuf};

use serde_json::{Map, Value as Json};

use crate::native::import::{
    body::{
        Dialect, Found, Here,
        arguments::Arguments,
        dollars::{self, Dollars},
        words,
        world::{World, join},
    },
    old::Text,
    settings::scalar,
};

/// What shortcodes need to know.
#[derive(Debug)]
pub(super) struct Shortcodes {
    pub(super) content: PathBuf,
    /// The parameters of the site.
    pub(super) params: Map<String, Json>,
    /// Scheme and host.
    pub(super) origin: String,
    /// What dollars mean unless a text says so itself.
    pub(super) dollars: Dollars,
}

impl Dialect for Shortcodes {
    fn content_folder(&self) -> &Path {
        &self.content
    }

    fn dollars(&self, text: &Text) -> Dollars {
        match dollars::switched(Some(&text.fields.extra)) {
            Some(true) => Dollars::Maths,
            _ => self.dollars,
        }
    }

    fn tag(&self, here: &Here<'_>) -> Option<Found> {
        let rest = here.rest();
        let tag = Tag::read(rest)?;
        if let Some(shown) = &tag.literal {
            return Some(Found::Text(tag.length, shown.clone()));
        }
        if tag.name.starts_with('/') {
            // Its beginning was said already.
            return Some(Found::Text(tag.length, rest[..tag.length].to_owned()));
        }
        let left = || Some(Found::Left(tag.length, format!("the shortcode {}", tag.name)));
        let html = here.is_html();
        match tag.name {
            "figure" => match words::figure(&tag.arguments, html) {
                Some(figure) => Some(match looks(&tag.arguments) {
                    Some(what) => Found::Partly(tag.length, figure, what),
                    None => Found::Block(tag.length, figure),
                }),
                None => left(),
            },
            "highlight" => highlight(rest, &tag, html).or_else(left),
            "ref" | "relref" => self.reference(here, &tag).or_else(left),
            "param" => {
                let name = tag.arguments.get_or(&["name"], 0);
                let value = name.and_then(|name| self.param(here, name));
                value.map(|value| Found::Text(tag.length, value)).or_else(left)
            }
            name => match words::elsewhere(name, &tag.arguments) {
                Some(address) => {
                    let link = words::link(&address, tag.arguments.get(&["title"]), html);
                    Some(Found::Block(tag.length, link))
                }
                None => left(),
            },
        }
    }

    fn code(&self, code: &str) -> Option<String> {
        let mut shown = String::with_capacity(code.len());
        let mut rest = code;
        while let Some(at) = rest.find("{{") {
            shown.push_str(&rest[..at]);
            rest = &rest[at..];
            match Tag::read(rest) {
                Some(Tag { literal: Some(literal), length, .. }) => {
                    shown.push_str(&literal);
                    rest = &rest[length..];
                }
                _ => {
                    shown.push_str("{{");
                    rest = &rest[2..];
                }
            }
        }
        shown.push_str(rest);
        let info = fence(&shown).unwrap_or(shown);
        (info != code).then_some(info)
    }
}

impl Shortcodes {
    fn param(&self, here: &Here<'_>, name: &str) -> Option<String> {
        let extra = &here.world.texts[here.me].fields.extra;
        let find = |map: &Map<String, Json>| {
            let found = map.iter().find(|(key, _)| key.eq_ignore_ascii_case(name));
            found.and_then(|(_, value)| scalar(value))
        };
        find(extra).or_else(|| find(&self.params))
    }

    fn reference(&self, here: &Here<'_>, tag: &Tag<'_>) -> Option<Found> {
        let path = tag.arguments.get_or(&["path"], 0)?;
        let (path, fragment) = path.split_at(path.find('#').unwrap_or(path.len()));
        let world = here.world;
        if path.is_empty() {
            return Some(Found::Done(tag.length, fragment.to_owned()));
        }
        let place = match page(world, here.me, path) {
            Some(to) => match here.wants_address() {
                Some(html) => world.link(here.me, to, html),
                None if tag.name == "ref" => format!("{}{}", self.origin, world.address(to)),
                None => world.address(to),
            },
            None if path.ends_with("_index.md") => {
                let folder = Path::new(path.trim_start_matches('/'));
                world.section(&self.content.join(folder))
            }
            None => return None,
        };
        Some(Found::Done(tag.length, format!("{place}{fragment}")))
    }
}

/// The text that a logical path names: from the root, beside the text, or the only one so called.
fn page(world: &World<'_>, me: usize, path: &str) -> Option<usize> {
    let beside = world.texts[me].source.parent().unwrap_or(Path::new(""));
    let folders = match path.starts_with('/') {
        true => vec![world.content()],
        false => vec![beside, world.content()],
    };
    let stem = path.trim_end_matches(".md").trim_end_matches('/');
    for folder in folders {
        for ending in [".md", "/index.md", "/_index.md", ".markdown", ".html"] {
            let source = join(folder, &format!("{stem}{ending}"))?;
            if let Some(to) = world.text(&source) {
                return Some(to);
            }
        }
    }
    let ends = |source: &Path| {
        source.ends_with(format!("{stem}.md")) || source.ends_with(format!("{stem}/index.md"))
    };
    (!stem.starts_with('/')).then(|| world.find(|text| ends(&text.source)))?
}

/// A shortcode's tag.
struct Tag<'a> {
    name: &'a str,
    arguments: Arguments,
    length: usize,
    /// What is shown where the tag is escaped.
    literal: Option<String>,
}

impl<'a> Tag<'a> {
    fn read(text: &'a str) -> Option<Self> {
        let (open, close) = match text.get(..3)? {
            "{{<" => ("{{<", ">}}"),
            "{{%" => ("{{%", "%}}"),
            _ => return None,
        };
        if text[3..].starts_with("/*") {
            let end = 5 + text[5..].find(&format!("*/{close}"))?;
            let literal = format!("{open}{}{close}", &text[5..end]);
            let length = end + 2 + close.len();
            let arguments = Arguments::default();
            return Some(Self { name: "", arguments, length, literal: Some(literal) });
        }
        let end = 3 + text[3..].find(close)?;
        let inner = text[3..end].trim();
        let inner = inner.strip_suffix('/').unwrap_or(inner).trim();
        // A closing tag may have a space behind its slash.
        let (slash, inner) = match inner.strip_prefix('/') {
            Some(name) => ("/", name.trim_start()),
            None => ("", inner),
        };
        let name_end = inner.find(char::is_whitespace).unwrap_or(inner.len());
        let name = if slash.is_empty() { &inner[..name_end] } else { "/" };
        let is_name = |c: char| c.is_alphanumeric() || "-_./".contains(c);
        (!name.is_empty() && name.chars().all(is_name)).then(|| Self {
            name,
            arguments: Arguments::read(&inner[name_end..]),
            length: end + close.len(),
            literal: None,
        })
    }
}

/// How a figure was to look, which is not said here.
fn looks(arguments: &Arguments) -> Option<String> {
    let names = ["width", "height", "class"];
    let said = names.iter().filter_map(|name| Some(format!("{name}={}", arguments.get(&[name])?)));
    let said: Vec<String> = said.collect();
    (!said.is_empty()).then(|| format!("of the shortcode figure: {}", said.join(" ")))
}

fn highlight(text: &str, tag: &Tag<'_>, html: bool) -> Option<Found> {
    let body = &text[tag.length..];
    let mut from = 0;
    let (inner, end) = loop {
        let at = from + body[from..].find("{{")?;
        let closing = Tag::read(&body[at..]);
        match closing.filter(|closing| closing.name == "/") {
            Some(closing) => break (&body[..at], at + closing.length),
            None => from = at + 2,
        }
    };
    let arguments = &tag.arguments;
    let language = arguments.get_or(&["lang", "type"], 0).unwrap_or_default();
    let more = arguments.get_or(&["options"], 1).unwrap_or_default();
    Some(Found::Block(tag.length + end, words::code(&info(language, more), inner, html)))
}

/// Options such as `linenos=table,hl_lines=8 15-17,linenostart=199`.
fn info(language: &str, options: &str) -> String {
    let option = |name: &str| -> Option<String> {
        let lower = options.to_ascii_lowercase();
        let at = lower.find(&format!("{name}="))? + name.len() + 1;
        let value = &options[at..];
        let end = match value.chars().next() {
            Some('[') => value.find(']').map_or(value.len(), |end| end + 1),
            Some('"') => value[1..].find('"').map_or(value.len(), |end| end + 2),
            _ => value.find([',', '}']).unwrap_or(value.len()),
        };
        // Without commas options are separated by spaces, and only marks may hold some.
        let value = value[..end].trim();
        let value = if name == "hl_lines" || value.starts_with(['"', '[']) {
            value.split(" lineno").next().unwrap_or(value)
        } else {
            value.split_whitespace().next().unwrap_or(value)
        };
        Some(value.trim_matches('"').to_owned())
    };
    let start = option("linenostart");
    let numbers = match option("linenos").as_deref() {
        None | Some("false") => None,
        Some(_) => Some(start.unwrap_or_else(|| "1".to_owned())),
    };
    let marked = option("hl_lines");
    let title = option("title").or_else(|| option("filename"));
    words::info(language, numbers.as_deref(), marked.as_deref(), title.as_deref())
}

/// A fenced block whose attributes stand in braces.
fn fence(block: &str) -> Option<String> {
    let (first, rest) = block.split_once('\n')?;
    let marks = first.trim_start().chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let start = first.find(|c: char| c != marks && !c.is_whitespace() && c != '>')?;
    let open = first.find('{')?;
    let close = first.rfind('}').filter(|close| *close > open && start <= open)?;
    let language = first[start..open].trim();
    Some(format!("{}{}\n{rest}", &first[..start], info(language, &first[open + 1..close])))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_is_marked_as_it_was() {
        for (options, wanted) in [
            ("linenos=table,hl_lines=8 15-17,linenostart=199", "go linenos=199 hl=\"8 15-17\""),
            (
                "linenos=inline hl_lines=[\"2-4\",5] title=\"a b.go\"",
                "go linenos hl=\"2-4 5\" title=\"a b.go\"",
            ),
            ("lineNos=false", "go"),
        ] {
            assert_eq!(info("go", options), wanted);
        }
        let block = "```go {hl_lines=[3]}\nx\n```\n";
        assert_eq!(fence(block).as_deref(), Some("```go hl=\"3\"\nx\n```\n"));
        assert_eq!(fence("```go\nx {y}\n```\n"), None);
    }
}
