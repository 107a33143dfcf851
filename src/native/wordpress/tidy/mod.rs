//! HTML from WordPress in the form in which the Markdown renderer writes the same.
//!
//! A post becomes Markdown only where that gives its HTML back to the letter, and WordPress has
//! other habits: white space where none is shown, `<b>` for `<strong>`, lines of text in no
//! paragraph, elements around others that have lost their styles. None of these means anything to a
//! reader.

mod attributes;
mod blocks;
mod lines;
mod tree;
mod wrappers;

/// Sanitised HTML that means exactly the same, with white space as the Markdown renderer writes it.
///
/// Left alone are preformatted text, code, formulas, and whatever nests deeper than any author
/// would. What is tidy stays as it is.
pub(super) fn tidy(html: &str) -> String {
    match tree::read(html) {
        Some(nodes) => blocks::body(&nodes),
        None => html.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use url::Url;

    use super::*;
    use crate::native::{
        folder::tags,
        ingest::{
            links::Links,
            notice::Notices,
            sanitise::{Policy, sanitise},
        },
        publish::dress::text::{Piece, pieces},
    };

    fn clean(html: &str) -> String {
        let home = Url::parse("https://blog.example/").expect("url");
        let links = Links::new(home.clone(), home.clone());
        sanitise(html, Policy::Post, &links, &home, "", &mut Notices::default())
    }

    #[test]
    fn white_space_is_where_the_renderer_puts_it() {
        for (html, tidied) in [
            ("<p>\n a  b\t</p>\n\n<p>c</p><hr> ", "<p>a b</p>\n<p>c</p>\n<hr>"),
            ("<p>a <br>b<br> \n c<br></p>", "<p>a<br>\nb<br>\nc<br></p>"),
            ("<p>a \n b</p><h2>a\nb<br>\nc</h2>", "<p>a\nb</p>\n<h2>a b<br>c</h2>"),
            ("<h2>\u{5b57}\n\u{5b57}</h2>", "<h2>\u{5b57}\n\u{5b57}</h2>"),
            (
                "<ul><li>a<ul><li> b </li></ul></li> <li><p>c</p><p>d</p></li></ul>",
                "<ul>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n<li>\n<p>c</p>\n<p>d</p>\n</li>\n</ul>",
            ),
            (
                "<table><thead><tr><th>a</th></tr></thead><tbody>\n<tr>\n<td> b </td></tr></tbody></table>",
                "<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>b</td>\n</tr>\n</tbody>\n</table>",
            ),
            ("<dl><dt>a</dt><dd>b</dd></dl>", "<dl>\n<dt>a</dt>\n<dd>b</dd>\n</dl>"),
            (
                "<figure> <img src=\"/a\">\n<figcaption> b </figcaption></figure>",
                "<figure><img src=\"/a\"><figcaption>b</figcaption></figure>",
            ),
            (
                "<pre>\n\n a  <b>b</b></pre><p><code> c  d </code> <kbd>e  f</kbd></p>",
                "<pre>\n\n a  <b>b</b></pre>\n<p><code> c  d </code> <kbd>e  f</kbd></p>",
            ),
        ] {
            assert_eq!(tidy(html), tidied);
        }
    }

    #[test]
    fn emphasis_begins_and_ends_at_words() {
        for (html, tidied) in [
            ("a<b> b </b>c<i>d</i>", "<p>a <strong>b</strong> c<em>d</em></p>"),
            ("a <i> <b>b</b></i> .", "<p>a <em><strong>b</strong></em> .</p>"),
            ("<b>a<br></b> b<em> </em>c", "<p><strong>a<br></strong>\nb <em></em>c</p>"),
            ("<b class=\"note\">a </b>b", "<p><b class=\"note\">a </b>b</p>"),
            ("a <a href=\"/x\"> b</a><u> c </u>", "<p>a <a href=\"/x\">b</a><u> c </u></p>"),
        ] {
            assert_eq!(tidy(html), tidied);
        }
    }

    #[test]
    fn lines_between_blocks_are_paragraphs() {
        for (html, tidied) in [
            ("a<hr> b", "<p>a</p>\n<hr>\n<p>b</p>"),
            ("<blockquote>a</blockquote>", "<blockquote>\n<p>a</p>\n</blockquote>"),
            ("<div>a</div>", "<div>a</div>"),
            ("<section>a<p>b</p></section>", "<section>\n<p>a</p>\n<p>b</p>\n</section>"),
            ("<p></p>a<p></p>b<p> </p>", "<p>a</p>\n<p>b</p>"),
            ("<ul><li>a<p>b</p></li></ul>", "<ul>\n<li>\n<p>a</p>\n<p>b</p>\n</li>\n</ul>"),
            ("a <del><p>b</p></del> c", "a <del><p>b</p></del> c"),
            (
                "<code><hr>a</code><p></p><u>b<p></p></u>",
                "<code><hr>a</code>\n<div><u>b<p></p></u></div>",
            ),
        ] {
            assert_eq!(tidy(html), tidied);
        }
    }

    #[test]
    fn wrappers_that_say_nothing_go() {
        for (html, tidied) in [
            ("<div><div> <p>a</p></div><p></p><div></div></div>", "<p>a</p>"),
            ("<div id=\"x\"><div><p>a</p></div></div>", "<div id=\"x\">\n<p>a</p>\n</div>"),
            ("a<div>b<p>c</p>d</div>e", "<p>a</p>\n<p>b</p>\n<p>c</p>\n<p>d</p>\n<p>e</p>"),
            ("<div>a</div><div>b</div>", "<div>a</div>\n<div>b</div>"),
            ("<p><span>a <span>b</span></span><span></span></p>", "<p>a b</p>"),
            ("<p><span></span></p><span lang=\"de\">c</span>", "<p><span lang=\"de\">c</span></p>"),
            ("<div><ul><div><p>a</p></div></ul></div>", "<ul>\n<div>\n<p>a</p>\n</div>\n</ul>"),
        ] {
            assert_eq!(tidy(html), tidied);
        }
    }

    #[test]
    fn the_mark_of_the_excerpt_stands_alone() {
        let mark = "<span id=\"more\"></span>";
        for (html, tidied) in [
            (format!("<p>a {mark}</p>b"), format!("<p>a</p>\n{mark}\n<p>b</p>")),
            (format!("<p>{mark}</p>"), mark.to_owned()),
            (format!("a{mark}<p>{mark} b</p>"), format!("<p>a</p>\n{mark}\n{mark}\n<p>b</p>")),
            (format!("<p>a {mark}b</p>"), format!("<p>a {mark}b</p>")),
        ] {
            assert_eq!(tidy(&html), tidied);
        }
    }

    #[test]
    fn attributes_stand_in_the_order_of_markdown() {
        assert_eq!(
            tidy(
                "<p><a title=\"a > b\" id=\"c\" href=\"/d\"><img class=\"aligncenter\" title=\"e\" alt=\"f\" src=\"/g\"></a></p>"
            ),
            "<p><a href=\"/d\" title=\"a > b\" id=\"c\"><img src=\"/g\" alt=\"f\" title=\"e\" class=\"aligncenter\"></a></p>"
        );
    }

    #[test]
    fn what_nests_too_deep_is_left_alone() {
        let html = format!("{}a {}", "<div>".repeat(5_000), "</div>".repeat(5_000));
        assert_eq!(tidy(&html), html);
    }

    /// What a reader is shown: each letter with the elements that it is in, white space as CSS
    /// collapses it, and where lines end.
    fn shown(html: &str) -> Vec<(char, String)> {
        let mut shown: Vec<(char, String)> = Vec::new();
        let mut inside: Vec<&str> = Vec::new();
        let (mut is_start, mut is_spaced) = (true, false);
        for piece in pieces(html) {
            let path = || inside.join(" ");
            match piece {
                Piece::Tag("<br>") => {
                    shown.push(('/', path()));
                    (is_start, is_spaced) = (true, false);
                }
                Piece::Tag(tag) => {
                    let name = match tags::name(tag) {
                        "b" => "strong",
                        "i" => "em",
                        name => name,
                    };
                    let is_block = !tags::is_phrase(tag);
                    let edge = |shown: &mut Vec<(char, String)>| {
                        if is_block && shown.last().is_some_and(|(last, _)| *last != '|') {
                            shown.push(('|', String::new()));
                        }
                    };
                    edge(&mut shown);
                    if is_block {
                        (is_start, is_spaced) = (true, false);
                    }
                    match tags::step(tag) {
                        _ if matches!(name, "div" | "p") => {}
                        0 => shown.push(('-', path())),
                        1 => inside.push(name),
                        _ => assert_eq!(inside.pop(), Some(name)),
                    }
                    edge(&mut shown);
                }
                Piece::Text(text) => {
                    let is_kept = inside.iter().any(|name| matches!(*name, "code" | "pre"));
                    for c in text.chars() {
                        if !is_kept && matches!(c, ' ' | '\n') {
                            is_spaced = !is_start;
                            continue;
                        }
                        if is_spaced {
                            shown.push((' ', String::new()));
                        }
                        shown.push((c, path()));
                        (is_start, is_spaced) = (false, false);
                    }
                }
            }
        }
        while shown.last().is_some_and(|(last, _)| *last == '|') {
            shown.pop();
        }
        shown
    }

    fn parts() -> impl Strategy<Value = String> {
        prop::collection::vec(
            prop::sample::select(vec![
                "<p>",
                "</p>",
                "<b>",
                "</b>",
                "<i>",
                "</i>",
                "<a href=\"/x\">",
                "</a>",
                "<ul>",
                "</ul>",
                "<li>",
                "</li>",
                "<table>",
                "<tr>",
                "<td>",
                "</td>",
                "</table>",
                "<pre>",
                "</pre>",
                "<code>",
                "</code>",
                "\n",
                "\n\n",
                " ",
                "x",
                "y",
                "&nbsp;",
                "&lt;",
                "<br>",
                "<hr>",
                "<h2>",
                "</h2>",
                "<dl>",
                "<dt>",
                "<dd>",
                "</dl>",
                "<div>",
                "</div>",
                "<blockquote>",
                "</blockquote>",
                "<span>",
                "</span>",
                "<span id=\"more\"></span>",
                "<figure>",
                "<figcaption>",
                "</figcaption>",
                "</figure>",
                "<del>",
                "</del>",
                "<details>",
                "<summary>",
                "</details>",
                "<ruby>",
                "<rt>",
                "</ruby>",
                "<img alt=\"a\" src=\"/b\">",
                "<video src=\"/c\"></video>",
                "\u{5b57}",
                "<em>",
                "</em>",
            ]),
            0..24,
        )
        .prop_map(|parts| parts.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(4_000) })]

        #[test]
        fn tidy_is_at_rest(html in parts()) {
            let tidied = tidy(&clean(&html));
            prop_assert_eq!(&tidy(&tidied), &tidied, "{}", html);
            prop_assert_eq!(&clean(&tidied), &tidied, "{}", html);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(4_000) })]

        #[test]
        fn tidy_shows_the_same(parts in prop::collection::vec(prop::sample::select(vec![
            "<p>", "</p>", "<b>", "</b>", "<i>", "</i>", "<ul>", "</ul>", "<li>", "</li>", "<pre>", "</pre>", "<code>",
            "</code>", "\n", " ", "x", "y", "&nbsp;", "<br>", "<hr>", "<h2>", "</h2>", "<div>", "</div>",
            "<blockquote>", "</blockquote>", "<u>", "</u>",
        ]), 0..16)) {
            let html = clean(&parts.concat());
            prop_assert_eq!(shown(&tidy(&html)), shown(&html), "{}", html);
        }
    }
}
