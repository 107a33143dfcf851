//! Code in colours: tokens in elements whose classes the stylesheet colours.

use std::sync::LazyLock;

use syntect::parsing::{ParseState, ScopeStack, SyntaxReference, SyntaxSet};

use super::{
    languages::usual_name,
    scopes::{Token, token},
    text::escape_into,
};

/// From here on a block is left plain: nobody reads that much, and it would take seconds.
const BLOCK_LIMIT: usize = 512 * 1024;

/// A line that is longer is data, and what comes after it is left plain too.
const LINE_LIMIT: usize = 4 * 1024;

/// All grammars. A grammar's expressions are compiled when they are first used.
static SYNTAXES: LazyLock<SyntaxSet> = LazyLock::new(two_face::syntax::extra_newlines);

/// Colours the lines of one block, one after the other.
pub(super) struct Highlighter {
    /// `None`: what comes is plain.
    state: Option<State>,
    /// How many bytes it has read.
    read: usize,
}

struct State {
    syntax: &'static SyntaxReference,
    parser: ParseState,
    scopes: ScopeStack,
    /// Whether it is what a terminal showed: only what follows a prompt is code.
    console: bool,
}

impl Highlighter {
    /// For a language by any of its names; without one, or for one that nobody knows, plain.
    pub(super) fn new(language: Option<&str>) -> Self {
        Self { state: language.and_then(State::new), read: 0 }
    }

    /// Appends one line with its newline to `html`, escaped. Taking the tags out again gives the
    /// line.
    pub(super) fn line(&mut self, line: &str, html: &mut String) {
        self.read += line.len();
        if line.len() > LINE_LIMIT || self.read > BLOCK_LIMIT {
            self.state = None;
        }
        let prompt = match &mut self.state {
            Some(state) if state.console => state.after_prompt(line),
            _ => Some(0),
        };
        let (plain, code) = line.split_at(prompt.unwrap_or(line.len()));
        escape_into(html, plain);
        let Some(state) = self.state.as_mut().filter(|_| !code.is_empty()) else {
            escape_into(html, code);
            return;
        };
        if !state.code(code, html) {
            self.state = None;
        }
    }
}

impl State {
    fn new(language: &str) -> Option<Self> {
        let language = language.to_ascii_lowercase();
        let console = matches!(language.as_str(), "console" | "shell-session" | "terminal");
        let name = if console { "bash" } else { usual_name(&language) };
        let syntax = SYNTAXES.find_syntax_by_token(name)?;
        Some(Self { syntax, parser: ParseState::new(syntax), scopes: ScopeStack::new(), console })
    }

    /// Where the command begins in a line of a terminal; it has nothing to do with those before.
    fn after_prompt(&mut self, line: &str) -> Option<usize> {
        let indent = line.len() - line.trim_start().len();
        let prompts = ["$ ", "# ", "% "];
        let prompt = prompts.iter().find(|prompt| line[indent..].starts_with(**prompt))?;
        self.parser = ParseState::new(self.syntax);
        self.scopes = ScopeStack::new();
        Some(indent + prompt.len())
    }

    /// Appends a line of code; `false` when the grammar fails, and the rest should be plain.
    fn code(&mut self, line: &str, html: &mut String) -> bool {
        // The grammars look for the newline.
        let parsed = if line.ends_with('\n') {
            self.parser.parse_line(line, &SYNTAXES)
        } else {
            self.parser.parse_line(&format!("{line}\n"), &SYNTAXES)
        };
        let Ok(changes) = parsed else {
            escape_into(html, line);
            return false;
        };
        let mut spans = Spans::new(line, html);
        let mut done = 0;
        let mut is_sound = true;
        for (at, change) in &changes {
            let at = (*at).min(line.len());
            spans.add(done..at, token(&self.scopes));
            done = at.max(done);
            is_sound &= self.scopes.apply(change).is_ok();
        }
        spans.add(done..line.len(), token(&self.scopes));
        spans.end();
        is_sound
    }
}

/// Writes a line's tokens: neighbours of one kind in one element, and no white space at its ends.
struct Spans<'a> {
    line: &'a str,
    html: &'a mut String,
    /// How much of the line is written.
    done: usize,
    open: Option<Token>,
}

impl<'a> Spans<'a> {
    fn new(line: &'a str, html: &'a mut String) -> Self {
        Self { line, html, done: 0, open: None }
    }

    fn add(&mut self, range: std::ops::Range<usize>, token: Option<Token>) {
        let Some(text) = self.line.get(range.clone()) else { return };
        if text.trim().is_empty() {
            return;
        }
        let start = range.end - text.trim_start().len();
        let end = range.start + text.trim_end().len();
        if token != self.open {
            self.close();
            self.write_to(start);
            if let Some(token) = token {
                self.html.push_str("<span class=\"");
                self.html.push(token.class());
                self.html.push_str("\">");
            }
            self.open = token;
        }
        self.write_to(end);
    }

    fn end(mut self) {
        self.close();
        self.write_to(self.line.len());
    }

    fn close(&mut self) {
        if self.open.take().is_some() {
            self.html.push_str("</span>");
        }
    }

    fn write_to(&mut self, end: usize) {
        escape_into(self.html, self.line.get(self.done..end).unwrap_or_default());
        self.done = end.max(self.done);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn highlighted(language: &str, code: &str) -> String {
        let mut highlighter = Highlighter::new(Some(language));
        let mut html = String::new();
        for line in code.split_inclusive('\n') {
            highlighter.line(line, &mut html);
        }
        html
    }

    #[test]
    fn scopes_become_a_few_classes() {
        assert_eq!(
            highlighted("rust", "pub fn f(a: &str) -> Option<u8> { g!(a, 'x', 1) } // <\n"),
            "<span class=\"k\">pub fn</span> <span class=\"f\">f</span>(<span class=\"v\">a</span>: \
             <span class=\"o\">&amp;</span><span class=\"k\">str</span>) -&gt; \
             <span class=\"t\">Option</span>&lt;<span class=\"k\">u8</span>&gt; { \
             <span class=\"f\">g!</span>(a, <span class=\"s\">'x'</span>, <span class=\"n\">1</span>) } \
             <span class=\"c\">// &lt;</span>\n"
        );
        assert_eq!(
            highlighted("diff", "-old\n+new\n same"),
            "<span class=\"d\">-old</span>\n<span class=\"i\">+new</span>\n same"
        );
        assert_eq!(
            highlighted("css", "a { margin: 1.5em }"),
            "<span class=\"k\">a</span> { <span class=\"v\">margin</span>: \
             <span class=\"n\">1.5em</span> }"
        );
    }

    #[test]
    fn in_a_string_code_is_code() {
        assert_eq!(
            highlighted("js", "`a ${b}`"),
            "<span class=\"s\">`a</span> ${b}<span class=\"s\">`</span>"
        );
        assert_eq!(
            highlighted("sh", "echo \"$a\""),
            "<span class=\"f\">echo</span> <span class=\"s\">\"</span>\
             <span class=\"v\">$a</span><span class=\"s\">\"</span>"
        );
    }

    #[test]
    fn what_a_terminal_answers_is_plain() {
        assert_eq!(
            highlighted("console", "$ cat 'x\nI don't know # x\n$ cat\n"),
            "$ <span class=\"f\">cat</span> <span class=\"s\">'x</span>\nI don't know # x\n\
             $ <span class=\"f\">cat</span>\n"
        );
    }

    #[test]
    fn usual_names_are_known() {
        for name in [
            "C",
            "C#",
            "bash",
            "batch",
            "c++",
            "cjs",
            "console",
            "cpp",
            "csharp",
            "css",
            "cuda",
            "delphi",
            "diff",
            "docker",
            "dockerfile",
            "elisp",
            "fortran",
            "fs",
            "gdscript",
            "go",
            "golang",
            "graphviz",
            "h",
            "haskell",
            "hlsl",
            "html",
            "irb",
            "java",
            "javascript",
            "js",
            "json",
            "jsonc",
            "jsx",
            "kotlin",
            "makefile",
            "markdown",
            "md",
            "mysql",
            "nix",
            "objc",
            "objc++",
            "octave",
            "perl",
            "php",
            "py",
            "python",
            "python3",
            "rb",
            "ron",
            "rs",
            "ruby",
            "rust",
            "scss",
            "sh",
            "shell",
            "shell-session",
            "sql",
            "ssh-config",
            "swift",
            "toml",
            "ts",
            "tsx",
            "typescript",
            "udiff",
            "vue",
            "x86asm",
            "xml",
            "xsl",
            "yaml",
            "yml",
            "zig",
            "zsh",
        ] {
            assert!(State::new(name).is_some(), "{name}");
        }
        for name in ["text", "plain", "plaintext", "none", "nosuch", ""] {
            assert_eq!(highlighted(name, "if (1) \"a\""), "if (1) \"a\"", "{name}");
        }
    }

    #[test]
    fn too_much_is_plain_from_there_on() {
        let short = "let a;\n";
        let long = format!("let {};\n", "a".repeat(LINE_LIMIT));
        assert_eq!(
            highlighted("rust", &format!("{short}{long}{short}")),
            format!("<span class=\"k\">let</span> a;\n{long}{short}")
        );
        let mut highlighter = Highlighter::new(Some("rust"));
        let mut html = String::new();
        highlighter.read = BLOCK_LIMIT - short.len();
        highlighter.line(short, &mut html);
        highlighter.line(short, &mut html);
        assert_eq!(html, format!("<span class=\"k\">let</span> a;\n{short}"));
    }

    /// A stack of scopes that grew with the text would make long blocks quadratic.
    #[test]
    fn a_long_block_leaves_nothing_behind() {
        let mut state = State::new("rust").expect("a grammar");
        let mut html = String::new();
        let mut depth = |lines| {
            for _ in 0..lines {
                assert!(state.code("fn f(a: &str) -> Vec<u8> { g(\"x\", 1) } // c\n", &mut html));
            }
            state.scopes.len()
        };
        assert_eq!(depth(1), depth(100));
    }
}
