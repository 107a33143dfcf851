//! `redirects.nginx.conf`, for nginx.
//!
//! <https://nginx.org/en/docs/http/ngx_http_map_module.html>

use std::collections::HashSet;

use super::{WORDPRESS, pattern, plain, quoted};
use crate::{
    model::{
        address::{Permalink, decode},
        route::Route,
    },
    native::publish::moves::Moves,
};

const USE: &str = "\
# Where old addresses lead, for nginx. In its `http` block write
#
#     include /path/of/the/site/redirects.nginx.conf;
#
# and in the `server` block of the blog what server.nginx.conf says.
";

/// The section of `server.nginx.conf` by which nginx leads on.
pub(in crate::native::publish) fn server(moves: &Moves) -> String {
    let mut text = "
# Where old addresses lead: redirects.nginx.conf, which the `http` block must include, knows.
if ($perennial_path) { return 301 $perennial_path; }
if ($perennial_query) { return 301 $perennial_query; }
"
    .to_owned();
    if moves.was_wordpress {
        text.push_str("if ($perennial_wordpress) { return 301 $perennial_wordpress; }\n");
    }
    text
}

pub(in crate::native::publish) fn rules(moves: &Moves, pages: &[Route]) -> String {
    let base = decode(&moves.base).unwrap_or_default();
    let mut text = USE.to_owned();
    let paths: Vec<(String, String)> = moves
        .paths
        .iter()
        .flat_map(|(from, to)| {
            let from = format!("{base}{}", from.as_str());
            let bare = from.strip_suffix('/').map(str::to_owned);
            bare.into_iter().chain([from]).map(|from| (quoted(&from), plain(&to.to)))
        })
        .collect();
    let queries: Vec<(String, String)> = moves
        .queries
        .iter()
        .map(|(query, to)| {
            let key = match pattern::query(query) {
                (_, false) => format!("{base}/?{query}"),
                (pattern, true) => format!("~*^{}/\\?{pattern}$", pattern::literal(&base)),
            };
            (quoted(&key), plain(to))
        })
        .collect();
    let plain_feeds = without_feed(moves, pages);
    let keys = paths.iter().chain(&queries).chain(&plain_feeds).map(|(key, _)| key.as_str());
    text.push_str(&sizes(keys));
    text.push_str(&map("By path, decoded.", "$uri", "$perennial_path", &paths));
    text.push_str(&map("By query.", "\"$uri?$args\"", "$perennial_query", &queries));
    if moves.was_wordpress {
        let about = "What WordPress had besides; nothing for what is there today.";
        let all: Vec<_> = plain_feeds.into_iter().chain(wordpress(&moves.base, pages)).collect();
        text.push_str(&map(about, "$request_uri", "$perennial_wordpress", &all));
    }
    text
}

/// Feeds of posts whose comments have none lead to the post: nginx looks for these before it tries
/// patterns, and cannot look for files.
fn without_feed(moves: &Moves, pages: &[Route]) -> Vec<(String, String)> {
    let there: HashSet<String> =
        pages.iter().map(ToString::to_string).filter(|path| is_like_wordpress(path)).collect();
    let mut keys = Vec::new();
    for item in moves.without_feed.iter().map(Permalink::to_string) {
        for feed in ["feed/", "feed/atom/"].map(|feed| format!("{item}{feed}")) {
            if item.ends_with('/') && !there.contains(&feed) {
                let plain = |path: &str| format!("{}{}", moves.base, plain(path));
                keys.push((quoted(&plain(&feed)), plain(&item)));
            }
        }
    }
    keys
}

/// nginx has no room for long keys unless it is told.
fn sizes<'a>(keys: impl Iterator<Item = &'a str>) -> String {
    // Around a key stand two pointers and its length, and it is padded.
    const AROUND: usize = 32;
    let (mut longest, mut count) = (0, 0_usize);
    for key in keys {
        (longest, count) = (longest.max(key.len() + AROUND), count + 1);
    }
    format!(
        "\n# If nginx says that one of these is a duplicate, keep the larger.\n\
         map_hash_bucket_size {};\nmap_hash_max_size {};\n",
        longest.next_power_of_two().max(64),
        (count * 2).next_power_of_two().max(2048),
    )
}

fn map(about: &str, source: &str, variable: &str, entries: &[(String, String)]) -> String {
    let mut text = format!("\n# {about}\nmap {source} {variable} {{\n");
    for (key, value) in entries {
        text.push_str(&format!("    {key} \"{value}\";\n"));
    }
    text + "}\n"
}

/// The address is looked at as it was sent, so that what is taken of it can be sent back.
fn wordpress(base: &str, pages: &[Route]) -> Vec<(String, String)> {
    let base = pattern::literal(base);
    let there = pages.iter().map(ToString::to_string).filter(|path| is_like_wordpress(path));
    let there = there.map(|path| {
        let path = pattern::path(&path);
        (quoted(&format!("~^{base}{path}(?:\\?|$)")), String::new())
    });
    let patterns = WORDPRESS.iter().enumerate().map(|(at, (_, before, rest, file))| {
        let name = format!("perennial_{at}");
        let key = format!("~^(?<{name}>{base}/{before}){rest}(?:\\?|$)");
        (quoted(&key), format!("${{{name}}}{file}"))
    });
    there.chain(patterns).collect()
}

/// Whether the patterns for WordPress may take the address of a page for one of theirs. Too many do
/// no harm.
fn is_like_wordpress(path: &str) -> bool {
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    match path.trim_matches('/').split('/').collect::<Vec<_>>().as_slice() {
        [_, .., "feed"] | [_, .., "feed", _] => true,
        [year, month, day] if [year, month, day].iter().all(|part| is_number(part)) => true,
        [_, .., last] => last.starts_with("comment-page-"),
        _ => false,
    }
}
