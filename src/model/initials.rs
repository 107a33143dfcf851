//! What stands for a commenter of whom there is no picture.

/// The first letter of the first word of a name and that of its last, in capitals.
pub(super) fn of(name: &str) -> String {
    let letter = |word: &str| word.chars().find(|c| c.is_alphanumeric());
    let mut letters = name.split_whitespace().filter_map(letter);
    let first = letters.next().or_else(|| name.chars().next());
    let last = letters.next_back();
    // "ß" would be two.
    first.into_iter().chain(last).filter_map(|letter| letter.to_uppercase().next()).collect()
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn a_name_has_up_to_two() {
        for (name, initials) in [
            ("Ida", "I"),
            ("ida van der marlowe", "IM"),
            ("  \"Bo\" (the baker) ", "BB"),
            ("山田 太郎", "山太"),
            ("ß", "S"),
            ("Éva – ", "É"),
            ("…", "…"),
            ("", ""),
        ] {
            assert_eq!(of(name), initials, "{name:?}");
        }
    }
}
