//! The headers in `.htaccess`.
//!
//! <https://httpd.apache.org/docs/2.4/mod/mod_headers.html>

use super::{ALWAYS, FLEETING, LASTING, NAME_WITH_HASH};

/// The section of the file.
pub(in crate::native::publish) fn section() -> String {
    let mut text = "\n<IfModule mod_mime.c>\n\
                    AddType application/wasm .wasm\n\
                    AddType application/manifest+json .webmanifest\n\
                    </IfModule>\n\
                    \n<IfModule mod_headers.c>\n"
        .to_owned();
    for (name, value) in ALWAYS {
        text.push_str(&format!("Header always set {name} \"{value}\"\n"));
    }
    text.push_str(&format!(
        "Header set Cache-Control \"{FLEETING}\"\n\
         # These names have a hash in them.\n\
         <FilesMatch \"{NAME_WITH_HASH}\">\n\
         Header set Cache-Control \"{LASTING}\"\n\
         </FilesMatch>\n\
         </IfModule>\n"
    ));
    text
}
