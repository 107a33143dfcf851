//! Reading without a connection: a service worker, the list of what a blog is made of, a page for
//! what is not kept, and a web app manifest. `docs/offline.md` says how they work together.

mod icons;
mod inventory;
mod manifest;
mod page;
mod program;
mod worker;

pub(super) use self::inventory::Inventory;
use self::program::Program;
use super::{
    contents::Part,
    files::Files,
    shell::{Shell, without_words},
};
use crate::{
    model::site::Site,
    native::{html, ingest::notice::Notices},
};

/// The address of the worker. It never changes: a browser that knows a worker asks here for a newer
/// one.
const WORKER: &str = "sw.js";

const MANIFEST: &str = "manifest.webmanifest";

/// Ends an earlier worker. Nobody can know whether there was one, so it is part of every blog that is
/// not read offline.
const LEAVE: &str = include_str!("leave.js");

/// The files of the blog that have to do with reading offline. Those of a blog that is read so are
/// made when everything else is ([`Inventory::finish`]), for they tell of it.
pub(super) fn parts(
    site: &Site,
    shell: &Shell,
    files: &Files,
    notices: &mut Notices,
) -> Vec<(String, Part)> {
    let is_own = |file: &str| files.contains_key(file);
    let Some(program) = Program::of(site, shell) else {
        // A worker of the owner's own is theirs to end.
        let leave = (WORKER.to_owned(), Part::Text(without_words(LEAVE)));
        return if is_own(WORKER) { Vec::new() } else { vec![leave] };
    };
    if is_own(MANIFEST) {
        notices.add("made no web app manifest: the folder has a file of its own", MANIFEST);
    }
    let mut names = program.names();
    names.extend([WORKER, MANIFEST].map(str::to_owned));
    names.extend(icons::of(shell).into_iter().map(|icon| icon.path));
    names.retain(|name| name != MANIFEST || !is_own(name));
    names.into_iter().map(|name| (name, Part::Offline)).collect()
}

/// What the head of every document has for it; nothing where it is off.
pub(super) fn head(site: &Site, shell: &Shell) -> String {
    let Some(program) = Program::of(site, shell) else { return String::new() };
    let base = html::quoted(site.base());
    let icon = icons::of(shell).into_iter().next().map(|icon| {
        format!("<link rel=\"apple-touch-icon\" href=\"{base}/{}\">", html::quoted(&icon.path))
    });
    format!(
        "<link rel=\"manifest\" href=\"{base}/{MANIFEST}\">{}\
         <script type=\"module\" src=\"{base}/{}\" fetchpriority=\"low\"></script>",
        icon.unwrap_or_default(),
        program.script_name,
    )
}

/// What the styles of every document have for it; nothing where it is off.
pub(super) fn style(is_on: bool) -> String {
    let styles = include_str!("offline.css").lines().map(str::trim).collect::<Vec<_>>();
    if is_on { styles.join("\n") } else { String::new() }
}
