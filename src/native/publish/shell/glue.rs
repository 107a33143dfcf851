//! The JavaScript between the browser and the program, which wasm-bindgen writes for people to read.

/// The same without comments that fill their lines, indentation and empty lines: a tenth of what
/// readers would download. No text in it goes over the end of a line.
pub(in crate::native::publish) fn without_words(script: &str) -> String {
    let mut in_comment = false;
    let mut kept = String::with_capacity(script.len());
    for line in script.lines().map(str::trim) {
        in_comment |= line.starts_with("/*");
        if !in_comment && !line.is_empty() && !line.starts_with("//") {
            kept.push_str(line);
            kept.push('\n');
        }
        in_comment &= !line.ends_with("*/");
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_for_people_goes() {
        let script = "/**\n * @returns {any}\n */\nexport function a() {\n\n    // Why.\n    \
            return 'b /* c */'; // d\n}\n/* e */\n";
        assert_eq!(without_words(script), "export function a() {\nreturn 'b /* c */'; // d\n}\n");
    }
}
