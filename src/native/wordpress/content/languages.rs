//! The names of programming languages in shortcodes and on code.

/// The languages that SyntaxHighlighter documents, by all of their names; the first is what we call
/// them, and an empty one is no language.
const NAMES: &[&[&str]] = &[
    &["actionscript", "as3", "actionscript3"],
    &["arduino"],
    &["bash", "shell"],
    &["clojure", "clj"],
    &["coldfusion", "cf"],
    &["cpp", "c++"],
    &["c"],
    &["csharp", "c-sharp", "c#"],
    &["css"],
    &["delphi", "pas", "pascal"],
    &["diff", "patch"],
    &["erlang", "erl"],
    &["fsharp"],
    &["go"],
    &["groovy"],
    &["haskell"],
    &["html", "xhtml"],
    &["java"],
    &["javafx", "jfx"],
    &["javascript", "js", "jscript"],
    &["latex", "tex"],
    &["matlab", "matlabkey"],
    &["objc", "obj-c"],
    &["perl", "pl"],
    &["php"],
    &["", "plain", "text", "none"],
    &["powershell", "ps", "posh"],
    &["python", "py"],
    &["r", "splus"],
    &["ruby", "rb", "rails", "ror"],
    &["rust"],
    &["scala"],
    &["sql"],
    &["swift"],
    &["typescript", "ts"],
    &["vb", "vbnet"],
    &["xml", "xslt"],
    &["yaml", "yml"],
];

/// The language whose name is a shortcode's.
pub(super) fn of_shortcode(name: &str) -> Option<&'static str> {
    NAMES.iter().find(|names| names.contains(&name)).map(|names| names[0])
}

/// The class that says a language; `None` for plain text and for what is no name.
pub(super) fn class(language: &str) -> Option<String> {
    let language = language.trim().to_ascii_lowercase();
    let is_name = |c: char| c.is_alphanumeric() || "+#-_.".contains(c);
    let known = of_shortcode(&language).unwrap_or(&language);
    let is_one = !known.is_empty() && known.chars().all(is_name);
    is_one.then(|| format!("language-{known}"))
}

#[cfg(test)]
mod tests {
    use super::class;

    #[test]
    fn languages_have_one_name_each() {
        let named = |language| class(language);
        assert_eq!(named("JS").as_deref(), Some("language-javascript"));
        assert_eq!(named("zig").as_deref(), Some("language-zig"));
        assert_eq!((named("plain"), named("a b"), named("")), (None, None, None));
    }
}
