//! Sanitised HTML as a tree.

use super::wrappers;
use crate::native::{
    folder::tags,
    publish::dress::text::{Piece, pieces},
};

/// Nobody nests deeper by hand, and whoever walks a tree wants an end to it.
const MAX_DEPTH: usize = 200;

/// A part of a text.
#[derive(Debug)]
pub(super) enum Node<'h> {
    /// Text, still with entities.
    Text(&'h str),
    /// An element.
    Element(Element<'h>),
    /// The edge of a block that is not there any more: lines end at it.
    Edge,
}

/// An element with what is in it.
#[derive(Debug)]
pub(super) struct Element<'h> {
    /// `p`
    pub(super) name: &'h str,
    /// `<p id="x">`
    pub(super) tag: &'h str,
    /// All of it, as it was.
    pub(super) source: &'h str,
    pub(super) children: Vec<Node<'h>>,
    /// Whether there is a block anywhere in it.
    pub(super) holds_blocks: bool,
}

impl Node<'_> {
    /// Whether it is white space that shows nothing beside a block.
    pub(super) fn is_blank(&self) -> bool {
        matches!(self, Self::Text(text) if text.bytes().all(is_space))
    }

    /// Whether lines end before and after it.
    pub(super) fn is_block(&self) -> bool {
        match self {
            Self::Element(element) => element.is_block(),
            Self::Text(_) => false,
            Self::Edge => true,
        }
    }
}

impl Element<'_> {
    pub(super) fn is_block(&self) -> bool {
        !tags::is_phrase(self.tag)
            && !matches!(self.name, "audio" | "picture" | "source" | "track" | "video")
    }

    pub(super) fn is_bare(&self) -> bool {
        self.tag.len() == self.name.len() + 2
    }
}

/// Whether CSS collapses it, where it collapses anything.
pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r')
}

/// An element whose end has not come yet.
struct Open<'h> {
    name: &'h str,
    tag: &'h str,
    start: usize,
    children: Vec<Node<'h>>,
    holds_blocks: bool,
}

/// The nodes of `html`; `None` where it nests too deep, or is not as the sanitiser writes.
pub(super) fn read(html: &str) -> Option<Vec<Node<'_>>> {
    let mut open: Vec<Open<'_>> = Vec::new();
    let mut top = Vec::new();
    let mut at = 0;
    for piece in pieces(html) {
        let start = at;
        let node = match piece {
            Piece::Text(text) => {
                at += text.len();
                Node::Text(text)
            }
            Piece::Tag(tag) => {
                at += tag.len();
                let name = tags::name(tag);
                match tags::step(tag) {
                    1 if open.len() < MAX_DEPTH => {
                        let (children, holds_blocks) = (Vec::new(), false);
                        open.push(Open { name, tag, start, children, holds_blocks });
                        continue;
                    }
                    1 => return None,
                    0 => {
                        let source = &html[start..at];
                        let (children, holds_blocks) = (Vec::new(), false);
                        Node::Element(Element { name, tag, source, children, holds_blocks })
                    }
                    _ => {
                        let Open { name, tag, start, children, holds_blocks } =
                            open.pop().filter(|open| open.name == name)?;
                        let source = &html[start..at];
                        Node::Element(Element { name, tag, source, children, holds_blocks })
                    }
                }
            }
        };
        match node {
            // What its style said is gone.
            Node::Element(Element { tag: "<span>", children, holds_blocks: false, .. }) => {
                children.into_iter().for_each(|child| place(child, &mut open, &mut top));
            }
            node => place(node, &mut open, &mut top),
        }
    }
    open.is_empty().then_some(top)
}

/// Puts a node into the element that is open.
fn place<'h>(node: Node<'h>, open: &mut [Open<'h>], top: &mut Vec<Node<'h>>) {
    let siblings = match open.last_mut() {
        Some(parent) => {
            parent.holds_blocks |= match &node {
                Node::Element(element) => element.holds_blocks || element.is_block(),
                Node::Text(_) | Node::Edge => false,
            };
            if !wrappers::may_go(parent.name) {
                parent.children.push(node);
                return;
            }
            &mut parent.children
        }
        None => top,
    };
    wrappers::append(node, siblings);
}
