//! Perennial: a blog that outlives its server.
//!
//! One bundled posts file becomes a folder of complete HTML pages for any static host. In the
//! reader's browser the same component tree, compiled to WebAssembly, takes the pages over and
//! moves between them without loading a document.
//!
//! A tour, in the direction data flows:
//!
//! - [`model`]: the blog as data. A `Bundle` is read, a `Site` is the bundle resolved, a `Page` is
//!   all that one page shows. Always there.
//! - `app`: the component tree that shows a `Page`. With either feature.
//! - `native`: reads and checks `posts.json`, renders every page, writes the site; the command
//!   line. Feature `native`.
//! - `browser`: fetches the page that a link leads to. Feature `hydrate`.

#[cfg(all(feature = "hydrate", feature = "native"))]
compile_error!("`hydrate` is the browser's half and `native` the publisher's: choose one");

pub mod model;

#[cfg(any(feature = "hydrate", feature = "native"))]
pub mod app;
#[cfg(feature = "hydrate")]
pub mod browser;
#[cfg(all(feature = "native", not(target_arch = "wasm32")))]
pub mod native;
