//! What a writer begins with: a small blog, and the start of a post.

mod blog;
mod post;

pub use self::{
    blog::{Begun, begin},
    post::{Kind, Start, start},
};

/// An identity that stays for ever: a URN of a random UUID (RFC 9562). Feed readers tell posts
/// apart by it, also when their address changes.
fn identity() -> String {
    uuid::Uuid::new_v4().urn().to_string()
}
