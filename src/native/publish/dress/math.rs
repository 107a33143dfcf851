//! Formulas: TeX becomes MathML, which browsers set themselves.
//!
//! The content security policy allows no inline styles, so what the converter says in styles is
//! said in MathML's own attributes, or in classes that the stylesheet knows.

use std::thread;

use lol_html::{
    RewriteStrSettings, element,
    html_content::{ContentType, Element as Markup},
    rewrite_str,
};
use math_core::{LatexToMathML, MathDisplay};

use super::{
    edits::Edits,
    outline::{Element, Outline},
    tag::Tag,
    text::{decode, escape},
};

/// How many characters that can open a level of nesting one formula may have. The converter calls
/// itself for every level.
const MAX_LEVELS: usize = 4096;

/// As many levels fit on the stack of any thread.
const FEW_LEVELS: usize = 16;

/// Stack for one level, in bytes; measured without optimisation, which needs the most.
const LEVEL_STACK: usize = 32 * 1024;

/// Says of each formula of a post (its TeX, and whether it stands in a line of its own) what is wrong
/// with it: a sentence in English, when it is no TeX that can be shown.
pub(crate) fn check(formulas: &[(String, bool)]) -> Vec<Option<String>> {
    let formulas: Vec<_> =
        formulas.iter().map(|(tex, display)| (tex.as_str(), style(*display))).collect();
    convert(&formulas).into_iter().map(Result::err).collect()
}

/// Replaces every formula. They are converted together: equations are numbered through a post.
pub(super) fn dress(outline: &Outline<'_>, edits: &mut Edits) {
    let formulas: Vec<_> = outline.elements.iter().filter_map(|e| formula(outline, e)).collect();
    if formulas.is_empty() {
        return;
    }
    let texs: Vec<_> =
        formulas.iter().map(|(_, tex, display)| (tex.as_str(), style(*display))).collect();
    for ((element, tex, display), result) in formulas.iter().zip(convert(&texs)) {
        let Some(close) = &element.close else { continue };
        let place = element.open.start..close.end;
        match result {
            Ok(mathml) if *display => {
                let mut tag = frame("span", element);
                tag.set("class", "math display");
                edits.replace(place, format!("{tag}{mathml}</span>"));
            }
            Ok(mathml) if element.has("id") => {
                edits.replace(place, format!("{}{mathml}</span>", frame("span", element)));
            }
            Ok(mathml) => edits.replace(place, mathml),
            Err(_) => {
                edits.replace(place, format!("{}{}</code>", frame("code", element), escape(tex)));
            }
        }
    }
}

/// The TeX of a formula, and whether it stands in a line of its own.
fn formula<'o>(outline: &Outline<'_>, element: &'o Element) -> Option<(&'o Element, String, bool)> {
    if element.name != "span" {
        return None;
    }
    let display = match element.get("data-math-style")?.as_str() {
        "display" => true,
        "inline" => false,
        _ => return None,
    };
    let tex = &outline.html[element.inner()?];
    (!tex.contains('<')).then(|| (element, decode(tex).into_owned(), display))
}

/// The element around a formula: links may lead to it.
fn frame(name: &str, element: &Element) -> Tag {
    let mut tag = Tag::new(name, Vec::new());
    if let Some(id) = element.get("id") {
        tag.set("id", &id);
    }
    tag
}

fn style(display: bool) -> MathDisplay {
    if display { MathDisplay::Block } else { MathDisplay::Inline }
}

/// MathML for each formula, or why there is none.
fn convert(formulas: &[(&str, MathDisplay)]) -> Vec<Result<String, String>> {
    let is_small = |tex: &str| levels(tex) <= MAX_LEVELS;
    // One that is too large takes part as nothing, so that the others keep their places.
    let small: Vec<_> = formulas
        .iter()
        .map(|(tex, style)| (if is_small(tex) { *tex } else { "" }, *style))
        .collect();
    let levels = small.iter().map(|(tex, _)| levels(tex)).max().unwrap_or_default();
    let mut converted = with_stack(levels, || {
        let results = LatexToMathML::default().convert_all(&small).into_iter();
        results
            .map(|result| match result {
                Ok(done) => Ok(without_styles(done.mathml)),
                Err(error) => Err(error.error_message()),
            })
            .collect()
    })
    .unwrap_or_else(|| vec![Err("This formula cannot be converted.".to_owned()); small.len()]);
    for (result, (tex, _)) in converted.iter_mut().zip(formulas) {
        if !is_small(tex) {
            *result = Err("This formula is too large.".to_owned());
        }
    }
    converted
}

/// An upper bound for how deep a formula nests.
fn levels(tex: &str) -> usize {
    tex.bytes().filter(|byte| matches!(byte, b'\\' | b'{' | b'[' | b'^' | b'_')).count()
}

/// Runs `work` where so many levels fit on the stack; `None` when it fails.
fn with_stack<T: Send>(levels: usize, work: impl FnOnce() -> T + Send) -> Option<T> {
    if levels <= FEW_LEVELS {
        return Some(work());
    }
    let stack = (levels + FEW_LEVELS) * LEVEL_STACK;
    thread::scope(|scope| {
        let thread = thread::Builder::new().stack_size(stack).spawn_scoped(scope, work);
        thread.ok()?.join().ok()
    })
}

/// Takes styles, ids and links out of MathML. An id could be one of the page's own, and links in
/// formulas lead to such ids.
fn without_styles(mathml: String) -> String {
    if ![" style=", " id=", "<a "].iter().any(|part| mathml.contains(part)) {
        return mathml;
    }
    let change = element!("[style], [id], a", |element| {
        element.remove_attribute("id");
        if element.tag_name() == "a" {
            element.remove_and_keep_content();
        }
        if let Some(style) = element.get_attribute("style") {
            element.remove_attribute("style");
            unstyle(element, &style);
        }
        Ok(())
    });
    let settings = RewriteStrSettings::new().append_element_content_handler(change);
    // The converter wrote it, so it is well formed; nothing with styles gets through otherwise.
    rewrite_str(&mathml, settings).unwrap_or_default()
}

/// Says in attributes what a style says.
fn unstyle(element: &mut Markup<'_, '_>, style: &str) {
    let mut classes: Vec<&str> = Vec::new();
    let is_padded = element.tag_name() == "mpadded";
    for declaration in style.split(';') {
        let Some((property, value)) = declaration.split_once(':') else { continue };
        let (property, value) = (property.trim(), value.trim());
        let space = format!("<mspace width=\"{value}\"/>");
        match property {
            "color" => set(element, "mathcolor", value),
            "font-size" => set(element, "mathsize", value),
            "padding-left" if is_padded => element.prepend(&space, ContentType::Html),
            "padding-right" if is_padded => element.append(&space, ContentType::Html),
            _ => classes.extend(class(property, value)),
        }
    }
    if !classes.is_empty() {
        set(element, "class", &classes.join(" "));
    }
}

/// The class for a declaration. What has none is a refinement that can be missed.
fn class(property: &str, value: &str) -> Option<&'static str> {
    let dashed = value.contains("dashed");
    Some(match (property, value) {
        ("text-align", "left") => "left",
        ("text-align", "right") => "right",
        ("padding-left", "0") => "flush-left",
        ("padding-right", "0") => "flush-right",
        ("padding-left", "1em") => "apart",
        ("padding-top", "0") => "tight",
        ("border-left", _) if dashed => "dashes-left",
        ("border-left", _) => "line-left",
        ("border-right", _) if dashed => "dashes-right",
        ("border-right", _) => "line-right",
        ("border-top", _) if dashed => "dashes-top",
        ("border-top", _) => "line-top",
        ("width", "100%") => "wide",
        ("width", "50%") => "half",
        ("width", "7.5%") => "edge",
        ("font-variant-caps", _) => "small-caps",
        ("margin-left", "-0.16666667em") => "back-3",
        ("margin-left", "-0.22222222em") => "back-4",
        ("margin-left", "-0.27777778em") => "back-5",
        _ => return None,
    })
}

fn set(element: &mut Markup<'_, '_>, name: &str, value: &str) {
    // It fails only for names that are no names.
    let _ = element.set_attribute(name, value);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dressed(html: &str) -> String {
        let mut edits = Edits::default();
        dress(&Outline::of(html), &mut edits);
        edits.apply(html, html.len())
    }

    /// What is wrong with a formula.
    fn fault(tex: &str) -> Option<String> {
        check(&[(tex.to_owned(), true)]).remove(0)
    }

    fn mathml(tex: &str) -> String {
        convert(&[(tex, MathDisplay::Inline)]).remove(0).expect("TeX")
    }

    #[test]
    fn formulas_become_mathml() {
        assert_eq!(
            dressed("<p>So <span data-math-style=\"inline\">x &lt; 2</span>.</p>"),
            "<p>So <math><mi>x</mi><mo>&lt;</mo><mn>2</mn></math>.</p>"
        );
        assert_eq!(
            dressed("<span data-math-style=\"display\" id=\"e\" class=\"note\">x</span>"),
            "<span id=\"e\" class=\"math display\"><math display=\"block\"><mi>x</mi></math></span>"
        );
    }

    #[test]
    fn a_wrong_formula_stays_readable_and_is_reported() {
        assert_eq!(
            dressed("<span id=\"e\" data-math-style=\"inline\">\\nosuch{&lt;b&gt;}</span>"),
            "<code id=\"e\">\\nosuch{&lt;b&gt;}</code>"
        );
        assert!(fault("\\nosuch").is_some_and(|fault| fault.contains("\\nosuch")));
        assert_eq!(fault("\\frac{1}{2}"), None);
    }

    #[test]
    fn tex_writes_no_html() {
        assert_eq!(mathml("\\text{<script>}"), "<math><mtext>&lt;script&gt;</mtext></math>");
        for tex in ["\\href{javascript:alert(1)}{x}", "\\style{color:red}{x}"] {
            let code = dressed(&format!("<span data-math-style=\"inline\">{tex}</span>"));
            assert_eq!(code, format!("<code>{tex}</code>"));
        }
        let label = mathml("\\begin{equation} x \\label{main} \\end{equation} \\eqref{main}");
        assert!(!label.contains("main") && !label.contains("<a") && label.contains("(1)"));
    }

    #[test]
    fn styles_become_attributes_and_classes() {
        let array = "\\begin{array}{|l:r}\\hline a&b\\end{array}";
        assert_eq!(
            mathml(array),
            "<math><mtable displaystyle=\"false\" scriptlevel=\"0\" class=\"line-left line-top\"><mtr>\
             <mtd class=\"left dashes-right\"><mi>a</mi></mtd><mtd class=\"right\"><mi>b</mi></mtd>\
             </mtr></mtable></math>"
        );
        assert_eq!(
            mathml("\\color{red}x\\!y"),
            "<math><mrow mathcolor=\"#FF0000\"><mi>x</mi><mspace class=\"back-3\" /><mi>y</mi></mrow></math>"
        );
        for tex in [
            "\\dfrac{1}{2}",
            "\\mathrel{x}",
            "\\hspace{1cm}",
            "\\cancel{x}",
            "\\begin{align}a&=b\\\\c&=d\\end{align}",
            "\\begin{cases}a&b\\end{cases}",
        ] {
            assert!(!mathml(tex).contains(" style="), "{tex}");
        }
    }

    #[test]
    fn equations_are_numbered_through_a_post() {
        let one = "<span data-math-style=\"display\">\\begin{equation}x\\end{equation}</span>";
        let html = dressed(&one.repeat(2));
        assert!(html.contains("(1)") && html.contains("(2)"), "{html}");
    }

    #[test]
    fn deep_nesting_does_not_overflow_the_stack() {
        for (open, close) in
            [("{", "}"), ("\\sqrt ", ""), ("\\left(", "\\right)"), ("\\frac a", "")]
        {
            for count in [16, 17, 1000] {
                let tex = format!("{}x{}", open.repeat(count), close.repeat(count));
                assert_eq!(fault(&tex), None, "{count} times {open}");
            }
            assert!(fault(&open.repeat(MAX_LEVELS + 1)).is_some(), "{open}");
        }
    }
}
