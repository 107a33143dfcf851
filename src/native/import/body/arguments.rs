//! What stands in a tag behind its name: `src="a.png" 'b c' width=3`.

/// Arguments with and without names, in order.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(in crate::native::import) struct Arguments {
    pub(in crate::native::import) named: Vec<(String, String)>,
    pub(in crate::native::import) bare: Vec<String>,
}

impl Arguments {
    /// Values stand in quotes of any kind or end at white space or a comma.
    pub(in crate::native::import) fn read(text: &str) -> Self {
        let mut arguments = Self::default();
        let mut rest = text;
        loop {
            rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
            if rest.is_empty() {
                return arguments;
            }
            let (first, quoted, after) = word(rest, true);
            let behind = after.trim_start();
            if let (false, Some(value)) = (quoted, behind.strip_prefix('=')) {
                let (value, _, after) = word(value.trim_start(), false);
                arguments.named.push((first, value));
                rest = after;
            } else {
                arguments.bare.push(first);
                rest = after;
            }
        }
    }

    /// The value of the first of several names that is there and says something.
    pub(in crate::native::import) fn get(&self, names: &[&str]) -> Option<&str> {
        names.iter().find_map(|wanted| {
            let found = self.named.iter().find(|(name, _)| name.eq_ignore_ascii_case(wanted));
            found.map(|(_, value)| value.as_str()).filter(|value| !value.is_empty())
        })
    }

    /// A named value, or the bare one at a place.
    pub(in crate::native::import) fn get_or(&self, names: &[&str], at: usize) -> Option<&str> {
        self.get(names).or_else(|| self.bare.get(at).map(String::as_str))
    }
}

/// A word, whether it was quoted, and what follows. It is never empty unless quoted.
fn word(text: &str, ends_at_equals: bool) -> (String, bool, &str) {
    if let Some(quote) = text.chars().next().filter(|c| matches!(c, '"' | '\'' | '`')) {
        let mut value = String::new();
        let mut letters = text[1..].char_indices();
        while let Some((at, c)) = letters.next() {
            if c == quote {
                return (value, true, &text[1 + at + c.len_utf8()..]);
            }
            match c {
                '\\' if quote != '`' => match letters.next() {
                    Some((_, next)) if next == quote || next == '\\' => value.push(next),
                    Some((_, next)) => value.extend(['\\', next]),
                    None => value.push('\\'),
                },
                c => value.push(c),
            }
        }
        return (value, true, "");
    }
    let ends = |c: char| c.is_whitespace() || c == ',' || (ends_at_equals && c == '=');
    let first = text.chars().next().map_or(0, char::len_utf8);
    let end = text[first..].find(ends).map_or(text.len(), |end| first + end);
    (text[..end].to_owned(), false, &text[end..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_are_told_apart() {
        let found = Arguments::read(r#" go "a \"b\" c" src='x.png' width = 3, title=`t` =x"#);
        assert_eq!(found.bare, ["go", "a \"b\" c", "=x"]);
        assert_eq!(found.get(&["link", "src"]), Some("x.png"));
        assert_eq!(found.get(&["width"]), Some("3"));
        assert_eq!(found.get_or(&["lang"], 0), Some("go"));
        assert_eq!(found.get(&["title"]), Some("t"));
    }
}
