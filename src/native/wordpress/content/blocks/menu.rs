//! Menus of block themes: a text that is made of links.

use serde_json::Value;

use super::{
    super::tokens::{Token, Tokens},
    Kind, Mark,
};

/// A link of a menu.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::native::wordpress) struct MenuLink {
    /// HTML.
    pub(in crate::native::wordpress) label: String,
    pub(in crate::native::wordpress) leads_to: LeadsTo,
    /// The position of the link it stands below.
    pub(in crate::native::wordpress) above: Option<usize>,
}

/// Where a link of a menu leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::native::wordpress) enum LeadsTo {
    Url(String),
    /// A post or a page.
    Item(u64),
    /// A term: its taxonomy and ID.
    Term(String, u64),
}

/// The links in `raw`, in their order.
pub(in crate::native::wordpress) fn links(raw: &str) -> Vec<MenuLink> {
    let mut links = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let comments = Tokens::new(raw).filter_map(|token| match token {
        Token::Comment(comment) => Mark::read(comment),
        _ => None,
    });
    for mark in comments {
        match (mark.name.as_str(), mark.kind) {
            ("navigation-link", Kind::Start | Kind::Void)
            | ("navigation-submenu", Kind::Start | Kind::Void) => {
                let above = open.last().copied();
                if mark.name == "navigation-submenu" && mark.kind == Kind::Start {
                    open.push(links.len());
                }
                links.push(MenuLink {
                    label: text(&mark.attributes, "label"),
                    leads_to: leads_to(&mark.attributes),
                    above,
                });
            }
            ("navigation-submenu", Kind::End) => {
                open.pop();
            }
            _ => {}
        }
    }
    links
}

fn leads_to(attributes: &Value) -> LeadsTo {
    let id = attributes["id"].as_u64();
    match (attributes["kind"].as_str(), id) {
        (Some("post-type"), Some(id)) => LeadsTo::Item(id),
        (Some("taxonomy"), Some(id)) => {
            let taxonomy = match attributes["type"].as_str() {
                Some("tag") => "post_tag",
                taxonomy => taxonomy.unwrap_or_default(),
            };
            LeadsTo::Term(taxonomy.to_owned(), id)
        }
        _ => LeadsTo::Url(text(attributes, "url")),
    }
}

fn text(attributes: &Value, name: &str) -> String {
    attributes[name].as_str().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_know_what_they_stand_below() {
        let found = links(
            "<!-- wp:navigation-link {\"label\":\"A\",\"id\":3,\"kind\":\"post-type\",\"url\":\"/a/\"} /-->\
             <!-- wp:navigation-submenu {\"label\":\"B\",\"url\":\"/b/\",\"kind\":\"custom\"} -->\
             <!-- wp:navigation-link {\"label\":\"C\",\"id\":4,\"kind\":\"taxonomy\",\"type\":\"tag\"} /-->\
             <!-- /wp:navigation-submenu --><!-- wp:page-list /--><!-- wp:navigation-link {\"label\":\"D\"} /-->",
        );
        let link =
            |label: &str, leads_to, above| MenuLink { label: label.to_owned(), leads_to, above };
        assert_eq!(
            found,
            [
                link("A", LeadsTo::Item(3), None),
                link("B", LeadsTo::Url("/b/".to_owned()), None),
                link("C", LeadsTo::Term("post_tag".to_owned(), 4), Some(1)),
                link("D", LeadsTo::Url(String::new()), None),
            ]
        );
    }
}
