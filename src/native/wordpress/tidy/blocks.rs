//! Blocks: each on lines of its own, and lines in paragraphs.

use super::{
    lines::{self, Lines},
    tree::{Element, Node},
};

/// Where an author's excerpt ends; see `publish::dress::excerpt`.
const MORE: &str = "<span id=\"more\"></span>";

/// A whole text.
pub(super) fn body(nodes: &[Node<'_>]) -> String {
    let mut html = String::new();
    let mut follows_bare = false;
    for item in items(nodes) {
        let is_bare = item.is_bare();
        match item {
            Item::Run(run) if is_bare && follows_bare && !run.iter().any(is_mark) => {
                apart(run, &mut html);
                html.push('\n');
            }
            Item::Run(run) => around_marks(run, &mut html),
            Item::Block(paragraph)
                if paragraph.tag == "<p>" && !paragraph.holds_blocks && holds_mark(paragraph) =>
            {
                around_marks(&paragraph.children, &mut html);
            }
            Item::Block(element) => {
                block(element, &mut html);
                html.push('\n');
            }
        }
        follows_bare = is_bare;
    }
    html.truncate(html.trim_end_matches('\n').len());
    html
}

/// A run of nodes that stand in lines together, or a block.
enum Item<'n, 'h> {
    Run(&'n [Node<'h>]),
    Block(&'n Element<'h>),
}

impl Item<'_, '_> {
    /// Whether it is a run that no paragraph can hold, as there is a block in it.
    fn is_bare(&self) -> bool {
        matches!(self, Self::Run(run) if run.iter().any(holds_blocks))
    }
}

/// Two runs without paragraphs would be one: the second gets a block that says nothing.
fn apart(run: &[Node<'_>], html: &mut String) {
    html.push_str("<div>");
    lines::write(trim(run), Lines::Many, html);
    html.push_str("</div>");
}

/// What a block holds, without what shows nothing.
fn items<'n, 'h>(nodes: &'n [Node<'h>]) -> Vec<Item<'n, 'h>> {
    let mut items = Vec::new();
    for nodes in nodes.chunk_by(|a, b| !a.is_block() && !b.is_block()) {
        match nodes {
            [Node::Element(element)] if element.is_block() => items.push(Item::Block(element)),
            [Node::Edge] => {}
            run if run.iter().all(Node::is_blank) => {}
            run => items.push(Item::Run(run)),
        }
    }
    items
}

/// The lines of a paragraph. The mark of the excerpt stands before or behind it: there it ends
/// the excerpt between two blocks, as the renderer writes it.
fn around_marks(mut run: &[Node<'_>], html: &mut String) {
    let mut after = 0;
    loop {
        run = trim(run);
        match run {
            [first, rest @ ..] if is_mark(first) => {
                html.push_str(MORE);
                html.push('\n');
                run = rest;
            }
            [rest @ .., last] if is_mark(last) => {
                after += 1;
                run = rest;
            }
            [] => break,
            run if run.iter().any(holds_blocks) => {
                // A paragraph would end where the block begins.
                lines::write(run, Lines::Many, html);
                html.push('\n');
                break;
            }
            run => {
                html.push_str("<p>");
                lines::write(run, Lines::Many, html);
                html.push_str("</p>\n");
                break;
            }
        }
    }
    for _ in 0..after {
        html.push_str(MORE);
        html.push('\n');
    }
}

fn trim<'n, 'h>(mut run: &'n [Node<'h>]) -> &'n [Node<'h>] {
    while let [first, rest @ ..] = run
        && first.is_blank()
    {
        run = rest;
    }
    while let [rest @ .., last] = run
        && last.is_blank()
    {
        run = rest;
    }
    run
}

fn is_mark(node: &Node<'_>) -> bool {
    matches!(node, Node::Element(element) if element.source == MORE)
}

fn holds_mark(paragraph: &Element<'_>) -> bool {
    paragraph.children.iter().any(is_mark)
}

fn holds_blocks(node: &Node<'_>) -> bool {
    matches!(node, Node::Element(element) if element.holds_blocks)
}

fn block(element: &Element<'_>, html: &mut String) {
    let lines = match element.name {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "caption" | "dt" | "figcaption" | "summary"
        | "td" | "th" => Lines::One,
        _ => Lines::Many,
    };
    let may_hold_blocks = !matches!(
        element.name,
        "p" | "pre" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "hr" | "col"
    );
    let holds_blocks = element.children.iter().any(Node::is_block);
    match element.name {
        // Nothing in it may be touched; or it is without content.
        "pre" => html.push_str(element.source),
        _ if element.source == element.tag => html.push_str(element.tag),
        // Whatever that is, a parser has made it so.
        _ if element.holds_blocks && !may_hold_blocks => html.push_str(element.source),
        "figure" if is_picture(element) => {
            html.push_str(element.tag);
            for item in items(&element.children) {
                match item {
                    Item::Run(run) => lines::write(run, lines, html),
                    Item::Block(element) => block(element, html),
                }
            }
            html.push_str("</figure>");
        }
        name if holds_blocks || name == "blockquote" => flow(element, html),
        name => {
            html.push_str(element.tag);
            lines::write(&element.children, lines, html);
            end(name, html);
        }
    }
}

/// A picture, with its caption or without.
fn is_picture(figure: &Element<'_>) -> bool {
    figure.children.iter().all(|child| match child {
        Node::Element(element) => {
            !element.holds_blocks && (!element.is_block() || element.name == "figcaption")
        }
        Node::Text(_) => true,
        Node::Edge => false,
    })
}

/// A block of blocks.
fn flow(element: &Element<'_>, html: &mut String) {
    html.push_str(element.tag);
    let is_paragraph =
        |node: &Node<'_>| matches!(node, Node::Element(element) if element.name == "p");
    let wants_paragraphs = match element.name {
        "article" | "aside" | "blockquote" | "details" | "div" | "footer" | "header"
        | "section" => true,
        // Without a paragraph its items are close together, and text is just text.
        "dd" | "li" => element.children.iter().any(is_paragraph),
        _ => false,
    };
    let mut is_line = true;
    let mut follows_bare = false;
    for (at, item) in items(&element.children).into_iter().enumerate() {
        let is_bare = item.is_bare();
        let is_apart = is_bare && follows_bare;
        follows_bare = is_bare;
        let tag = match &item {
            Item::Run(_) if wants_paragraphs && !is_bare => "<p>",
            _ => "",
        };
        // Text follows its item's tag at once.
        if at > 0 || !tag.is_empty() || matches!(item, Item::Block(_)) {
            html.push('\n');
        }
        is_line = tag.is_empty() && !is_apart && matches!(item, Item::Run(_));
        html.push_str(tag);
        match item {
            Item::Run(run) if is_apart => apart(run, html),
            Item::Run(run) => lines::write(run, Lines::Many, html),
            Item::Block(element) => block(element, html),
        }
        if !tag.is_empty() {
            html.push_str("</p>");
        }
    }
    if !is_line {
        html.push('\n');
    }
    end(element.name, html);
}

fn end(name: &str, html: &mut String) {
    html.push_str("</");
    html.push_str(name);
    html.push('>');
}
