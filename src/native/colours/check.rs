//! Whether the colours that a blog sets can be read, with those of its theme that it leaves.

use super::{Both, Colour, WANTED, themes};
use crate::model::feed::Theme;

/// A token that cannot stay as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::native) struct Unreadable {
    /// Its name.
    pub(in crate::native) token: &'static str,
    /// What is wrong with it.
    pub(in crate::native) found: String,
    /// What would be right.
    pub(in crate::native) expected: String,
}

/// Which text stands on what. Marked text keeps its colour.
const PAIRS: [(&str, &str); 7] = [
    ("ink", "ground"),
    ("ink", "raised"),
    ("ink", "mark"),
    ("quiet", "ground"),
    ("quiet", "raised"),
    ("accent", "ground"),
    ("accent", "raised"),
];

/// How to get the colour of a scheme.
type OfScheme = fn(Both) -> Colour;

/// The names of the schemes and how to get a colour of each.
const SCHEMES: [(&str, OfScheme); 2] = [("light", |both| both.light), ("dark", |both| both.dark)];

/// The tokens, of those that a blog sets, with which text could not be read.
pub(in crate::native) fn unreadable(theme: Theme, set: &[(String, String)]) -> Vec<Unreadable> {
    themes::NAMES.iter().filter_map(|token| Palette { theme, set }.check(token)).collect()
}

#[derive(Clone, Copy)]
struct Palette<'a> {
    theme: Theme,
    set: &'a [(String, String)],
}

impl Palette<'_> {
    /// Whether the blog itself sets a token.
    fn sets(self, token: &str) -> bool {
        self.set.iter().any(|(name, _)| name == token)
    }

    fn colours(self, token: &str) -> Option<Both> {
        let own = self.set.iter().find(|(name, _)| name == token);
        own.map_or_else(|| themes::of(self.theme, token), |(_, value)| Both::parse(value))
    }

    /// What a token has to be readable with. Where a blog sets a text and what it stands on, the
    /// text answers for both.
    fn counterparts(self, token: &str) -> Vec<(&'static str, Both)> {
        let other = |(text, ground): &(&'static str, &'static str)| match () {
            () if *text == token => Some(*ground),
            () if *ground == token && !self.sets(text) => Some(*text),
            () => None,
        };
        let others = PAIRS.iter().filter_map(other);
        others.filter_map(|other| Some((other, self.colours(other)?))).collect()
    }

    fn check(self, token: &'static str) -> Option<Unreadable> {
        let (_, value) = self.set.iter().find(|(name, _)| name == token)?;
        let colours = self.colours(token)?;
        let others = self.counterparts(token);
        let mut worst = Vec::new();
        for (scheme, of) in SCHEMES {
            let ratio = |(name, other): &(&'static str, Both)| {
                (of(colours).contrast(of(*other)), *name, of(*other))
            };
            let lowest = others.iter().map(ratio).min_by(|one, two| one.0.total_cmp(&two.0));
            if let Some((ratio, name, other)) = lowest.filter(|lowest| lowest.0 < WANTED) {
                // Rounded down: 4.496 must not look like enough.
                let ratio = (ratio * 100.0).floor() / 100.0;
                worst.push(format!("{ratio:.2}:1 with {name} {other} in the {scheme} scheme"));
            }
        }
        let found = format!("{value:?}, whose contrast is {}", worst.join(" and "));
        (!worst.is_empty()).then(|| Unreadable {
            token,
            found,
            expected: expected(colours, &others),
        })
    }
}

fn expected(colours: Both, others: &[(&'static str, Both)]) -> String {
    let [light, dark] = SCHEMES.map(|(_, of)| {
        let others: Vec<Colour> = others.iter().map(|(_, other)| of(*other)).collect();
        let given = of(colours);
        let stays = given.is_readable_with(&others);
        if stays { Some(given) } else { given.readable_with(&others) }
    });
    let wanted = format!("{WANTED}:1 or more, so that text can be read");
    match (light, dark) {
        (Some(light), Some(dark)) => format!("{wanted}, such as {}", Both { light, dark }),
        _ => format!("{wanted}; no colour of this hue has it with all of the others"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(theme: Theme, tokens: &[(&str, &str)]) -> Vec<Unreadable> {
        let set: Vec<_> =
            tokens.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        unreadable(theme, &set)
    }

    #[test]
    fn the_themes_themselves_can_be_read() {
        for theme in [Theme::Paper, Theme::Ink, Theme::Contrast] {
            let all = themes::NAMES.map(|name| (name, themes::of(theme, name).expect("a colour")));
            let all = all.map(|(name, both)| (name, both.to_string()));
            let all: Vec<_> = all.iter().map(|(name, value)| (*name, value.as_str())).collect();
            assert_eq!(check(theme, &all), [], "{theme:?}");
        }
    }

    #[test]
    fn one_accent_for_both_schemes_is_told_what_to_write() {
        let [one] = check(Theme::Paper, &[("accent", "#8fcfae")]).try_into().expect("one");
        assert_eq!(one.token, "accent");
        assert_eq!(
            one.found,
            "\"#8fcfae\", whose contrast is 1.54:1 with raised #f3eee2 in the light scheme"
        );
        let advice = one.expected.split_once("such as ").expect("a colour").1;
        assert!(advice.starts_with("light-dark(#") && advice.ends_with(", #8fcfae)"), "{advice}");
        assert_eq!(check(Theme::Paper, &[("accent", advice)]), []);
    }

    #[test]
    fn a_ground_answers_for_the_texts_that_the_theme_has() {
        let found = check(Theme::Ink, &[("ground", "light-dark(#ffffff, #8090a0)")]);
        assert_eq!(found.len(), 1);
        assert!(found[0].found.ends_with("in the dark scheme"), "{}", found[0].found);
        let both = [("ground", "#808080"), ("ink", "#808080")];
        let tokens: Vec<_> = check(Theme::Ink, &both).iter().map(|it| it.token).collect();
        assert_eq!(tokens, ["ground", "ink"], "quiet and accent of the theme, and its own ink");
    }
}
