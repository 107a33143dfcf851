//! Elements around others that say nothing: WordPress has them for its own styles, of which the
//! sanitiser leaves nothing.

use super::tree::{Element, Node};

/// Whether what is in an element of this name may stand there without wrappers.
pub(super) fn may_go(parent: &str) -> bool {
    matches!(
        parent,
        "article" | "aside" | "blockquote" | "details" | "div" | "footer" | "header" | "section"
    )
}

/// Appends a node to what stands before it: of a wrapper only what is in it, and of an empty block
/// only that lines end there.
pub(super) fn append<'h>(node: Node<'h>, siblings: &mut Vec<Node<'h>>) {
    match node {
        Node::Element(element) if is_nothing(&element) => {
            if ends_with_text(siblings) {
                siblings.push(Node::Edge);
            }
        }
        Node::Element(Element { children, tag: "<div>", .. }) if are_blocks(&children) => {
            siblings.push(Node::Edge);
            siblings.extend(children);
            siblings.push(Node::Edge);
        }
        // Where an empty block was, there is white space twice.
        node if node.is_blank() && siblings.last().is_some_and(Node::is_blank) => {}
        node => siblings.push(node),
    }
}

fn is_nothing(element: &Element<'_>) -> bool {
    matches!(element.tag, "<div>" | "<p>") && element.children.iter().all(Node::is_blank)
}

fn ends_with_text(nodes: &[Node<'_>]) -> bool {
    nodes.iter().rfind(|node| !node.is_blank()).is_some_and(|node| !node.is_block())
}

/// Whether there are blocks among these, and none that needs to stand in a certain element.
fn are_blocks(nodes: &[Node<'_>]) -> bool {
    let is_free = |node: &Node<'_>| match node {
        Node::Element(element) => !matches!(
            element.name,
            "caption"
                | "dd"
                | "dt"
                | "figcaption"
                | "li"
                | "summary"
                | "tbody"
                | "td"
                | "tfoot"
                | "th"
                | "thead"
                | "tr"
        ),
        Node::Text(_) | Node::Edge => true,
    };
    nodes.iter().any(Node::is_block) && nodes.iter().all(is_free)
}
