//! Writes a generated blog, for measuring.
//!
//! `corpus --format folder --posts 1000 --comments-per-post 5 --out blog`

#[path = "../benches/corpus/mod.rs"]
mod corpus;

use std::{fs, io, path::Path, process::ExitCode};

const USAGE: &str =
    "usage: corpus --format json|folder|hugo --posts N --comments-per-post N --out PATH";

/// Whose blog it is to be.
#[derive(Clone, Copy)]
enum Format {
    /// One posts file.
    Json,
    /// A folder of Markdown for Perennial.
    Folder,
    /// A site for Hugo.
    Hugo,
}

struct Arguments {
    format: Format,
    posts: usize,
    comments_per_post: usize,
    out: String,
}

impl Arguments {
    /// `None`: they make no sense.
    fn parse(mut words: impl Iterator<Item = String>) -> Option<Self> {
        let mut format = Format::Json;
        let mut posts = 1000;
        let mut comments_per_post = 5;
        let mut out = None;
        while let Some(name) = words.next() {
            let value = words.next()?;
            match name.as_str() {
                "--format" => {
                    format = match value.as_str() {
                        "json" => Format::Json,
                        "folder" => Format::Folder,
                        "hugo" => Format::Hugo,
                        _ => return None,
                    }
                }
                "--posts" => posts = value.parse().ok()?,
                "--comments-per-post" => comments_per_post = value.parse().ok()?,
                "--out" => out = Some(value),
                _ => return None,
            }
        }
        Some(Self { format, posts, comments_per_post, out: out? })
    }

    fn write(&self) -> io::Result<()> {
        let posts = corpus::posts(self.posts, self.comments_per_post);
        let out = Path::new(&self.out);
        match self.format {
            Format::Json => fs::write(out, corpus::posts_json(&posts)),
            Format::Folder => corpus::folder::write(&posts, out),
            Format::Hugo => corpus::hugo::write(&posts, out),
        }
    }
}

fn main() -> ExitCode {
    let Some(arguments) = Arguments::parse(std::env::args().skip(1)) else {
        eprintln!("{USAGE}");
        return ExitCode::FAILURE;
    };
    if let Err(error) = arguments.write() {
        eprintln!("cannot write {}: {error}", arguments.out);
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}
