//! What stands between two blocks, parted into paragraphs.

use super::super::tokens::Tag;

/// A tag around text that may reach over several paragraphs.
#[derive(Debug, Clone, Copy)]
pub(super) struct Inline<'a> {
    pub(super) tag: Tag<'a>,
    /// How many blocks it stands in.
    pub(super) depth: usize,
    pub(super) is_in_paragraph: bool,
    pub(super) is_formatting: bool,
}

#[derive(Debug, Clone, Copy)]
pub(super) enum Item<'a> {
    /// What can be seen.
    Content(&'a str),
    /// White space that holds a newline or stands alone.
    Space(&'a str),
    Break(&'a str),
    /// A start tag, and whether links lead to it.
    Start(Inline<'a>, bool),
    End(Tag<'a>),
    /// What nobody sees.
    Comment(&'a str),
}

impl Item<'_> {
    fn is_seen(&self) -> bool {
        matches!(self, Self::Content(_) | Self::Start(_, true))
    }

    /// Whether it ends a paragraph all by itself.
    fn is_gap(&self) -> bool {
        matches!(self, Self::Space(space) if space.bytes().filter(|byte| *byte == b'\n').count() > 1)
    }

    pub(super) fn has_newline(&self) -> bool {
        matches!(self, Self::Space(space) if space.contains('\n'))
    }

    fn raw(&self) -> &str {
        match self {
            Self::Content(raw) | Self::Space(raw) | Self::Break(raw) | Self::Comment(raw) => raw,
            Self::Start(inline, _) => inline.tag.raw,
            Self::End(tag) => tag.raw,
        }
    }
}

#[derive(Debug, Default)]
pub(super) struct Run<'a> {
    items: Vec<Item<'a>>,
}

impl<'a> Run<'a> {
    pub(super) fn push(&mut self, item: Item<'a>) {
        self.items.push(item);
    }

    /// Text, parted from the white space that may end a paragraph or a line.
    pub(super) fn text(&mut self, text: &'a str) {
        let mut rest = text;
        while !rest.is_empty() {
            let length = rest.find(|c: char| !c.is_ascii_whitespace()).unwrap_or(rest.len());
            if length > 0 {
                self.push(Item::Space(&rest[..length]));
                rest = &rest[length..];
                continue;
            }
            let line = rest.find('\n').unwrap_or(rest.len());
            let words = rest[..line].trim_end_matches(|c: char| c.is_ascii_whitespace());
            self.push(Item::Content(words));
            rest = &rest[words.len()..];
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    pub(super) fn items(&self) -> &[Item<'a>] {
        &self.items
    }

    /// Whether anything in it ends a paragraph.
    pub(super) fn has_gap(&self) -> bool {
        self.items.iter().any(Item::is_gap) || self.parts().len() > 1
    }

    /// The items of each paragraph: empty lines and double breaks are in none.
    pub(super) fn parts(&self) -> Vec<&[Item<'a>]> {
        let mut parts = Vec::new();
        let (mut start, mut at) = (0, 0);
        while at < self.items.len() {
            let end = at + self.gap(at);
            if end == at {
                at += 1;
            } else {
                parts.push(&self.items[start..at]);
                (start, at) = (end, end);
            }
        }
        parts.push(&self.items[start..]);
        parts
    }

    /// How many items from here on end a paragraph: white space and breaks, if that is enough.
    fn gap(&self, at: usize) -> usize {
        let is_white =
            |item: &&Item<'_>| matches!(item, Item::Space(_) | Item::Break(_) | Item::Comment(""));
        // Where the white space begins is where it is looked at.
        if at > 0 && is_white(&&self.items[at - 1]) {
            return 0;
        }
        let white = self.items[at..].iter().take_while(is_white);
        let (mut length, mut breaks, mut has_gap) = (0, 0, false);
        for item in white {
            length += 1;
            breaks += usize::from(matches!(item, Item::Break(_)));
            has_gap |= item.is_gap();
        }
        if has_gap || breaks > 1 { length } else { 0 }
    }

    pub(super) fn write_raw(&self, out: &mut String) {
        self.items.iter().for_each(|item| out.push_str(item.raw()));
    }

    /// Writes the white space between text and a block as one newline at most.
    pub(super) fn write_edge(&self, out: &mut String, item: Option<&Item<'a>>) {
        if item.is_some_and(Item::has_newline) && !out.ends_with('\n') {
            out.push('\n');
        }
    }
}

/// A paragraph: what can be seen, and what else stands between.
#[derive(Debug)]
pub(super) struct Part<'r, 'a> {
    seen: &'r [Item<'a>],
    after: &'r [Item<'a>],
}

impl<'r, 'a> Part<'r, 'a> {
    /// Leaves out what stands before the first thing that can be seen, but not what it opens or
    /// closes. `None` where nothing can be seen; comments are written all the same.
    pub(super) fn of(
        items: &'r [Item<'a>],
        open: &mut Vec<Inline<'a>>,
        out: &mut String,
    ) -> Option<Self> {
        let first = items.iter().position(Item::is_seen);
        let last = items.iter().rposition(Item::is_seen);
        let (before, part) = match (first, last) {
            (Some(first), Some(last)) => {
                // The end tag of a link's target belongs to it.
                let is_target = matches!(items[last], Item::Start(_, true));
                let ended = is_target && matches!(items.get(last + 1), Some(Item::End(_)));
                let (seen, after) = items.split_at(last + 1 + usize::from(ended));
                (&items[..first], Some(Self { seen: &seen[first..], after }))
            }
            _ => (items, None),
        };
        note(before, open, out);
        part
    }

    /// Writes the paragraph's content, with the tags that are open around it.
    pub(super) fn write(&self, open: &mut Vec<Inline<'a>>, breaks_lines: bool, out: &mut String) {
        open.iter().for_each(|inline| out.push_str(inline.tag.raw));
        let before_break = self.before_break();
        let mut is_new_line = false;
        for (at, item) in self.seen.iter().enumerate() {
            match item {
                Item::Space(_) if is_new_line && out.ends_with('\n') => {}
                Item::Space(space) if !space.contains('\n') || !breaks_lines => out.push_str(space),
                Item::Space(_) if is_new_line || before_break[at] => out.push('\n'),
                Item::Space(_) => {
                    is_new_line = true;
                    out.push_str("<br>\n");
                }
                Item::Break(raw) => {
                    is_new_line = true;
                    out.push_str(raw);
                }
                item => out.push_str(item.raw()),
            }
            is_new_line &= !item.is_seen();
            step(item, open);
        }
        for inline in open.iter().rev() {
            out.push_str("</");
            out.push_str(inline.tag.name);
            out.push('>');
        }
    }

    /// Takes note of what is opened and closed behind the last thing that can be seen.
    pub(super) fn finish(&self, open: &mut Vec<Inline<'a>>, out: &mut String) {
        note(self.after, open, out);
    }

    /// For each item, whether a line break is the next thing that means something.
    fn before_break(&self) -> Vec<bool> {
        let mut is_before = false;
        let mut all: Vec<bool> = self
            .seen
            .iter()
            .rev()
            .map(|item| {
                let was = is_before;
                is_before = matches!(item, Item::Break(_)) || is_before && !item.is_seen();
                was
            })
            .collect();
        all.reverse();
        all
    }
}

/// Takes note of items that nobody sees; comments are written all the same.
fn note<'a>(items: &[Item<'a>], open: &mut Vec<Inline<'a>>, out: &mut String) {
    for item in items {
        match item {
            Item::Comment(comment) => out.push_str(comment),
            item => step(item, open),
        }
    }
}

fn step<'a>(item: &Item<'a>, open: &mut Vec<Inline<'a>>) {
    match item {
        Item::Start(inline, _) if open.len() < super::MOST_OPEN * 2 => open.push(*inline),
        Item::End(tag) => {
            if let Some(at) = open.iter().rposition(|inline| tag.is(inline.tag.name)) {
                open.remove(at);
            }
        }
        _ => {}
    }
}
