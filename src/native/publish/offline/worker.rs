//! The worker of one build.

use serde::Serialize;

use super::{program::Program, without_words};
use crate::{
    model::{address::encode, site::Site},
    native::publish::{shell::Shell, to_json},
};

const WORKER: &str = include_str!("worker.js");

/// What the worker is told; `worker.js` says what each means.
#[derive(Serialize)]
struct Told<'a> {
    base: &'a str,
    build: &'a str,
    program: Vec<String>,
    page: String,
    marks: [String; 2],
    list: String,
    edition: &'a str,
    bytes: u64,
}

/// The script of the worker, for a list of so many bytes that `edition` identifies.
pub(super) fn of(
    site: &Site,
    shell: &Shell,
    program: &Program,
    edition: &str,
    bytes: u64,
) -> String {
    let base = site.base();
    let address = |file: &str| format!("{base}/{}", encode(file));
    let page = address(&program.page_name());
    let files = shell.files().map(|(path, _)| address(path));
    let told = Told {
        base,
        build: &program.build,
        program: files.chain([address(&program.script_name), page.clone()]).collect(),
        page,
        marks: [format!("\"build\":\"{}\"", shell.build()), program.script_name.clone()],
        list: address(&program.list_name()),
        edition,
        bytes,
    };
    format!("const SITE = {};\n{}", to_json(&told), without_words(WORKER))
}
