//! From the path in a request to a file of the site.

use std::path::{Path, PathBuf};

/// What a static host answers.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Answer {
    /// This file, which lies within the site.
    File(PathBuf),
    /// Elsewhere: a folder asked for without the slash at its end.
    Moved(String),
    /// Nothing there.
    NotFound,
    /// A path that tries to leave the site, or is none.
    Refused,
}

/// Resolves a request's target (path and query, as sent) within the site at `root`, served below
/// `base`.
///
/// `root` must be canonical; `base` is empty or begins, but does not end, in a slash.
pub(super) fn resolve(root: &Path, base: &str, target: &str) -> Answer {
    let (path, query) = match target.split_once('?') {
        Some((path, query)) => (path, Some(query)),
        None => (target, None),
    };
    let Some(path) = path.strip_prefix(base) else { return Answer::NotFound };
    let Some(relative) = path.strip_prefix('/') else {
        // `/blog` itself; `/blogging` only begins like it.
        return if path.is_empty() { moved(base, query) } else { Answer::NotFound };
    };

    let mut file = root.to_path_buf();
    let (folders, name) = relative.rsplit_once('/').unwrap_or(("", relative));
    for segment in folders.split('/').filter(|_| !folders.is_empty()).chain([name]) {
        match decode(segment) {
            // Only the last may be empty: hosts disagree on `//`, and our links have none.
            Some(decoded) if decoded.is_empty() && !std::ptr::eq(segment, name) => {
                return Answer::NotFound;
            }
            Some(decoded) if is_name(&decoded) => file.push(decoded),
            _ => return Answer::Refused,
        }
    }

    if name.is_empty() {
        within(root, &file.join("index.html"))
    } else if file.is_dir() {
        match within(root, &file.join("index.html")) {
            Answer::File(_) => moved(&format!("{base}/{relative}"), query),
            nothing => nothing,
        }
    } else {
        within(root, &file)
    }
}

fn moved(path: &str, query: Option<&str>) -> Answer {
    Answer::Moved(match query {
        Some(query) => format!("{path}/?{query}"),
        None => format!("{path}/"),
    })
}

/// The file, if it is one and no symbolic link leads out of the site.
fn within(root: &Path, file: &Path) -> Answer {
    match file.canonicalize() {
        Ok(real) if real.starts_with(root) && real.is_file() => Answer::File(real),
        _ => Answer::NotFound,
    }
}

/// Whether a decoded segment can only name something in its own folder, on any system.
fn is_name(segment: &str) -> bool {
    segment != "." && segment != ".." && !segment.contains(['/', '\\', ':', '\0'])
}

/// Decodes `%XX` (RFC 3986, section 2.1); `None` if that is not UTF-8 or the escape is broken.
fn decode(segment: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(segment.len());
    let mut rest = segment.as_bytes();
    while let [first, after @ ..] = rest {
        if *first == b'%' {
            let [high, low, after @ ..] = after else { return None };
            let digit = |byte: &u8| char::from(*byte).to_digit(16);
            bytes.push(u8::try_from(digit(high)? * 16 + digit(low)?).ok()?);
            rest = after;
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    struct Fixture {
        _dir: tempfile::TempDir,
        root: PathBuf,
    }

    impl Fixture {
        /// A site beside a file that must not be served.
        fn new() -> Self {
            let dir = tempfile::tempdir().unwrap();
            let root = dir.path().canonicalize().unwrap().join("site");
            for folder in ["2026/03/a-post", "empty", "kürbis"] {
                fs::create_dir_all(root.join(folder)).unwrap();
            }
            for file in ["index.html", "2026/03/a-post/index.html", "kürbis/index.html", "a b.json"]
            {
                fs::write(root.join(file), file).unwrap();
            }
            fs::write(dir.path().join("secret.txt"), "secret").unwrap();
            Self { _dir: dir, root }
        }

        fn ask(&self, target: &str) -> Answer {
            resolve(&self.root, "", target)
        }

        fn below_blog(&self, target: &str) -> Answer {
            resolve(&self.root, "/blog", target)
        }

        fn file(&self, name: &str) -> Answer {
            Answer::File(self.root.join(name))
        }
    }

    fn to(location: &str) -> Answer {
        Answer::Moved(location.to_owned())
    }

    #[test]
    fn a_folder_is_its_index_and_a_file_is_itself() {
        let site = Fixture::new();
        let post = site.file("2026/03/a-post/index.html");
        assert_eq!(site.ask("/"), site.file("index.html"));
        assert_eq!(site.ask("/2026/03/a-post/"), post);
        assert_eq!(site.ask("/2026/03/a-post/?q=/../x"), post);
        assert_eq!(site.ask("/2026/03/a-post/index.html"), post);
        assert_eq!(site.ask("/a%20b.json"), site.file("a b.json"));
        assert_eq!(site.ask("/k%C3%BCrbis/"), site.file("kürbis/index.html"));
    }

    #[test]
    fn a_folder_without_its_slash_moves_and_keeps_the_query() {
        let site = Fixture::new();
        assert_eq!(site.ask("/2026/03/a-post"), to("/2026/03/a-post/"));
        assert_eq!(site.ask("/2026/03/a-post?x=1&y"), to("/2026/03/a-post/?x=1&y"));
        assert_eq!(site.ask("/k%C3%BCrbis"), to("/k%C3%BCrbis/"));
    }

    #[test]
    fn what_is_not_there_is_not_found() {
        let site = Fixture::new();
        for target in
            ["/none", "/none/", "/2026/", "/2026", "/empty", "/index.html/", "//2026/03/a-post"]
        {
            assert_eq!(site.ask(target), Answer::NotFound, "{target}");
        }
    }

    #[test]
    fn below_a_base_nothing_else_is_served() {
        let site = Fixture::new();
        assert_eq!(site.below_blog("/blog/"), site.file("index.html"));
        assert_eq!(site.below_blog("/blog"), to("/blog/"));
        assert_eq!(site.below_blog("/blog?x"), to("/blog/?x"));
        assert_eq!(site.below_blog("/blog/2026/03/a-post"), to("/blog/2026/03/a-post/"));
        for target in ["/", "/index.html", "/blogging/", "/blog2"] {
            assert_eq!(site.below_blog(target), Answer::NotFound, "{target}");
        }
    }

    #[test]
    fn no_path_leaves_the_site() {
        let site = Fixture::new();
        for target in [
            "/../secret.txt",
            "/2026/../../secret.txt",
            "/%2e%2e/secret.txt",
            "/..%2fsecret.txt",
            "/..%5Csecret.txt",
            "/..\\secret.txt",
            "/./index.html",
            "/C:/secret.txt",
            "/index.html%00",
            "/%",
            "/%f",
            "/%zz",
            "/%ff",
        ] {
            assert_eq!(site.ask(target), Answer::Refused, "{target}");
        }
        // Never a redirect to another host.
        assert_eq!(site.ask("//example.org"), Answer::NotFound);
    }

    #[cfg(unix)]
    #[test]
    fn no_symbolic_link_leaves_the_site() {
        let site = Fixture::new();
        std::os::unix::fs::symlink("../secret.txt", site.root.join("link.txt")).unwrap();
        assert_eq!(site.ask("/link.txt"), Answer::NotFound);
    }
}
