//! Writes a generated blog as a posts file, for measuring.
//!
//! `corpus --posts 1000 --comments-per-post 5 --out posts.json`

#[path = "../benches/corpus/mod.rs"]
mod corpus;

use std::{fs, process::ExitCode};

fn main() -> ExitCode {
    let mut posts = 1000;
    let mut comments = 5;
    let mut out = None;
    let mut arguments = std::env::args().skip(1);
    while let Some(name) = arguments.next() {
        let value = arguments.next().unwrap_or_default();
        match name.as_str() {
            "--posts" => posts = value.parse().unwrap_or(posts),
            "--comments-per-post" => comments = value.parse().unwrap_or(comments),
            "--out" => out = Some(value),
            _ => {
                eprintln!("usage: corpus --posts N --comments-per-post N --out FILE");
                return ExitCode::FAILURE;
            }
        }
    }
    let feed = corpus::feed(posts, comments);
    let written = match &out {
        Some(file) => fs::write(file, feed),
        None => std::io::Write::write_all(&mut std::io::stdout(), feed.as_bytes()),
    };
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("cannot write {}: {error}", out.unwrap_or_default());
            ExitCode::FAILURE
        }
    }
}
