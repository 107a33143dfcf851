//! `_headers`, for Netlify and Cloudflare Pages.
//!
//! <https://docs.netlify.com/routing/headers/>,
//! <https://developers.cloudflare.com/pages/configuration/headers/>

use super::{ALWAYS, LASTING};
use crate::native::publish::rules::plain;

/// The file, for a blog at this path. `lasting` are the paths that are kept for ever, with `*` at the end
/// of a folder.
pub(in crate::native::publish) fn file(base: &str, lasting: &[String]) -> String {
    let mut text =
        "# Headers. Netlify and Cloudflare Pages read this file by themselves; there is nothing to set\n\
         # up. Of themselves both have everything asked about again each time (max-age=0), so that is\n\
         # not said here: they would send what two of these rules say, not the better of it.\n"
            .to_owned();
    text.push_str(&format!("\n{base}/*\n"));
    for (name, value) in ALWAYS {
        text.push_str(&format!("  {name}: {value}\n"));
    }
    if !lasting.is_empty() {
        text.push_str("\n# These names have a hash in them.\n");
    }
    for path in lasting {
        text.push_str(&format!(
            "{}\n  Cache-Control: {LASTING}\n",
            plain(&format!("{base}/{path}"))
        ));
    }
    text
}
