//! The words of content, and the headings that results lead to. Pagefind keeps several objects for
//! each element while it reads; all others would tell it nothing.

use super::super::dress::{
    headings,
    text::{Piece, pieces, tag_name},
};

/// Elements that stand within a sentence.
const INLINE: [&str; 44] = [
    "a", "abbr", "acronym", "audio", "b", "bdi", "bdo", "big", "cite", "code", "data", "del",
    "dfn", "em", "font", "i", "img", "input", "ins", "kbd", "label", "mark", "meter", "output",
    "picture", "progress", "q", "rb", "rp", "rt", "rtc", "ruby", "s", "samp", "small", "source",
    "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
];

/// What is of no use to who searches: signs to click on, and formulas in LaTeX beside the same in
/// MathML.
fn is_left_out(name: &str, tag: &str) -> bool {
    let has_class = |class: &str| tag.contains(&format!("class=\"{class}\""));
    matches!(name, "annotation" | "button")
        || name == "a" && (has_class("anchor") || has_class("footnote-backref"))
}

/// Appends the words of dressed HTML to `out`, as HTML with no other elements than headings.
pub(super) fn write(html: &str, out: &mut String) {
    let mut left_out = None;
    let mut in_math = false;
    for piece in pieces(html) {
        let tag = match piece {
            Piece::Text(text) if left_out.is_none() => {
                out.push_str(text);
                continue;
            }
            Piece::Text(_) => continue,
            Piece::Tag(tag) => tag,
        };
        let (name, is_end) = tag_name(tag);
        if let Some(element) = left_out {
            // None of them holds another of its name.
            left_out = (!(is_end && name == element)).then_some(element);
        } else if !is_end && is_left_out(name, tag) {
            left_out = Some(name);
        } else if name == "math" {
            in_math = !is_end;
        } else if in_math || INLINE.contains(&name) {
        } else if name == "br" {
            out.push(' ');
        } else if headings::level(name).is_some() {
            heading(name, is_end, tag, out);
        } else {
            end_of_sentence(out);
        }
    }
}

fn heading(name: &str, is_end: bool, tag: &str, out: &mut String) {
    if is_end {
        out.push_str("</");
        out.push_str(name);
    } else {
        end_of_sentence(out);
        out.push('<');
        out.push_str(name);
        if let Some((_, rest)) = tag.split_once(" id=\"") {
            out.push_str(" id=\"");
            out.push_str(rest.split('"').next().unwrap_or_default());
            out.push('"');
        }
    }
    out.push('>');
}

/// Excerpts read better where what stands in its own line is a sentence. What ends with a sign is one
/// already.
fn end_of_sentence(out: &mut String) {
    match out.chars().next_back() {
        Some(last) if last.is_alphanumeric() || "_'\")$*".contains(last) => out.push_str(". "),
        Some(' ' | '\n' | '>') | None => {}
        Some(_) => out.push(' '),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stay_with_their_headings() {
        for (html, words) in [
            ("<p>One <em>t</em>wo &lt;b&gt;</p>\n<p>three!</p>", "One two &lt;b&gt; \nthree! "),
            (
                "a<h2 class=\"x\" id=\"y\">B <i>c</i> <a class=\"anchor\" href=\"#y\">#</a></h2><p>d</p>",
                "a. <h2 id=\"y\">B c </h2>d. ",
            ),
            (
                "<ul><li>one<ul><li>two</li></ul></li></ul><table><tr><th>A</th><td>B</td></tr></table>",
                "one. two. A. B. ",
            ),
            ("one<br>two<wbr>three<hr>", "one twothree. "),
            (
                "<math><semantics><mrow><mi>x</mi><mo>=</mo></mrow><annotation>x=</annotation></semantics></math> y",
                "x= y",
            ),
            (
                "<figure class=\"code\"><pre><code><span class=\"k\">fn</span> a</code></pre><button>Copy</button></figure>",
                "fn a. ",
            ),
            ("<p>A<a class=\"footnote-backref\" href=\"#r\">↩</a></p>", "A. "),
            ("<header>a</header><hgroup>b</hgroup>", "a. b. "),
        ] {
            let mut out = String::new();
            write(html, &mut out);
            assert_eq!(out, words, "{html}");
        }
    }
}
