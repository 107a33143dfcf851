//! Files as hosts send them: compressed, each once.

use std::collections::HashMap;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use brotli::CompressorWriter;

/// The files that were compressed so far.
#[derive(Default)]
pub(super) struct Compressed(Mutex<HashMap<PathBuf, Arc<[u8]>>>);

impl Compressed {
    /// A file with this content in brotli (RFC 7932). `None`: it is of a kind that is compressed
    /// already.
    pub(super) fn of(&self, path: &Path, content: &[u8]) -> io::Result<Option<Arc<[u8]>>> {
        let extension = path.extension().and_then(|extension| extension.to_str());
        if !matches!(extension, Some("html" | "js" | "css" | "json" | "wasm" | "xml" | "svg")) {
            return Ok(None);
        }
        // Who waits here would do the same work.
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = known.get(path) {
            return Ok(Some(Arc::clone(known)));
        }
        // Two steps below the best, which takes seconds: nobody should be measured waiting for it.
        let mut compressor = CompressorWriter::new(Vec::new(), 64 * 1024, 9, 22);
        compressor.write_all(content)?;
        let compressed: Arc<[u8]> = compressor.into_inner().into();
        known.insert(path.to_owned(), Arc::clone(&compressed));
        Ok(Some(compressed))
    }
}
