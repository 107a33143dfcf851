//! Names of which there may be one each.

/// The wish, or the wish with the first number behind it for which `take` says yes: `a`, `a-2`, `a-3`.
pub(super) fn first_free(wish: String, mut take: impl FnMut(&str) -> bool) -> String {
    let numbered = (2..).map(|number| format!("{wish}-{number}"));
    let mut candidates = std::iter::once(wish.clone()).chain(numbered);
    candidates.find(|it| take(it)).unwrap_or(wish)
}

#[cfg(test)]
mod tests {
    use super::first_free;

    #[test]
    fn numbers_begin_at_two() {
        let mut taken = vec!["a".to_owned(), "a-2".to_owned()];
        let free = first_free("a".to_owned(), |it| !taken.iter().any(|known| known == it));
        assert_eq!(free, "a-3");
        taken.clear();
        assert_eq!(first_free("a".to_owned(), |_| true), "a");
    }
}
