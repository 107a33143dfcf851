//! `_redirects`, for hosts that read it by themselves.
//!
//! <https://docs.netlify.com/routing/redirects/>,
//! <https://developers.cloudflare.com/pages/configuration/redirects/>

use super::plain;
use crate::native::{ingest::notice::Notices, publish::moves::Moves};

/// So many rules without a pattern Cloudflare Pages reads, in lines of this length.
const CLOUDFLARES: (usize, usize) = (2_000, 1_000);

/// For Netlify, and for Cloudflare Pages, too, where the blog names both: it leaves out what it cannot
/// read.
pub(in crate::native::publish) fn rules(moves: &Moves, for_cloudflare: bool) -> String {
    let Moves { base, queries, .. } = moves;
    let mut text = "# Where old addresses lead. Netlify reads this file by itself; there is nothing to set up. At\n\
                    # each address is a page that leads on, too: it would come first but for the \"!\".\n"
        .to_owned();
    text.extend(paths(moves, "301!"));
    if !queries.is_empty() {
        text.push_str("\n# By query.\n");
    }
    for (query, to) in queries {
        text.push_str(&format!("{base}/ {query} {} 301!\n", plain(to)));
    }
    text.push_str(&feeds(moves));
    if for_cloudflare && !moves.paths.is_empty() {
        text.push_str(
            "\n# The same for Cloudflare Pages, which knows no \"!\" and needs none. It reads 2000 lines at\n\
             # most; what is not read is left to the pages at those addresses.\n",
        );
        text.extend(paths(moves, "301"));
    }
    text
}

/// Where WordPress had feeds of lists and posts.
fn feeds(moves: &Moves) -> String {
    let Moves { base, feed_patterns, .. } = moves;
    if feed_patterns.is_empty() {
        return String::new();
    }
    let base = plain(base);
    let rule = |(from, to): &(String, String)| format!("{base}{from} {base}{to} 301\n");
    let rules: String = feed_patterns.iter().map(rule).collect();
    format!("\n# Feeds of lists and of comments on posts, where WordPress had them.\n{rules}")
}

/// For Cloudflare Pages alone: what it can read, and a notice of what it cannot.
pub(in crate::native::publish) fn cloudflare(moves: &Moves, notices: &mut Notices) -> String {
    let (most, longest) = CLOUDFLARES;
    let mut text = "# Where old addresses lead. Cloudflare Pages reads this file by itself; there is nothing to\n\
                    # set up.\n"
        .to_owned();
    let mut count = 0;
    for (line, from) in paths(moves, "301").zip(moves.paths.keys()) {
        if count == most || line.trim_end().len() > longest {
            let remark = "made no rule for Cloudflare, which reads 2,000 of up to 1,000 characters: the \
                          page at the address leads on";
            notices.add(remark, from.as_str());
        } else {
            count += 1;
            text.push_str(&line);
        }
    }
    for query in moves.queries.keys() {
        let remark = match query.short_link() {
            Some(_) => {
                "made no rule for Cloudflare, which does not look at queries: at a number the home page \
                 leads on by a script"
            }
            None => {
                "made no rule for Cloudflare, which does not look at queries: readers stay on the home page"
            }
        };
        notices.add(remark, &format!("/?{query}"));
    }
    text.push_str(&feeds(moves));
    text
}

/// A line for each path, with this status.
fn paths(moves: &Moves, status: &str) -> impl Iterator<Item = String> {
    let Moves { base, paths, .. } = moves;
    paths.iter().map(move |(from, to)| {
        format!("{} {} {status}\n", plain(&format!("{base}{from}")), plain(&to.to))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{model::address::Permalink, native::publish::moves::Move};

    #[test]
    fn cloudflare_gets_what_it_reads_and_the_rest_is_counted() {
        let mut moves = Moves { base: "/blog".to_owned(), ..Moves::default() };
        let mut add = |from: String, to: String| {
            moves.paths.insert(Permalink::parse(&from).unwrap(), Move { to, item: None });
        };
        for at in 0..2_005 {
            add(format!("/old/{at:04}/"), "/blog/new/".to_owned());
        }
        add("/a/".to_owned(), format!("https://elsewhere.example/{}", "x".repeat(1_000)));
        let mut notices = Notices::default();
        let text = cloudflare(&moves, &mut notices);
        let rules: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).collect();
        assert_eq!(rules.len(), 2_000);
        assert_eq!(rules[0], "/blog/old/0000/ /blog/new/ 301");
        let said: Vec<_> = notices.iter().map(|(_, count, first)| (count, first)).collect();
        assert_eq!(said, [(6, "/a/")]);
    }

    #[test]
    fn netlify_follows_a_rule_where_a_page_is() {
        let mut moves = Moves { base: "/blog".to_owned(), ..Moves::default() };
        let to = "/blog/rss.xml".to_owned();
        moves.paths.insert(Permalink::parse("/feed/").unwrap(), Move { to, item: None });
        let lines = |for_cloudflare| {
            let text = rules(&moves, for_cloudflare);
            let lines = text.lines().filter(|line| line.starts_with('/')).map(str::to_owned);
            lines.collect::<Vec<_>>()
        };
        assert_eq!(lines(false), ["/blog/feed/ /blog/rss.xml 301!"]);
        assert_eq!(lines(true)[1..], ["/blog/feed/ /blog/rss.xml 301"]);
    }
}
