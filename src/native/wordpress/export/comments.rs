//! The responses to an item.

use std::io::{self, Write};

use super::{dates, numbers::Numbers, own, xml::Xml};
use crate::{
    model::comment::{Comment, CommentKind},
    native::html,
};

pub(super) fn write<W: Write>(
    xml: &mut Xml<W>,
    comments: &[Comment],
    numbers: &Numbers<'_>,
) -> io::Result<()> {
    for comment in comments {
        let date = comment.date.as_ref();
        xml.start("wp:comment", &[])?;
        xml.text("wp:comment_id", &numbers.comment(Some(&comment.id)).to_string())?;
        xml.cdata("wp:comment_author", &html::text(&comment.author))?;
        // Neither is known here.
        xml.text("wp:comment_author_email", "")?;
        xml.text("wp:comment_author_url", comment.author_url.as_deref().unwrap_or_default())?;
        xml.text("wp:comment_author_IP", "")?;
        xml.text("wp:comment_date", &dates::local(date))?;
        xml.text("wp:comment_date_gmt", &dates::gmt(date))?;
        xml.cdata("wp:comment_content", &comment.content_html)?;
        xml.text("wp:comment_approved", "1")?;
        xml.text("wp:comment_type", kind(comment.kind))?;
        xml.text("wp:comment_parent", &numbers.comment(comment.parent.as_ref()).to_string())?;
        xml.text("wp:comment_user_id", "0")?;
        xml.meta("wp:commentmeta", own::KEY, &own::comment(comment))?;
        xml.end("wp:comment")?;
    }
    Ok(())
}

fn kind(kind: CommentKind) -> &'static str {
    match kind {
        CommentKind::Comment => "",
        CommentKind::Pingback => "pingback",
        CommentKind::Trackback => "trackback",
    }
}
