//! Whole bodies, from what the export holds to what readers saw.

use super::*;

struct Shelf;

impl Library for Shelf {
    fn attachment(&self, id: u64) -> Option<Attachment<'_>> {
        let file = |url, title, caption| Attachment { url, title, alt: "", caption };
        Some(match id {
            1 => file("https://a.example/one.jpg", "One", "It's one"),
            2 => file("https://a.example/two.png", "Two", ""),
            3 => file("https://a.example/three.mp3", "Three \"drops\"", ""),
            4 => file("https://a.example/four.mp4", "", ""),
            _ => return None,
        })
    }

    fn attached_to(&self, post: u64) -> Vec<u64> {
        if post == 7 { vec![1, 2, 3, 4] } else { Vec::new() }
    }

    fn reusable(&self, id: u64) -> Option<String> {
        match id {
            50 => Some("<!-- wp:paragraph --><p>Shared [x-y]</p><!-- /wp:paragraph --><!-- wp:block {\"ref\":50} /-->".to_owned()),
            _ => None,
        }
    }
}

const NOTES: &str =
    r#"[{"id":"n-1","content":"See <em>\"it\"</em>."},{"id":"n\"2","content":"b"}]"#;

fn shown(raw: &str) -> Content {
    let context =
        Context { post: 7, library: &Shelf, language: "en", embeds: &[], footnotes: NOTES };
    post(raw, &context)
}

fn check(cases: &[(&str, &str)]) {
    for (raw, html) in cases {
        assert_eq!(shown(raw).html.trim(), *html, "{raw}");
    }
}

#[test]
fn classic_posts_have_paragraphs() {
    check(&[
        ("One's\r\ntwo\r\n\r\n\"three\"", "<p>One’s<br>\ntwo</p>\n<p>“three”</p>"),
        (
            "a<!--more Read on-->b\n\nc<!--more--><!--noteaser-->",
            "<p>a</p><span id=\"more\"></span><p>b</p>\n<p>c</p>",
        ),
        (
            "<p>a <b>b<!--more-->c</b></p>",
            "<p>a <b>b</b></p><span id=\"more\"></span><p><b>c</b></p>",
        ),
        ("<center>a</center>\nb", "<div class=\"align-center\">a</div>\n<p>b</p>"),
        (
            "a\n\n<iframe src=\"//www.youtube.com/embed/abc\"></iframe>",
            "<p>a</p>\n<p><a href=\"https://www.youtube.com/watch?v=abc\">YouTube: www.youtube.com/watch?v=abc</a></p>",
        ),
        (
            "a\nhttps://b.example/--c\nd",
            "<p>a</p>\n<p><a href=\"https://b.example/--c\">b.example/--c</a></p>\n<p>d</p>",
        ),
        ("a <!-- b\n\nc", "<p>a &lt;!– b</p>\n<p>c</p>"),
    ]);
    let pages = shown("a<!--nextpage-->b\n<!--nextpage-->\nc");
    assert_eq!((pages.html.as_str(), pages.pages), ("<p>a</p><p>b</p>\n\n<p>c</p>", 3));
}

#[test]
fn captions_are_figures() {
    check(&[
        (
            "a\n[caption id=\"x\" align=\"alignleft\" width=\"300\"]<a href=\"b\"><img class=\"alignleft size-medium\" src=\"c\"></a> It's <em>d</em>[/caption]\ne",
            "<p>a</p>\n<figure class=\"alignleft\"><a href=\"b\"><img class=\"size-medium\" src=\"c\"></a><figcaption>It’s <em>d</em></figcaption></figure>\n<p>e</p>",
        ),
        (
            "[wp_caption align=\"aligncenter\" caption=\"d ]\"]<img src=\"c\" />[/wp_caption]",
            "<figure class=\"aligncenter\"><img src=\"c\"><figcaption>d ]</figcaption></figure>",
        ),
        ("[caption]<img src=\"c\" />[/caption]", "<p><img src=\"c\" /></p>"),
    ]);
}

#[test]
fn galleries_show_what_the_export_holds() {
    check(&[
        (
            "[gallery]",
            "<figure class=\"gallery\">\n<figure><a href=\"https://a.example/one.jpg\"><img src=\"https://a.example/one.jpg\" alt=\"\"></a>\
             <figcaption>It’s one</figcaption></figure>\n<figure><a href=\"https://a.example/two.png\">\
             <img src=\"https://a.example/two.png\" alt=\"\"></a></figure>\n</figure>",
        ),
        (
            "[gallery ids=\"2,1,99\" exclude=\"1\" link=\"none\"]",
            "<figure class=\"gallery\">\n<figure><img src=\"https://a.example/two.png\" alt=\"\"></figure>\n</figure>",
        ),
        ("[gallery id=\"8\"]", "<p>[gallery id=\"8\"]</p>"),
    ]);
    let html = shown("[gallery ids=\"1,2\" order=\"DESC\" orderby=\"title\"]").html;
    assert!(html.find("two.png") < html.find("one.jpg"), "{html}");
}

#[test]
fn media_have_players() {
    check(&[
        (
            "[audio]",
            "<figure><audio controls src=\"https://a.example/three.mp3\"></audio></figure>",
        ),
        (
            "[audio mp3=\"a.mp3\" ogg=\"a.ogg\"][/audio]",
            "<figure><audio controls><source src=\"a.mp3\"><source src=\"a.ogg\"></audio></figure>",
        ),
        (
            "[audio http://a.example/b.mp3|titles=C]",
            "<figure><audio controls src=\"http://a.example/b.mp3\"></audio></figure>",
        ),
        (
            "[video poster=\"p.jpg\" mp4=\"a.mp4\"]",
            "<figure><video controls poster=\"p.jpg\" src=\"a.mp4\"></video></figure>",
        ),
        (
            "[video src=\"https://vimeo.com/7\"]",
            "<p><a href=\"https://vimeo.com/7\">Vimeo: vimeo.com/7</a></p>",
        ),
        (
            "[playlist ids=\"3\"]",
            "<ol>\n<li><p>Three “drops”</p><audio controls src=\"https://a.example/three.mp3\"></audio></li>\n</ol>",
        ),
        (
            "[embed width=\"4\"]https://vimeo.com/7[/embed]",
            "<p><a href=\"https://vimeo.com/7\">Vimeo: vimeo.com/7</a></p>",
        ),
    ]);
}

#[test]
fn code_stays_as_it_is() {
    check(&[
        (
            "[sourcecode language=\"php\"]\n<?php echo \"a\";\n\n// &lt;b&gt; [x y=\"z\"]\n[/sourcecode]",
            "<pre><code class=\"language-php\">&lt;?php echo \"a\";\n\n// &lt;b&gt; [x y=\"z\"]\n</code></pre>",
        ),
        ("[py]a -- b[/py]", "<pre><code class=\"language-python\">a -- b\n</code></pre>"),
        (
            "[cceN_php]\n$a = '--';\n\n&lt;b>[/cceN_php]",
            "<pre><code class=\"language-php\">$a = '--';\n\n&lt;b&gt;\n</code></pre>",
        ),
        ("[cc lang=\"js\"]a[/cc]", "<pre><code class=\"language-javascript\">a\n</code></pre>"),
        ("[ccx]a[/ccx]", "<p>[ccx]a[/ccx]</p>"),
        ("[code]\n<b>\n[/code]", "<pre><code>&lt;b&gt;\n</code></pre>"),
        ("<pre>[gallery]\n\n[[x]]</pre>", "<pre>[gallery]\n\n[[x]]</pre>"),
        ("a <code>[caption]</code>", "<p>a <code>[caption]</code></p>"),
    ]);
}

#[test]
fn unknown_shortcodes_stay_and_are_named() {
    let raw = "a [quote by=\"it's\"]b[/quote]\r\n\r\n[contact-form-7 id=\"1\"]\n\n[sic] [1] [x] done [[gallery]] [see this]\n\n[toc]";
    let content = shown(raw);
    assert_eq!(
        content.html,
        "<p>a [quote by=\"it's\"]b[/quote]</p>\n<p>[contact-form-7 id=\"1\"]</p>\n\
         <p>[sic] [1] [x] done [gallery] [see this]</p>\n<p>[toc]</p>"
    );
    let named: Vec<(&str, &str)> =
        content.shortcodes.iter().map(|(name, at)| (name.as_str(), &raw[*at..*at + 3])).collect();
    assert_eq!(named, [("quote", "[qu"), ("contact-form-7", "[co"), ("toc", "[to")]);
}

#[test]
fn blocks_lose_their_comments() {
    check(&[
        (
            "<!-- wp:paragraph {\"align\":\"center\"} -->\n<p class=\"has-text-align-center\">It's\na</p>\n<!-- /wp:paragraph -->",
            "<p class=\"has-text-align-center align-center\">It’s\na</p>",
        ),
        (
            "one\n\ntwo\n<!-- wp:separator --><hr/><!-- /wp:separator -->",
            "<p>one</p>\n<p>two</p>\n<hr/>",
        ),
        ("<!-- wp:freeform -->a\nb<!-- /wp:freeform -->", "<p>a<br>\nb</p>"),
        (
            "<!-- wp:paragraph --><p>a</p><!-- /wp:paragraph --><!-- wp:more --><!--more--><!-- /wp:more -->",
            "<p>a</p><span id=\"more\"></span>",
        ),
        (
            "<!-- wp:shortcode -->[gallery ids=\"2\" link=\"none\"]<!-- /wp:shortcode -->",
            "<figure class=\"gallery\">\n<figure><img src=\"https://a.example/two.png\" alt=\"\"></figure>\n</figure>",
        ),
        (
            "<!-- wp:embed {\"url\":\"https://vimeo.com/7\"} --><figure class=\"wp-block-embed\"><div class=\"w\">\nhttps://vimeo.com/7\n</div><figcaption>It's</figcaption></figure><!-- /wp:embed -->",
            "<figure><p><a href=\"https://vimeo.com/7\">Vimeo: vimeo.com/7</a></p><figcaption>It’s</figcaption></figure>",
        ),
        (
            "<!-- wp:gallery --><figure class=\"wp-block-gallery\"><ul class=\"blocks-gallery-grid\"><li><figure><img src=\"a\"></figure></li></ul></figure><!-- /wp:gallery -->",
            "<figure class=\"wp-block-gallery gallery\"><figure><img src=\"a\"></figure></figure>",
        ),
        (
            "<!-- wp:gallery --><ul class=\"wp-block-gallery\"><li><figure><img src=\"a\"></figure></li></ul><!-- /wp:gallery -->",
            "<figure class=\"wp-block-gallery gallery\"><figure><img src=\"a\"></figure></figure>",
        ),
        (
            "<!-- wp:gallery --><figure class=\"wp-block-gallery\"><!-- wp:image --><figure><img src=\"a\"></figure><!-- /wp:image --></figure><!-- /wp:gallery -->",
            "<figure class=\"wp-block-gallery gallery\"><figure><img src=\"a\"></figure></figure>",
        ),
        (
            "<!-- wp:image --><div class=\"wp-block-image\"><figure class=\"alignright\"><img src=\"a\"></figure></div><!-- /wp:image -->",
            "<figure class=\"alignright\"><img src=\"a\"></figure>",
        ),
        (
            "<!-- wp:file --><div class=\"wp-block-file\"><object data=\"a.pdf\"></object><a href=\"a.pdf\">A</a><a href=\"a.pdf\" download>Download</a></div><!-- /wp:file -->",
            "<p><a href=\"a.pdf\">A</a></p>",
        ),
        (
            "<!-- wp:my/code {\"language\":\"rust\"} --><pre class=\"x\">a\n\"b\"</pre><!-- /wp:my/code -->",
            "<pre><code class=\"language-rust\">a\n\"b\"</code></pre>",
        ),
        (
            "<!-- wp:html --><div><iframe src=\"https://a.example/x\"></iframe></div><!-- /wp:html -->",
            "<div><p><a href=\"https://a.example/x\">a.example/x</a></p></div>",
        ),
        ("<!-- wp:spacer --><div style=\"height:9px\"></div><!-- /wp:spacer -->", ""),
    ]);
}

#[test]
fn footnotes_and_links_to_profiles_are_not_in_the_html() {
    check(&[
        (
            "<!-- wp:footnotes {\"x\":1} /-->",
            "<ol class=\"wp-block-footnotes\">\n<li id=\"n-1\">See <em>“it”</em>. <a href=\"#n-1-link\">↩</a></li>\n\
             <li id=\"n&quot;2\">b <a href=\"#n&quot;2-link\">↩</a></li>\n</ol>",
        ),
        (
            "<!-- wp:social-links --><ul class=\"wp-block-social-links\"><!-- wp:social-link {\"url\":\"https://vimeo.com/ida\",\"service\":\"vimeo\"} /-->\n\
             <!-- wp:social-link {\"url\":\"ida@a.example\",\"service\":\"mail\",\"label\":\"Write\"} /--><!-- wp:social-link {\"service\":\"x\"} /-->\n\
             <!-- wp:social-link {\"url\":\"https://b.example/ida\",\"service\":\"mastodon\"} /--></ul><!-- /wp:social-links -->",
            "<ul class=\"wp-block-social-links\"><li><a href=\"https://vimeo.com/ida\">Vimeo</a></li>\n\
             <li><a href=\"mailto:ida@a.example\">Write</a></li>\n\
             <li><a href=\"https://b.example/ida\">Mastodon</a></li></ul>",
        ),
        (
            "<!-- wp:cover --><div class=\"wp-block-cover\"><span aria-hidden=\"true\" class=\"wp-block-cover__background\"></span><img src=\"a\"></div><!-- /wp:cover -->",
            "<div class=\"wp-block-cover\"><img src=\"a\"></div>",
        ),
    ]);
    assert_eq!(shown("<!-- wp:social-link {\"service\":\"x\"} /-->").blocks, [""; 0]);
}

#[test]
fn shortcodes_of_other_sites_are_links() {
    check(&[
        (
            "a\n[youtube=http://www.youtube.com/watch?v=abcdefghi-k&w=640&h=360]\nb",
            "<p>a</p>\n<p><a href=\"https://www.youtube.com/watch?v=abcdefghi-k\">YouTube: www.youtube.com/watch?v=abcdefghi-k</a></p>\n<p>b</p>",
        ),
        ("[vimeo 7 w=5&h=2]", "<p><a href=\"https://vimeo.com/7\">Vimeo: vimeo.com/7</a></p>"),
        (
            "[vimeo]https://vimeo.com/7[/vimeo]",
            "<p><a href=\"https://vimeo.com/7\">Vimeo: vimeo.com/7</a></p>",
        ),
        (
            "[soundcloud url=\"https://soundcloud.com/a/b\" iframe=\"true\" /]",
            "<p><a href=\"https://soundcloud.com/a/b\">SoundCloud: soundcloud.com/a/b</a></p>",
        ),
        ("[youtube]", "<p>[youtube]</p>"),
        ("[ted id=7]", "<p>[ted id=7]</p>"),
    ]);
    assert_eq!(shown("[youtube]\n\n[ted id=7]").shortcodes.len(), 2);
}

#[test]
fn formulas_are_no_prose() {
    check(&[(
        "It's $latex x'$ or [latex]a--b[/latex] for $5",
        "<p>It’s <span data-math-style=\"inline\">x'</span> or <span data-math-style=\"inline\">a--b</span> for $5</p>",
    )]);
}

#[test]
fn page_builders_leave_what_they_arranged() {
    let raw = "[vc_row css=\".x{a:b}\"][vc_column][vc_column_text]One\n\ntwo.[/vc_column_text][vc_single_image image=\"2\"]\
        [vc_btn title=\"Go\" link=\"url:http%3A%2F%2Fa.example%2F||\"][x_y z=\"'\"][/vc_column][/vc_row]\n[one_half]l[/one_half][one_half_last]r[/one_half_last] [one_half]\
        [et_pb_toggle title=\"It's\"]in[/et_pb_toggle] [dropcap]O[/dropcap]nce";
    let content = shown(raw);
    assert_eq!(
        content.html.replace('\n', ""),
        "<p>One</p><p>two.</p><figure><img src=\"https://a.example/two.png\" alt=\"\"></figure>\
         <p><a href=\"http://a.example/\">Go</a></p><p>[x_y z=\"'\"]</p><p>l</p><p>r</p><p>[one_half]</p>\
         <p><strong>It’s</strong></p><p>in</p><p>Once</p>"
    );
    let names: Vec<&str> = content.shortcodes.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["x_y", "one_half"]);
    assert_eq!(content.layout.len(), 7);
}

#[test]
fn blocks_without_content_are_named() {
    let content = shown(
        "<!-- wp:latest-posts {\"postsToShow\":3} /--><!-- wp:group --><div><!-- wp:rss /--></div><!-- /wp:group --><!-- wp:paragraph /-->",
    );
    assert_eq!(content.blocks, ["wp:latest-posts", "wp:rss"]);
    assert_eq!(content.html, "<div></div>");
    let found = "<!-- wp:query --><div><!-- wp:post-template --><!-- wp:post-title /--><!-- wp:post-date /--><!-- /wp:post-template --></div><!-- /wp:query -->";
    assert_eq!(shown(found).blocks, ["wp:query"]);
}

#[test]
fn shared_blocks_come_along_but_not_for_ever() {
    let raw = "<!-- wp:block {\"ref\":50} /--><!-- wp:block {\"ref\":51} /-->";
    let content = shown(raw);
    assert_eq!(content.html.matches("<p>Shared [x-y]</p>").count(), 3);
    assert_eq!(content.blocks, ["wp:block", "wp:block"]);
    assert_eq!(content.shortcodes[0], ("x-y".to_owned(), 0));
}

#[test]
fn comments_are_paragraphs_with_links() {
    assert_eq!(
        comment("It's\nhere: http://a.example/x--y.\n\n<strike>no</strike>", "en"),
        "<p>It’s<br>\nhere: <a href=\"http://a.example/x--y\">http://a.example/x--y</a>.</p>\n<p><s>no</s></p>"
    );
}

#[test]
fn bodies_of_any_kind_take_as_long_as_they_are() {
    for piece in [
        "<",
        "\n",
        "<!--",
        "[",
        "[a ",
        "[a b=\"",
        "[a]",
        "[[a",
        "[/a]",
        "[caption]",
        "[code]",
        "<iframe>",
        "<object>",
        "<iframe src=\"x\">",
        "<!-- wp:group -->",
        "<!-- wp:rss /-->",
        "<!-- wp:group --><div>",
        "<pre>",
        "http://a.example/\n",
        "<a>",
        "<address>",
        "<!--more-->",
        "&",
        "\"",
        "<td",
        "x1x",
        "[audio][/audio]",
        "[caption]a[/caption]",
        "$latex ",
        "$latex \\",
        "[vc_row]",
        "[/vc_row]",
        "[youtube a]",
        "[a][",
    ] {
        growth::is_linear(piece, |raw| {
            shown(raw);
            shown(&format!("<!-- wp:x -->{raw}"));
            comment(raw, "en");
            title(raw, "en");
        });
    }
}
