//! Names of languages that are in use, and that the grammars do not know.

/// The name by which the grammars know a language, or the nearest one that they know.
pub(super) fn usual_name(language: &str) -> &str {
    match language {
        "batch" => "bat",
        "csharp" => "c#",
        "csh" | "ksh" | "shell" | "shellscript" | "tcsh" => "sh",
        "cuda" => "c++",
        "cjs" | "jsx" | "mjs" | "node" => "js",
        "delphi" => "pascal",
        "docker" => "dockerfile",
        "elisp" | "scheme" => "lisp",
        "fortran" => "f90",
        "fs" | "fsharp" => "f#",
        "gdscript" | "godot" => "gd",
        "golang" => "go",
        "graphviz" => "dot",
        "h" => "c",
        "hlsl" => "glsl",
        "irb" => "rb",
        "json5" | "jsonc" => "json",
        "mysql" | "pgsql" | "plsql" | "postgresql" => "sql",
        "objc" => "objective-c",
        "objc++" => "objective-c++",
        "octave" => "matlab",
        "python3" => "py",
        "ron" => "rs",
        "ssh-config" => "ssh_config",
        "udiff" => "diff",
        "x86asm" => "asm",
        "xsl" => "xml",
        other => other,
    }
}
