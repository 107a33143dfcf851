//! The command line's entry.

use std::process::ExitCode;

/// Publishing makes and drops many small texts on all cores at once; the system's allocator takes a
/// quarter of the time for that.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    perennial::native::cli::run()
}
