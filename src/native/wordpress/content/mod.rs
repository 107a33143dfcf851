//! The body of a post as WordPress shows it.
