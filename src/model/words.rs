//! Words for numbers, dates and everything that is told with one.
//!
//! Which words is the business of whoever knows the languages; the model only asks.

use std::fmt::Debug;

use super::{
    date::Timestamp,
    message::{Counted, Message, SearchText},
};

/// Something that a page says.
#[derive(Debug, Clone, Copy)]
pub enum Phrase<'a> {
    /// A text without a number.
    Message(Message),
    /// The plural forms of a text whose number only the browser knows.
    Counted(Counted),
    /// A text of the search page.
    SearchText(SearchText),
    /// A number by itself.
    Number(usize),
    /// A day, month and year.
    Date(&'a Timestamp),
    /// The same with hour and minute.
    Moment(&'a Timestamp),
    /// A year.
    Year(u16),
    /// A month of a year; months count from 1.
    Month(u16, u8),
    /// A month by itself, from 1.
    MonthName(u8),
    /// So many posts.
    Posts(usize),
    /// So many comments.
    CommentCount(usize),
    /// So many replies.
    Replies(usize),
    /// That it is a page of that number of a list.
    PageNumber(u32),
    /// How many minutes it takes to read.
    ReadingTime(u32),
    /// How many years ago it was written.
    Age(i64),
    /// Which part of how many it is, with a gap `{series}` for the name.
    SeriesPart(usize, usize),
}

/// Finds the words.
pub trait Words: Debug + Send + Sync {
    /// The words for a phrase.
    fn say(&self, phrase: Phrase<'_>) -> String;
}
