//! The files that hosts read, at the root of the site: rules for what has moved, headers, the page for
//! what is not found.

use super::{headers, moves::Moves, rules};
use crate::{
    model::{
        address::decode,
        feed::{Host, HostingSettings},
        route::Route,
    },
    native::ingest::notice::Notices,
};

/// GitHub Pages: without this file it leaves out what begins with `_`.
/// <https://docs.github.com/pages/getting-started-with-github-pages/about-github-pages>
pub(super) const NO_JEKYLL: &str = ".nojekyll";

/// The files for the hosts that the blog names. `pages` are all that it has; `lasting` are the paths of
/// what is kept for ever, with `*` at the end of a folder.
pub(super) fn files(
    settings: &HostingSettings,
    moves: &Moves,
    pages: &[Route],
    lasting: &[String],
    notices: &mut Notices,
) -> Vec<(&'static str, String)> {
    let mut files = vec![(NO_JEKYLL, String::new())];
    let is_for = |host| settings.rules.contains(&host);
    if is_for(Host::Netlify) || is_for(Host::Cloudflare) {
        if !moves.is_empty() {
            let text = match is_for(Host::Netlify) {
                true => rules::netlify(moves, is_for(Host::Cloudflare)),
                false => rules::cloudflare(moves, notices),
            };
            files.push(("_redirects", text));
        }
        if settings.headers {
            files.push(("_headers", headers::netlify(&moves.base, lasting)));
        }
    }
    if is_for(Host::Apache) {
        files.push((".htaccess", apache(settings, moves)));
    }
    if is_for(Host::Nginx) {
        if !moves.is_empty() {
            files.push(("redirects.nginx.conf", rules::nginx(moves, pages)));
        }
        files.push(("server.nginx.conf", nginx(settings, moves)));
    }
    files
}

fn apache(settings: &HostingSettings, moves: &Moves) -> String {
    let Moves { base, .. } = moves;
    let mut text = format!(
        "# For Apache, which reads this file in the folder of the site where `AllowOverride FileInfo` (or\n\
         # All) is set for that folder.\n\
         ErrorDocument 404 {}\n",
        rules::quoted(&format!("{base}/404.html")),
    );
    if settings.headers {
        text.push_str(&headers::apache());
    }
    if !moves.is_empty() {
        text.push_str(&rules::apache(moves));
    }
    text
}

fn nginx(settings: &HostingSettings, moves: &Moves) -> String {
    let base = decode(&moves.base).unwrap_or_default();
    let mut text = format!(
        "# For nginx. In the `server` block of the blog write\n\
         #\n\
         #     include /path/of/the/site/server.nginx.conf;\n\
         \n\
         error_page 404 {};\n",
        rules::quoted(&format!("{base}/404.html")),
    );
    if !moves.is_empty() {
        text.push_str(&rules::nginx_server(moves));
    }
    if settings.headers {
        text.push_str(&headers::nginx(&base));
    }
    if settings.precompress {
        text.push_str(
            "\n# What is compressed already. `brotli_static` needs a module of its own (ngx_brotli).\n\
             gzip_static on;\n#brotli_static on;\n",
        );
    }
    text
}
