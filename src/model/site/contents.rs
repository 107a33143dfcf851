//! The table of contents of a post.

use crate::model::{feed::Toc, page_data::Contents, post::Heading, post::Post};

/// Fewer headings than this need no table.
const FEWEST: usize = 3;

/// The table of contents of a post, where it is wanted and has enough to list.
pub(super) fn of(post: &Post, of_blog: Toc) -> Option<Contents> {
    let place = post.toc.unwrap_or(of_blog);
    // Deeper headings would make the table longer than it helps.
    let listed: Vec<&Heading> =
        post.details.headings.iter().filter(|heading| heading.level <= 3).collect();
    (place != Toc::None && listed.len() >= FEWEST)
        .then(|| Contents { beside: place == Toc::Side, html: html(&listed) })
}

/// Nested lists. A heading that skips levels is still only one list deeper.
fn html(headings: &[&Heading]) -> String {
    let mut html = String::from("<ol>");
    let mut open: Vec<u8> = Vec::new();
    for heading in headings {
        while open.len() > 1 && open.last().is_some_and(|level| *level > heading.level) {
            html.push_str("</li></ol>");
            open.pop();
        }
        match open.last_mut() {
            None => open.push(heading.level),
            Some(level) if *level < heading.level => {
                html.push_str("<ol>");
                open.push(heading.level);
            }
            Some(level) => {
                html.push_str("</li>");
                *level = heading.level;
            }
        }
        let text = heading.text.replace('&', "&amp;").replace('<', "&lt;");
        let id = heading.id.replace('&', "&amp;").replace('"', "&quot;");
        html.push_str(&format!("<li><a href=\"#{id}\">{text}</a>"));
    }
    for _ in open {
        html.push_str("</li></ol>");
    }
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(levels: &[u8]) -> String {
        let headings: Vec<Heading> = levels
            .iter()
            .enumerate()
            .map(|(at, level)| Heading {
                level: *level,
                id: format!("h{at}"),
                text: format!("{at}"),
            })
            .collect();
        let html = html(&headings.iter().collect::<Vec<_>>()).replace("</a>", "");
        (0..levels.len()).fold(html, |html, at| html.replace(&format!("<a href=\"#h{at}\">"), ""))
    }

    #[test]
    fn lists_nest_as_headings_do_and_always_close() {
        for levels in [&[2, 3, 3, 2][..], &[3, 2, 3], &[2, 4, 3, 2], &[4, 3, 2, 1], &[1]] {
            let html = table(levels);
            for tag in ["ol", "li"] {
                let count = |tag: &str| html.matches(tag).count();
                assert_eq!(count(&format!("<{tag}>")), count(&format!("</{tag}>")), "{levels:?}");
            }
            assert_eq!(html.matches("<li>").count(), levels.len(), "{levels:?}: {html}");
        }
        let nested = table(&[2, 3, 2]);
        assert_eq!(nested, "<ol><li>0<ol><li>1</li></ol></li><li>2</li></ol>");
    }
}
