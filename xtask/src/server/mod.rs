//! A static file server for looking at a site on this machine, and for the tests.
//!
//! It does what static hosts do and no more (HTTP/1.1, RFC 9112; GET and HEAD), and listens on
//! 127.0.0.1 only.

mod compress;
mod content_type;
mod request;
mod resolve;

use std::fs;
use std::io::{self, BufReader, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use compress::Compressed;
use request::Request;
use resolve::Answer;

/// How many ports to try when the wanted one is taken.
const PORTS_TO_TRY: u16 = 100;
/// A connection that is silent for so long is closed.
const PATIENCE: Duration = Duration::from_secs(60);

/// A server that has its port.
pub(crate) struct Server {
    listener: TcpListener,
    address: SocketAddr,
    site: Arc<Site>,
}

/// What is served.
struct Site {
    /// The folder, free of symbolic links.
    root: PathBuf,
    /// The path it is served below: empty, or `/blog`.
    base: String,
    /// Set when files are sent compressed.
    compressed: Option<Compressed>,
}

impl Server {
    /// Takes `port` or the next free one. `base` is empty or begins, but does not end, in a slash.
    pub(crate) fn bind(root: &Path, base: &str, port: u16) -> Result<Self> {
        Self::listening(root, base, port, None)
    }

    /// The same, but it sends files compressed: for measuring what readers wait for.
    pub(crate) fn compressing(root: &Path, base: &str, port: u16) -> Result<Self> {
        Self::listening(root, base, port, Some(Compressed::default()))
    }

    fn listening(
        root: &Path,
        base: &str,
        port: u16,
        compressed: Option<Compressed>,
    ) -> Result<Self> {
        let root =
            root.canonicalize().with_context(|| format!("{} cannot be served", root.display()))?;
        let listener = listen(port)?;
        let address = listener.local_addr()?;
        let site = Site { root, base: base.to_owned(), compressed };
        Ok(Self { listener, address, site: Arc::new(site) })
    }

    /// The address of the home page.
    pub(crate) fn address(&self) -> String {
        format!("http://{}{}/", self.address, self.site.base)
    }

    /// Answers until the process ends: one thread per connection, so that a slow client holds up
    /// nobody else.
    pub(crate) fn run(self) -> Result<()> {
        for connection in self.listener.incoming() {
            match connection {
                Ok(connection) => {
                    let site = Arc::clone(&self.site);
                    thread::spawn(move || {
                        // A client that goes away in the middle is not our problem.
                        let _ = site.converse(&connection);
                    });
                }
                // Out of file handles, say: others may be closed in the meantime.
                Err(_) => thread::sleep(Duration::from_millis(10)),
            }
        }
        Ok(())
    }
}

fn listen(wanted: u16) -> Result<TcpListener> {
    for port in wanted..=wanted.saturating_add(PORTS_TO_TRY) {
        match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
            Ok(listener) => return Ok(listener),
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => {}
            Err(error) => return Err(error).with_context(|| format!("port {port} is refused")),
        }
    }
    bail!("port {wanted} and the {PORTS_TO_TRY} after it are taken; choose another with --port")
}

impl Site {
    /// All requests of one connection.
    fn converse(&self, connection: &TcpStream) -> io::Result<()> {
        connection.set_read_timeout(Some(PATIENCE))?;
        connection.set_write_timeout(Some(PATIENCE))?;
        connection.set_nodelay(true)?;
        let mut reader = BufReader::new(connection);
        loop {
            let Some(request) = Request::read(&mut reader)? else { return Ok(()) };
            let (request, response) = match request {
                Ok(request) => {
                    let response = self.respond(&request);
                    (request, response)
                }
                Err(_) => (Request::malformed(), Response::text(400, "This is no request.\n")),
            };
            response.write(&request, connection)?;
            if !request.keep_alive {
                return Ok(());
            }
        }
    }

    fn respond(&self, request: &Request) -> Response {
        if !matches!(request.method.as_str(), "GET" | "HEAD") {
            return Response::text(405, "Only GET and HEAD.\n").with("Allow", "GET, HEAD");
        }
        match resolve::resolve(&self.root, &self.base, &request.target) {
            Answer::File(path) => match self.read(request, &path) {
                Ok(response) => response,
                Err(error) => Response::text(500, &format!("The file cannot be read: {error}\n")),
            },
            Answer::Moved(location) => {
                Response::text(301, "It is there.\n").with("Location", &location)
            }
            Answer::Refused => Response::text(400, "This path is refused.\n"),
            Answer::NotFound => match fs::read(self.root.join("404.html")) {
                Ok(body) => Response::new(404, content_type::HTML, body),
                Err(_) => Response::text(404, "There is nothing here.\n"),
            },
        }
    }

    /// A file, compressed if we do that and the client can read it.
    fn read(&self, request: &Request, path: &Path) -> io::Result<Response> {
        let content_type = content_type::of(path);
        let body = fs::read(path)?;
        let compressed = match &self.compressed {
            Some(compressed) if request.reads_brotli => compressed.of(path, &body)?,
            _ => None,
        };
        Ok(match compressed {
            Some(compressed) => {
                Response::new(200, content_type, compressed.to_vec()).with("Content-Encoding", "br")
            }
            None => Response::new(200, content_type, body),
        })
    }
}

struct Response {
    status: u16,
    headers: Vec<(&'static str, String)>,
    body: Vec<u8>,
}

impl Response {
    fn new(status: u16, content_type: &str, body: Vec<u8>) -> Self {
        Self { status, headers: Vec::new(), body }.with("Content-Type", content_type)
    }

    fn text(status: u16, text: &str) -> Self {
        Self::new(status, content_type::TEXT, text.as_bytes().to_vec())
    }

    fn with(mut self, name: &'static str, value: &str) -> Self {
        self.headers.push((name, value.to_owned()));
        self
    }

    fn write(&self, request: &Request, mut connection: &TcpStream) -> io::Result<()> {
        let reason = match self.status {
            200 => "OK",
            301 => "Moved Permanently",
            400 => "Bad Request",
            404 => "Not Found",
            405 => "Method Not Allowed",
            _ => "Internal Server Error",
        };
        let mut message = format!("HTTP/1.1 {} {reason}\r\n", self.status).into_bytes();
        for (name, value) in &self.headers {
            write!(message, "{name}: {value}\r\n")?;
        }
        write!(message, "Content-Length: {}\r\n", self.body.len())?;
        // The site may be built anew at any moment.
        message.extend_from_slice(b"Cache-Control: no-cache\r\n");
        if !request.keep_alive {
            message.extend_from_slice(b"Connection: close\r\n");
        }
        message.extend_from_slice(b"\r\n");
        if request.method != "HEAD" {
            message.extend_from_slice(&self.body);
        }
        connection.write_all(&message)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    /// Serves a site of two files below `/blog` and returns the port.
    fn start() -> (tempfile::TempDir, SocketAddr) {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("index.html"), "home").unwrap();
        fs::write(dir.path().join("404.html"), "nothing").unwrap();
        fs::create_dir(dir.path().join("post")).unwrap();
        fs::write(dir.path().join("post/index.html"), "post").unwrap();
        let server = Server::bind(dir.path(), "/blog", 18_080).unwrap();
        let address = server.address;
        thread::spawn(move || server.run());
        (dir, address)
    }

    fn ask(address: SocketAddr, requests: &str) -> String {
        let mut connection = TcpStream::connect(address).unwrap();
        connection.write_all(requests.as_bytes()).unwrap();
        let mut answer = String::new();
        connection.read_to_string(&mut answer).unwrap();
        answer
    }

    #[test]
    fn answers_several_requests_on_one_connection() {
        let (_dir, address) = start();
        let answer = ask(
            address,
            "GET /blog/ HTTP/1.1\r\nHost: x\r\n\r\n\
             HEAD /blog/post/ HTTP/1.1\r\n\r\n\
             GET /blog/post?q=1 HTTP/1.1\r\nConnection: close\r\n\r\n",
        );
        let statuses: Vec<_> = answer.matches("HTTP/1.1 ").collect();
        assert_eq!(statuses.len(), 3, "{answer}");
        assert!(answer.contains("Content-Type: text/html; charset=utf-8\r\n"), "{answer}");
        assert!(answer.contains("\r\n\r\nhome"), "{answer}");
        assert!(!answer.contains("\r\n\r\npost"), "HEAD has no body: {answer}");
        assert!(answer.contains("Location: /blog/post/?q=1\r\n"), "{answer}");
    }

    #[test]
    fn what_is_not_there_shows_the_sites_own_page() {
        let (_dir, address) = start();
        let answer = ask(address, "GET /blog/none/ HTTP/1.0\r\n\r\n");
        assert!(answer.starts_with("HTTP/1.1 404 Not Found\r\n"), "{answer}");
        assert!(answer.ends_with("\r\n\r\nnothing"), "{answer}");
    }

    #[test]
    fn refuses_what_is_no_request_and_other_methods() {
        let (_dir, address) = start();
        assert!(ask(address, "hello\r\n\r\n").starts_with("HTTP/1.1 400 "));
        let answer = ask(address, "POST /blog/ HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc");
        assert!(answer.starts_with("HTTP/1.1 405 "), "{answer}");
        assert!(answer.contains("Allow: GET, HEAD\r\n"), "{answer}");
    }

    #[test]
    fn compresses_for_who_can_read_it() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("index.html"), "a word ".repeat(1_000)).unwrap();
        fs::write(dir.path().join("a.webp"), "a word ".repeat(1_000)).unwrap();
        let server = Server::compressing(dir.path(), "", 18_500).unwrap();
        let address = server.address;
        thread::spawn(move || server.run());
        let ask = |path, header| {
            let mut connection = TcpStream::connect(address).unwrap();
            write!(connection, "GET {path} HTTP/1.0\r\n{header}\r\n").unwrap();
            let mut answer = Vec::new();
            connection.read_to_end(&mut answer).unwrap();
            answer
        };
        let accept = "Accept-Encoding: gzip, br;q=1.0\r\n";
        assert!(ask("/", accept).len() < 500);
        assert!(ask("/", "").len() > 7_000);
        assert!(ask("/", "Accept-Encoding: gzip\r\n").len() > 7_000);
        assert!(ask("/a.webp", accept).len() > 7_000);
    }

    #[test]
    fn a_silent_client_holds_up_nobody() {
        let (_dir, address) = start();
        let _silent = TcpStream::connect(address).unwrap();
        assert!(ask(address, "GET /blog/ HTTP/1.0\r\n\r\n").ends_with("home"));
    }

    #[test]
    fn takes_the_next_free_port() {
        let dir = tempfile::tempdir().unwrap();
        let first = Server::bind(dir.path(), "", 18_300).unwrap();
        let second = Server::bind(dir.path(), "", first.address.port()).unwrap();
        assert!(second.address.port() > first.address.port());
        assert!(second.address.ip().is_loopback());
    }
}
