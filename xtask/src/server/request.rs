//! Reading one HTTP/1.1 request (RFC 9112, sections 2 to 5).

use std::io::{self, BufRead, Read};

/// More than any browser sends.
const MAX_HEAD: u64 = 32 * 1024;

/// The parts of a request that a static server looks at.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Request {
    pub(super) method: String,
    /// Path and query as sent.
    pub(super) target: String,
    /// Whether the connection stays open for another request.
    pub(super) keep_alive: bool,
    /// Whether the client accepts brotli (RFC 9110, section 12.5.3).
    pub(super) reads_brotli: bool,
}

/// What came was no request.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Malformed;

impl Request {
    /// Reads the next request; `None` when the client has closed the connection.
    pub(super) fn read(reader: &mut impl BufRead) -> io::Result<Option<Result<Self, Malformed>>> {
        let mut head = reader.take(MAX_HEAD);
        let mut line = Vec::new();
        head.read_until(b'\n', &mut line)?;
        if line.is_empty() {
            return Ok(None);
        }
        let mut request = Self::first_line(&line);
        loop {
            line.clear();
            head.read_until(b'\n', &mut line)?;
            if !line.ends_with(b"\n") {
                // The end of the stream or of our patience.
                return Ok(Some(Err(Malformed)));
            }
            let header = String::from_utf8_lossy(&line);
            let header = header.trim_end();
            if header.is_empty() {
                return Ok(Some(request));
            }
            if let Ok(request) = &mut request {
                request.header(header);
            }
        }
    }

    /// Stands in for a request that could not be read.
    pub(super) fn malformed() -> Self {
        Self {
            method: "GET".to_owned(),
            target: String::new(),
            keep_alive: false,
            reads_brotli: false,
        }
    }

    fn first_line(line: &[u8]) -> Result<Self, Malformed> {
        let line = str::from_utf8(line).map_err(|_| Malformed)?;
        let mut words = line.split_ascii_whitespace();
        let (Some(method), Some(target), Some(version), None) =
            (words.next(), words.next(), words.next(), words.next())
        else {
            return Err(Malformed);
        };
        if !version.starts_with("HTTP/1.") || !target.starts_with('/') {
            return Err(Malformed);
        }
        Ok(Self {
            method: method.to_owned(),
            target: target.to_owned(),
            keep_alive: version != "HTTP/1.0",
            reads_brotli: false,
        })
    }

    fn header(&mut self, header: &str) {
        let Some((name, value)) = header.split_once(':') else { return };
        let value = value.trim();
        if name.eq_ignore_ascii_case("accept-encoding") {
            let mut codings = value.split([',', ';']).map(str::trim);
            self.reads_brotli = codings.any(|coding| coding.eq_ignore_ascii_case("br"));
        }
        let closes = name.eq_ignore_ascii_case("connection") && value.eq_ignore_ascii_case("close");
        // A body is not read, so nothing after it could be understood.
        let has_body = name.eq_ignore_ascii_case("transfer-encoding")
            || (name.eq_ignore_ascii_case("content-length") && value != "0");
        if closes || has_body {
            self.keep_alive = false;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<Result<Request, Malformed>> {
        Request::read(&mut text.as_bytes()).unwrap()
    }

    fn request(text: &str) -> Request {
        read(text).unwrap().unwrap()
    }

    #[test]
    fn reads_method_target_and_whether_to_stay() {
        let asked = request("GET /a/?q=1 HTTP/1.1\r\nHost: x\r\nAccept: */*\r\n\r\n");
        assert_eq!((asked.method.as_str(), asked.target.as_str()), ("GET", "/a/?q=1"));
        assert!(asked.keep_alive);
        assert!(!request("GET / HTTP/1.1\r\nconnection: Close\r\n\r\n").keep_alive);
        assert!(!request("GET / HTTP/1.0\r\n\r\n").keep_alive);
        assert!(!request("POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\n").keep_alive);
    }

    #[test]
    fn a_closed_connection_is_no_request() {
        assert_eq!(read(""), None);
    }

    #[test]
    fn refuses_what_is_no_request() {
        let endless = format!("GET / HTTP/1.1\r\nX: {}\r\n\r\n", "x".repeat(40_000));
        for text in
            ["hello\r\n\r\n", "GET / HTTP/2\r\n\r\n", "GET x HTTP/1.1\r\n\r\n", "GET /", &endless]
        {
            assert_eq!(read(text), Some(Err(Malformed)), "{text:.40}");
        }
    }
}
