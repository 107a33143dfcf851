//! The blog as a site for Hugo that makes the same pages.
//!
//! What Hugo has a faster way for is done that way: comments stand nested in its data, so that no
//! template searches for answers, and what is the same on every page is rendered once.

use std::{fs, io, path::Path};

use serde_json::{Value, json};

use super::{HOME, PER_PAGE, Post, TITLE, markdown};

/// The templates, by their path in the site.
const LAYOUTS: [(&str, &str); 13] = [
    ("404.html", include_str!("hugo/layouts/404.html")),
    ("archive.html", include_str!("hugo/layouts/archive.html")),
    ("baseof.html", include_str!("hugo/layouts/baseof.html")),
    ("home.html", include_str!("hugo/layouts/home.html")),
    ("page.html", include_str!("hugo/layouts/page.html")),
    ("term.html", include_str!("hugo/layouts/term.html")),
    ("_partials/comments.html", include_str!("hugo/layouts/_partials/comments.html")),
    ("_partials/entries.html", include_str!("hugo/layouts/_partials/entries.html")),
    ("_partials/footer.html", include_str!("hugo/layouts/_partials/footer.html")),
    ("_partials/header.html", include_str!("hugo/layouts/_partials/header.html")),
    ("_partials/meta.html", include_str!("hugo/layouts/_partials/meta.html")),
    ("_partials/pager.html", include_str!("hugo/layouts/_partials/pager.html")),
    ("_partials/style.html", include_str!("hugo/layouts/_partials/style.html")),
];

/// Writes it.
pub(crate) fn write(posts: &[Post], folder: &Path) -> io::Result<()> {
    for part in ["assets", "content/posts", "data/comments", "layouts/_partials"] {
        fs::create_dir_all(folder.join(part))?;
    }
    let settings = include_str!("hugo/hugo.toml");
    let ours = format!("title = \"{TITLE}\"\nbaseURL = \"{HOME}\"\n{settings}");
    fs::write(folder.join("hugo.toml"), ours.replace("PER_PAGE", &PER_PAGE.to_string()))?;
    fs::write(folder.join("assets/style.css"), include_str!("hugo/style.css"))?;
    for (path, template) in LAYOUTS {
        fs::write(folder.join("layouts").join(path), template)?;
    }
    let archive =
        "---\ntitle: Archive\nlayout: archive\nurl: /archive/\nbuild:\n  list: never\n---\n";
    fs::write(folder.join("content/archive.md"), archive)?;
    for post in posts {
        // Hugo has no lists by date; as taxonomies these are pages like those of categories.
        let super::post::Date { year, month, .. } = post.date;
        let dates = format!("years: [\"{year}\"]\nmonths: [\"{year}-{month:02}\"]\n");
        let text = folder.join("content/posts").join(format!("{}.md", post.slug));
        fs::write(text, markdown::file(post, &dates))?;
        if !post.comments.is_empty() {
            let data = folder.join("data/comments").join(format!("{}.json", post.slug));
            fs::write(data, answers(post, None).to_string())?;
        }
    }
    Ok(())
}

/// The comments that answer one, or the post itself, each with its own answers.
fn answers(post: &Post, to: Option<usize>) -> Value {
    let own = post.comments.iter().enumerate().filter(|(_, comment)| comment.parent == to);
    own.map(|(at, comment)| {
        json!({
            "id": comment.id,
            "author": { "name": comment.reader },
            "date": post.date.written(),
            "content_html": format!("<p>{}</p>", comment.text),
            "answers": answers(post, Some(at)),
        })
    })
    .collect()
}
