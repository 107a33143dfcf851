//! Pictures: the sizes that a browser can choose from, and what keeps the page from jumping.

use super::{edits::Edits, outline::Outline, tag::Tag, text::plain};
use crate::{
    model::address::{decode, encode},
    native::publish::images::Picture,
};

/// How wide pictures are shown: the measure of the text, or the screen.
const SIZES: &str = "(min-width: 44em) 40em, 100vw";

/// The pictures of the site.
#[derive(Clone, Copy)]
pub(super) struct Pictures<'a> {
    /// The path of the blog, without a slash at its end.
    pub(super) base: &'a str,
    /// Finds a picture by its decoded path below the base.
    pub(super) find: &'a dyn Fn(&str) -> Option<&'a Picture>,
}

/// Dresses the picture at `index`. The `first` one of a post is on the first screen, more often
/// than not.
pub(super) fn dress(
    outline: &Outline<'_>,
    index: usize,
    first: bool,
    pictures: Pictures<'_>,
    edits: &mut Edits,
) {
    let Some(img) = outline.elements.get(index) else { return };
    let mut tag = img.tag();
    if let Some(picture) = img.get("src").and_then(|src| pictures.at(&src)) {
        tag.set("src", &pictures.address(&picture.path));
        if !picture.smaller.is_empty() && !img.has("srcset") {
            tag.set("srcset", &pictures.srcset(picture));
            tag.set_default("sizes", SIZES);
        }
        let number = |name| img.get(name).map(|value| value.trim().parse::<u32>().ok());
        // An SVG may not say its size.
        if picture.width > 0 {
            measure(&mut tag, picture, number("width"), number("height"));
        }
    }
    if !first {
        tag.set_default("loading", "lazy");
    } else if leads(outline, index) && !img.has("loading") {
        tag.set("fetchpriority", "high");
    }
    tag.set_default("decoding", "async");
    edits.replace(img.open.clone(), tag);
}

impl<'a> Pictures<'a> {
    fn at(&self, src: &str) -> Option<&'a Picture> {
        let path = src.strip_prefix(self.base)?.strip_prefix('/')?;
        let path = path.split(['?', '#']).next()?;
        (self.find)(&decode(path)?)
    }

    fn address(&self, path: &str) -> String {
        format!("{}/{}", self.base, encode(path))
    }

    fn srcset(&self, picture: &Picture) -> String {
        let smaller = picture.smaller.iter().map(|(width, path)| (*width, path));
        let all = smaller.chain([(picture.width, &picture.path)]);
        let candidates = all.map(|(width, path)| format!("{} {width}w", self.address(path)));
        candidates.collect::<Vec<_>>().join(", ")
    }
}

/// Sets what is missing of width and height. `Some(None)` is a value that is no number.
fn measure(
    tag: &mut Tag,
    picture: &Picture,
    width: Option<Option<u32>>,
    height: Option<Option<u32>>,
) {
    match (width, height) {
        (None, None) => {
            tag.set("width", &picture.width.to_string());
            tag.set("height", &picture.height.to_string());
        }
        (Some(Some(width)), None) => {
            tag.set("height", &scale(width, picture.height, picture.width));
        }
        (None, Some(Some(height))) => {
            tag.set("width", &scale(height, picture.width, picture.height));
        }
        _ => {}
    }
}

/// `length` × `to` / `from`, rounded.
fn scale(length: u32, to: u32, from: u32) -> String {
    let from = u64::from(from.max(1));
    ((u64::from(length) * u64::from(to) + from / 2) / from).max(1).to_string()
}

/// Whether nothing comes before an element but what it stands in.
fn leads(outline: &Outline<'_>, index: usize) -> bool {
    let Some(element) = outline.elements.get(index) else { return false };
    let mut before = outline.elements.iter().take(index);
    let start = element.open.start;
    let holds = |other: &super::outline::Element| {
        other.name == "source" || other.inner().is_some_and(|inner| inner.contains(&start))
    };
    before.all(holds) && plain(&outline.html[..start]).is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dressed(html: &str) -> String {
        let picture = Picture {
            width: 2000,
            height: 1000,
            path: "a b/x.1f.jpg".to_owned(),
            smaller: vec![(640, "a b/x.2e-640.webp".to_owned())],
        };
        let small = Picture { width: 3, height: 2, smaller: Vec::new(), ..picture.clone() };
        let find = |path: &str| match path {
            "a b/x.jpg" => Some(&picture),
            "s.png" => Some(&small),
            _ => None,
        };
        let outline = Outline::of(html);
        let mut edits = Edits::default();
        let mut first = true;
        for index in 0..outline.elements.len() {
            if outline.elements[index].name == "img" {
                let pictures = Pictures { base: "/blog", find: &find };
                dress(&outline, index, first, pictures, &mut edits);
                first = false;
            }
        }
        edits.apply(html, html.len())
    }

    #[test]
    fn a_known_picture_comes_in_sizes() {
        assert_eq!(
            dressed("<p>a</p><img src=\"/blog/a%20b/x.jpg?v=1#f\" alt=\"&amp;\">"),
            "<p>a</p><img src=\"/blog/a%20b/x.1f.jpg\" alt=\"&amp;\" \
             srcset=\"/blog/a%20b/x.2e-640.webp 640w, /blog/a%20b/x.1f.jpg 2000w\" \
             sizes=\"(min-width: 44em) 40em, 100vw\" width=\"2000\" height=\"1000\" \
             decoding=\"async\">"
        );
    }

    #[test]
    fn one_side_follows_from_the_other() {
        let img = |attributes| dressed(&format!("a<img src=\"/blog/s.png\" {attributes}>"));
        assert!(img("width=\"150\"").contains("width=\"150\" height=\"100\""));
        assert!(img("height=\"100\"").contains("height=\"100\" width=\"150\""));
        assert!(img("height=\"1\" width=\"1\"").contains("height=\"1\" width=\"1\" decoding"));
        assert!(!img("width=\"50%\"").contains("height"));
    }

    #[test]
    fn only_a_picture_at_the_very_top_is_urgent() {
        let rest = "<p>a</p><img src=\"/y.jpg\" loading=\"eager\"><img src=\"/y.jpg\">";
        let rest_dressed = "<p>a</p><img src=\"/y.jpg\" loading=\"eager\" decoding=\"async\">\
             <img src=\"/y.jpg\" loading=\"lazy\" decoding=\"async\">";
        for (before, attribute) in [("", " fetchpriority=\"high\""), ("<p></p>", "")] {
            let html = |attributes: &str, rest: &str| {
                format!("{before}<figure><img src=\"/z.jpg\"{attributes}></figure>{rest}")
            };
            let attributes = format!("{attribute} decoding=\"async\"");
            assert_eq!(dressed(&html("", rest)), html(&attributes, rest_dressed));
        }
    }
}
