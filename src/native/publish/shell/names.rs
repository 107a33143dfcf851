//! The names that Trunk gives: `perennial-app-0123456789abcdef_bg.wasm`.
//!
//! Files are kept for ever under such a name, so it must be another for other bytes.

use std::ops::{Range, RangeInclusive};

use sha2::{Digest, Sha256};

/// So many digits have Trunk's hashes, which begin with no zero.
const DIGITS: RangeInclusive<usize> = 12..=16;

/// Whether there is a hash in the name of a file. Snippets have one in that of their folder, but it does
/// not change with what is in them.
pub(super) fn has_hash(path: &str) -> bool {
    hash(path).is_some()
}

/// The name of a file that holds these bytes now, if there is a hash in it.
pub(super) fn after(bytes: &[u8], path: &str) -> Option<String> {
    let old = hash(path)?;
    let digest = format!("{:x}", Sha256::digest(bytes));
    Some(format!("{}{}{}", &path[..old.start], &digest[..*DIGITS.end()], &path[old.end..]))
}

/// Where the hash of a name is.
fn hash(path: &str) -> Option<Range<usize>> {
    let name = path.rsplit('/').next()?;
    let stem = name.split('.').next()?;
    let stem = stem.strip_suffix("_bg").unwrap_or(stem);
    let (before, hash) = stem.rsplit_once('-')?;
    let is_hash = DIGITS.contains(&hash.len()) && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
    let start = path.len() - name.len() + before.len() + 1;
    is_hash.then_some(start..start + hash.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_bytes_have_another_name() {
        assert_eq!(after(b"", "app-0123456789abcdef.js").unwrap(), "app-e3b0c44298fc1c14.js");
        assert_eq!(after(b"", "app-123456789abcdef.js").unwrap(), "app-e3b0c44298fc1c14.js");
        assert_eq!(
            after(b"", "a/app-0123456789abcdef_bg.wasm").unwrap(),
            "a/app-e3b0c44298fc1c14_bg.wasm"
        );
        for other in ["app-1.js", "snippets/app-0123456789abcdef/copy.js", "app.js", "posts.json"] {
            assert!(!has_hash(other), "{other}");
        }
    }
}
