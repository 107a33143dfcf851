//! The command line's entry.

use std::process::ExitCode;

fn main() -> ExitCode {
    perennial::native::cli::run()
}
