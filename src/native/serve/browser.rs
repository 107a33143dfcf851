//! Shows the blog in the system's browser.

use std::{
    net::{IpAddr, Ipv4Addr, SocketAddr},
    process::{Command, Stdio},
    thread,
};

/// Opens the home page. Where that fails, the address in the terminal has to do.
pub(super) fn open(address: SocketAddr) {
    let mut command = command(&home(address));
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    thread::spawn(move || command.status());
}

/// An address to listen everywhere at is none to ask at.
fn home(address: SocketAddr) -> String {
    let host = match address.ip() {
        ip if ip.is_unspecified() => IpAddr::from(Ipv4Addr::LOCALHOST),
        ip => ip,
    };
    format!("http://{}/", SocketAddr::new(host, address.port()))
}

#[cfg(target_os = "macos")]
fn command(url: &str) -> Command {
    let mut command = Command::new("open");
    command.arg(url);
    command
}

#[cfg(windows)]
fn command(url: &str) -> Command {
    let mut command = Command::new("cmd");
    // `start` takes a first quoted argument for the title of a window.
    command.args(["/C", "start", "", url]);
    command
}

#[cfg(not(any(windows, target_os = "macos")))]
fn command(url: &str) -> Command {
    let mut command = Command::new("xdg-open");
    command.arg(url);
    command
}
