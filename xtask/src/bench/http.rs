//! Asking a server on this machine for a page.

use std::io::{self, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

/// Where a server listens: host and port.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Address(String);

impl Address {
    /// The first one that a line names.
    pub(super) fn in_line(line: &str) -> Option<Self> {
        let (_, rest) = line.split_once("http://")?;
        let authority = rest.split(|c: char| c == '/' || c.is_whitespace()).next()?;
        let (host, port) = authority.rsplit_once(':')?;
        let is_address = !host.is_empty() && port.parse::<u16>().is_ok();
        is_address.then(|| Self(authority.to_owned()))
    }

    /// The whole answer. HTTP 1.0, so that it comes in one piece.
    pub(super) fn get(&self, path: &str) -> io::Result<String> {
        let mut stream = TcpStream::connect(&self.0)?;
        stream.set_read_timeout(Some(Duration::from_secs(30)))?;
        write!(stream, "GET {path} HTTP/1.0\r\nHost: {}\r\n\r\n", self.0)?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer)?;
        Ok(String::from_utf8_lossy(&answer).into_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_address_in_what_servers_say() {
        let address = |line| Address::in_line(line).map(|address| address.0);
        let ours = "The blog is at http://127.0.0.1:4000/ (Ctrl+C ends it)";
        assert_eq!(address(ours).as_deref(), Some("127.0.0.1:4000"));
        let hugo = "Web Server is available at http://localhost:1313/ (bind address 127.0.0.1)";
        assert_eq!(address(hugo).as_deref(), Some("localhost:1313"));
        assert_eq!(address("Built in 12 ms"), None);
        assert_eq!(address("see http://example.org/"), None);
    }
}
