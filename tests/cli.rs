//! The program as a writer meets it: from an empty folder to a site, in a terminal that is none.

#![cfg(feature = "native")]
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, reason = "tests")]

mod support;

use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    path::Path,
    process::{Child, Command, Output, Stdio},
    thread,
    time::{Duration, Instant},
};

use serde_json::Value;
use support::{Blog, files_below};

const COMMANDS: [&str; 10] = [
    "init",
    "new",
    "serve",
    "check",
    "build",
    "bundle",
    "unbundle",
    "import",
    "export",
    "completions",
];

/// The program, in a folder.
fn perennial(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_perennial"));
    command.current_dir(folder).args(arguments).env("NO_COLOR", "1").env("TZ", "UTC");
    command.env_remove("CLICOLOR_FORCE").env_remove("FORCE_COLOR");
    command
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    perennial(folder, arguments).output().unwrap()
}

/// What a run that must succeed says.
fn said(output: &Output) -> String {
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{error}");
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap()
}

/// A folder with a fake shell and a blog that `init` has made in `blog/`.
fn begun() -> Blog {
    let place = Blog::new();
    said(&run(&place.path(""), &["init", "blog"]));
    place
}

const SHELL: [&str; 2] = ["--shell", "../shell"];

#[test]
fn from_nothing_to_a_site() {
    let place = begun();
    let blog = place.path("blog");
    let began = said(&run(&blog, &["new", "Bread: in \"winter\""]));
    assert!(began.contains("-bread-in-winter.md"), "{began}");
    said(&run(&blog, &["new", "A walk", "--folder"]));
    said(&run(&blog, &["new", "Contact", "--page"]));
    let walk = fs::read_dir(blog.join("posts")).unwrap().map(|entry| entry.unwrap().path());
    let walk = walk.into_iter().find(|path| path.is_dir()).unwrap();
    fs::write(walk.join("secret.pdf"), "not yet").unwrap();
    let checked = run(&blog, &["check", SHELL[0], SHELL[1]]);
    assert!(said(&checked).starts_with("No faults in 5 posts and pages"), "{checked:?}");
    assert!(!blog.join("site").exists());
    let built = said(&run(&blog, &["build", SHELL[0], SHELL[1]]));
    assert!(built.starts_with("Published 2 posts and pages"), "{built}");
    let site = files_below(&blog.join("site"));
    assert!(!site.keys().any(|path| path.ends_with("secret.pdf")), "a file of a draft is out");
    let home = fs::read_to_string(blog.join("site/index.html")).unwrap();
    assert!(home.contains("First light") && !home.contains("Bread"), "{home}");
    assert!(blog.join("site/about/index.html").is_file());
    assert!(!blog.join("site/.gitkeep").exists());
    let drafts = run(&blog, &["build", SHELL[0], SHELL[1], "--drafts", "--json"]);
    assert_eq!(json(&drafts)["done"]["items"], 5);
    let site = files_below(&blog.join("site"));
    assert!(site.keys().any(|path| path.ends_with("secret.pdf")));
    let draft = site.iter().find(|(path, _)| path.ends_with("bread-in-winter/index.html"));
    let draft = String::from_utf8(draft.unwrap().1.clone()).unwrap();
    assert!(draft.contains("Bread: in &quot;winter&quot;"), "{draft}");
    // Published a second time over the first.
    said(&run(&blog, &["build", SHELL[0], SHELL[1]]));
}

#[test]
fn nothing_is_begun_over_something() {
    let place = begun();
    let before = files_below(&place.path("blog"));
    let again = run(&place.path(""), &["init", "blog", "--json"]);
    assert_eq!(again.status.code(), Some(1));
    let json = json(&again);
    assert_eq!(json["ok"], false);
    assert!(json["error"]["message"].as_str().unwrap().contains("it holds"), "{json}");
    assert!(files_below(&place.path("blog")) == before);
    let blog = place.path("blog");
    said(&run(&blog, &["new", "Twice"]));
    assert_eq!(run(&blog, &["new", "Twice"]).status.code(), Some(1));
    assert_eq!(run(&blog, &["new", "///"]).status.code(), Some(1));
    assert_eq!(run(&place.path(""), &["new", "Nowhere"]).status.code(), Some(1));
}

#[test]
fn every_command_has_help_with_an_example() {
    let place = Blog::new();
    for command in COMMANDS {
        let help = said(&run(&place.path(""), &[command, "--help"]));
        let example = format!("perennial {command}");
        let examples = help.split("Example").nth(1);
        assert!(examples.is_some_and(|text| text.contains(&example)), "{command}: {help}");
    }
    let help = said(&run(&place.path(""), &["--help"]));
    for command in COMMANDS {
        assert!(help.contains(&format!("  {command} ")), "{command}: {help}");
    }
    assert_eq!(run(&place.path(""), &["build", "--nonsense"]).status.code(), Some(2));
    assert_eq!(run(&place.path(""), &["build", "--base-url", "ftp://a"]).status.code(), Some(2));
    assert_eq!(run(&place.path(""), &["serve"]).status.code(), Some(1), "it would serve nothing");
    assert_eq!(run(&place.path(""), &[]).status.code(), Some(2));
}

#[test]
fn shells_complete_every_command() {
    let place = Blog::new();
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = said(&run(&place.path(""), &["completions", shell]));
        for command in COMMANDS {
            assert!(script.contains(command), "{shell}: {command}");
        }
    }
}

#[test]
fn faults_come_with_their_places_and_nothing_is_touched() {
    let place = begun();
    let blog = place.path("blog");
    said(&run(&blog, &["build", SHELL[0], SHELL[1]]));
    place.write("blog/posts/a.md", b"---\ntitle: A\ndate: tomorrow\n---\n");
    place.write("blog/posts/b.md", b"---\ndate: 2026-01-01\n---\n\nSee [c](c.md).\n");
    let before = files_below(&blog);
    for command in ["build", "check"] {
        let output = run(&blog, &[command, SHELL[0], SHELL[1]]);
        assert_eq!(output.status.code(), Some(1));
        let text = String::from_utf8(output.stderr).unwrap();
        for part in ["posts/a.md:3:7", "\"tomorrow\" is no date", "posts/b.md:5:5", "c.md"] {
            assert!(text.contains(part), "{command}: {part} in {text}");
        }
        assert!(!text.contains('\u{1b}'), "colours without a terminal: {text}");
        let json = json(&run(&blog, &[command, SHELL[0], SHELL[1], "--json"]));
        let fault = &json["faults"][0];
        assert_eq!(fault["file"], "posts/a.md");
        assert_eq!((&fault["line"], &fault["column"]), (&3.into(), &7.into()));
        assert!(fault["help"].as_str().unwrap().starts_with("write 2026-"), "{fault}");
        assert_eq!(json["faults"].as_array().unwrap().len(), 2);
        assert_eq!(json["warnings"].as_array().unwrap().len(), 0);
    }
    assert!(files_below(&blog) == before);
}

#[test]
fn a_folder_without_settings_says_what_to_do() {
    let place = Blog::new();
    let output = run(&place.path(""), &["check"]);
    let text = String::from_utf8(output.stderr).unwrap();
    assert!(text.contains("no perennial.toml") && text.contains("perennial init"), "{text}");
}

#[test]
fn a_folder_becomes_one_file_and_its_pictures_come_along() {
    let place = begun();
    place.write("blog/posts/walk/index.md", b"---\ndate: 2026-01-02\n---\n\n![A hill](hill.svg)\n");
    let hill = b"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"4\" height=\"3\"/>";
    place.write("blog/posts/walk/hill.svg", hill);
    let blog = place.path("blog");
    let text = said(&run(&blog, &["bundle", "--out", "../posts.json"]));
    assert!(text.contains("1 file left behind"), "{text}");
    said(&run(&blog, &["bundle", "--out", "../posts.json", "--files", "../files"]));
    assert_eq!(fs::read(place.path("files/2026/01/walk/hill.svg")).unwrap(), hill);
    let built = run(&place.path(""), &["build", "--shell", "shell", "--source", "posts.json"]);
    assert!(said(&built).starts_with("Published 3 posts and pages"), "{built:?}");
}

#[test]
fn a_file_is_not_copied_onto_itself() {
    let place = begun();
    place.write("blog/static/robots-note.txt", b"for robots");
    let blog = place.path("blog");
    said(&run(&blog, &["bundle", "--out", "posts.json", "--files", "static"]));
    assert_eq!(fs::read(blog.join("static/robots-note.txt")).unwrap(), b"for robots");
}

#[test]
fn a_site_never_takes_the_place_of_what_it_is_made_of() {
    let place = begun();
    let blog = place.path("blog");
    said(&run(&blog, &["build", SHELL[0], SHELL[1], "--out", "site"]));
    said(&run(&blog, &["bundle", "--out", "site/posts.json"]));
    let before = files_below(&blog.join("site"));
    for arguments in [
        ["build", "--source", "site/posts.json", "--out", "site"].as_slice(),
        &["build", "--static", "site/2026", "--out", "site"],
        &["build", "--static", "pictures", "--out", "pictures/site"],
    ] {
        let output = run(&blog, &[arguments, SHELL.as_slice()].concat());
        let text = String::from_utf8_lossy(&output.stderr);
        assert!(
            text.contains("the blog itself is in it") || text.contains("it is among"),
            "{text}"
        );
    }
    assert!(files_below(&blog.join("site")) == before);
}

/// A server that ends with the test.
struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The answer to a request, headers and all.
fn get(address: &str, path: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    let request = format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    String::from_utf8_lossy(&answer).into_owned()
}

/// Asks until an answer holds a text.
fn wait_for(address: &str, path: &str, text: &str) -> String {
    let begun = Instant::now();
    loop {
        let answer = get(address, path);
        if answer.contains(text) {
            return answer;
        }
        assert!(begun.elapsed() < Duration::from_secs(20), "no {text:?} in {answer}");
        thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn a_saved_text_is_served_and_a_fault_keeps_the_last_good_page() {
    let place = begun();
    let blog = place.path("blog");
    said(&run(&blog, &["new", "A draft"]));
    let port = "0";
    let mut command = perennial(&blog, &["serve", SHELL[0], SHELL[1], "--port", port]);
    let mut server = Server(command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap());
    let mut lines = BufReader::new(server.0.stdout.take().unwrap()).lines();
    let line = lines.next().unwrap().unwrap();
    let address = line.split("http://").nth(1).unwrap().split('/').next().unwrap().to_owned();

    let home = wait_for(&address, "/", "First light");
    assert!(home.contains("A draft"), "drafts are shown: {home}");
    assert!(get(&address, "/index.json").contains("application/json"));
    assert!(get(&address, "/app-3333333333333333_bg.wasm").contains("application/wasm"));
    assert!(get(&address, "/nothing/").starts_with("HTTP/1.1 404"));
    assert!(get(&address, "/posts.json").contains("\"version\""));

    said(&run(&blog, &["new", "Begun a moment ago"]));
    wait_for(&address, "/", "Begun a moment ago");
    place.write("blog/posts/second.md", b"---\ntitle: Second sight\ndate: 2026-01-02\n---\nA\n");
    wait_for(&address, "/", "Second sight");
    assert!(get(&address, "/2026/01/second/").contains("Second sight"));
    place.write("blog/posts/second.md", b"---\ntitle: Third\ndate: never\n---\nA\n");
    thread::sleep(Duration::from_millis(400));
    assert!(get(&address, "/2026/01/second/").contains("Second sight"), "the last good page stays");
    place.write("blog/posts/second.md", b"---\ntitle: Fourth\ndate: 2026-01-02\n---\nA\n");
    wait_for(&address, "/2026/01/second/", "Fourth");
}
