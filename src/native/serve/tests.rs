//! The server as a browser sees it, over a real connection.

use std::{
    fs,
    io::{Read, Write},
    net::TcpStream,
    sync::{
        Mutex,
        mpsc::{Receiver, RecvTimeoutError, Sender, channel},
    },
    thread,
};

use super::*;

/// Longer than anything takes.
const DEADLINE: Duration = Duration::from_secs(10);

/// Longer than a change needs to become a build.
const A_WHILE: Duration = Duration::from_millis(400);

const POLICY: &str = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'self'\">";

/// A blog of one post, which says what the file `posts/a.md` says.
struct Blog(String);

impl Preview for Blog {
    fn file(&self, path: &str) -> Option<File> {
        match path {
            "/blog/" | "/blog/a post/" => Some(html(&self.0)),
            "/blog/style.css" => Some(File { content_type: "text/css", bytes: b"x{}".into() }),
            "/blog/panic/" => panic!("a page that cannot be rendered"),
            _ => None,
        }
    }

    fn not_found(&self) -> File {
        html("nothing here")
    }

    fn home(&self) -> &str {
        "/blog/"
    }
}

fn html(text: &str) -> File {
    let html = format!("<head>{POLICY}</head><body><p>{text}</p></body>");
    File { content_type: "text/html; charset=utf-8", bytes: html.into() }
}

struct Desk {
    folder: PathBuf,
    builds: Mutex<Sender<Result<(), Trouble>>>,
    /// Held by a test, it stops a build after it has begun.
    gate: Arc<Mutex<()>>,
}

impl Workshop for Desk {
    fn watched(&self) -> Vec<PathBuf> {
        vec![self.folder.join("posts")]
    }

    fn build(&self) -> Result<Arc<dyn Preview>, Trouble> {
        let text = fs::read_to_string(self.folder.join("posts/a.md")).unwrap();
        drop(self.gate.lock().unwrap());
        if let Some(message) = text.strip_prefix("fault: ") {
            let place = "posts/a.md:1:1".to_owned();
            let message = message.to_owned();
            return Err(Trouble {
                findings: vec![TroubleItem { place, message, ..TroubleItem::default() }],
            });
        }
        Ok(Arc::new(Blog(text)))
    }

    fn announce(&self, outcome: Result<(), &Trouble>, _took: Duration) {
        let _ = self.builds.lock().unwrap().send(outcome.map_err(Clone::clone));
    }
}

struct Fixture {
    folder: tempfile::TempDir,
    address: SocketAddr,
    builds: Mutex<Receiver<Result<(), Trouble>>>,
    gate: Arc<Mutex<()>>,
}

impl Fixture {
    /// A server whose first build is done.
    fn new(text: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("posts")).unwrap();
        fs::write(folder.path().join("posts/a.md"), text).unwrap();
        let (sender, builds) = channel();
        let gate = Arc::new(Mutex::new(()));
        let desk = Desk {
            folder: folder.path().to_owned(),
            builds: Mutex::new(sender),
            gate: gate.clone(),
        };
        let (ready, address) = channel();
        thread::spawn(move || {
            let options = Options { port: Some(0), ..Options::default() };
            serve(Arc::new(desk), &options, |address| ready.send(address).unwrap())
        });
        let address = address.recv_timeout(DEADLINE).unwrap();
        let fixture = Self { folder, address, builds: Mutex::new(builds), gate };
        let _ = fixture.built();
        fixture
    }

    fn save(&self, text: &str) {
        // As editors do it, so that no build sees half a file.
        let file = self.folder.path().join("posts/a.md");
        fs::write(file.with_extension("md~"), text).unwrap();
        fs::rename(file.with_extension("md~"), file).unwrap();
    }

    /// Waits for the end of a build.
    fn built(&self) -> Result<(), Trouble> {
        self.builds.lock().unwrap().recv_timeout(DEADLINE).unwrap()
    }

    fn builds_no_more(&self) -> bool {
        self.builds.lock().unwrap().recv_timeout(A_WHILE) == Err(RecvTimeoutError::Timeout)
    }

    fn get(&self, target: &str) -> Answer {
        self.ask(&format!("GET {target}"), "localhost")
    }

    fn ask(&self, what: &str, host: &str) -> Answer {
        let mut stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(DEADLINE)).unwrap();
        write!(stream, "{what} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        Answer { head: head.to_owned(), body: body.to_owned() }
    }

    /// Waits for what a page hears that has heard of `heard`: its name and its data.
    fn event(&self, heard: &str) -> (String, serde_json::Value) {
        let answer = self.get(&format!("/_perennial/events?heard={heard}"));
        assert_eq!(answer.header("content-type"), Some("text/event-stream"));
        let field = |name: &str| {
            answer.body.lines().find_map(|line| line.strip_prefix(name)).unwrap().to_owned()
        };
        (field("id: "), serde_json::from_str(&field("data: ")).unwrap())
    }
}

struct Answer {
    head: String,
    body: String,
}

impl Answer {
    fn status(&self) -> &str {
        self.head.split(' ').nth(1).unwrap()
    }

    fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
    }

    /// The edition that a page says it is of.
    fn edition(&self) -> &str {
        let from = self.body.split("<script src=\"/_perennial/live.js\" data-edition=\"").nth(1);
        from.unwrap().split('"').next().unwrap()
    }
}

#[test]
fn a_page_gets_the_script_and_nothing_else_changes() {
    let server = Fixture::new("first");
    let page = server.get("/blog/a%20post/?x");
    assert_eq!(page.status(), "200");
    assert_eq!(page.header("content-type"), Some("text/html; charset=utf-8"));
    assert_eq!(page.header("cache-control"), Some("no-store"));
    let start = format!("<head>{POLICY}</head><body><p>first</p><script src=");
    assert!(page.body.starts_with(&start), "{}", page.body);
    assert!(page.body.ends_with(" defer></script></body>"), "{}", page.body);
    assert_eq!(server.get("/blog/style.css").body, "x{}");
    let script = server.get("/_perennial/live.js");
    assert_eq!(script.header("content-type"), Some("text/javascript; charset=utf-8"));
    assert!(script.body.contains("EventSource"));
}

#[test]
fn addresses_are_those_of_a_static_host() {
    let server = Fixture::new("first");
    let moved = server.get("/blog/a%20post?x=1");
    assert_eq!((moved.status(), moved.header("location")), ("308", Some("/blog/a%20post/?x=1")));
    let home = server.get("/");
    assert_eq!((home.status(), home.header("location")), ("307", Some("/blog/")));
    let none = server.get("/blog/none");
    assert_eq!(none.status(), "404");
    assert!(none.body.contains("nothing here</p><script "));
    let head = server.ask("HEAD /blog/style.css", "localhost");
    assert_eq!((head.status(), head.header("content-length")), ("200", Some("3")));
    assert_eq!(head.body, "");
}

#[test]
fn what_is_not_for_us_is_refused() {
    let server = Fixture::new("first");
    for target in ["/blog/../style.css", "/blog/%2e%2e/style.css", "//example.org"] {
        assert_eq!(server.get(target).status(), "400", "{target}");
    }
    for target in ["/blog/", "/_perennial/events", "/_perennial/live.js"] {
        let answer = server.ask(&format!("GET {target}"), "evil.example");
        assert_eq!(answer.status(), "403", "{target}");
        assert!(!answer.body.contains("first"));
    }
    assert_eq!(server.ask("POST /blog/", "localhost").status(), "405");
}

#[test]
fn a_page_that_cannot_be_rendered_spoils_no_other() {
    let server = Fixture::new("first");
    assert_eq!(server.get("/blog/panic/").status(), "500");
    assert_eq!(server.get("/blog/").status(), "200");
}

#[test]
fn what_is_saved_is_heard_of_and_seen() {
    let server = Fixture::new("first");
    let page = server.get("/blog/");
    thread::scope(|scope| {
        // The page listens before the change comes.
        let heard = scope.spawn(|| server.event(page.edition()));
        server.save("second");
        let (name, data) = heard.join().unwrap();
        let page = server.get("/blog/");
        assert!(page.body.contains("<p>second</p>"));
        assert_eq!((page.edition(), data["edition"].as_str()), (&*name, Some(&*name)));
        assert!(data["trouble"].is_null());
    });
}

#[test]
fn a_page_of_another_run_is_told_at_once() {
    let server = Fixture::new("first");
    let earlier = Edition::before_the_first().next(Ok(Arc::new(Blog(String::new()))));
    assert_eq!(server.event(&earlier.name()).0, server.get("/blog/").edition());
}

#[test]
fn changes_during_a_build_are_one_more_build() {
    let server = Fixture::new("first");
    let held = server.gate.lock().unwrap();
    server.save("second");
    // As many builds, had the changes been taken one by one.
    for number in 1..=2 {
        assert!(server.builds_no_more());
        server.save(&number.to_string());
    }
    drop(held);
    assert_eq!((server.built(), server.built()), (Ok(()), Ok(())));
    assert!(server.builds_no_more());
    assert!(server.get("/blog/").body.contains("<p>2</p>"));
}

#[test]
fn a_fault_is_told_over_the_page_as_it_was() {
    let server = Fixture::new("first");
    let first = server.get("/blog/");
    server.save("fault: no title");
    let (name, data) = server.event(first.edition());
    assert_eq!(data["edition"], first.edition());
    assert_eq!(data["trouble"]["findings"][0]["place"], "posts/a.md:1:1");
    assert_eq!(data["trouble"]["findings"][0]["message"], "no title");
    assert!(server.built().is_err());
    assert_eq!(server.get("/blog/").body, first.body);

    server.save("fault: no date");
    let (name, data) = server.event(&name);
    assert_eq!(data["edition"], first.edition());
    assert_eq!(data["trouble"]["findings"][0]["message"], "no date");

    server.save("first");
    let (name, data) = server.event(&name);
    assert!(data["trouble"].is_null());
    assert_eq!(server.get("/blog/").edition(), name);
    assert_ne!(first.edition(), name);
}

#[test]
fn without_any_blog_every_page_waits_for_one() {
    let server = Fixture::new("fault: no title");
    let page = server.get("/blog/anything");
    assert_eq!(page.status(), "500");
    let (name, data) = server.event(page.edition());
    assert_eq!(data["edition"], page.edition());
    assert_eq!(data["trouble"]["findings"][0]["message"], "no title");
    server.save("mended");
    let (_, data) = server.event(&name);
    assert_ne!(data["edition"], page.edition());
    assert!(server.get("/blog/").body.contains("<p>mended</p>"));
}
