//! The headers in `server.nginx.conf`.
//!
//! <https://nginx.org/en/docs/http/ngx_http_headers_module.html>

use super::{ALWAYS, FLEETING, LASTING, NAME_WITH_HASH};
use crate::native::publish::rules::{literal, quoted};

/// The section of the file, for a blog at this path, decoded. A `location` of its own would take a path
/// from those that are there already, so it asks by `if`, which is safe where it does nothing but `set`.
pub(in crate::native::publish) fn section(base: &str) -> String {
    let pattern = quoted(&format!("^{}/.*{NAME_WITH_HASH}", literal(base)));
    let mut text = format!(
        "\n# Names with a hash in them are kept for ever. (A `location` with an `add_header` of its own has\n\
         # none of these.)\n\
         set $perennial_cache \"{FLEETING}\";\n\
         if ($uri ~ {pattern}) {{ set $perennial_cache \"{LASTING}\"; }}\n\
         add_header Cache-Control $perennial_cache;\n"
    );
    for (name, value) in ALWAYS {
        text.push_str(&format!("add_header {name} \"{value}\" always;\n"));
    }
    text
}
