//! Paragraphs of every kind of body.

use proptest::prelude::*;

use super::*;
use crate::native::wordpress::content::growth;

fn classic(html: &str) -> String {
    paragraphs(html, Mode::Classic)
}

#[test]
fn lines_become_paragraphs_and_breaks() {
    for (raw, html) in [
        ("One\ntwo\n\nthree", "<p>One<br>\ntwo</p>\n<p>three</p>"),
        ("  \n\n  One  \n \n\n two\n", "\n<p>One</p>\n<p>two</p>\n"),
        ("a <em>b\nc</em>\nd", "<p>a <em>b<br>\nc</em><br>\nd</p>"),
        ("a <em>b\n\nc</em> d", "<p>a <em>b</em></p>\n<p><em>c</em> d</p>"),
        ("a<br />\nb<br>c", "<p>a<br />\nb<br>c</p>"),
        ("a<br><br />b", "<p>a</p>\n<p>b</p>"),
        ("a <!-- note -->\n\n<!-- alone -->\n\nb", "<p>a</p>\n<p>b</p>"),
        (
            "<p>a</p>\n\n<p class=\"x\">b\nc\n\nd</p>",
            "<p>a</p>\n<p class=\"x\">b<br>\nc</p>\n<p>d</p>",
        ),
        ("<p>a<p>b", "<p>a</p><p>b</p>"),
        ("<p></p><p> </p>a", "<p>a</p>"),
        (
            "<img src=\"a\">\n\n<a id=\"x\"></a>\n\n<b></b>",
            "<p><img src=\"a\"></p>\n<p><a id=\"x\"></a></p>",
        ),
    ] {
        assert_eq!(classic(raw), html, "{raw:?}");
    }
}

#[test]
fn blocks_are_not_wrapped_and_have_no_breaks_beside_them() {
    for (raw, html) in [
        ("a\n<h2>B</h2>\nc", "<p>a</p>\n<h2>B</h2>\n<p>c</p>\n"),
        (
            "<ul>\n<li>a</li>\n\n<li>b\nc</li>\n</ul>",
            "<ul>\n<li>a</li>\n\n<li>b<br>\nc</li>\n</ul>",
        ),
        ("<ul><li>a\n\nb</li></ul>", "<ul><li><p>a</p>\n<p>b</p></li></ul>"),
        ("<blockquote>a\n\nb</blockquote>", "<blockquote><p>a</p>\n<p>b</p></blockquote>"),
        ("<blockquote>\na</blockquote>", "<blockquote>\n<p>a</p></blockquote>"),
        ("<div>a</div>\n<div>a\n\nb</div>", "<div>a</div>\n<div><p>a</p>\n<p>b</p></div>"),
        ("<div>a<ul><li>b</li></ul>c</div>", "<div>a<ul><li>b</li></ul><p>c</p></div>"),
        (
            "<table>\n<tr><td>a</td>\n\n<td>b</td></tr></table>",
            "<table>\n<tr><td>a</td>\n\n<td>b</td></tr></table>",
        ),
        ("<pre>a\n\nb <b>c\nd</b></pre>\n\ne", "<pre>a\n\nb <b>c\nd</b></pre>\n<p>e</p>"),
        ("<a href=\"x\"><h2>b</h2></a>", "<h2><a href=\"x\">b</a></h2>"),
        (
            "<video>\n<source src=\"a\">\n\n</video>",
            "<p><video>\n<source src=\"a\">\n\n</video></p>",
        ),
        ("a<script>\n\nb\n</script>", "<p>a</p>"),
        ("a\n<hr>\nb", "<p>a</p>\n<hr>\n<p>b</p>"),
    ] {
        let made = classic(raw);
        let scripts = made.replace("<script>\n\nb\n</script>", "");
        assert_eq!(scripts.trim_end(), html.trim_end(), "{raw:?}");
    }
}

#[test]
fn a_block_in_a_paragraph_parts_it() {
    let block = crate::native::wordpress::content::held::Store::default().block(String::new());
    let raw = format!("<p class=\"x\">a <b>b{block}c</b></p>");
    let html = format!("<p class=\"x\">a <b>b</b></p>{block}<p><b>c</b></p>");
    assert_eq!(paragraphs(&raw, Mode::Blocks), html);
    let raw = format!("<p>{block}</p>\n\n<div>a\n\nb</div>");
    assert_eq!(paragraphs(&raw, Mode::Blocks), format!("{block}\n\n<div>a\n\nb</div>"));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(3_000) })]

    #[test]
    fn what_it_made_stays(parts in prop::collection::vec(prop::sample::select(vec![
        "a", "b ", " c", "\n", "\n\n", " ", "<br>", "<b>", "</b>", "<em>", "</em>", "<span>", "</span>", "<p>",
        "<p class=\"x\">", "</p>", "<div>", "</div>", "<ul>", "<li>", "</li>", "</ul>", "<blockquote>",
        "</blockquote>", "<h2>", "</h2>", "<pre>", "</pre>", "<!-- c -->", "<hr>", "<img>", "<table>", "<tr>",
        "<td>", "</td>", "</tr>", "</table>", "<a id=x>", "</a>", "\u{fdd0}0\u{fdd2}", "\u{fdd1}0\u{fdd2}",
    ]), 0..14), mode in prop::sample::select(vec![Mode::Classic, Mode::Blocks])) {
        let once = paragraphs(&parts.concat(), mode);
        prop_assert_eq!(paragraphs(&once, mode), once, "{:?}", parts.concat());
    }
}

#[test]
fn it_takes_as_long_as_the_body() {
    for piece in [
        "<",
        "\n",
        "<!--",
        "<a <a x=\"",
        "<b>",
        "<div>",
        "</div></ul>",
        "<p>",
        "<b>\n\n",
        "<pre>",
        "<span></b>",
        "<a x='",
        "<br>",
        "<script>",
        "<!x",
        "</",
    ] {
        growth::is_linear(piece, |body| drop(classic(body)));
    }
}
