//! What bodies ask of the media library.

use std::collections::BTreeMap;

use super::{
    super::content::{Attachment, Library},
    known::Known,
};

/// Attachments by number and by the post that they were uploaded to.
pub(super) struct MediaLibrary<'a> {
    known: &'a Known,
    by_id: BTreeMap<u64, usize>,
    by_parent: BTreeMap<u64, Vec<u64>>,
}

impl<'a> MediaLibrary<'a> {
    pub(super) fn new(known: &'a Known) -> Self {
        let mut by_parent: BTreeMap<u64, Vec<(i64, u64)>> = BTreeMap::new();
        for attachment in known.attachments.iter().filter(|it| it.parent != 0) {
            let place = (attachment.menu_order, attachment.id);
            by_parent.entry(attachment.parent).or_default().push(place);
        }
        let in_order = |(parent, mut all): (u64, Vec<(i64, u64)>)| {
            all.sort_unstable();
            (parent, all.into_iter().map(|(_, id)| id).collect())
        };
        Self {
            known,
            by_id: known.attachments.iter().enumerate().map(|(at, it)| (it.id, at)).collect(),
            by_parent: by_parent.into_iter().map(in_order).collect(),
        }
    }

    /// Where the file of an attachment is.
    pub(super) fn url(&self, id: u64) -> Option<&str> {
        self.by_id.get(&id).map(|at| self.known.attachments[*at].url.as_str())
    }
}

impl Library for MediaLibrary<'_> {
    fn attachment(&self, id: u64) -> Option<Attachment<'_>> {
        let attachment = &self.known.attachments[*self.by_id.get(&id)?];
        Some(Attachment {
            url: &attachment.url,
            title: &attachment.title,
            alt: &attachment.alt,
            caption: &attachment.caption,
        })
    }

    fn attached_to(&self, post: u64) -> Vec<u64> {
        self.by_parent.get(&post).cloned().unwrap_or_default()
    }

    fn reusable(&self, id: u64) -> Option<String> {
        let ticket = self.known.reusable.get(&id)?;
        self.known.spool.get(*ticket).ok().map(|item| item.content)
    }
}
