//! The blog as one posts file.

use serde_json::{Value, json};

use super::{CATEGORIES, HOME, PER_PAGE, Post, TITLE, block};

/// The posts file.
pub(crate) fn posts_json(posts: &[Post]) -> String {
    let categories: Vec<Value> =
        CATEGORIES.iter().map(|slug| json!({ "slug": slug, "name": slug })).collect();
    let items: Vec<Value> = posts.iter().map(item).collect();
    json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": TITLE,
        "home_page_url": HOME,
        "_perennial": { "posts_per_page": PER_PAGE, "list": "summary", "categories": categories },
        "items": items,
    })
    .to_string()
}

fn item(post: &Post) -> Value {
    json!({
        "id": post.slug,
        "url": format!("{HOME}posts/{}/", post.slug),
        "title": post.title,
        "date_published": post.date.written(),
        "authors": [{ "name": post.author }],
        "summary": post.summary,
        "content_html": block::html(&post.blocks),
        "_perennial": { "categories": post.categories, "comments": comments(post) },
    })
}

/// The comments of a post, flat.
pub(super) fn comments(post: &Post) -> Value {
    let comment = |comment: &super::post::Comment| {
        json!({
            "id": comment.id,
            "parent": comment.parent.map(|parent| &post.comments[parent].id),
            "author": { "name": comment.reader },
            "date": post.date.written(),
            "content_html": format!("<p>{}</p>", comment.text),
        })
    };
    post.comments.iter().map(comment).collect()
}
