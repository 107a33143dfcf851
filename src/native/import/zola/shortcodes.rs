//! Shortcodes and links: <https://www.getzola.org/documentation/content/shortcodes/>

use std::path::Path;

use crate::native::import::{
    body::{
        Dialect, Found, Here,
        arguments::Arguments,
        dollars::{self, Dollars},
        words,
        world::{Local, World, join},
    },
    old::Text,
};

#[derive(Debug)]
pub(super) struct Shortcodes {
    /// Whether dollars enclose maths on all pages.
    pub(super) maths: bool,
}

impl Dialect for Shortcodes {
    fn content_folder(&self) -> &Path {
        Path::new("content")
    }

    fn dollars(&self, text: &Text) -> Dollars {
        let own = dollars::switched(Some(&text.fields.extra));
        if own.unwrap_or(self.maths) { Dollars::Maths } else { Dollars::Text }
    }

    fn tag(&self, here: &Here<'_>) -> Option<Found> {
        let rest = here.rest();
        if let Some((length, shown)) = literal(rest) {
            return Some(Found::Text(length, shown));
        }
        let tag = Tag::read(rest)?;
        let html = here.is_html();
        let found = match tag.body {
            None => match tag.name {
                "figure" | "image" | "img" => words::figure(&tag.arguments, html),
                name => words::elsewhere(name, &tag.arguments)
                    .map(|address| words::link(&address, tag.arguments.get(&["title"]), html)),
            },
            Some(body) => match tag.name {
                "quote" | "blockquote" => {
                    Some(words::quote(body, tag.arguments.get(&["author", "by", "cite", "source"])))
                }
                _ => None,
            },
        };
        Some(match found {
            Some(text) => Found::Block(tag.length, text),
            None => Found::Left(tag.length, format!("the shortcode {}", tag.name)),
        })
    }

    fn code(&self, code: &str) -> Option<String> {
        let mut shown = String::with_capacity(code.len());
        let mut rest = code;
        while let Some(at) = rest.find('{') {
            shown.push_str(&rest[..at]);
            rest = &rest[at..];
            let (length, text) = literal(rest).unwrap_or((1, "{".to_owned()));
            shown.push_str(&text);
            rest = &rest[length..];
        }
        shown.push_str(rest);
        let shown = fence(&shown).unwrap_or(shown);
        (shown != code).then_some(shown)
    }

    fn address(&self, world: &World<'_>, me: usize, address: &str, html: bool) -> Option<Local> {
        let path = address.strip_prefix("@/")?;
        let (path, fragment) = path.split_at(path.find('#').unwrap_or(path.len()));
        let source = join(self.content_folder(), path)?;
        if let Some(to) = world.text(&source) {
            return Some(Local::Change(format!("{}{fragment}", world.link(me, to, html))));
        }
        if source.file_name().is_some_and(|name| name == "_index.md") {
            return Some(Local::Change(format!("{}{fragment}", world.section(&source))));
        }
        let path = path.trim_end_matches(".md").trim_end_matches("/index");
        Some(Local::Missing(world.root(&format!("{path}/")) + fragment))
    }
}

/// `{{/* youtube(id="a") */}}` shows a shortcode.
fn literal(text: &str) -> Option<(usize, String)> {
    let (open, close) = match text.get(..2)? {
        "{{" => ("{{", "}}"),
        "{%" => ("{%", "%}"),
        _ => return None,
    };
    let inner = text[2..].strip_prefix("/*")?;
    let end = inner.find(&format!("*/{close}"))?;
    Some((end + 8, format!("{open}{}{close}", &inner[..end])))
}

struct Tag<'a> {
    name: &'a str,
    arguments: Arguments,
    body: Option<&'a str>,
    length: usize,
}

impl<'a> Tag<'a> {
    fn read(text: &'a str) -> Option<Self> {
        let (close, has_body) = match text.get(..2)? {
            "{{" => ("}}", false),
            "{%" => ("%}", true),
            _ => return None,
        };
        let end = 2 + text[2..].find(close)?;
        let inner = text[2..end].trim_matches('-').trim();
        let open = inner.find('(')?;
        let name = inner[..open].trim();
        let is_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | ':' | '.');
        if name.is_empty() || !name.chars().all(is_name) {
            return None;
        }
        let arguments = Arguments::read(inner[open + 1..].strip_suffix(')')?);
        let end = end + 2;
        if !has_body {
            return Some(Self { name, arguments, body: None, length: end });
        }
        let rest = &text[end..];
        let ends = ["{% end %}", "{%- end -%}", "{%end%}", "{%- end %}", "{% end -%}"];
        let (at, mark) =
            ends.iter().filter_map(|mark| Some((rest.find(mark)?, mark))).min_by_key(|it| it.0)?;
        let length = end + at + mark.len();
        Some(Self { name, arguments, body: Some(&rest[..at]), length })
    }
}

/// A fenced block whose marks stand behind its language: `rust,linenos,hl_lines=1 3-5,name=a.rs`.
fn fence(block: &str) -> Option<String> {
    let (first, rest) = block.split_once('\n')?;
    let marks = first.trim_start().chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let start = first.find(|c: char| c != marks && !c.is_whitespace() && c != '>')?;
    let mut parts = first[start..].split(',').map(str::trim);
    let language = parts.next().unwrap_or_default();
    let (mut numbers, mut start_at, mut marked, mut title) = (false, None, None, None);
    let mut any = false;
    for part in parts {
        any = true;
        let (name, value) = part.split_once('=').unwrap_or((part, ""));
        match name.trim() {
            "linenos" => numbers = true,
            "linenostart" => start_at = Some(value.trim()),
            "hl_lines" => marked = Some(value),
            "name" => title = Some(value.trim()),
            _ => {}
        }
    }
    let numbers = numbers.then(|| start_at.unwrap_or("1"));
    let info = words::info(language, numbers, marked, title);
    any.then(|| format!("{}{info}\n{rest}", &first[..start]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_behind_the_language_are_ours() {
        let block = "```rust,linenos,linenostart=20, hl_lines=1 3-5 , name=a.rs\nx\n```\n";
        let wanted = "```rust linenos=20 hl=\"1 3-5\" title=\"a.rs\"\nx\n```\n";
        assert_eq!(fence(block).as_deref(), Some(wanted));
        assert_eq!(fence("```rust\nx\n```\n"), None);
        assert_eq!(literal("{{/* a(b=1) */}} c"), Some((16, "{{ a(b=1) }}".to_owned())));
    }
}
