//! Addresses of posts and pages, from patterns and file names.

use std::path::Path;

use crate::model::{address::encode, slug::Slug};

/// The pattern of blogs that name no other.
pub(in crate::native) const DEFAULT: &str = "/:year/:month/:slug/";

/// What the name of a file says, as Jekyll has it: `2026-03-04-a-title.md`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::native) struct Name {
    /// `2026-03-04`
    pub(in crate::native) date: Option<String>,
    /// The name without date and extension; that of the folder for a page bundle (`a-title/index.md`).
    pub(in crate::native) stem: String,
}

impl Name {
    pub(in crate::native) fn of(path: &Path) -> Self {
        let text = |name: Option<&std::ffi::OsStr>| {
            name.map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
        };
        let mut stem = text(path.file_stem());
        if is_index(&stem) {
            let folder = path.parent().and_then(Path::file_name);
            stem = folder.map_or(stem, |folder| text(Some(folder)));
        }
        let dated = stem.split_at_checked(10).filter(|(date, rest)| {
            date.parse::<jiff::civil::Date>().is_ok()
                && (rest.is_empty() || rest.starts_with(['-', '_']))
        });
        match dated {
            Some((date, rest)) => {
                let rest = rest.trim_start_matches(['-', '_']);
                let stem = if rest.is_empty() { date } else { rest };
                Self { date: Some(date.to_owned()), stem: stem.to_owned() }
            }
            None => Self { date: None, stem },
        }
    }

    /// A title for a file that has none: `a-title` is `A title`.
    pub(in crate::native) fn title(&self) -> String {
        let words = self.stem.replace(['-', '_'], " ");
        let mut letters = words.trim().chars();
        match letters.next() {
            Some(first) => first.to_uppercase().chain(letters).collect(),
            None => "Untitled".to_owned(),
        }
    }
}

/// What a permalink can be made of.
#[derive(Debug)]
pub(in crate::native) struct Parts<'a> {
    pub(in crate::native) name: &'a Name,
    pub(in crate::native) slug: Option<&'a str>,
    pub(in crate::native) title: &'a str,
    /// RFC 3339.
    pub(in crate::native) date: Option<&'a str>,
    /// The slug of the first category.
    pub(in crate::native) category: Option<String>,
}

impl Parts<'_> {
    fn slug(&self) -> String {
        let name = self.slug.unwrap_or(&self.name.stem);
        slug(name).or_else(|| slug(self.title)).unwrap_or_else(|| "untitled".to_owned())
    }
}

/// A name as a segment of an address: as it is where it reads well there.
fn slug(name: &str) -> Option<String> {
    let reads_well = name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.'));
    let as_it_is = reads_well.then(|| Slug::new(name.to_owned()).ok().map(String::from)).flatten();
    as_it_is.or_else(|| Slug::from_name(name).map(String::from))
}

/// Fills in a pattern such as `/:year/:month/:slug/`. The result is percent-encoded and has no slash
/// at its start.
///
/// # Errors
/// The name of what is missing.
pub(in crate::native) fn of_post(pattern: &str, parts: &Parts<'_>) -> Result<String, &'static str> {
    let mut address = String::new();
    let mut rest = pattern.trim_start_matches('/');
    while let Some(at) = rest.find(':') {
        address.push_str(&rest[..at]);
        let token = &rest[at + 1..];
        let end = token.find(|c: char| !c.is_ascii_lowercase() && c != '_').unwrap_or(token.len());
        let (name, after) = token.split_at(end);
        let date = |range: std::ops::Range<usize>| {
            parts.date.and_then(|date| date.get(range)).map(str::to_owned).ok_or("date")
        };
        address.push_str(&match name {
            "year" => date(0..4)?,
            "month" => date(5..7)?,
            "day" => date(8..10)?,
            "hour" => date(11..13)?,
            "minute" => date(14..16)?,
            "slug" | "filename" | "contentbasename" | "slugorcontentbasename" => parts.slug(),
            "title" => slug(parts.title).unwrap_or_else(|| parts.slug()),
            "category" | "categories" => parts.category.clone().ok_or("category")?,
            _ => format!(":{name}"),
        });
        rest = after;
    }
    address.push_str(rest);
    Ok(encode(&address))
}

/// Pages lie where their files lie: `about.md` is `about/`, `a/b.md` is `a/b/`.
pub(in crate::native) fn of_page(path: &Path, parts: &Parts<'_>) -> String {
    let stem = path.file_stem().map(|stem| stem.to_string_lossy()).unwrap_or_default();
    let mut folder = path.parent();
    if is_index(&stem) {
        folder = folder.and_then(Path::parent);
    }
    let folders = folder.into_iter().flat_map(Path::components);
    let mut address: String =
        folders.map(|folder| folder.as_os_str().to_string_lossy().into_owned() + "/").collect();
    address.push_str(&parts.slug());
    address.push('/');
    encode(&address)
}

/// Whether a file is the text of a page bundle: the other files of its folder belong to it.
pub(in crate::native) fn is_index(stem: &str) -> bool {
    matches!(stem, "index" | "_index")
}

/// Whether a file is called like a text of the home page: `pages/index.md`.
pub(in crate::native) fn is_home(path: &Path) -> bool {
    let stem = path.file_stem().is_some_and(|stem| is_index(&stem.to_string_lossy()));
    stem && path.parent() == Some(Path::new(""))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts<'a>(name: &'a Name, date: Option<&'a str>) -> Parts<'a> {
        Parts { name, slug: None, title: "A Title!", date, category: None }
    }

    #[test]
    fn file_names_say_date_and_slug() {
        let name = Name::of(Path::new("2026/2026-03-04-good-bread.md"));
        assert_eq!((name.date.as_deref(), name.stem.as_str()), (Some("2026-03-04"), "good-bread"));
        assert_eq!(name.title(), "Good bread");
        assert_eq!(Name::of(Path::new("good-bread/index.md")).stem, "good-bread");
        assert_eq!(Name::of(Path::new("2026-99-04-x.md")).date, None);
    }

    #[test]
    fn patterns_are_filled_in() {
        let name = Name::of(Path::new("2026-03-04-good-bread.md"));
        let parts = parts(&name, Some("2026-03-04T08:30:00+01:00"));
        for (pattern, address) in [
            ("/:year/:month/:slug/", "2026/03/good-bread/"),
            ("/posts/:title.html", "posts/a-title.html"),
            ("/:unknown/", ":unknown/"),
        ] {
            assert_eq!(of_post(pattern, &parts).as_deref(), Ok(address));
        }
        assert_eq!(of_post("/:category/:slug/", &parts), Err("category"));
        assert_eq!(of_post("/:year/", &super::tests::parts(&name, None)), Err("date"));
    }

    #[test]
    fn pages_lie_where_their_files_lie() {
        for (path, address) in [
            ("about.md", "about/"),
            ("a/b.md", "a/b/"),
            ("a/b/index.md", "a/b/"),
            ("über uns.md", "%C3%BCber-uns/"),
        ] {
            let name = Name::of(Path::new(path));
            assert_eq!(of_page(Path::new(path), &parts(&name, None)), address, "{path}");
        }
    }
}
