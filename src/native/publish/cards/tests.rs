//! Cards as a whole.

use image::{ImageFormat, RgbImage};
use serde_json::{Value, json};

use super::*;
use crate::native::{ingest::json_feed, languages};

const GROUND: [u8; 3] = [0xfb, 0xf8, 0xf1];

fn site(language: &str, items: &Value, perennial: &Value) -> Site {
    let feed = json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": "A small blog",
        "description": "What I read, and what I made of it",
        "home_page_url": "https://small.example/",
        "language": language,
        "items": items,
        "_perennial": perennial,
    });
    let read = json_feed::read(feed.to_string().into_bytes(), Path::new("posts.json"), None);
    languages::site(read.unwrap_or_else(|error| panic!("{error}")).bundle)
}

fn post(title: &str) -> Value {
    json!({
        "id": title, "url": "https://small.example/a/", "title": title, "content_html": "<p>x</p>",
        "date_published": "2014-10-27T08:30:00Z", "authors": [{"name": "Ada Lovelace"}],
    })
}

fn plan(site: &Site, cache: Option<&Path>) -> (Cards, Vec<String>) {
    let mut notices = Notices::default();
    let cards = Cards::plan(site, cache, &mut notices);
    (cards, notices.iter().map(|(remark, _, at)| format!("{remark} at {at}")).collect())
}

fn permalink() -> Permalink {
    Permalink::parse("/a/").expect("a permalink")
}

fn png_of(language: &str, title: &str) -> Vec<u8> {
    let site = site(language, &json!([post(title)]), &json!({}));
    let (cards, notices) = plan(&site, None);
    assert_eq!(notices, [""; 0]);
    cards.png(cards.of_posts[&permalink()].at).expect("a card")
}

fn pixels(png: &[u8]) -> RgbImage {
    image::load_from_memory_with_format(png, ImageFormat::Png).expect("a picture").to_rgb8()
}

/// How many pixels of the title's place are not of the ground.
fn ink(png: &[u8]) -> usize {
    let pixels = pixels(png);
    let title = pixels.enumerate_pixels().filter(|(_, y, _)| (150..502).contains(y));
    title.filter(|(.., pixel)| pixel.0 != GROUND).count()
}

#[test]
fn a_card_is_a_small_picture_of_the_size_that_is_asked_for() {
    let png = png_of("en", "On the art of keeping a blog for a hundred years");
    let pixels = pixels(&png);
    assert_eq!(pixels.dimensions(), (WIDTH, HEIGHT));
    assert!(png.len() < 40_000 && png::is_whole(&png), "{} bytes", png.len());
    assert_eq!(pixels.get_pixel(2, 2).0, GROUND);
    assert_eq!(pixels.get_pixel(2, 628).0, [0x1f, 0x5a, 0x41], "the accent");
    assert!(ink(&png) > 5_000);
}

#[test]
fn the_same_post_gives_the_same_bytes_and_another_title_others() {
    assert_eq!(png_of("de", "Über Bäume"), png_of("de", "Über Bäume"));
    assert_ne!(png_of("de", "Über Bäume"), png_of("de", "Uber Baume"));
}

#[test]
fn letters_of_every_script_are_drawn_each_as_itself() {
    // Boxes for letters that are missing would look the same in any order.
    for (language, one, other) in [
        ("el", "Καλημέρα", "Καλήμερα"),
        ("ru", "Москва", "Моксва"),
        ("ar", "مرحبا بالعالم", "بالعالم مرحبا"),
        ("he", "שלום עולם", "עולם שלום"),
        ("ja", "日本語の本", "本の日本語"),
        ("zh", "汉字简体", "简体汉字"),
        ("zh-TW", "漢字繁體", "繁體漢字"),
        ("ko", "한국어 제목", "제목 한국어"),
    ] {
        let (one_png, other_png) = (png_of(language, one), png_of(language, other));
        assert!(ink(&one_png) > 2_000, "{language}");
        assert_ne!(one_png, other_png, "{language}");
    }
    assert_ne!(png_of("ja", "直角"), png_of("zh", "直角"), "Han letters have a country's shapes");
}

#[test]
fn what_runs_from_right_to_left_begins_at_the_right() {
    let first_and_last = |png: &[u8]| {
        let pixels = pixels(png);
        let column = |x: &u32| (150..502).any(|y| pixels.get_pixel(*x, y).0 != GROUND);
        ((0..WIDTH).find(column).expect("ink"), (0..WIDTH).rev().find(column).expect("ink"))
    };
    let (first, last) = first_and_last(&png_of("en", "Short"));
    assert!((80..95).contains(&first) && last < 600, "{first} {last}");
    let (first, last) = first_and_last(&png_of("ar", "مرحبا"));
    assert!((1105..1120).contains(&last) && first > 600, "{first} {last}");
}

#[test]
fn a_long_title_stays_within_the_margins() {
    let long = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft ";
    for title in [long.to_owned(), long.repeat(6), "字".repeat(300), "word ".repeat(200)] {
        let pixels = pixels(&png_of("de", &title));
        for y in 150..502 {
            for x in (0..76).chain(1124..WIDTH) {
                assert_eq!(pixels.get_pixel(x, y).0, GROUND, "{x} {y} {title}");
            }
        }
    }
}

#[test]
fn a_post_with_a_picture_or_a_blog_without_cards_gets_none() {
    let mut with_picture = post("A");
    with_picture["image"] = json!("https://small.example/a.jpg");
    let (cards, _) = plan(&site("en", &json!([with_picture]), &json!({})), None);
    assert!(cards.of_posts.is_empty() && cards.of_blog().is_some());
    let without = json!({"social_cards": false});
    let (cards, _) = plan(&site("en", &json!([post("A")]), &without), None);
    assert_eq!((cards.of(&permalink()), cards.files().count()), (None, 0));
}

#[test]
fn colours_are_the_blogs_own() {
    let ink = json!({"theme": "ink"});
    let own = json!({"theme_tokens": {"accent": "light-dark(#7a1f5c, #e0a0cc)"}});
    let paths = [json!({}), ink, own].map(|settings| {
        let (cards, _) = plan(&site("en", &json!([post("A")]), &settings), None);
        let card = cards.of(&permalink()).expect("a card").clone();
        (cards.png(card.at).expect("drawn"), card.path)
    });
    let accents = paths.each_ref().map(|(png, _)| pixels(png).get_pixel(600, 625).0);
    assert_eq!(accents, [[0x1f, 0x5a, 0x41], [0x1b, 0x4f, 0x9c], [0x7a, 0x1f, 0x5c]]);
    assert!(paths[0].1 != paths[1].1 && paths[0].1 != paths[2].1, "other pixels, other names");
}

#[test]
fn what_the_cache_knows_is_not_drawn_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let cache = folder.path().join("cache");
    let site = site("en", &json!([post("A")]), &json!({}));
    let (cards, _) = plan(&site, Some(&cache));
    let card = cards.of(&permalink()).expect("a card");
    assert!(!cache.exists(), "planning draws nothing");
    let drawn = cards.png(card.at).expect("drawn");
    let file = fs::read_dir(&cache).expect("a cache").next().expect("a file").expect("it").path();
    assert_eq!(fs::read(&file).expect("the file"), drawn);
    // Nothing that is drawn has this in it.
    let mut marked = drawn.clone();
    marked.splice(100..104, *b"mark");
    fs::write(&file, &marked).expect("written");
    assert_eq!(cards.png(card.at).expect("kept"), marked);
    fs::write(&file, &drawn[..drawn.len() / 2]).expect("written");
    assert_eq!(cards.png(card.at).expect("drawn anew"), drawn);
}

#[test]
fn a_title_that_cannot_be_drawn_gets_the_blogs_card_and_a_notice() {
    let (cards, notices) = plan(&site("hi", &json!([post("नमस्ते")]), &json!({})), None);
    assert_eq!(cards.of(&permalink()), cards.of_blog());
    assert!(notices[0].starts_with("made no social card") && notices[0].ends_with(" at /a/"));
}
