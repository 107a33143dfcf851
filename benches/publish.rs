//! Publishing a generated blog: reading, resolving and rendering each, and all of it together, also
//! from a folder of Markdown.
//!
//! `cargo bench`; `cargo xtask bench` adds whole processes and their memory.

#![allow(clippy::unwrap_used, reason = "a bench may stop at the first surprise")]

#[allow(dead_code, reason = "what Hugo reads is written by the example alone")]
mod corpus;

use std::{fs, hint::black_box, path::Path};

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use perennial::native::{
    ingest::json_feed,
    publish::{self, Options, Quiet},
};
use tempfile::TempDir;

const POSTS: usize = 200;

fn publishing(criterion: &mut Criterion) {
    let posts = corpus::posts(POSTS, 5);
    let feed = corpus::posts_json(&posts);
    let mut group = criterion.benchmark_group(format!("{POSTS} posts"));
    group.sample_size(20).throughput(Throughput::Elements(POSTS as u64));
    group.bench_function("read and sanitise", |bencher| {
        bencher.iter(|| {
            json_feed::read(black_box(feed.clone()).into_bytes(), Path::new("posts.json"), None)
        });
    });
    let reading =
        json_feed::read(feed.clone().into_bytes(), Path::new("posts.json"), None).unwrap();
    group.bench_function("resolve", |bencher| {
        let bundle = || reading.bundle.clone();
        bencher.iter_batched(bundle, perennial::native::languages::site, BatchSize::LargeInput);
    });
    let site = perennial::native::languages::site(reading.bundle.clone());
    group.bench_function("page data of every address", |bencher| {
        bencher.iter(|| site.routes().iter().filter_map(|route| site.page(route)).count());
    });
    let folder = TempDir::new().unwrap();
    let options = options(&folder, &feed);
    group.bench_function("publish", |bencher| {
        bencher.iter(|| publish::publish(&options, &folder.path().join("site"), &Quiet).unwrap());
    });
    let markdown = folder.path().join("markdown");
    corpus::folder::write(&posts, &markdown).unwrap();
    let options = Options { source: markdown, ..options };
    group.bench_function("publish a folder of Markdown", |bencher| {
        bencher.iter(|| publish::publish(&options, &folder.path().join("site"), &Quiet).unwrap());
    });
    group.finish();
}

/// A shell with an empty program: publishing copies it and does not look inside.
fn options(folder: &TempDir, feed: &str) -> Options {
    let path = |name: &str| folder.path().join(name);
    fs::create_dir(path("shell")).unwrap();
    let index = "<!doctype html><html lang=en><meta charset=utf-8><link href=/a-0123456789abcdef.css rel=stylesheet><script type=module>import a from\"/app-0123456789abcdef.js\";a()</script><link href=/app-0123456789abcdef_bg.wasm rel=preload></head><body></body></html>";
    fs::write(path("shell/index.html"), index).unwrap();
    fs::write(path("shell/a-0123456789abcdef.css"), "@layer base{}").unwrap();
    fs::write(path("shell/app-0123456789abcdef.js"), "").unwrap();
    fs::write(path("shell/app-0123456789abcdef_bg.wasm"), "").unwrap();
    fs::write(path("posts.json"), feed).unwrap();
    Options { shell: Some(path("shell")), ..Options::of(path("posts.json")) }
}

criterion_group!(benches, publishing);
criterion_main!(benches);
