//! WordPress: from its export (WXR) to a blog of ours, and back.

mod content;
pub mod export;
pub mod import;
mod tidy;
mod wxr;
