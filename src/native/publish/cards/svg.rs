//! The drawing of a card, as SVG.

use std::fmt::Write as _;

use super::{
    HEIGHT, WIDTH,
    design::Design,
    fonts::Face,
    lines::Lines,
    measure,
    palette::css,
    text::{Run, Text},
};
use crate::native::html;

/// Between the edges and what stands on the card.
const MARGIN: f32 = 84.0;

/// What text has between the margins.
const COLUMN: f32 = WIDTH as f32 - 2.0 * MARGIN;

/// Where titles stand: below the blog's name and above the last lines.
const TITLE: (f32, f32) = (150.0, 502.0);

/// Where the blog's name stands, and how large.
const NAME: (f32, f32) = (96.0, 36.0);

/// The stroke below the blog's name: where, and how thick.
const STROKE: (f32, f32) = (128.0, 2.0);

/// Where the last line stands, how large, and how far above it another one is.
const FOOT: (f32, f32, f32) = (558.0, 30.0, 42.0);

/// The stripe at the lower edge.
const STRIPE: f32 = 14.0;

/// The sizes that a title may have, and in how many lines at most.
const SIZES: [(f32, usize); 6] = [(92.0, 2), (80.0, 3), (70.0, 3), (60.0, 4), (52.0, 5), (46.0, 5)];

/// Draws a card.
pub(super) fn of(design: &Design) -> String {
    let palette = &design.palette;
    let mut svg =
        format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{HEIGHT}\">");
    let mut rect = |x: f32, y: f32, width: f32, height: f32, colour| {
        // Writing into a string does not fail.
        let _ = write!(
            svg,
            "<path d=\"M{x} {y}h{width}v{height}h-{width}z\" fill=\"{}\" \
             shape-rendering=\"crispEdges\"/>",
            css(colour)
        );
    };
    let (width, height) = (WIDTH as f32, HEIGHT as f32);
    rect(0.0, 0.0, width, height, palette.ground);
    rect(0.0, height - STRIPE, width, STRIPE, palette.accent);
    let rtl = design.title.rtl;
    if let Some(name) = &design.name {
        rect(MARGIN, STROKE.0, COLUMN, STROKE.1, palette.rule());
        for line in Lines::of(name).cut(COLUMN / NAME.1, 1) {
            svg.push_str(&drawn(name, &line, NAME.0, NAME.1, rtl, &css(palette.accent)));
        }
    }
    svg.push_str(&title(&design.title, &css(palette.ink), rtl));
    if let Some(foot) = &design.foot {
        let (y, size, above) = FOOT;
        let lines = Lines::of(foot).cut(COLUMN / size, design.foot_lines);
        for (at, line) in lines.iter().rev().enumerate() {
            let y = y - at as f32 * above;
            svg.push_str(&drawn(foot, line, y, size, rtl, &css(palette.quiet)));
        }
    }
    svg.push_str("</svg>");
    svg
}

/// The title, as large as it can be in few lines.
fn title(title: &Text, colour: &str, rtl: bool) -> String {
    let (leading, middle) = rhythm(title.face());
    let (top, bottom) = TITLE;
    let room = bottom - top;
    let most = |(size, most): (f32, usize)| {
        let fitting = (1..=most).rev().find(|lines| *lines as f32 * size * leading <= room);
        (size, fitting.unwrap_or(1))
    };
    let lines = Lines::of(title);
    let fitting = SIZES.into_iter().map(most).find_map(|(size, most)| {
        let lines = lines.balanced(COLUMN / size, most)?;
        Some((size, lines))
    });
    let (size, lines) = fitting.unwrap_or_else(|| {
        let (size, most) = most(SIZES[SIZES.len() - 1]);
        (size, lines.cut(COLUMN / size, most))
    });
    let line_height = size * leading;
    let top = top + (room - line_height * lines.len() as f32) / 2.0;
    let mut svg = String::new();
    for (at, line) in lines.iter().enumerate() {
        let y = top + (at as f32 + 0.5) * line_height + middle * size;
        svg.push_str(&drawn(title, line, y, size, rtl, colour));
    }
    svg
}

/// How far lines are from each other and the base line from their middle, in ems.
fn rhythm(face: Option<Face>) -> (f32, f32) {
    match face {
        Some(Face::Arabic) => (1.5, 0.2),
        Some(Face::Hebrew) => (1.25, 0.3),
        None | Some(Face::Serif | Face::Sans) => (1.17, 0.34),
        Some(_) => (1.32, 0.36),
    }
}

/// A line at its margin, run by run: from the left, or from the right.
fn drawn(text: &Text, line: &str, y: f32, size: f32, at_right: bool, colour: &str) -> String {
    let runs = text.runs(line);
    let widths: Vec<f32> =
        measure::of_runs(runs.iter()).into_iter().map(|width| width * size).collect();
    let whole: f32 = widths.iter().sum();
    let left = if at_right { WIDTH as f32 - MARGIN - whole } else { MARGIN };
    let mut svg = String::new();
    let mut before = 0.0;
    for (run, width) in runs.iter().zip(widths) {
        let x = if text.rtl { left + whole - before - width } else { left + before };
        svg.push_str(&element(run, "", x, y, size, colour));
        before += width;
    }
    svg
}

/// A run as an element. Its name is for whoever measures it.
pub(super) fn element(run: &Run, id: &str, x: f32, y: f32, size: f32, colour: &str) -> String {
    // Large letters stand closer together; what is joined by strokes keeps its distance.
    let spacing = if run.face == Face::Serif { -0.015 * size } else { 0.0 };
    // What is no letter takes the direction of the text, not of the drawing.
    let (start, end) = if run.rtl { ("\u{2067}", "\u{2069}") } else { ("", "") };
    format!(
        "<text id=\"{id}\" x=\"{x:.2}\" y=\"{y:.2}\" font-family=\"{}\" font-size=\"{size}\" \
         letter-spacing=\"{spacing:.3}\" fill=\"{colour}\" xml:space=\"preserve\">\
         {start}{}{end}</text>",
        run.face.name(),
        html::text(&run.letters)
    )
}
