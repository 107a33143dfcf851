//! The rules in `.htaccess`, for Apache with mod_rewrite.
//!
//! <https://httpd.apache.org/docs/2.4/mod/mod_rewrite.html>

use super::{WORDPRESS, pattern, plain, quoted};
use crate::{model::address::decode, native::publish::moves::Moves};

pub(in crate::native::publish) fn rules(moves: &Moves) -> String {
    let Moves { base, paths, queries, was_wordpress, .. } = moves;
    let mut text =
        "\n# Where old addresses lead.\n<IfModule mod_rewrite.c>\nRewriteEngine On\n".to_owned();
    if !queries.is_empty() {
        text.push_str(&format!(
            "\n# By query, on the home page alone: elsewhere the next {} rules are skipped.\n\
             RewriteRule \"!^$\" \"-\" [S={}]\n",
            queries.len(),
            queries.len(),
        ));
    }
    for (query, to) in queries {
        let (pattern, any_case) = pattern::query(query);
        let condition = quoted(&format!("(?:^|&){pattern}(?:&|$)"));
        let flags = if any_case { " [NC]" } else { "" };
        text.push_str(&format!("RewriteCond \"%{{QUERY_STRING}}\" {condition}{flags}\n"));
        text.push_str(&format!("RewriteRule \"^$\" {} [R=301,L,NE,QSD]\n", target(to)));
    }
    if !paths.is_empty() {
        text.push_str("\n# By path.\n");
    }
    for (from, to) in paths {
        // In the file of a folder, paths begin below that folder.
        let pattern = pattern::path(from.as_str().trim_start_matches('/'));
        let pattern = quoted(&format!("^{pattern}$"));
        text.push_str(&format!("RewriteRule {pattern} {} [R=301,L,NE]\n", target(&to.to)));
    }
    if *was_wordpress {
        text.push_str("\n# What WordPress had besides, where nothing is today.\n");
        // What a pattern has found is decoded, so Apache has to encode all of it.
        let home = decode(base).unwrap_or_default();
        for (what, before, rest, file) in WORDPRESS {
            let pattern = quoted(&format!("^({before}){rest}$"));
            let to = quoted(&format!("{}/$1{file}", escaped(&home)));
            let what = if what.is_empty() { String::new() } else { format!("# {what}\n") };
            text.push_str(&format!(
                "{what}RewriteCond \"%{{REQUEST_FILENAME}}\" !-f\n\
                 RewriteCond \"%{{REQUEST_FILENAME}}\" !-d\n"
            ));
            if !file.is_empty() {
                text.push_str(&format!(
                    "RewriteCond \"%{{REQUEST_FILENAME}}\" \"^(.+/)feed(?:/[^/]*)?/?$\"\n\
                     RewriteCond \"%1{file}\" -f\n"
                ));
            }
            text.push_str(&format!("RewriteRule {pattern} {to} [R=301,L]\n"));
        }
    }
    text + "</IfModule>\n"
}

/// An address as the target of a rule.
fn target(address: &str) -> String {
    quoted(&escaped(&plain(address)))
}

/// `%2` would be what a condition has found, `$2` what a rule has.
fn escaped(text: &str) -> String {
    text.replace('%', "\\%").replace('$', "\\$")
}
