//! Finding Hugo.

use std::path::PathBuf;
use std::process::Command;

use crate::process;

/// The program itself and its version.
#[derive(Debug, PartialEq)]
pub(super) struct Hugo {
    pub(super) program: PathBuf,
    pub(super) version: String,
}

/// The one on PATH.
pub(super) fn find() -> Option<Hugo> {
    described(&process::output(Command::new("hugo").arg("version")).ok()?)
}

/// What `hugo version` says. With the package from PyPI a script is on PATH, which says where the
/// program is before it starts it; Python's own time must not be measured.
fn described(said: &str) -> Option<Hugo> {
    let program = said.lines().find_map(|line| line.split_once("hugo-python-distributions at "));
    let program = program.map_or("hugo", |(_, path)| path.trim_end_matches("\u{1b}[0m").trim_end());
    let version = said.lines().find_map(|line| line.strip_prefix("hugo v"))?;
    let version = version.split([' ', '-', '+']).next()?;
    Some(Hugo { program: PathBuf::from(program), version: version.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looks_behind_the_script_of_the_python_package() {
        let hugo = |program: &str| Hugo { program: program.into(), version: "0.168.0".to_owned() };
        let version = "hugo v0.168.0-e27a67+extended linux/amd64 BuildDate=unknown\n";
        assert_eq!(described(version), Some(hugo("hugo")));
        let script = format!(
            "\u{1b}[95mRunning Hugo 0.168.0 via hugo-python-distributions at /a b/hugo\u{1b}[0m\n{version}"
        );
        assert_eq!(described(&script), Some(hugo("/a b/hugo")));
        assert_eq!(described("hugo: the wrong one\n"), None);
    }
}
