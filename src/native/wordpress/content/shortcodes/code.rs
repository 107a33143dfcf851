//! `[code]` and its kin: <https://wordpress.com/support/code/posting-source-code/>

use super::{
    super::{entities, held::prepared, languages, tag::escape},
    parse::Tag,
};

/// The block of code; `None` where the shortcode is another one.
pub(super) fn block(tag: &Tag<'_>, content: &str) -> Option<String> {
    let named = tag.attributes.get("language").or_else(|| tag.attributes.get("lang"));
    let language = match tag.name {
        "code" | "sourcecode" | "source" => named,
        name => Some(languages::of_shortcode(name)?),
    };
    let code = prepared(content);
    // Editors of one age stored what was typed, those of another what was shown.
    let code = entities::decode(code.trim_matches('\n'));
    let class = language.and_then(languages::class);
    let class = class.map(|class| format!(" class=\"{class}\"")).unwrap_or_default();
    Some(format!("<pre><code{class}>{}\n</code></pre>", escape(code.trim_end())))
}
