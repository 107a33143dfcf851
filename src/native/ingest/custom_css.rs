//! A style sheet of the blog's own.
//!
//! It is read as [CSS Syntax](https://www.w3.org/TR/css-syntax-3/#tokenization) takes a style sheet
//! apart, as far as addresses need it: comments, strings, names with escapes. Pages ask nobody else
//! for anything, so it can neither import nor show what is elsewhere.

/// Something that a style sheet cannot have.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::native) struct Refused {
    /// The line, from 1.
    pub(in crate::native) line: usize,
    /// What is there.
    pub(in crate::native) found: String,
    /// What to do instead.
    pub(in crate::native) expected: &'static str,
}

const ELSEWHERE: &str =
    "files of the blog itself (put them into static/): pages ask no other site for anything";
const IMPORT: &str =
    "the rules themselves: a style sheet is part of every page and imports nothing";
const CHARSET: &str = "UTF-8, and nothing said of it";

/// The style sheet with addresses as `resolve` gives them, or all that it cannot have. What comes
/// back cannot end the element that it is put into.
pub(in crate::native) fn read(
    css: &str,
    resolve: &mut dyn FnMut(&str) -> String,
) -> Result<String, Vec<Refused>> {
    // As both HTML and CSS read it (CSS Syntax, section 3.3): the policy has the hash of what they read.
    let css = css.strip_prefix('\u{feff}').unwrap_or(css);
    let css = css.replace("\r\n", "\n").replace('\r', "\n").replace('\0', "\u{fffd}");
    let css = css.as_str();
    let mut reader = Reader {
        css,
        at: 0,
        out: String::with_capacity(css.len()),
        functions: Vec::new(),
        refused: Vec::new(),
    };
    while reader.at < css.len() {
        reader.step(resolve);
    }
    // `<\/style` means the same in a string and a comment, and has no meaning elsewhere.
    let Reader { out, refused, .. } = reader;
    if refused.is_empty() { Ok(out.replace("</", "<\\/")) } else { Err(refused) }
}

struct Reader<'c> {
    css: &'c str,
    at: usize,
    out: String,
    /// For each open bracket whether strings in it are addresses.
    functions: Vec<bool>,
    refused: Vec<Refused>,
}

impl<'c> Reader<'c> {
    fn rest(&self) -> &'c str {
        &self.css[self.at..]
    }

    /// Takes so many bytes as they are.
    fn keep(&mut self, length: usize) {
        self.out.push_str(&self.rest()[..length]);
        self.at += length;
    }

    fn refuse(&mut self, found: String, expected: &'static str) {
        let line = self.css[..self.at].matches('\n').count() + 1;
        self.refused.push(Refused { line, found, expected });
    }

    fn step(&mut self, resolve: &mut dyn FnMut(&str) -> String) {
        let rest = self.rest();
        let Some(first) = rest.chars().next() else { return };
        if rest.starts_with("/*") {
            self.keep(rest.find("*/").map_or(rest.len(), |end| end + 2));
        } else if matches!(first, '"' | '\'') {
            let (text, length) = string(rest, first);
            if self.functions.contains(&true) {
                self.address(&text, length, resolve);
            } else {
                self.keep(length);
            }
        } else if first == '@' {
            let (name, _) = name(&rest[1..]);
            match name.to_ascii_lowercase().as_str() {
                "import" => self.refuse("@import".to_owned(), IMPORT),
                "charset" => self.refuse("@charset".to_owned(), CHARSET),
                _ => {}
            }
            self.keep(1);
        } else if is_of_name(first) {
            self.word(resolve);
        } else {
            match first {
                '(' => self.functions.push(false),
                ')' => drop(self.functions.pop()),
                _ => {}
            }
            self.keep(first.len_utf8());
        }
    }

    /// A name, and what is in the bracket behind it where that is an address.
    fn word(&mut self, resolve: &mut dyn FnMut(&str) -> String) {
        let (name, length) = name(self.rest());
        self.keep(length);
        if !self.rest().starts_with('(') {
            return;
        }
        self.keep(1);
        let name = name.to_ascii_lowercase();
        let inner = self.rest().trim_start();
        let is_bare = name == "url" && !inner.starts_with(['"', '\'']);
        if !is_bare {
            let takes = ["url", "src", "image", "image-set", "-webkit-image-set", "cross-fade"];
            self.functions.push(takes.contains(&name.as_str()));
            return;
        }
        self.functions.push(false);
        self.keep(self.rest().len() - inner.len());
        let length = bare_address(inner);
        let text = unescaped(inner[..length].trim_end());
        self.address(&text, length, resolve);
    }

    /// Writes an address in quotes in place of so many bytes.
    fn address(&mut self, text: &str, length: usize, resolve: &mut dyn FnMut(&str) -> String) {
        let address = text.trim();
        let is_here = |address: &str| {
            address.is_empty()
                || address.starts_with('#')
                || (address.starts_with('/') && !address.starts_with("//"))
        };
        let is_data = address.get(..5).is_some_and(|scheme| scheme.eq_ignore_ascii_case("data:"));
        let resolved = if is_data { address.to_owned() } else { resolve(address) };
        if !is_data && !is_here(&resolved) {
            self.refuse(format!("{address:?}"), ELSEWHERE);
        }
        // An unquoted address stands in `url()`, which takes quotes as well.
        self.out.push('"');
        for c in resolved.chars() {
            match c {
                '"' | '\\' => self.out.extend(['\\', c]),
                '\n' | '\r' | '\u{c}' => {}
                c => self.out.push(c),
            }
        }
        self.out.push('"');
        self.at += length;
    }
}

fn is_of_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '\\') || !c.is_ascii()
}

/// The name at the start without escapes, and its length with them.
fn name(css: &str) -> (String, usize) {
    let mut length = 0;
    while let Some(c) = css[length..].chars().next().filter(|c| is_of_name(*c)) {
        length += if c == '\\' { escape(&css[length..]).1 } else { c.len_utf8() };
    }
    (unescaped(&css[..length]), length)
}

/// The string at the start, which begins with `quote`: what it says, and its length. It ends with
/// its line, as in CSS.
fn string(css: &str, quote: char) -> (String, usize) {
    let mut length = 1;
    while let Some(c) = css[length..].chars().next() {
        match c {
            c if c == quote => return (unescaped(&css[1..length]), length + 1),
            '\n' => break,
            '\\' => length += escape(&css[length..]).1,
            c => length += c.len_utf8(),
        }
    }
    (unescaped(&css[1..length]), length)
}

/// The length of an address without quotes.
fn bare_address(css: &str) -> usize {
    let mut length = 0;
    while let Some(c) = css[length..].chars().next().filter(|c| *c != ')') {
        length += if c == '\\' { escape(&css[length..]).1 } else { c.len_utf8() };
    }
    length
}

fn unescaped(css: &str) -> String {
    let mut text = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(c) = rest.chars().next() {
        if c == '\\' {
            let (meant, length) = escape(rest);
            text.extend(meant);
            rest = &rest[length..];
        } else {
            text.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    text
}

/// What an escape stands for, and its length: six hexadecimal digits at most and a space behind
/// them, or any character. A line that is broken off stands for nothing.
fn escape(css: &str) -> (Option<char>, usize) {
    let after = &css[1..];
    let digits = after.bytes().take(6).take_while(u8::is_ascii_hexdigit).count();
    if digits > 0 {
        let code = u32::from_str_radix(&after[..digits], 16).ok();
        let space = usize::from(after[digits..].starts_with([' ', '\t', '\n']));
        return (code.and_then(char::from_u32).or(Some('\u{fffd}')), 1 + digits + space);
    }
    match after.chars().next() {
        Some('\n') => (None, 2),
        Some(c) => (Some(c), 1 + c.len_utf8()),
        None => (None, 1),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(css: &str) -> Result<String, Vec<Refused>> {
        super::read(css, &mut |address| match address {
            it if it.starts_with(['/', '#']) || it.contains(':') => it.to_owned(),
            it => format!("/blog/{it}"),
        })
    }

    #[test]
    fn addresses_are_led_to_the_blog() {
        for (css, expected) in [
            ("a{b:url(c.png)}", "a{b:url(\"/blog/c.png\")}"),
            ("a{b:URL( 'c d.png' )}", "a{b:URL( \"/blog/c d.png\" )}"),
            ("a{b:u\\72l(c\\)d)}", "a{b:u\\72l(\"/blog/c)d\")}"),
            (
                "a{b:image-set('c' 1x, url(d) 2x)}",
                "a{b:image-set(\"/blog/c\" 1x, url(\"/blog/d\") 2x)}",
            ),
            (
                "a{b:url(#c) url(data:image/png;base64,AA)}",
                "a{b:url(\"#c\") url(\"data:image/png;base64,AA\")}",
            ),
        ] {
            assert_eq!(read(css).as_deref(), Ok(expected));
        }
    }

    #[test]
    fn everything_else_stays() {
        for css in [
            "/* url(http://a.example) @import */ a::before { content: \"url(http://a)\"; }",
            "@media (width > 3em) { .sm\\:x { color: calc((1 + 2) * 3) } } a { content: 'x' }",
            "a { b: var(--image-set) \"c\" } /* open",
        ] {
            assert_eq!(read(css).as_deref(), Ok(css));
        }
    }

    #[test]
    fn lines_end_as_html_has_them() {
        let read = read("\u{feff}a{}\r\nb{}\rc{}\0\n");
        assert_eq!(read.as_deref(), Ok("a{}\nb{}\nc{}\u{fffd}\n"));
    }

    #[test]
    fn what_is_elsewhere_is_refused_with_its_line() {
        let css = "@import 'a.css';\na{b:url(https://c.example/d)}\n@\\69mport url(//e.example)\na{b:image-set(\"//f.example\" 1x)}";
        let refused = read(css).expect_err("four");
        let found: Vec<_> = refused.iter().map(|it| (it.line, it.found.as_str())).collect();
        assert_eq!(
            found,
            [
                (1, "@import"),
                (2, "\"https://c.example/d\""),
                (3, "@import"),
                (3, "\"//e.example\""),
                (4, "\"//f.example\""),
            ]
        );
    }

    #[test]
    fn it_cannot_end_the_element_around_it() {
        let css = "a::before{content:\"</style><script>\"}/*</STYLE>*/";
        assert_eq!(
            read(css).as_deref(),
            Ok("a::before{content:\"<\\/style><script>\"}/*<\\/STYLE>*/")
        );
    }

    proptest! {
        /// Reading what was read gives the same, whatever it is; and no panic.
        #[test]
        fn reading_twice_is_reading_once(parts in prop::collection::vec(prop::sample::select(vec![
            "url(", "image-set(", "(", ")", "\"", "'", "\\", "\\72 ", "/*", "*/", "@", "import", "a", "é",
            " ", "\n", "{", "}", ";", "</style", "#", "data:", "/b",
        ]), 0..16)) {
            if let Ok(once) = read(&parts.concat()) {
                prop_assert!(!once.to_lowercase().contains("</style"));
                prop_assert_eq!(read(&once), Ok(once));
            }
        }
    }
}
