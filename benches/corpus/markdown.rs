//! A post as a Markdown file, for any program that reads front matter.

use super::{Post, block};

/// The file; `more` are lines of front matter that only one program wants.
pub(super) fn file(post: &Post, more: &str) -> String {
    let Post { title, author, summary, .. } = post;
    let date = post.date.written();
    let categories = post.categories.join(", ");
    let body = block::markdown(&post.blocks);
    format!(
        "---\n\
         title: \"{title}\"\n\
         date: {date}\n\
         authors: [\"{author}\"]\n\
         categories: [{categories}]\n\
         description: \"{summary}\"\n\
         {more}\
         ---\n\n\
         {body}"
    )
}
