//! What `build.rs` makes of a shell's folder.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, reason = "tests")]

#[path = "../build.rs"]
#[allow(dead_code, reason = "cargo calls main")]
mod build;

use std::{fs, path::Path, process::Command};

fn folder(files: &[&str]) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    for name in files {
        fs::create_dir_all(dir.path().join(name).parent().unwrap()).unwrap();
        fs::write(dir.path().join(name), format!("this is {name}")).unwrap();
    }
    dir
}

/// Compiles and runs what the library does with the table.
fn printed(table: &str, within: &Path) -> String {
    fs::write(within.join("shell.rs"), table).unwrap();
    let main = within.join("main.rs");
    let source = "const EMBEDDED: &[(&str, &[u8])] = include!(\"shell.rs\");\n\
                  fn main() { for (name, bytes) in EMBEDDED {\
                  println!(\"{name}: {}\", std::str::from_utf8(bytes).unwrap()) } }";
    fs::write(&main, source).unwrap();
    let program = within.join("main");
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let compiled = Command::new(rustc).arg(&main).arg("-o").arg(&program).status().unwrap();
    assert!(compiled.success(), "{table}");
    String::from_utf8(Command::new(&program).output().unwrap().stdout).unwrap()
}

#[test]
fn the_table_holds_every_file_with_its_bytes() {
    let shell = folder(&["index.html", "app-1_bg.wasm", "snippets/a/b.js", "it's odd {1}.css"]);
    let table = build::table(shell.path()).unwrap();
    let printed = printed(&table, folder(&[]).path());
    let expected = ["app-1_bg.wasm", "index.html", "it's odd {1}.css", "snippets/a/b.js"];
    let expected: String = expected.iter().map(|it| format!("{it}: this is {it}\n")).collect();
    assert_eq!(printed, expected);
}

#[test]
fn a_folder_that_is_no_shell_is_refused() {
    for (files, expected) in [
        (&["app-1_bg.wasm"][..], "holds no shell: there is no index.html"),
        (&["index.html"], "holds no shell: there is no .wasm program"),
    ] {
        let error = build::table(folder(files).path()).unwrap_err();
        assert!(error.contains(expected) && error.contains("PERENNIAL_SHELL"), "{error}");
        assert!(!error.contains('\n'), "cargo shows one line: {error}");
    }
    let error = build::table(Path::new("no/such/folder")).unwrap_err();
    assert!(error.starts_with("cannot read no/such/folder"), "{error}");
}
