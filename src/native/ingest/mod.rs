//! Sources become a [`Bundle`](crate::model::feed::Bundle): validated, resolved, sanitised.

mod at_rest;
pub(super) mod custom_css;
pub mod json_feed;
pub mod links;
pub mod markdown;
pub mod notice;
pub mod sanitise;
pub mod source;
pub mod summary;
