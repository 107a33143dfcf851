//! The browser's entry.

fn main() {
    perennial::browser::start();
}
