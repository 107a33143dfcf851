//! The blog as data. Pure: serde and the standard library, no file system, no clock, no browser.
//!
//! A [`Bundle`](feed::Bundle) is the whole blog, a [`Site`](site::Site) is the bundle resolved
//! (every address, list and neighbour), and a [`Page`](page_data::Page) is all that one page shows.

pub mod address;
pub mod alias;
pub mod category;
pub mod comment;
pub mod date;
pub mod feed;
mod initials;
pub mod language;
pub mod message;
pub mod old_address;
pub mod page_data;
pub mod post;
pub mod route;
pub mod search;
pub mod seen;
pub mod site;
pub mod slug;
pub mod tag;
pub mod term;
pub mod thread;
pub mod words;
