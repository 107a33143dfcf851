//! A server that shows a blog while it is written.

use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::process::{Child, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result};

use super::contender::Contender;
use super::http::Address;
use crate::process;

/// Longer than any program takes to be there.
const PATIENCE: Duration = Duration::from_secs(120);

/// A running server, which ends with this value.
pub(super) struct Live {
    child: Child,
    pub(super) address: Address,
}

impl Live {
    /// Starts a server and waits until it says where it is.
    pub(super) fn start(contender: &Contender, blog: &Path) -> Result<Self> {
        let mut command = process::command(contender.program(), Path::new("."));
        contender.serve(&mut command, blog, free_port()?);
        command.stdin(Stdio::null()).stdout(Stdio::piped());
        let name = contender.name();
        let mut child = command.spawn().with_context(|| format!("{name} could not be started"))?;
        let (sender, addresses) = mpsc::channel();
        let stdout = child.stdout.take();
        // Read to its end: a server whose words nobody takes would stop in the middle of one.
        thread::spawn(move || {
            let lines = stdout.map(BufReader::new).into_iter().flat_map(BufRead::lines);
            for address in lines.map_while(Result::ok).filter_map(|line| Address::in_line(&line)) {
                // The first is enough.
                let _ = sender.send(address);
            }
        });
        let address = addresses.recv_timeout(PATIENCE);
        if address.is_err() {
            stop(&mut child);
        }
        let address = address.with_context(|| format!("{name} does not say where it serves"))?;
        Ok(Self { child, address })
    }
}

impl Drop for Live {
    fn drop(&mut self) {
        stop(&mut self.child);
    }
}

fn stop(child: &mut Child) {
    // It may have ended by itself.
    let _ = child.kill();
    let _ = child.wait();
}

/// A port that nobody listens at. Not every server finds one by itself.
fn free_port() -> Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("no port is free")?;
    Ok(listener.local_addr()?.port())
}
