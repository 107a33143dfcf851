//! The blog as a folder of Markdown, as Perennial reads it.

use std::{fs, io, path::Path};

use super::{HOME, PER_PAGE, Post, TITLE, markdown, posts_json};

/// Writes it.
pub(crate) fn write(posts: &[Post], folder: &Path) -> io::Result<()> {
    let settings = format!(
        "title = \"{TITLE}\"\n\
         base_url = \"{HOME}\"\n\
         permalink = \"/posts/:slug/\"\n\
         posts_per_page = {PER_PAGE}\n"
    );
    let texts = folder.join("posts");
    fs::create_dir_all(&texts)?;
    fs::write(folder.join("perennial.toml"), settings)?;
    for post in posts {
        fs::write(texts.join(format!("{}.md", post.slug)), markdown::file(post, ""))?;
        if !post.comments.is_empty() {
            let comments = posts_json::comments(post).to_string();
            fs::write(texts.join(format!("{}.comments.json", post.slug)), comments)?;
        }
    }
    Ok(())
}
