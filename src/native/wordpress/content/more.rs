//! Comments that say where a post is parted.

/// What such a comment means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// The excerpt ends.
    More,
    NextPage,
}

/// What stands in the body for the end of the excerpt; see `publish::dress::excerpt`.
pub(super) const MORE: &str = "<span id=\"more\"></span>";

/// The meaning of a comment, if it has one.
pub(super) fn mark(comment: &str) -> Option<Mark> {
    let inner = comment.strip_prefix("<!--")?.strip_suffix("-->")?;
    match inner.trim() {
        "nextpage" => Some(Mark::NextPage),
        inner => {
            let text = inner.strip_prefix("more")?;
            (text.is_empty() || text.starts_with(char::is_whitespace)).then_some(Mark::More)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_may_have_a_text() {
        assert_eq!(mark("<!--more-->"), Some(Mark::More));
        assert_eq!(mark("<!--more Read on-->"), Some(Mark::More));
        assert_eq!(mark("<!-- nextpage -->"), Some(Mark::NextPage));
        assert_eq!((mark("<!--moreover-->"), mark("<!--noteaser-->")), (None, None));
    }
}
