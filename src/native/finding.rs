//! Something wrong or doubtful in a file that a person wrote, and where.

use std::{
    fmt,
    ops::Range,
    path::{Path, PathBuf},
    sync::Arc,
};

use miette::{Diagnostic, LabeledSpan, NamedSource, Severity, SourceCode};

/// A file and, where it is text, a part of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The file.
    pub path: PathBuf,
    /// Its text and the part that is meant, in bytes.
    pub part: Option<(Arc<str>, Range<usize>)>,
}

impl Place {
    /// The file as a whole.
    pub fn file(path: &Path) -> Self {
        Self { path: path.to_owned(), part: None }
    }

    /// A part of a file's text.
    pub fn part(path: &Path, text: &Arc<str>, part: Range<usize>) -> Self {
        Self { path: path.to_owned(), part: Some((text.clone(), part)) }
    }

    /// Line and column of the part, from 1; columns count characters.
    pub fn line_and_column(&self) -> Option<(usize, usize)> {
        let (text, part) = self.part.as_ref()?;
        let before = text.get(..part.start.min(text.len()))?;
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        Some((line, column))
    }
}

/// `posts/a.md:3:7`
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.path.display())?;
        match self.line_and_column() {
            Some((line, column)) => write!(f, ":{line}:{column}"),
            None => Ok(()),
        }
    }
}

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Nothing is published until it is mended.
    Fault,
    /// It can stay, but a reader would be better off without.
    Warning,
}

/// Something wrong or doubtful.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// How much it weighs.
    pub level: Level,
    /// Where it is.
    pub place: Place,
    /// What is there.
    pub message: String,
    /// What to do about it.
    pub help: String,
}

impl Finding {
    /// Something that stops publishing.
    pub fn fault(place: Place, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { level: Level::Fault, place, message: short(message.into()), help: help.into() }
    }

    /// Something that only `check` speaks of.
    pub fn warning(place: Place, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { level: Level::Warning, place, message: short(message.into()), help: help.into() }
    }
}

impl Finding {
    /// The lines around the place with their numbers, and a mark below it: for where there are no
    /// colours. Empty where the place is a whole file.
    pub fn excerpt(&self) -> String {
        let Some((text, part)) = &self.place.part else { return String::new() };
        let (excerpt, before, span) = excerpt(text, part);
        let mut lines = String::new();
        let mut start = 0;
        for (number, line) in (before + 1..).zip(excerpt.split_inclusive('\n')) {
            lines.push_str(&format!("{number:>4} | {}\n", line.trim_end()));
            if (start..start + line.len()).contains(&span.start) {
                let indent = excerpt[start..span.start].chars().count();
                let length = excerpt[span.clone()].chars().count().max(1);
                lines.push_str(&format!("     | {}{}\n", " ".repeat(indent), "^".repeat(length)));
            }
            start += line.len();
        }
        lines
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.message)
    }
}

impl std::error::Error for Finding {}

/// Messages quote what people wrote, which may be a megabyte: the middle goes.
fn short(message: String) -> String {
    const LONGEST: usize = 300;
    const END: usize = 60;
    let length = message.chars().count();
    if length <= LONGEST {
        return message;
    }
    let start = message.chars().take(LONGEST - END - 1);
    let end = message.chars().skip(length - END);
    start.chain(['…']).chain(end).collect()
}

/// Longer lines are shown around the place only: a terminal has no room for a megabyte.
const LONGEST_LINE: usize = 240;

/// A finding with its excerpt, for the terminal.
#[derive(Debug)]
pub struct Shown {
    finding: Finding,
    source: Option<NamedSource<String>>,
    span: Range<usize>,
}

impl Shown {
    /// What it shows.
    pub fn finding(&self) -> &Finding {
        &self.finding
    }

    /// Prepares a finding.
    pub fn new(finding: &Finding) -> Self {
        let name = finding.place.path.display().to_string();
        let Some((text, part)) = &finding.place.part else {
            return Self { finding: finding.clone(), source: None, span: 0..0 };
        };
        let (excerpt, first_line, span) = excerpt(text, part);
        // Blank lines in front keep the numbers of the lines right.
        let padded = "\n".repeat(first_line) + &excerpt;
        let span = span.start + first_line..span.end + first_line;
        let source = Some(NamedSource::new(name, padded));
        Self { finding: finding.clone(), source, span }
    }
}

/// The lines around a part, how many lines stand before them, and the part within them.
fn excerpt(text: &str, part: &Range<usize>) -> (String, usize, Range<usize>) {
    let edge = |at: usize| {
        let mut at = at.min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let (from, to) = (edge(part.start), edge(part.end.max(part.start)));
    let line_start = text[..from].rfind('\n').map_or(0, |at| at + 1);
    let start = text[..line_start.saturating_sub(1)].rfind('\n').map_or(0, |at| at + 1);
    let line_end = text[from..].find('\n').map_or(text.len(), |at| from + at);
    let end = text[(line_end + 1).min(text.len())..]
        .find('\n')
        .map_or(text.len(), |at| (line_end + 1).min(text.len()) + at);
    let before = text[..start].matches('\n').count();
    if end - start <= 3 * LONGEST_LINE {
        let span = from - start..to.clamp(from, line_end.max(from)) - start;
        return (text[start..end].to_owned(), before, span);
    }
    let start = edge(from.saturating_sub(LONGEST_LINE / 2)).max(line_start);
    let end = edge(from + LONGEST_LINE / 2).min(line_end);
    let before = text[..line_start].matches('\n').count();
    (
        text[start..end.max(start)].to_owned(),
        before,
        from - start..to.clamp(from, end.max(from)) - start,
    )
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // With an excerpt its heading says where; without one the message has to.
        match self.source {
            Some(_) => write!(f, "{}", self.finding.message),
            None => write!(f, "{}: {}", self.finding.place, self.finding.message),
        }
    }
}

impl std::error::Error for Shown {}

impl Diagnostic for Shown {
    fn severity(&self) -> Option<Severity> {
        Some(match self.finding.level {
            Level::Fault => Severity::Error,
            Level::Warning => Severity::Warning,
        })
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        (!self.finding.help.is_empty()).then(|| Box::new(&self.finding.help) as _)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.source.as_ref().map(|source| source as _)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let label = LabeledSpan::new_with_span(Some("here".to_owned()), self.span.clone());
        self.source.as_ref().map(|_| Box::new(std::iter::once(label)) as _)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_has_a_line_and_a_column() {
        let text: Arc<str> = "one\ntwö words\n".into();
        let place = Place::part(Path::new("a.md"), &text, 9..14);
        assert_eq!(place.to_string(), "a.md:2:5");
    }

    #[test]
    fn an_excerpt_without_colours_marks_the_place() {
        let text: Arc<str> = "one\ntwö words\nthree\n".into();
        let place = Place::part(Path::new("a.md"), &text, 9..14);
        let finding = Finding::fault(place, "a", "b");
        assert_eq!(
            finding.excerpt(),
            "   1 | one\n   2 | twö words\n     |     ^^^^^\n   3 | three\n"
        );
    }

    #[test]
    fn a_message_never_quotes_a_whole_megabyte() {
        let message = format!("the date {} is none", "é".repeat(500_000));
        let finding = Finding::fault(Place::file(Path::new("a.md")), message, "");
        assert_eq!(finding.message.chars().count(), 300);
        assert!(finding.message.starts_with("the date éé"));
        assert!(finding.message.contains("é…é") && finding.message.ends_with("é is none"));
    }

    #[test]
    fn an_excerpt_has_the_lines_around_and_never_a_whole_megabyte() {
        let (text, before, span) = excerpt("a\nb\nc\nd\ne", &(4..5));
        assert_eq!((text.as_str(), before), ("b\nc\nd", 1));
        assert_eq!(&text[span], "c");
        let long = format!("a\n{}!{}\nb", "x".repeat(500_000), "y".repeat(500_000));
        let (text, before, span) = excerpt(&long, &(500_002..500_003));
        assert!(text.len() <= LONGEST_LINE);
        assert_eq!((before, &text[span]), (1, "!"));
        assert_eq!(excerpt("", &(0..0)), (String::new(), 0, 0..0));
    }
}
