//! A blog as an export that WordPress can import.
