//! `[code]` and its kin: <https://wordpress.com/support/code/posting-source-code/>

use super::{
    super::{entities, held::prepared, languages, tag::escape},
    parse::Tag,
};

/// CodeColorer's shortcodes: `[cc lang="php"]`, `[cc_php]`, `[cceN_php]` with signs for its looks.
/// Nothing where the name is another one, nothing within that where it says no language.
fn of_colorer<'a>(name: &'a str, named: Option<&'a str>) -> Option<Option<&'a str>> {
    if name == "codecolorer" {
        return Some(named);
    }
    let (signs, language) = match name.strip_prefix("cc")?.split_once('_') {
        Some((signs, language)) => (signs, Some(language)),
        None => (name.strip_prefix("cc")?, None),
    };
    let is_sign = |c: char| "beilnstw".contains(c.to_ascii_lowercase());
    signs.chars().all(is_sign).then(|| language.or(named))
}

/// The block of code; `None` where the shortcode is another one.
pub(super) fn block(tag: &Tag<'_>, content: &str) -> Option<String> {
    let named = tag.attributes.get("language").or_else(|| tag.attributes.get("lang"));
    let language = match tag.name {
        "code" | "sourcecode" | "source" | "codesyntax" | "crayon" | "geshi" | "prism" => named,
        name => match languages::of_shortcode(name) {
            Some(language) => Some(language),
            None => of_colorer(name, named)?,
        },
    };
    let code = prepared(content);
    // Editors of one age stored what was typed, those of another what was shown.
    let code = entities::decode(code.trim_matches('\n'));
    let class = language.and_then(languages::class);
    let class = class.map(|class| format!(" class=\"{class}\"")).unwrap_or_default();
    Some(format!("<pre><code{class}>{}\n</code></pre>", escape(code.trim_end())))
}
