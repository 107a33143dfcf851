//! What pictures are called in the site.

use std::{collections::HashSet, path::Path};

use super::{digest::Digest, header::Kind};
use crate::model::slug::Slug;

/// So much of a digest tells pictures apart that have the same name.
const SHORT: usize = 10;

/// The longest part of a name that a file brings along, in bytes: the whole stays a safe segment.
const LONGEST_STEM: usize = 150;

/// The names that are given already, without the extension.
#[derive(Debug, Default)]
pub(super) struct Names(HashSet<String>);

impl Names {
    /// Names a picture: `media/STEM.HASH`, which no other picture has. A slug has no dot and is in
    /// lower case, so that it stays unique on every file system and with every end.
    pub(super) fn give(&mut self, file: &Path, digest: Digest) -> Name {
        let stem = file.file_stem().map(|stem| stem.to_string_lossy()).unwrap_or_default();
        let stem = Slug::from_name(&stem).map_or_else(|| "picture".to_owned(), String::from);
        let stem = &stem[..stem.floor_char_boundary(LONGEST_STEM)];
        let digest = digest.to_string();
        let short = format!("media/{stem}.{}", &digest[..SHORT]);
        let name = if self.0.contains(&short) { format!("media/{stem}.{digest}") } else { short };
        self.0.insert(name.clone());
        Name(name)
    }
}

/// What the files of one picture have in common.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Name(String);

impl Name {
    /// The original's own path. It keeps the extension unless that names another kind.
    pub(super) fn original(&self, file: &Path, kind: Kind) -> String {
        let own = file.extension().map(|own| own.to_string_lossy().to_ascii_lowercase());
        let known = kind.extensions();
        let extension = known.iter().find(|known| own.as_deref() == Some(known)).or(known.first());
        format!("{}.{}", self.0, extension.copied().unwrap_or_default())
    }

    /// The path of one of this width.
    pub(super) fn smaller(&self, width: u32) -> String {
        format!("{}-{width}.webp", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::slug::check_segment;

    #[test]
    fn a_name_is_safe_whatever_the_file_is_called() {
        let digest = Digest::of(b"");
        for (file, expected) in [
            ("/x/My Photo (1).JPEG", "media/my-photo-1.e3b0c44298.jpeg"),
            ("a.b.png", "media/a-b.e3b0c44298.jpg"),
            ("con.jpg", "media/picture.e3b0c44298.jpg"),
            ("???.jpg", "media/picture.e3b0c44298.jpg"),
            ("Straße", "media/straße.e3b0c44298.jpg"),
        ] {
            let name = Names::default().give(Path::new(file), digest);
            assert_eq!(name.original(Path::new(file), Kind::Jpeg), expected);
        }
        let long = Names::default().give(Path::new(&"ö".repeat(300)), digest).smaller(30_000);
        assert_eq!(check_segment(long.strip_prefix("media/").unwrap()), Ok(()));
    }

    #[test]
    fn pictures_whose_short_digests_are_equal_have_different_names() {
        let mut names = Names::default();
        let first = names.give(Path::new("a.png"), Digest::of(b"1"));
        assert_ne!(first, names.give(Path::new("a.png"), Digest::of(b"1")));
    }
}
