//! Answers requests from the last blog that could be built.

use std::{
    io,
    net::{IpAddr, SocketAddr, TcpListener},
    ops::RangeInclusive,
    thread,
};

use axum::{
    Router,
    extract::{Request, State},
    http::{
        HeaderMap, HeaderName, HeaderValue, StatusCode, Uri,
        header::{CACHE_CONTROL, CONTENT_TYPE, HOST, LOCATION},
        uri::Authority,
    },
    middleware::{self, Next},
    response::{IntoResponse, Response},
    routing::get,
};
use tokio::{runtime, sync::watch::Receiver, task::spawn_blocking};

use super::{DEFAULT_PORT, Error, FURTHER_PORTS, File, Options, edition::Edition, live};
use crate::model::address::{decode, encode};

/// Nothing here is the same a moment later.
const NO_STORE: (HeaderName, &str) = (CACHE_CONTROL, "no-store");

/// Knows the edition to show. `None` until the first build is done.
#[derive(Clone)]
pub(super) struct Server {
    editions: Receiver<Option<Edition>>,
}

impl Server {
    pub(super) fn new(editions: Receiver<Option<Edition>>) -> Self {
        Self { editions }
    }

    /// Answers from now on, on a thread of its own. Gives the address.
    pub(super) fn start(self, options: &Options) -> Result<SocketAddr, Error> {
        let ports = match options.port {
            Some(port) => port..=port,
            None => DEFAULT_PORT..=DEFAULT_PORT + FURTHER_PORTS,
        };
        let listener = listen(options.address, ports)?;
        let start = |source| Error::Start { source };
        let address = listener.local_addr().map_err(start)?;
        listener.set_nonblocking(true).map_err(start)?;
        let runtime = runtime::Builder::new_current_thread().enable_all().build().map_err(start)?;
        let listener = {
            let _inside = runtime.enter();
            tokio::net::TcpListener::from_std(listener).map_err(start)?
        };
        let router = self.router(address.ip());
        let work = move || runtime.block_on(async { axum::serve(listener, router).await });
        thread::Builder::new().name("preview server".to_owned()).spawn(work).map_err(start)?;
        Ok(address)
    }

    fn router(self, bound: IpAddr) -> Router {
        Router::new()
            .route(live::SCRIPT_PATH, get(script))
            .route(live::EVENTS_PATH, get(events))
            .fallback_service(get(page).with_state(self.clone()))
            .layer(middleware::from_fn_with_state(bound, only_to_us))
            .with_state(self)
    }

    /// Waits for an edition that has another name. `None`: there will be none.
    async fn edition_after(mut self, heard: &str) -> Option<Edition> {
        let is_news = |edition: &Option<Edition>| {
            edition.as_ref().is_some_and(|edition| edition.name() != heard)
        };
        self.editions.wait_for(is_news).await.ok()?.clone()
    }
}

/// Listens at the first port that is free.
fn listen(address: IpAddr, ports: RangeInclusive<u16>) -> Result<TcpListener, Error> {
    let last = *ports.end();
    let mut port = *ports.start();
    loop {
        let address = SocketAddr::new(address, port);
        match TcpListener::bind(address) {
            Ok(listener) => return Ok(listener),
            Err(source) if source.kind() == io::ErrorKind::AddrInUse && port < last => port += 1,
            Err(source) => return Err(Error::Listen { address, source }),
        }
    }
}

/// Refuses what was asked for under a name that others can make lead here (DNS rebinding): their
/// pages could read a blog that is not published yet.
async fn only_to_us(State(bound): State<IpAddr>, request: Request, next: Next) -> Response {
    if is_ours(request.headers().get(HOST), bound) {
        return next.run(request).await;
    }
    let text = "The preview answers at localhost and at the address it listens at only.\n";
    (StatusCode::FORBIDDEN, [NO_STORE], text).into_response()
}

fn is_ours(host: Option<&HeaderValue>, bound: IpAddr) -> bool {
    let host = host.and_then(|host| host.to_str().ok()?.parse::<Authority>().ok());
    host.is_some_and(|host| {
        let name = host.host();
        let ip = name.trim_matches(['[', ']']).parse::<IpAddr>();
        // A number is nobody's name, so whoever listens everywhere may be asked for by any.
        name.eq_ignore_ascii_case("localhost")
            || ip.is_ok_and(|ip| ip.is_loopback() || ip == bound || bound.is_unspecified())
    })
}

async fn script() -> impl IntoResponse {
    ([(CONTENT_TYPE, "text/javascript; charset=utf-8"), NO_STORE], live::SCRIPT)
}

/// Answers once there is an edition that the page has not heard of, and ends: the browser asks
/// again by itself and says with which event it left off.
async fn events(State(server): State<Server>, uri: Uri, headers: HeaderMap) -> Response {
    let last = headers.get("last-event-id").and_then(|id| id.to_str().ok());
    let first = uri.query().and_then(|query| query.strip_prefix("heard="));
    match server.edition_after(last.or(first).unwrap_or_default()).await {
        Some(edition) => {
            ([(CONTENT_TYPE, "text/event-stream"), NO_STORE], live::event(&edition)).into_response()
        }
        None => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
}

async fn page(State(server): State<Server>, uri: Uri) -> Response {
    let Some(edition) = server.edition_after("").await else {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    };
    let rendered = spawn_blocking(move || answer(&edition, &uri)).await;
    rendered.unwrap_or_else(|_| {
        let text = "Rendering this page has failed; the terminal says more.\n";
        (StatusCode::INTERNAL_SERVER_ERROR, [NO_STORE], text).into_response()
    })
}

/// What a static host would answer.
fn answer(edition: &Edition, uri: &Uri) -> Response {
    let send = |status: StatusCode, file: File| {
        let File { content_type, bytes } = live::with_script(file, edition);
        (status, [(CONTENT_TYPE, content_type), NO_STORE], bytes).into_response()
    };
    let Some(blog) = edition.blog() else {
        return send(StatusCode::INTERNAL_SERVER_ERROR, live::unbuilt());
    };
    let Some(path) = file_path(uri.path()) else {
        return (StatusCode::BAD_REQUEST, [NO_STORE], "This is no address.\n").into_response();
    };
    if let Some(file) = blog.file(&path) {
        return send(StatusCode::OK, file);
    }
    if path == "/" && blog.home() != "/" {
        return moved(StatusCode::TEMPORARY_REDIRECT, blog.home(), uri.query());
    }
    let folder = format!("{path}/");
    if !path.ends_with('/') && blog.file(&folder).is_some() {
        return moved(StatusCode::PERMANENT_REDIRECT, &folder, uri.query());
    }
    send(StatusCode::NOT_FOUND, blog.not_found())
}

fn moved(status: StatusCode, path: &str, query: Option<&str>) -> Response {
    let query = query.map(|query| format!("?{query}")).unwrap_or_default();
    (status, [(LOCATION, format!("{}{query}", encode(path)))], [NO_STORE]).into_response()
}

/// The decoded path; `None` when it could lead out of a folder, or to another host.
fn file_path(path: &str) -> Option<String> {
    let mut segments = path.strip_prefix('/')?.split('/').peekable();
    let mut decoded = String::new();
    while let Some(segment) = segments.next() {
        let segment = decode(segment)?;
        let is_inner = segments.peek().is_some();
        let is_empty = segment.is_empty() && is_inner;
        if is_empty || matches!(&*segment, "." | "..") || segment.contains(['/', '\\', '\0']) {
            return None;
        }
        decoded.push('/');
        decoded.push_str(&segment);
    }
    Some(decoded)
}

#[cfg(test)]
mod tests {
    use std::net::Ipv4Addr;

    use super::*;

    #[test]
    fn no_path_leaves_the_blog() {
        for path in [
            "/../x",
            "/a/../x",
            "/%2e%2e/x",
            "/a%2fb",
            "/a%5Cb",
            "/a\\b",
            "/./x",
            "/a%00",
            "/%",
            "/%zz",
            "/%ff",
            "//example.org",
            "/a//b",
            "*",
            "",
        ] {
            assert_eq!(file_path(path), None, "{path}");
        }
        assert_eq!(file_path("/").as_deref(), Some("/"));
        assert_eq!(file_path("/k%C3%BCrbis/a%20b..c").as_deref(), Some("/kürbis/a b..c"));
        assert_eq!(file_path("/x/").as_deref(), Some("/x/"));
    }

    #[test]
    fn a_name_that_others_own_is_not_ours() {
        let bound = IpAddr::from([192, 168, 1, 5]);
        let asks =
            |host: &'static str, bound| is_ours(Some(&HeaderValue::from_static(host)), bound);
        for host in ["localhost", "LOCALHOST:4000", "127.0.0.1:80", "[::1]:4000", "192.168.1.5"] {
            assert!(asks(host, bound), "{host}");
        }
        for host in ["evil.example:4000", "localhost.evil.example", "192.168.1.6", "", "a b"] {
            assert!(!asks(host, bound), "{host}");
        }
        assert!(!is_ours(None, bound));
        let everywhere = Ipv4Addr::UNSPECIFIED.into();
        assert!(asks("192.168.1.6:4000", everywhere));
        assert!(!asks("evil.example", everywhere));
    }

    #[test]
    fn a_port_that_is_taken_is_passed_by_unless_asked_for() {
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = taken.local_addr().unwrap().port();
        let address = Ipv4Addr::LOCALHOST.into();
        assert!(matches!(listen(address, port..=port), Err(Error::Listen { .. })));
        let next = listen(address, port..=port + FURTHER_PORTS).unwrap();
        assert!(next.local_addr().unwrap().port() > port);
    }
}
