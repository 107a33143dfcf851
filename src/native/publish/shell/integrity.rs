//! What the files of the program must be for a browser to run them.
//!
//! [Subresource Integrity](https://www.w3.org/TR/sri-2/): a host, or whoever stands between it and the
//! reader, can then change the document or nothing at all.

use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha384};

/// The links and scripts of a head, so that what they load is checked: modules by a map
/// ([HTML](https://html.spec.whatwg.org/#integrity-metadata-map), also for what modules load in turn), the
/// program where it is asked for by `fetch("/….wasm")`.
///
/// The map comes first: browsers read none once they have begun to load modules.
pub(super) fn checked(links: &str, files: &[(String, Vec<u8>)]) -> String {
    let mut checked = links.to_owned();
    let mut map = Vec::new();
    for (path, bytes) in files {
        if path.ends_with(".js") {
            let hash = of(bytes);
            checked = checked
                .split_inclusive('>')
                .map(|tag| preloaded(tag, path, &hash).unwrap_or_else(|| tag.to_owned()))
                .collect();
            map.push(format!("\"/{path}\":\"{hash}\""));
        } else if path.ends_with(".wasm") {
            let hash = of(bytes);
            // The preload has none: browsers do not check what is preloaded for `fetch`, and say so.
            for quote in ['"', '\'', '`'] {
                let call = |more: &str| format!("fetch({quote}/{path}{quote}{more})");
                checked = checked.replace(&call(""), &call(&format!(",{{integrity:\"{hash}\"}}")));
            }
        }
    }
    if map.is_empty() {
        return checked;
    }
    format!("<script type=\"importmap\">{{\"integrity\":{{{}}}}}</script>{checked}", map.join(","))
}

/// The link that loads this module ahead, if a tag is that.
fn preloaded(tag: &str, path: &str, hash: &str) -> Option<String> {
    let link = tag.strip_suffix('>').filter(|tag| tag.starts_with("<link "))?;
    let has = |name, value: &str| link.contains(&format!(" {name}=\"{value}\""));
    let is_it = has("rel", "modulepreload") && has("href", &format!("/{path}"));
    is_it.then(|| format!("{link} integrity=\"{hash}\">"))
}

/// The hash of a file, as attributes have it.
fn of(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modules_and_program_are_checked() {
        let files = [
            ("app-1.js", "start()"),
            ("app-1_bg.wasm", "wasm"),
            ("icon-1.svg", "<svg/>"),
            ("snippets/a/b.js", "copy()"),
        ];
        let files = files.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()));
        let [script, program, _, part] = files.each_ref().map(|(_, bytes)| of(bytes));
        let links = concat!(
            "<link rel=\"icon\" href=\"/icon-1.svg\">",
            "<link rel=\"modulepreload\" href=\"/app-1.js\">",
            "<link rel=\"preload\" href=\"/app-1_bg.wasm\" as=\"fetch\">",
            "<script type=\"module\">import(`/app-1.js`);fetch(`/app-1_bg.wasm`)</script>",
        );
        assert_eq!(
            checked(links, &files),
            [
                "<script type=\"importmap\">{\"integrity\":{\"/app-1.js\":\"",
                &script,
                "\",\"/snippets/a/b.js\":\"",
                &part,
                "\"}}</script><link rel=\"icon\" href=\"/icon-1.svg\">",
                "<link rel=\"modulepreload\" href=\"/app-1.js\" integrity=\"",
                &script,
                "\"><link rel=\"preload\" href=\"/app-1_bg.wasm\" as=\"fetch\">",
                "<script type=\"module\">import(`/app-1.js`);fetch(`/app-1_bg.wasm`,{integrity:\"",
                &program,
                "\"})</script>",
            ]
            .concat()
        );
        // The empty text, as openssl has it.
        assert!(
            of(b"").starts_with("sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua")
        );
    }

    #[test]
    fn the_script_of_our_shell_is_one_that_can_be_checked() {
        let trunk = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/Trunk.toml"));
        assert!(trunk.contains("fetch(\"{base}{wasm}\")"), "{trunk}");
        assert!(trunk.contains("<link rel=\"modulepreload\" href=\"{base}{js}\""), "{trunk}");
    }
}
