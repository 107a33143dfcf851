//! Every message file is whole, and languages say things as their speakers do.

use super::*;
use crate::model::{
    date::Timestamp,
    message::{Counted, Message},
};

/// The names of the texts in a file, in their order.
fn ids(file: &str) -> Vec<&str> {
    let starts = |line: &&str| line.starts_with(|c: char| c.is_ascii_lowercase());
    let lines = file.lines().filter(starts);
    lines.filter_map(|line| Some(line.split_once('=')?.0.trim())).collect()
}

#[test]
fn every_file_has_every_text_and_no_other() {
    let english = ids(files::find("en").expect("English is there"));
    assert!(english.len() > 50);
    for tag in spoken() {
        let file = files::find(tag).expect("listed");
        let own = ids(file);
        let missing: Vec<_> = english.iter().filter(|id| !own.contains(id)).collect();
        let unknown: Vec<_> = own.iter().filter(|id| !english.contains(id)).collect();
        assert!(missing.is_empty(), "languages/{tag}.ftl lacks {missing:?}");
        assert!(unknown.is_empty(), "languages/{tag}.ftl has what English has not: {unknown:?}");
    }
}

#[test]
fn every_text_can_be_written() {
    let names = [
        "site",
        "authors",
        "categories",
        "tags",
        "date",
        "host",
        "author",
        "series",
        "page",
        "minutes",
        "years",
        "part",
        "place",
        "count",
        "reference",
        "query",
        "size",
    ];
    for tag in spoken() {
        let texts = Texts::new(tag, files::find(tag).expect("listed"));
        for id in ids(files::find("en").expect("English is there")) {
            for number in [0, 1, 2, 3, 5, 11, 21, 100, 1_000_000] {
                let values = names.map(|name| (name, Value::Number(number)));
                let text = texts.text(id, &values);
                let text = text.unwrap_or_else(|| panic!("languages/{tag}.ftl: {id} for {number}"));
                assert!(!text.contains(['{', '}', '$']), "languages/{tag}.ftl: {id}: {text}");
            }
        }
    }
}

#[test]
fn gaps_are_where_the_browser_looks_for_them() {
    for tag in spoken() {
        let language = of(tag);
        let messages = Message::ALL.iter().map(|message| (message.id(), message.gaps()));
        let in_scripts: [(&str, &[&str]); 2] =
            [("search-nothing", &["query"]), ("comment-by", &["author"])];
        for (id, gaps) in messages.chain(in_scripts) {
            let text = language.message(id, gaps);
            for gap in gaps {
                assert_eq!(text.matches(&format!("{{{gap}}}")).count(), 1, "{tag}: {text}");
            }
            assert_eq!(text.matches('{').count(), gaps.len(), "{tag}: {text}");
        }
        let counted = Counted::ALL.iter().map(|counted| counted.id());
        for id in counted.chain(["result-count"]) {
            let forms = language.counted(id);
            assert!(forms.lines().any(|line| line.starts_with("other=")), "{tag}: {forms}");
            // A form may do without its number only where it is the form of one or two things.
            for form in forms.lines().filter(|form| !form.contains("{count}")) {
                assert!(
                    ["zero=", "one=", "two="].iter().any(|it| form.starts_with(it)),
                    "{tag}: {form}"
                );
            }
        }
    }
}

#[test]
fn numbers_and_plurals_follow_the_language() {
    let say = |tag, phrase| of(tag).say(phrase);
    assert_eq!(say("en", Phrase::CommentCount(1)), "1 comment");
    assert_eq!(say("en", Phrase::CommentCount(1234)), "1,234 comments");
    assert_eq!(say("de", Phrase::CommentCount(1234)), "1.234 Kommentare");
    assert_eq!(say("fr", Phrase::CommentCount(0)), "0 commentaire");
    assert_eq!(say("ar", Phrase::CommentCount(2)), "تعليقان");
    assert_eq!(
        say("ar", Phrase::CommentCount(3)),
        format!("{} تعليقات", say("ar", Phrase::Number(3)))
    );
    assert_eq!(say("ja", Phrase::CommentCount(3)), "コメント 3 件");
}

#[test]
fn dates_follow_the_language() {
    let date = Timestamp::new("2014-10-07T08:30:00+01:00", 1_412_667_000).expect("valid");
    let date = |tag| of(tag).say(Phrase::Date(&date));
    assert_eq!(date("en-GB"), "7 October 2014");
    assert_eq!(date("en"), "October 7, 2014");
    assert_eq!(date("de"), "7. Oktober 2014");
    assert_eq!(date("ja"), "2014年10月7日");
    // Without a message file the dates are still those of the language.
    assert!(!is_spoken("cs"));
    assert_eq!(date("cs"), "7. října 2014");
    assert_eq!(of("cs").say(Phrase::Posts(2)), "2 posts");
    // What is no date at all is shown as it is.
    let odd = Timestamp::new("2014-02-31T08:30:00Z", 0).expect("of the right shape");
    assert_eq!(of("en").say(Phrase::Date(&odd)), "2014-02-31T08:30:00Z");
    // Addresses count by the Gregorian calendar, so everything does.
    assert!(of("fa").say(Phrase::Month(2014, 10)).contains(&of("fa").say(Phrase::Year(2014))));
}

#[test]
fn a_region_speaks_its_language() {
    assert_eq!(of("pt-BR").say(Phrase::Posts(2)), of("pt").say(Phrase::Posts(2)));
    assert!(is_spoken("zh-Hans-CN") && !is_spoken("tlh"));
}
