//! How wide text is, once it is shaped.

use resvg::usvg::{Node, Options, Tree};

use super::{
    fonts::Fonts,
    svg::element,
    text::{Run, Text},
};

/// Large enough for the rounding of positions not to count.
const SIZE: f32 = 100.0;

/// The widths of parts of a text, in ems.
pub(super) fn widths(text: &Text, parts: &[&str]) -> Vec<f32> {
    let runs: Vec<Vec<Run>> = parts.iter().map(|part| text.runs(part)).collect();
    let mut widths = of_runs(runs.iter().flatten()).into_iter();
    runs.iter().map(|runs| widths.by_ref().take(runs.len()).sum()).collect()
}

/// The widths of runs, in ems.
pub(super) fn of_runs<'a>(runs: impl Iterator<Item = &'a Run>) -> Vec<f32> {
    let mut svg = String::from("<svg xmlns=\"http://www.w3.org/2000/svg\">");
    let mut count = 0;
    for run in runs {
        svg.push_str(&element(run, &count.to_string(), 0.0, 0.0, SIZE, "#000"));
        count += 1;
    }
    svg.push_str("</svg>");
    let mut widths = vec![0.0; count];
    let tree = read(&svg);
    for node in tree.iter().flat_map(|tree| tree.root().children()) {
        let Node::Text(text) = node else { continue };
        let width = text.id().parse().ok().and_then(|at: usize| widths.get_mut(at));
        if let Some(width) = width {
            *width = text.bounding_box().width() / SIZE;
        }
    }
    widths
}

/// Reads a drawing. `None` is for one that is no SVG, which we do not write.
pub(super) fn read(svg: &str) -> Option<Tree> {
    let fonts = Fonts::get();
    let options =
        Options { fontdb: fonts.database(), font_resolver: fonts.resolver(), ..Options::default() };
    Tree::from_str(svg, &options).ok()
}
