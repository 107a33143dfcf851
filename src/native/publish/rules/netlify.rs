//! `_redirects`, for hosts that read it by themselves.
//!
//! <https://docs.netlify.com/routing/redirects/>,
//! <https://developers.cloudflare.com/pages/configuration/redirects/>

use super::plain;
use crate::native::publish::moves::Moves;

pub(super) fn rules(moves: &Moves) -> String {
    let Moves { base, paths, queries, .. } = moves;
    let mut text = "# Where old addresses lead. Netlify, Cloudflare Pages and GitLab Pages read this file by\n\
                    # themselves; there is nothing to set up. (Cloudflare reads 2000 lines at most. What is\n\
                    # not read is left to the pages at those addresses.)\n"
        .to_owned();
    for (from, to) in paths {
        text.push_str(&format!("{} {} 301\n", plain(&format!("{base}{from}")), plain(&to.to)));
    }
    if !queries.is_empty() {
        text.push_str(
            "\n# By query. The home page is there already, hence \"!\". Only Netlify reads these.\n",
        );
    }
    for (query, to) in queries {
        text.push_str(&format!("{base}/ {query} {} 301!\n", plain(to)));
    }
    text.push_str(&feeds(moves));
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
