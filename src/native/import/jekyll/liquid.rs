//! Liquid and kramdown: <https://jekyllrb.com/docs/liquid/>

use std::path::{Path, PathBuf};

use serde_json::{Map, Value as Json};

use crate::native::{
    html,
    import::{
        body::{Dialect, Found, Here, arguments::Arguments, dollars::Dollars, words, world::join},
        old::Text,
        settings::scalar,
    },
};

/// What tags need to know.
#[derive(Debug)]
pub(super) struct Liquid {
    pub(super) root: PathBuf,
    pub(super) base: String,
    /// Scheme and host.
    pub(super) origin: String,
    /// The settings.
    pub(super) variables: Map<String, Json>,
    pub(super) summary_mark: String,
}

impl Dialect for Liquid {
    fn content_folder(&self) -> &Path {
        &self.root
    }

    fn summary_mark(&self) -> &str {
        // Two line ends are Jekyll's own mark: the first paragraph.
        match self.summary_mark.trim() {
            "" => "<!-- more -->",
            mark => mark,
        }
    }

    fn dollars(&self, _text: &Text) -> Dollars {
        Dollars::Kramdown
    }

    fn tag(&self, here: &Here<'_>) -> Option<Found> {
        let rest = here.rest();
        if rest.starts_with("{%") {
            let (inner, length) = within(rest, "%}")?;
            return Some(self.command(here, inner, length));
        }
        if rest.starts_with("{{") {
            let (inner, length) = within(rest, "}}")?;
            return Some(match self.value(here, inner) {
                Some(_) if leads_to_link(inner, &rest[length..]) => {
                    Found::Text(length, String::new())
                }
                Some(value) => Found::Text(length, value),
                None => Found::Left(length, format!("{{{{ {} }}}}", inner.trim())),
            });
        }
        table_of_contents(here).or_else(|| attributes(here))
    }

    fn code(&self, code: &str) -> Option<String> {
        let is_raw = |inner: &str| matches!(inner.trim(), "raw" | "endraw");
        let mut shown = String::with_capacity(code.len());
        let mut rest = code;
        while let Some(at) = rest.find("{%") {
            shown.push_str(&rest[..at]);
            rest = &rest[at..];
            match within(rest, "%}").filter(|(inner, _)| is_raw(inner)) {
                Some((_, length)) => rest = &rest[length..],
                None => {
                    shown.push_str("{%");
                    rest = &rest[2..];
                }
            }
        }
        shown.push_str(rest);
        (shown != code).then_some(shown)
    }
}

impl Liquid {
    fn command(&self, here: &Here<'_>, inner: &str, length: usize) -> Found {
        let rest = here.rest();
        let html = here.is_html();
        let (name, arguments) =
            inner.trim().split_once(char::is_whitespace).unwrap_or((inner.trim(), ""));
        let body = || block(rest, length, name);
        let found = match name {
            "raw" => body().map(|(body, end)| Found::Text(end, body.to_owned())),
            "comment" => body().map(|(_, end)| Found::Text(end, String::new())),
            "highlight" => body().map(|(body, end)| {
                let arguments = Arguments::read(arguments);
                let language = arguments.bare.first().map(String::as_str).unwrap_or_default();
                let numbers = arguments.bare.iter().any(|it| it == "linenos")
                    || arguments.get(&["linenos"]).is_some();
                let marked = arguments.get(&["hl_lines", "mark_lines"]);
                let info = words::info(language, numbers.then_some("1"), marked, None);
                Found::Block(end, words::code(&info, body, html))
            }),
            "post_url" => {
                let wanted = arguments.trim().trim_matches(['"', '\'', '/']);
                let to = here.world.find(|text| {
                    let source = text.source.with_extension("");
                    source.ends_with(wanted) && text.source.iter().any(|part| part == "_posts")
                });
                to.map(|to| Found::Done(length, self.place(here, to)))
            }
            "link" => {
                let path = arguments.trim().trim_matches(['"', '\'']);
                join(&self.root, path).and_then(|source| match here.world.text(&source) {
                    Some(to) => Some(Found::Done(length, self.place(here, to))),
                    None => here.world.file_address(&source).map(|to| Found::Done(length, to)),
                })
            }
            "include" | "include_relative" => {
                include(arguments, html).map(|it| Found::Block(length, it))
            }
            name => words::elsewhere(name, &Arguments::read(arguments))
                .map(|address| Found::Block(length, words::link(&address, None, html))),
        };
        found.unwrap_or_else(|| {
            if name.starts_with("end") {
                // Its beginning was said already.
                return Found::Text(length, rest[..length].to_owned());
            }
            Found::Left(length, format!("{{% {} %}}", inner.trim()))
        })
    }

    fn place(&self, here: &Here<'_>, to: usize) -> String {
        match here.wants_address() {
            Some(html) => here.world.link(here.me, to, html),
            None => here.world.address(to),
        }
    }

    /// What `"/x" | relative_url` and the like come to.
    fn value(&self, here: &Here<'_>, inner: &str) -> Option<String> {
        let mut parts = inner.split('|');
        let mut value = self.term(here, parts.next()?.trim())?;
        for filter in parts {
            let (name, argument) = filter.trim().split_once(':').unwrap_or((filter.trim(), ""));
            let argument = argument.trim();
            value = match name.trim() {
                "relative_url" => self.relative(&value),
                "absolute_url" => format!("{}{}", self.origin, self.relative(&value)),
                "prepend" => format!("{}{value}", self.term(here, argument)?),
                "append" => format!("{value}{}", self.term(here, argument)?),
                "strip" => value.trim().to_owned(),
                "escape" | "xml_escape" => html::quoted(&value),
                "upcase" => value.to_uppercase(),
                "downcase" => value.to_lowercase(),
                _ => return None,
            };
        }
        Some(value)
    }

    fn relative(&self, path: &str) -> String {
        if path.contains("://") {
            return path.to_owned();
        }
        format!("{}/{}", self.base, path.trim_start_matches('/'))
    }

    fn term(&self, here: &Here<'_>, term: &str) -> Option<String> {
        for quote in ['"', '\''] {
            if let Some(inner) = term.strip_prefix(quote).and_then(|it| it.strip_suffix(quote)) {
                return (!inner.contains(quote)).then(|| inner.to_owned());
            }
        }
        let text = &here.world.texts[here.me];
        match term {
            "site.baseurl" => Some(self.base.clone()),
            "site.url" => Some(self.origin.clone()),
            "page.title" => text.fields.title.clone(),
            "page.url" => Some(format!("/{}", crate::model::address::encode(&text.address))),
            term => {
                let (table, path) = term.split_once('.')?;
                let mut names = path.split('.');
                let map = match table {
                    "site" => &self.variables,
                    "page" => &text.fields.extra,
                    _ => return None,
                };
                let first = map.get(names.next()?)?;
                scalar(names.try_fold(first, |value, name| value.get(name))?)
            }
        }
    }
}

/// What stands between the marks of a tag, and how long it is.
fn within<'a>(text: &'a str, close: &str) -> Option<(&'a str, usize)> {
    let end = text.get(2..)?.find(close)? + 2;
    let inner = &text[2..end];
    let inner = inner.strip_prefix('-').unwrap_or(inner);
    Some((inner.strip_suffix('-').unwrap_or(inner), end + close.len()))
}

/// The body of a block that begins with a tag of some length, and where its end ends.
fn block<'a>(text: &'a str, length: usize, name: &str) -> Option<(&'a str, usize)> {
    let mut from = length;
    loop {
        let at = from + text[from..].find("{%")?;
        let (inner, tag) = within(&text[at..], "%}")?;
        if inner.trim().strip_prefix("end") == Some(name) {
            return Some((&text[length..at], at + tag));
        }
        from = at + 2;
    }
}

/// Whether the root of the site stands before a tag that says it too.
fn leads_to_link(inner: &str, after: &str) -> bool {
    if !matches!(inner.trim(), "site.url" | "site.baseurl") {
        return false;
    }
    let after = match within(after, "}}") {
        Some((inner, length)) if after.starts_with("{{") && inner.trim() == "site.baseurl" => {
            &after[length..]
        }
        _ => after,
    };
    after.starts_with("{%")
        && within(after, "%}").is_some_and(|(inner, _)| {
            ["post_url ", "link "].iter().any(|name| inner.trim_start().starts_with(name))
        })
}

/// Pictures and videos are what most blogs include.
fn include(arguments: &str, html: bool) -> Option<String> {
    let (file, rest) = arguments.trim().split_once(char::is_whitespace)?;
    let name = Path::new(file).file_stem()?.to_str()?;
    let arguments = Arguments::read(rest);
    if rest.contains("{{") {
        // What is taken from variables is not known.
        return None;
    }
    if ["figure", "image", "img", "picture", "photo"].contains(&name) {
        return words::figure(&arguments, html);
    }
    let name = arguments.get(&["provider"]).unwrap_or(name).to_lowercase();
    let address = words::elsewhere(name.trim_end_matches("-embed"), &arguments)?;
    Some(words::link(&address, arguments.get(&["title"]), html))
}

/// `* TOC` and `{:toc}` below it.
fn table_of_contents(here: &Here<'_>) -> Option<Found> {
    let rest = here.rest();
    let is_item = ["* ", "- ", "1. "].iter().any(|mark| rest.starts_with(mark));
    if !is_item || !here.begins_line() {
        return None;
    }
    let (first, after) = rest.split_once('\n')?;
    let second = after.lines().next()?;
    let inner = second.trim().strip_prefix("{:")?.strip_suffix('}')?;
    (inner.trim() == "toc" || inner.trim().starts_with("toc "))
        .then(|| Found::Toc(first.len() + 1 + second.len()))
}

/// kramdown's lists of attributes: `{: .wide }`.
fn attributes(here: &Here<'_>) -> Option<Found> {
    let rest = here.rest();
    if !rest.starts_with("{:") || here.is_html() {
        return None;
    }
    let line = rest.lines().next()?;
    let end = line.find('}')? + 1;
    let alone = here.begins_line() && line[end..].trim().is_empty();
    let length = if alone { (line.len() + 1).min(rest.len()) } else { end };
    Some(Found::Removed(length, format!("the attributes {}", &line[..end])))
}
