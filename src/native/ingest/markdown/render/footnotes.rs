//! Footnotes: a mark in the text, the note at its end, and ways to and fro that screen readers
//! know ([DPUB-ARIA](https://www.w3.org/TR/dpub-aria/)).

use std::fmt;

/// Begins the notes, which stand at the end of the text.
pub(super) const START: &str = "<section role=\"doc-endnotes\" aria-label=\"Footnotes\">\n<ol>\n";

/// Ends the notes.
pub(super) const END: &str = "</ol>\n</section>\n";

/// Writes the mark in the text: that of a note's `mention`, both from 1.
pub(super) fn mark(out: &mut dyn fmt::Write, note: u32, mention: u32) -> fmt::Result {
    let id = Mention(note, mention);
    write!(
        out,
        "<sup><a href=\"#fn-{note}\" id=\"fnref-{id}\" role=\"doc-noteref\">{note}</a></sup>"
    )
}

/// Writes the links from a note back to each of its mentions.
pub(super) fn back_links(out: &mut dyn fmt::Write, note: u32, mentions: u32) -> fmt::Result {
    for mention in 1..=mentions {
        let id = Mention(note, mention);
        let space = if mention == 1 { "" } else { " " };
        // The sign behind the arrow asks for a letter: some systems show a picture of one.
        write!(
            out,
            "{space}<a href=\"#fnref-{id}\" role=\"doc-backlink\" \
             aria-label=\"Back to reference {id}\">↩\u{fe0e}"
        )?;
        if mention > 1 {
            write!(out, "<sup>{mention}</sup>")?;
        }
        out.write_str("</a>")?;
    }
    Ok(())
}

/// `3`, and `3-2` for the second mention of the third note.
struct Mention(u32, u32);

impl fmt::Display for Mention {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self(note, 1) => write!(f, "{note}"),
            Self(note, mention) => write!(f, "{note}-{mention}"),
        }
    }
}
