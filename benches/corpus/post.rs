//! Posts and their comments, for any program.

use super::{
    CATEGORIES,
    block::{self, Block},
    dice::Dice,
};

const AUTHORS: [&str; 5] = ["Nora Feld", "Pim Okker", "Lia Marsh", "Sol Varga", "Kei Brandt"];
const READERS: [&str; 10] =
    ["Ilse", "Remy", "Tove", "Anwar", "Bea", "Carlo", "Dina", "Eskil", "Faye", "Gus"];

/// A post.
pub(crate) struct Post {
    pub(super) title: String,
    /// The title in its address.
    pub(super) slug: String,
    pub(super) date: Date,
    pub(super) author: &'static str,
    pub(super) categories: Vec<&'static str>,
    /// A sentence or two about it.
    pub(super) summary: String,
    pub(super) blocks: Vec<Block>,
    /// In the order of reading.
    pub(super) comments: Vec<Comment>,
}

/// A comment on a post.
pub(crate) struct Comment {
    pub(super) id: String,
    /// The one that it answers: its place in the list.
    pub(super) parent: Option<usize>,
    pub(super) reader: &'static str,
    pub(super) text: String,
}

/// A day.
#[derive(Clone, Copy)]
pub(super) struct Date {
    pub(super) year: usize,
    pub(super) month: usize,
    day: usize,
}

impl Date {
    /// Days after the first of January 2016 in months of thirty days: near enough, and always
    /// valid.
    fn after(days: usize) -> Self {
        let (year, rest) = (2016 + days / 365, days % 365);
        Self { year, month: (rest / 31).min(11) + 1, day: rest % 31 % 28 + 1 }
    }

    /// RFC 3339.
    pub(super) fn written(self) -> String {
        let Self { year, month, day } = self;
        format!("{year}-{month:02}-{day:02}T09:00:00Z")
    }
}

/// So many posts with so many comments each on average.
pub(crate) fn posts(count: usize, comments_per_post: usize) -> Vec<Post> {
    (0..count).map(|at| post(at, count, comments_per_post)).collect()
}

fn post(at: usize, count: usize, comments_per_post: usize) -> Post {
    let mut dice = Dice::of_post(at);
    let length = 3 + dice.below(5);
    let title = format!("{} {}", dice.words(length), at + 1);
    let mut categories: Vec<&str> = (0..=dice.below(3)).map(|_| dice.of(&CATEGORIES)).collect();
    categories.sort_unstable();
    categories.dedup();
    Post {
        slug: title.replace(' ', "-"),
        title,
        date: Date::after(at * 3650 / count.max(1)),
        author: dice.of(&AUTHORS),
        categories,
        summary: dice.paragraph(14),
        blocks: block::body(&mut dice),
        comments: comments(&mut dice, at, comments_per_post),
    }
}

fn comments(dice: &mut Dice, post: usize, mean: usize) -> Vec<Comment> {
    let count = dice.below(2 * mean + 1);
    let mut depths: Vec<usize> = Vec::new();
    (0..count)
        .map(|at| {
            let parent = (at > 0 && dice.below(10) < 4).then(|| dice.below(at));
            let parent = parent.filter(|parent| depths[*parent] < 2);
            depths.push(parent.map_or(0, |parent| depths[parent] + 1));
            let length = 10 + dice.below(50);
            Comment {
                id: format!("{post}-{at}"),
                parent,
                reader: dice.of(&READERS),
                text: dice.paragraph(length),
            }
        })
        .collect()
}
