//! Typographic signs for those that typewriters have: quotes, dashes, ellipses, primes. WordPress
//! keeps what was typed and shows what was meant.

mod quotes;

use quotes::Quotes;

use super::{
    entities,
    tokens::{Token, Tokens},
};

/// Elements whose text is shown as it was typed.
const AS_TYPED: &[&str] =
    &["code", "kbd", "math", "pre", "samp", "script", "style", "svg", "textarea", "tt"];

/// English words that begin with an apostrophe.
const SHORTENED: &[&str] =
    &["bout", "cause", "em", "n", "nuff", "round", "tain", "til", "tis", "twas", "twere", "twill"];

/// Whether straight quotes become others in a language.
pub(super) fn has_quotes(language: &str) -> bool {
    Quotes::of(language).is_some()
}

/// The text of `html` with the typographic signs of `language`.
pub(super) fn texturize(html: &str, language: &str) -> String {
    let tokens: Vec<Token<'_>> = Tokens::new(html).collect();
    let following = following(&tokens);
    let mut writer = Writer {
        quotes: Quotes::of(language),
        out: String::with_capacity(html.len() + html.len() / 16),
        before: None,
        in_quotes: false,
        in_inner_quotes: false,
    };
    let mut as_typed: Option<(&str, usize)> = None;
    for (token, after) in tokens.iter().zip(following) {
        match (token, &mut as_typed) {
            (Token::Tag(tag), Some((name, depth))) => {
                writer.out.push_str(tag.raw);
                match (tag.is(name), tag.is_end) {
                    (true, true) => *depth -= 1,
                    (true, false) => *depth += 1,
                    (false, _) => {}
                }
                if *depth == 0 {
                    as_typed = None;
                    writer.before = Some('x');
                }
            }
            (Token::Tag(tag), None) => {
                writer.out.push_str(tag.raw);
                if tag.is_block() {
                    writer.start_block();
                } else if tag.is("br") {
                    writer.before = None;
                }
                if !tag.is_end && tag.is_one_of(AS_TYPED) {
                    as_typed = Some((tag.name, 1));
                }
            }
            (Token::Held(held), _) => {
                writer.out.push_str(held.raw);
                if held.is_block {
                    writer.start_block();
                } else {
                    writer.before = Some('x');
                }
            }
            (Token::Text(text), None) => writer.text(text, after),
            (Token::Text(raw) | Token::Comment(raw) | Token::Verbatim(raw), _) => {
                writer.out.push_str(raw);
            }
        }
    }
    writer.out
}

/// For each token the character that follows it on the same line: tags in text are in nobody's way.
fn following(tokens: &[Token<'_>]) -> Vec<Option<char>> {
    let mut next = None;
    let mut all: Vec<Option<char>> = tokens
        .iter()
        .rev()
        .map(|token| {
            let was = next;
            next = match token {
                Token::Text(text) => first(text).or(was),
                Token::Tag(tag) if tag.is_block() || tag.is("br") => None,
                Token::Held(held) => (!held.is_block).then_some('x'),
                _ => was,
            };
            was
        })
        .collect();
    all.reverse();
    all
}

fn first(text: &str) -> Option<char> {
    entities::reference(text).map(|(c, _)| c).or_else(|| text.chars().next())
}

struct Writer {
    quotes: Option<Quotes>,
    out: String,
    /// What stands before, on the same line.
    before: Option<char>,
    in_quotes: bool,
    in_inner_quotes: bool,
}

fn is_special(c: char) -> bool {
    matches!(c, '&' | '"' | '\'' | '`' | '-' | '.' | '(' | 'x')
}

/// The space inside of French quotes is a part of them.
fn is_space(c: Option<char>) -> bool {
    c.is_none_or(|c| c.is_whitespace() && c != '\u{202f}')
}

impl Writer {
    fn start_block(&mut self) {
        self.before = None;
        self.in_quotes = false;
        self.in_inner_quotes = false;
    }

    fn push(&mut self, signs: &str) {
        self.out.push_str(signs);
        self.before = signs.chars().next_back().or(self.before);
    }

    fn text(&mut self, text: &str, after: Option<char>) {
        let mut rest = text;
        while !rest.is_empty() {
            let plain = rest.find(is_special).unwrap_or(rest.len());
            self.push(&rest[..plain]);
            rest = &rest[plain..];
            let Some(c) = rest.chars().next() else { break };
            let length = match c {
                '&' => self.reference(rest),
                '"' => self.double(rest, 1, after),
                '\'' if pair(rest, "''") => self.double(rest, 2, after),
                '\'' => self.single(rest, after),
                '`' if pair(rest, "``") && self.before != Some('`') => self.double(rest, 2, after),
                '-' => self.dashes(rest, after),
                '.' => self.dots(rest),
                '(' if rest.starts_with("(tm)") => self.replace("™", 4),
                'x' if self.multiplies(&rest[1..]) => self.replace("×", 1),
                _ => self.replace(&rest[..1], 1),
            };
            rest = &rest[length..];
        }
    }

    /// Writes signs instead of so many bytes.
    fn replace(&mut self, signs: &str, length: usize) -> usize {
        self.push(signs);
        length
    }

    fn reference(&mut self, rest: &str) -> usize {
        let (c, length) = entities::reference(rest).unwrap_or(('&', 1));
        self.out.push_str(&rest[..length]);
        self.before = Some(c);
        length
    }

    /// Whether a quote here can begin something.
    fn can_open(&self, quotes: Quotes) -> bool {
        self.before
            .is_none_or(|c| c.is_whitespace() || "([{<-–—/=".contains(c) || quotes.only_opens(c))
    }

    fn double(&mut self, rest: &str, length: usize, after: Option<char>) -> usize {
        let Some(quotes) = self.quotes else { return self.replace(&rest[..length], length) };
        let next = first(&rest[length..]).or(after);
        let is_digit = self.before.is_some_and(|c| c.is_ascii_digit());
        let is_word = next.is_some_and(char::is_alphanumeric);
        let signs = if length == 1 && is_digit && !self.in_quotes && !is_word {
            "″"
        } else if self.can_open(quotes) && !is_space(next) || rest.starts_with('`') {
            self.in_quotes = true;
            quotes.open
        } else {
            self.in_quotes = false;
            quotes.close
        };
        self.push(signs);
        if self.in_quotes {
            // What follows stands at the beginning, whatever the language sets there.
            self.before = Some('(');
        }
        length
    }

    fn single(&mut self, rest: &str, after: Option<char>) -> usize {
        let Some(quotes) = self.quotes else { return self.replace("'", 1) };
        let next = first(&rest[1..]).or(after);
        let is_word = next.is_some_and(char::is_alphanumeric);
        let is_digit = self.before.is_some_and(|c| c.is_ascii_digit());
        let is_letter = self.before.is_some_and(char::is_alphanumeric);
        let mut opens = false;
        let starts_letter = next.is_some_and(char::is_alphabetic);
        let signs = if is_digit && !starts_letter && !self.in_inner_quotes {
            "′"
        } else if is_letter && is_word || self.can_open(quotes) && is_shortened(&rest[1..]) {
            "’"
        } else if self.can_open(quotes) && !is_space(next) {
            opens = true;
            self.in_inner_quotes = true;
            quotes.inner_open
        } else if std::mem::take(&mut self.in_inner_quotes) {
            quotes.inner_close
        } else {
            "’"
        };
        self.push(signs);
        if opens {
            self.before = Some('(');
        }
        1
    }

    fn dashes(&mut self, rest: &str, after: Option<char>) -> usize {
        let length = rest.bytes().take_while(|byte| *byte == b'-').count();
        let next = first(&rest[length..]).or(after);
        let is_alone = is_space(self.before) && is_space(next);
        match length {
            1 if is_alone && !(self.before.is_none() && next.is_none()) => self.push("–"),
            2 if is_alone => self.push("—"),
            // A name of the web in other scripts.
            2 if self.out.ends_with("xn") => self.push("--"),
            _ => {
                self.push(&"—".repeat(length / 3));
                self.push(["", "-", "–"][length % 3]);
            }
        }
        length
    }

    fn dots(&mut self, rest: &str) -> usize {
        let length = rest.bytes().take_while(|byte| *byte == b'.').count();
        self.push(&"…".repeat(length / 3));
        self.push(["", ".", ".."][length % 3]);
        length
    }

    /// Whether an x between what is written and `rest` stands between two numbers.
    fn multiplies(&self, rest: &str) -> bool {
        let is_number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
        let before = self.out.trim_end_matches(is_number);
        let number = &self.out[before.len()..];
        let is_counted = number.ends_with(|c: char| c.is_ascii_digit())
            && number.starts_with(|c: char| c.is_ascii_digit())
            && number != "0"
            && !before.ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ';');
        if !is_counted || !rest.starts_with(|c: char| c.is_ascii_digit()) {
            return false;
        }
        let behind = rest.trim_start_matches(is_number);
        let mut next = behind.chars();
        match next.next() {
            Some('x') => next.next().is_some_and(|c| c.is_ascii_digit()),
            Some(c) => !c.is_alphanumeric() && c != '_',
            None => true,
        }
    }
}

fn pair(rest: &str, two: &str) -> bool {
    rest.strip_prefix(two).is_some_and(|rest| !rest.starts_with(&two[..1]))
}

/// Whether a year of two digits or a word without its beginning follows.
fn is_shortened(rest: &str) -> bool {
    let word = rest.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
    let digits = word.trim_end_matches('s');
    let is_year = digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_year || SHORTENED.iter().any(|known| word.eq_ignore_ascii_case(known))
}

#[cfg(test)]
mod tests {

    use proptest::prelude::*;

    use super::*;
    use crate::native::wordpress::content::growth;

    #[test]
    fn typed_signs_become_those_that_were_meant() {
        for (raw, html) in [
            ("She said \"yes\", twice.", "She said “yes”, twice."),
            ("\"'Yes,' he said,\" she said.", "“‘Yes,’ he said,” she said."),
            ("It's the dogs' bowl", "It’s the dogs’ bowl"),
            ("'tis the '90s, rock 'n' roll", "’tis the ’90s, rock ’n’ roll"),
            ("He is 6'2\" tall, \"in 1999\".", "He is 6′2″ tall, “in 1999”."),
            ("one--two---three -- four - five", "one–two—three — four – five"),
            ("well-known xn--bcher-kva", "well-known xn--bcher-kva"),
            ("wait... or....", "wait… or…."),
            ("Tea(tm), 3x4, 0x10, 10x, a2x3, 1x2x3", "Tea™, 3×4, 0x10, 10x, a2x3, 1×2×3"),
            ("<b>\"a\"</b> \"<i>b</i>\".", "<b>“a”</b> “<i>b</i>”."),
            ("<p>\"a</p><p>\"b\"</p>", "<p>“a</p><p>“b”</p>"),
            (
                "<code>\"a\"</code>'s <pre>--<b>'</b></pre>",
                "<code>\"a\"</code>’s <pre>--<b>'</b></pre>",
            ),
            ("<a title=\"--\">x</a><!-- -- -->", "<a title=\"--\">x</a><!-- -- -->"),
            ("&quot;a&quot; &#8217;&amp;c", "&quot;a&quot; &#8217;&amp;c"),
            ("(\"a\")&nbsp;\"b\"", "(“a”)&nbsp;“b”"),
            ("``a''", "“a”"),
        ] {
            assert_eq!(texturize(raw, "en-GB"), html);
        }
    }

    #[test]
    fn every_language_has_its_quotes() {
        for (language, html) in [
            ("de-DE", "„Das ist ‚so‘“, Hans’ Wort"),
            ("fr", "«\u{202f}Das ist “so”\u{202f}», Hans’ Wort"),
            ("sv", "”Das ist ’so’”, Hans’ Wort"),
            ("pl", "„Das ist ‚so’”, Hans’ Wort"),
            ("ru-RU", "«Das ist „so“», Hans’ Wort"),
            ("ja", "\"Das ist 'so'\", Hans' Wort"),
        ] {
            assert_eq!(texturize("\"Das ist 'so'\", Hans' Wort", language), html);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2_000) })]

        #[test]
        fn typographic_text_stays(parts in prop::collection::vec(prop::sample::select(vec![
            "\"", "'", "-", ".", " ", "a", "3", "x", "0", "``", "(tm)", "&quot;", "&#160;", "<i>", "</i>", "<p>", "<br>",
            "<code>", "</code>", "“", "’", "—", "é", ",", "xn", "\u{fdd1}0\u{fdd2}",
        ]), 0..16), language in prop::sample::select(vec!["en", "de", "fr", "sv", "zh"])) {
            let once = texturize(&parts.concat(), language);
            prop_assert_eq!(texturize(&once, language), once);
        }
    }

    #[test]
    fn it_takes_as_long_as_the_text() {
        for piece in ["\"", "'", "-", "1x", "1", "&", "<i>", "1,x2"] {
            growth::is_linear(piece, |text| drop(texturize(text, "en")));
        }
    }
}
