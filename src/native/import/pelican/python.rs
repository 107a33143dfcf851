//! Settings in Python, read without running any: names, and the values that are written out.

use serde_json::{Map, Value as Json, json};

/// What a file of settings says.
#[derive(Debug, Default)]
pub(super) struct Assignments {
    pub(super) values: Map<String, Json>,
    /// Names whose value is worked out when Python runs.
    pub(super) unread: Vec<String>,
}

/// Reads lines such as `SITENAME = 'A title'`, whose value may go on over several lines.
pub(super) fn read(text: &str) -> Assignments {
    let mut found = Assignments::default();
    let mut at = 0;
    while at < text.len() {
        let line_end = text[at..].find('\n').map_or(text.len(), |end| at + end + 1);
        let line = &text[at..line_end];
        let Some((name, value)) = line.split_once('=') else {
            at = line_end;
            continue;
        };
        let name = name.split(':').next().unwrap_or_default().trim_end();
        let is_name = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_';
        if name.is_empty() || !name.chars().all(is_name) {
            at = line_end;
            continue;
        }
        let start = line_end - value.len();
        let mut reader = Reader { text, at: start, depth: 0 };
        match reader.line() {
            Some(value) => {
                found.values.insert(name.to_owned(), value);
                at = text[reader.at..].find('\n').map_or(text.len(), |end| reader.at + end + 1);
            }
            None => {
                found.values.remove(name);
                found.unread.push(name.to_owned());
                at = line_end;
            }
        }
    }
    found
}

/// Deeper than this nobody nests settings.
const DEEPEST: usize = 30;

struct Reader<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
}

impl Reader<'_> {
    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    /// A value, or several that make a tuple, with nothing behind them on the line.
    fn line(&mut self) -> Option<Json> {
        self.gap(false);
        let first = self.value()?;
        let mut all = vec![first];
        self.gap(false);
        let is_tuple = self.rest().starts_with(',');
        while self.take(",") {
            self.gap(false);
            if self.rest().is_empty() || self.rest().starts_with(['\n', '\r', '#']) {
                break;
            }
            all.push(self.value()?);
            self.gap(false);
        }
        let ends = self.rest().is_empty() || self.rest().starts_with(['\n', '\r', '#']);
        ends.then(|| if is_tuple { Json::Array(all) } else { all.remove(0) })
    }

    fn take(&mut self, mark: &str) -> bool {
        let is_there = self.rest().starts_with(mark);
        if is_there {
            self.at += mark.len();
        }
        is_there
    }

    /// Passes white space, and within brackets also line ends and remarks.
    fn gap(&mut self, over_lines: bool) {
        loop {
            let rest = self.rest();
            let blank = |c: char| c == ' ' || c == '\t' || (over_lines && c.is_whitespace());
            let trimmed = rest.trim_start_matches(blank);
            let remark = over_lines && trimmed.starts_with('#');
            let passed = rest.len() - trimmed.len();
            let length = if remark { trimmed.find('\n').unwrap_or(trimmed.len()) } else { 0 };
            self.at += passed + length;
            if passed + length == 0 {
                return;
            }
        }
    }

    fn value(&mut self) -> Option<Json> {
        let rest = self.rest();
        for (word, value) in [("True", json!(true)), ("False", json!(false)), ("None", Json::Null)]
        {
            if rest.starts_with(word) {
                self.at += word.len();
                return Some(value);
            }
        }
        let first = rest.chars().next()?;
        match first {
            '(' | '[' => self.list(if first == '(' { ")" } else { "]" }),
            '{' => self.table(),
            '"' | '\'' | 'r' | 'u' | 'R' | 'U' | 'b' => self.strings(),
            c if c.is_ascii_digit() || c == '-' => {
                let end = rest[1..].find(|c: char| !c.is_ascii_digit() && c != '.' && c != '_');
                let end = end.map_or(rest.len(), |end| end + 1);
                let number = rest[..end].replace('_', "");
                self.at += end;
                let whole = number.parse::<i64>().map(Json::from).ok();
                whole.or_else(|| number.parse::<f64>().map(Json::from).ok())
            }
            _ => None,
        }
    }

    fn list(&mut self, close: &str) -> Option<Json> {
        self.at += 1;
        self.depth += 1;
        let mut members = Vec::new();
        let mut has_comma = false;
        loop {
            self.gap(true);
            if self.take(close) {
                break;
            }
            if self.depth > DEEPEST {
                return None;
            }
            members.push(self.value()?);
            self.gap(true);
            if self.take(",") {
                has_comma = true;
            } else if !self.rest().starts_with(close) {
                return None;
            }
        }
        self.depth -= 1;
        // Parentheses around a single value are no tuple.
        match (close, has_comma, members.len()) {
            (")", false, 1) => members.pop(),
            _ => Some(Json::Array(members)),
        }
    }

    fn table(&mut self) -> Option<Json> {
        self.at += 1;
        self.depth += 1;
        let mut map = Map::new();
        loop {
            self.gap(true);
            if self.take("}") {
                break;
            }
            if self.depth > DEEPEST {
                return None;
            }
            let key = self.strings()?;
            self.gap(true);
            if !self.take(":") {
                return None;
            }
            self.gap(true);
            let value = self.value()?;
            map.insert(key.as_str()?.to_owned(), value);
            self.gap(true);
            if !self.take(",") && !self.rest().starts_with('}') {
                return None;
            }
        }
        self.depth -= 1;
        Some(Json::Object(map))
    }

    /// Strings that stand beside each other are one.
    fn strings(&mut self) -> Option<Json> {
        let mut text = self.string()?;
        loop {
            let before = self.at;
            self.gap(self.depth > 0);
            match self.string() {
                Some(more) => text.push_str(&more),
                None => {
                    self.at = before;
                    return Some(Json::String(text));
                }
            }
        }
    }

    fn string(&mut self) -> Option<String> {
        let rest = self.rest();
        let prefix = rest.len() - rest.trim_start_matches(['r', 'R', 'u', 'U']).len();
        let is_raw = rest[..prefix].contains(['r', 'R']);
        let inner = &rest[prefix..];
        let quote =
            ["\"\"\"", "'''", "\"", "'"].into_iter().find(|quote| inner.starts_with(quote))?;
        let inner = &inner[quote.len()..];
        let mut text = String::new();
        let mut letters = inner.char_indices();
        while let Some((at, c)) = letters.next() {
            if inner[at..].starts_with(quote) {
                self.at += prefix + quote.len() + at + quote.len();
                return Some(text);
            }
            match c {
                '\\' => match letters.next()?.1 {
                    c if is_raw => text.extend(['\\', c]),
                    'n' => text.push('\n'),
                    't' => text.push('\t'),
                    '\n' => {}
                    c @ ('\\' | '\'' | '"') => text.push(c),
                    c => text.extend(['\\', c]),
                },
                '\n' if quote.len() == 1 => return None,
                c => text.push(c),
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn values_that_are_written_out_are_read() {
        let found = read(
            "import os\nSITENAME = 'It\\'s' \" mine\"  # a remark\nN = 10\nOK: bool = True\n\
             MENUITEMS = (\n    ('Home', '/'),  # first\n    ('B', '/b/'),\n)\nPAIR = 'a', 'b'\n\
             ONE = ('x')\nD = {'extra/CNAME': {'path': 'CNAME'}}\nURL = os.environ['X']\n\
             LIST = [x for x in y]\nRE = r'(\\d+)'\n",
        );
        assert_eq!(
            Json::Object(found.values),
            json!({
                "SITENAME": "It's mine", "N": 10, "OK": true, "PAIR": ["a", "b"], "ONE": "x",
                "MENUITEMS": [["Home", "/"], ["B", "/b/"]],
                "D": { "extra/CNAME": { "path": "CNAME" } }, "RE": "(\\d+)",
            })
        );
        assert_eq!(found.unread, ["URL", "LIST"]);
    }

    proptest! {
        #[test]
        fn nothing_makes_it_panic(value in "[-A-Zrué'\"(\\[{}\\]),:#=\\\\ \n0-9.]{0,40}") {
            read(&format!("A = {value}\n"));
        }
    }
}
