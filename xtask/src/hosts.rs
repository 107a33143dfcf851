//! The web servers that the tests in the browser start: those of hosts.

use std::env;
use std::path::PathBuf;

use anyhow::{Result, bail};

use crate::apt;

/// What the programs of a server are called, and Debian's packages with them.
const SERVERS: [(&[&str], &[&str]); 4] = [
    (&["nginx"], &["nginx"]),
    // Its types of files are a package of their own.
    (&["apache2", "httpd"], &["apache2-bin", "media-types"]),
    (&["caddy"], &["caddy"]),
    (&["python3"], &["python3"]),
];

/// Installs those that are missing, where that is ours to do. Elsewhere the tests of a server that is
/// missing are skipped, and say so.
pub(crate) fn ensure() -> Result<()> {
    let missing = || SERVERS.into_iter().filter(|(programs, _)| !is_there(programs));
    let packages: Vec<&str> = missing().flat_map(|(_, packages)| packages).copied().collect();
    if packages.is_empty() {
        return Ok(());
    }
    let names = || missing().map(|(programs, _)| programs[0]).collect::<Vec<_>>().join(", ");
    if apt::is_possible() {
        apt::install_without_services(&packages)?;
        if missing().next().is_some() {
            bail!("the tests of hosts need {}, which apt-get has not put on PATH", names());
        }
    } else {
        eprintln!("The tests of hosts skip what is not on this machine: {}", names());
    }
    Ok(())
}

fn is_there(programs: &[&str]) -> bool {
    // Where servers are that users do not start; not every user has these on PATH.
    let system = ["/usr/local/sbin", "/usr/sbin", "/sbin"].map(PathBuf::from);
    let path = env::var_os("PATH").unwrap_or_default();
    let mut folders = env::split_paths(&path).chain(system);
    folders.any(|folder| programs.iter().any(|name| folder.join(name).is_file()))
}
