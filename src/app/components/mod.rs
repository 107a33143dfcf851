//! The pieces pages are made of, one file each.
//!
//! What reacts to something is a component; what only turns data into a view is a function, which
//! can borrow its data.

pub(super) mod comment_thread;
pub(super) mod entry_list;
pub(super) mod html;
pub(super) mod link;
pub(super) mod pager;
pub(super) mod post_meta;
pub(super) mod progress;
pub(super) mod related;
pub(super) mod search_form;
pub(super) mod series;
pub(super) mod share;
pub(super) mod site_footer;
pub(super) mod site_header;
pub(super) mod theme_switch;
pub(super) mod toc;
