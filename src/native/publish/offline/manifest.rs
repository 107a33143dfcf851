//! The web app manifest: <https://www.w3.org/TR/appmanifest/>.

use serde::Serialize;

use super::icons;
use crate::{
    model::{page_data::Language, site::Site},
    native::publish::{shell::Shell, style, to_readable_json},
};

#[derive(Serialize)]
struct Manifest<'a> {
    id: &'a str,
    name: &'a str,
    short_name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    start_url: &'a str,
    scope: &'a str,
    display: &'a str,
    /// A blog is read by links: where browsers offer ways back and forward, they are wanted.
    display_override: [&'a str; 1],
    lang: &'a str,
    dir: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    theme_color: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    background_color: Option<String>,
    icons: Vec<Icon>,
}

#[derive(Serialize)]
struct Icon {
    src: String,
    sizes: String,
    #[serde(rename = "type")]
    kind: &'static str,
}

/// The manifest of a blog.
pub(super) fn of(site: &Site, shell: &Shell) -> String {
    let bundle = site.bundle();
    let base = site.base();
    let home = format!("{base}/");
    let ground = style::ground(&bundle.settings).map(|ground| ground.light.to_string());
    let drawing = icons::path(shell).map(|path| Icon {
        src: format!("{base}/{path}"),
        sizes: "any".to_owned(),
        kind: "image/svg+xml",
    });
    let pictures = icons::of(shell).into_iter().map(|icon| Icon {
        src: format!("{base}/{}", icon.path),
        sizes: format!("{0}x{0}", icon.size),
        kind: "image/png",
    });
    let language = Language::new(&bundle.language);
    to_readable_json(&Manifest {
        id: &home,
        name: &bundle.title,
        short_name: &bundle.title,
        description: site.info().tagline,
        start_url: &home,
        scope: &home,
        display: "standalone",
        display_override: ["minimal-ui"],
        lang: &language.tag,
        dir: language.direction(),
        theme_color: ground.clone(),
        background_color: ground,
        icons: drawing.into_iter().chain(pictures).collect(),
    })
}
