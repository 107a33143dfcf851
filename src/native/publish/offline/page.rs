//! The page that is shown where there is no connection and nothing is kept. It stands for itself: the
//! program would look for a page that is not there.

use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};

use crate::{
    model::{page_data::Language, site::Site},
    native::{
        html, languages,
        publish::{shell::Shell, style},
    },
};

/// The document; `script` is the file that lists in it what is kept.
pub(super) fn of(site: &Site, shell: &Shell, script: &str) -> String {
    let bundle = site.bundle();
    let language = languages::of(&bundle.language);
    let say = |id: &str| html::quoted(&language.text(id, &[]));
    let Language { tag, .. } = Language::new(&bundle.language);
    let direction = Language::new(&bundle.language).direction();
    let style = style::of(bundle, shell);
    let policy = format!(
        "default-src 'self'; style-src 'sha256-{}'; object-src 'none'; base-uri 'none'",
        STANDARD.encode(Sha256::digest(&style))
    );
    format!(
        "<!DOCTYPE html>\n<html lang=\"{tag}\" dir=\"{direction}\" data-theme=\"{theme}\">\n<head>{metas}\
         <title>{heading} · {title}</title>{colours}\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\
         <meta name=\"robots\" content=\"noindex\"><style>{style}</style>{icon}\
         <script type=\"module\" src=\"{base}/{script}\"></script></head>\n\
         <body><div class=\"site\"><header class=\"site-header\">\
         <p class=\"site-title\"><a href=\"{base}/\">{title}</a></p></header>\n\
         <main id=\"main\"><h1>{heading}</h1>\n<p>{not_kept}</p>\n\
         <section id=\"offline-list\" aria-labelledby=\"offline-heading\" hidden>\
         <h2 id=\"offline-heading\">{kept}</h2><ul id=\"offline-pages\"></ul></section>\
         </main></div></body>\n</html>\n",
        tag = html::quoted(&tag),
        theme = bundle.settings.theme.name(),
        metas = shell.metas(),
        heading = say("offline-no-connection"),
        title = html::quoted(&bundle.title),
        colours = style::theme_colours(&bundle.settings),
        icon = shell.icon(site.base()),
        base = html::quoted(site.base()),
        not_kept = say("offline-not-kept"),
        kept = say("offline-kept-pages"),
    )
}
