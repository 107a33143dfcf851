//! Publishing: reads a source, renders every page, writes the site. And the command line for it.

mod addresses_in_html;
pub mod cli;
mod colours;
pub mod error;
pub mod finding;
mod first_free;
pub mod folder;
mod html;
pub mod import;
pub mod ingest;
pub mod items;
pub mod languages;
mod memory;
pub mod publish;
pub mod scaffold;
pub mod serve;
mod staging;
pub mod wordpress;
