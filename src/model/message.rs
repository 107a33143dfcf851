//! What the interface says, whatever the page: the texts that a browser needs to build a page.
//!
//! They come with each document in the blog's language, and no other. Texts with a number or a date
//! in them are worded when the site is published (see [`super::words`]); only where the browser
//! alone knows the number does the text come with its plural forms.

use serde::{Deserialize, Serialize};

macro_rules! messages {
    ($(#[$about:meta])* $kind:ident { $($message:ident = $id:literal $([$($name:literal),+])?;)+ }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[expect(missing_docs, reason = "languages/en.ftl has the words")]
        pub enum $kind { $($message),+ }

        impl $kind {
            /// All of them, in the order in which a document carries them.
            pub const ALL: &[Self] = &[$(Self::$message),+];

            /// The name in the message files.
            pub fn id(self) -> &'static str {
                match self { $(Self::$message => $id),+ }
            }

            /// The names of what the browser puts in.
            pub fn gaps(self) -> &'static [&'static str] {
                match self { $(Self::$message => &[$($($name),+)?]),+ }
            }
        }
    };
}

messages! {
    /// A text without a number.
    Message {
        SkipToContent = "skip-to-content";
        MainNavigation = "main-navigation";
        More = "more";
        Archive = "archive";
        Feed = "feed";
        PublishedWith = "published-with" ["site"];
        Loading = "loading";
        Colours = "colours";
        AsTheSystem = "as-the-system";
        Light = "light";
        Dark = "dark";
        Draft = "draft";
        KeptAtTop = "kept-at-top";
        By = "by" ["authors"];
        ListSeparator = "list-separator";
        FiledUnder = "filed-under" ["categories"];
        Tagged = "tagged" ["tags"];
        Updated = "updated" ["date"];
        ReadItAt = "read-it-at" ["host"];
        Contents = "contents";
        RelatedPosts = "related-posts";
        PreviousAndNext = "previous-and-next";
        PreviousPost = "previous-post";
        NextPost = "next-post";
        NoPosts = "no-posts";
        ContinueReading = "continue-reading";
        Pages = "pages";
        NewerPosts = "newer-posts";
        OlderPosts = "older-posts";
        Category = "category";
        Tag = "tag";
        Author = "author";
        Subcategories = "subcategories";
        Months = "months";
        YouAreIn = "you-are-in";
        PageNotFound = "page-not-found";
        NothingHere = "nothing-here";
        NewestPosts = "newest-posts";
        Comments = "comments";
        NoComments = "no-comments";
        LeaveAComment = "leave-a-comment";
        CommentsAreClosed = "comments-are-closed";
        InReplyTo = "in-reply-to" ["author"];
        LinkToComment = "link-to-comment";
        LinkedFrom = "linked-from";
        Copy = "copy";
        Copied = "copied";
        Selected = "selected";
        NewestFirst = "newest-first";
        FoldReplies = "fold-replies";
        UnfoldReplies = "unfold-replies";
        New = "new";
        NewPlace = "new-place" ["place", "count"];
        NextNew = "next-new";
        Share = "share";
        Shared = "shared";
        CopyLink = "copy-link";
        LinkCopied = "link-copied";
        LinkSelected = "link-selected";
        LinkToCopy = "link-to-copy";
        Shortcuts = "shortcuts";
        ShowShortcuts = "show-shortcuts";
        UseShortcuts = "use-shortcuts";
        Close = "close";
        Search = "search";
        NearestPages = "nearest-pages";
    }
}

messages! {
    /// A text with a number that the browser alone knows, for its gap `{count}`.
    Counted {
        NewComments = "new-comments";
    }
}

messages! {
    /// A text of the search page, which carries them itself.
    SearchText {
        NeedsScript = "search-needs-script";
        Hint = "search-hint";
        OtherWays = "search-other-ways";
        Narrow = "search-narrow";
    }
}

/// The texts of one language, as a document carries them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Messages(Vec<String>, Vec<String>);

impl Messages {
    /// Takes the text of every message, and the plural forms of those with a number: a line for
    /// each category that the language has.
    pub fn new(text: impl Fn(Message) -> String, forms: impl Fn(Counted) -> String) -> Self {
        Self(
            Message::ALL.iter().map(|message| text(*message)).collect(),
            Counted::ALL.iter().map(|counted| forms(*counted)).collect(),
        )
    }

    /// The text of a message, with a `{name}` for each of its gaps.
    pub fn text(&self, message: Message) -> &str {
        self.0.get(message as usize).map_or("", String::as_str)
    }

    /// The text for a number of a plural category (`one`, `few`, `other`).
    pub fn form(&self, counted: Counted, category: &str) -> &str {
        let forms = self.1.get(counted as usize).map_or("", String::as_str);
        let form = |wanted| {
            let mut forms = forms.lines().filter_map(|line| line.split_once('='));
            forms.find(|(category, _)| *category == wanted).map(|(_, text)| text)
        };
        form(category).or_else(|| form("other")).unwrap_or_default()
    }
}

/// Where the gap of a text is: what stands before it and after it. Without one it is at the end.
pub fn around_gap(text: &str) -> (&str, &str) {
    let gap = text.split_once('{');
    gap.and_then(|(before, rest)| Some((before, rest.split_once('}')?.1))).unwrap_or((text, ""))
}

/// The text with its gaps filled.
pub fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = text.to_owned();
    for (name, value) in values {
        filled = filled.replace(&["{", name, "}"].concat(), value);
    }
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_are_found_and_filled() {
        assert_eq!(around_gap("Filed under: {categories}"), ("Filed under: ", ""));
        assert_eq!(around_gap("{author} への返信"), ("", " への返信"));
        assert_eq!(around_gap("no gap"), ("no gap", ""));
        let text = "{place} of {count}";
        assert_eq!(fill(text, &[("count", "3"), ("place", "2")]), "2 of 3");
    }

    #[test]
    fn a_text_is_found_by_its_message() {
        let messages =
            Messages::new(|message| message.id().to_owned(), |_| "one=a\nother=b".to_owned());
        for message in Message::ALL {
            assert_eq!(messages.text(*message), message.id());
        }
        let forms = ["one", "few", "other"].map(|it| messages.form(Counted::NewComments, it));
        assert_eq!(forms, ["a", "b", "b"]);
    }
}
