//! A generated blog: the same arguments give the same bytes.
//!
//! Posts of 300 to 900 words over ten years with headings, lists, a quote, code and a link, in one
//! to three of twelve categories, by five authors, with threads three deep.

use serde_json::{Value, json};

const SYLLABLES: [&str; 24] = [
    "ba", "ke", "lo", "mi", "nu", "ra", "se", "ti", "vo", "wen", "dor", "fal", "gris", "hal",
    "jun", "lan", "mer", "nor", "pel", "quin", "ros", "sta", "tor", "ver",
];
const SMALL: [&str; 20] = [
    "the", "a", "of", "to", "and", "in", "that", "it", "was", "for", "on", "with", "as", "by",
    "from", "this", "we", "not", "when", "what",
];
const CATEGORIES: [&str; 12] = [
    "travel", "cooking", "gardens", "pictures", "music", "books", "machines", "programs",
    "science", "history", "sport", "opinion",
];
const AUTHORS: [&str; 5] = ["Nora Feld", "Pim Okker", "Lia Marsh", "Sol Varga", "Kei Brandt"];
const READERS: [&str; 10] =
    ["Ilse", "Remy", "Tove", "Anwar", "Bea", "Carlo", "Dina", "Eskil", "Faye", "Gus"];

/// The posts file of a blog of so many posts with so many comments each on average.
pub(crate) fn feed(posts: usize, comments_per_post: usize) -> String {
    let items: Vec<Value> = (0..posts).map(|at| item(at, posts, comments_per_post)).collect();
    let categories: Vec<Value> =
        CATEGORIES.iter().map(|slug| json!({ "slug": slug, "name": slug })).collect();
    json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": "A measured blog",
        "home_page_url": "https://blog.example/",
        "_perennial": { "posts_per_page": 10, "list": "summary", "categories": categories },
        "items": items,
    })
    .to_string()
}

/// A generator of its own for each post, so that a post is the same in any size of blog.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        // Knuth's MMIX constants; the high bits are the good ones.
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % end
    }

    fn of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.below(words.len())]
    }

    fn word(&mut self) -> String {
        if self.below(20) < 9 {
            return self.of(&SMALL).to_owned();
        }
        (0..=self.below(3)).map(|_| self.of(&SYLLABLES)).collect()
    }

    fn words(&mut self, count: usize) -> String {
        (0..count).map(|_| self.word()).collect::<Vec<_>>().join(" ")
    }

    fn paragraph(&mut self, words: usize) -> String {
        let mut text = String::new();
        let mut count = 0;
        while count < words {
            let length = 6 + self.below(12);
            let sentence = self.words(length);
            text.push_str(&sentence[..1].to_uppercase());
            text.push_str(&sentence[1..]);
            text.push_str(". ");
            count += length;
        }
        text.trim_end().to_owned()
    }
}

fn item(at: usize, posts: usize, comments_per_post: usize) -> Value {
    let mut dice = Dice(at as u64 * 7919 + 1);
    for _ in 0..8 {
        dice.below(2);
    }
    let days = at * 3650 / posts.max(1);
    let length = 3 + dice.below(5);
    let title = format!("{} {}", dice.words(length), at + 1);
    let date = date(days);
    let mut categories: Vec<&str> = (0..=dice.below(3)).map(|_| dice.of(&CATEGORIES)).collect();
    categories.sort_unstable();
    categories.dedup();
    json!({
        "id": format!("post-{at}"),
        "url": format!("https://blog.example/posts/{}/", title.replace(' ', "-")),
        "title": title,
        "date_published": date,
        "authors": [{ "name": dice.of(&AUTHORS) }],
        "summary": dice.paragraph(14),
        "content_html": body(&mut dice),
        "_perennial": { "categories": categories, "comments": comments(&mut dice, at, &date, comments_per_post) },
    })
}

fn body(dice: &mut Dice) -> String {
    let mut html = format!("<p>{}</p>\n", dice.paragraph(55));
    for section in 0..5 + dice.below(4) {
        html.push_str(&format!("<h2>{}</h2>\n<p>{}</p>\n", dice.words(4), dice.paragraph(60)));
        match section {
            0 => {
                let items: String = (0..4).map(|_| format!("<li>{}</li>\n", dice.words(6))).collect();
                html.push_str(&format!("<ul>\n{items}</ul>\n"));
            }
            1 => html.push_str(&format!("<blockquote><p>{}</p></blockquote>\n", dice.paragraph(18))),
            2 => html.push_str(&format!(
                "<pre><code class=\"language-rust\">fn {0}(items: &amp;[u32]) -&gt; u32 {{\n    items.iter().sum()\n}}\n</code></pre>\n",
                dice.of(&SYLLABLES)
            )),
            3 => html.push_str(&format!(
                "<p>{} <a href=\"https://example.org/{}\">{}</a>.</p>\n",
                dice.words(8), dice.of(&SYLLABLES), dice.words(3)
            )),
            _ => {}
        }
    }
    html
}

fn comments(dice: &mut Dice, post: usize, date: &str, mean: usize) -> Vec<Value> {
    let count = dice.below(2 * mean + 1);
    let mut depths: Vec<usize> = Vec::new();
    (0..count)
        .map(|at| {
            let parent = (at > 0 && dice.below(10) < 4).then(|| dice.below(at));
            let parent = parent.filter(|parent| depths[*parent] < 2);
            depths.push(parent.map_or(0, |parent| depths[parent] + 1));
            let length = 10 + dice.below(50);
            json!({
                "id": format!("{post}-{at}"),
                "parent": parent.map(|parent| format!("{post}-{parent}")),
                "author": { "name": dice.of(&READERS) },
                "date": date,
                "content_html": format!("<p>{}</p>", dice.paragraph(length)),
            })
        })
        .collect()
}

/// Days after the first of January 2016 in months of thirty days: near enough, and always valid.
fn date(days: usize) -> String {
    let (year, rest) = (2016 + days / 365, days % 365);
    let (month, day) = ((rest / 31).min(11) + 1, rest % 31 % 28 + 1);
    format!("{year}-{month:02}-{day:02}T09:00:00Z")
}
