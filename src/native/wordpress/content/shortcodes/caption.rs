//! `[caption]`: a picture with words below it.

use super::{
    super::{
        Context,
        tag::Element,
        texturize::texturize,
        tokens::{Token, Tokens},
    },
    parse::Tag,
};

/// The figure for a caption's content; `None` where there are no words.
pub(super) fn figure(tag: &Tag<'_>, content: &str, context: &Context<'_>) -> Option<String> {
    let end = end_of_picture(content);
    let (picture, words) = content.split_at(end);
    // The old form has the words in an attribute.
    let words = tag.attributes.get("caption").unwrap_or(words).trim();
    if words.is_empty() {
        return None;
    }
    let class = alignment(tag).map(|class| format!(" class=\"{class}\"")).unwrap_or_default();
    let words = texturize(&words.replace('\n', "<br>\n"), context.language);
    let picture = without_alignment(picture.trim());
    Some(format!("<figure{class}>{picture}<figcaption>{words}</figcaption></figure>"))
}

fn alignment(tag: &Tag<'_>) -> Option<&'static str> {
    let align = tag.attributes.get("align").or_else(|| tag.attributes.get("class"))?;
    ["alignleft", "alignright", "aligncenter"].into_iter().find(|class| {
        align.split_whitespace().any(|it| it == *class || it == &class["align".len()..])
    })
}

/// Behind the first picture and the link around it.
fn end_of_picture(content: &str) -> usize {
    let mut tokens = Tokens::new(content);
    let (mut end, mut in_link) = (0, false);
    while let Some(token) = tokens.next() {
        match token {
            Token::Tag(tag) if tag.starts("a") && end == 0 => in_link = true,
            Token::Tag(tag) if tag.is_one_of(&["img", "video", "audio"]) => {
                end = tokens.at();
                if !in_link && tag.is("img") {
                    break;
                }
            }
            Token::Tag(tag) if tag.ends("a") && end > 0 => {
                end = tokens.at();
                break;
            }
            Token::Text(text) if end > 0 && !text.trim().is_empty() => break,
            Token::Held(_) if end == 0 => {
                end = tokens.at();
                break;
            }
            _ => {}
        }
    }
    end
}

/// The figure has the place, not the picture in it.
fn without_alignment(picture: &str) -> String {
    let mut out = String::with_capacity(picture.len());
    let mut tokens = Tokens::new(picture);
    loop {
        let from = tokens.at();
        match tokens.next() {
            Some(Token::Tag(tag)) if tag.starts("img") => {
                let mut img = Element::read(tag.raw);
                img.retain_classes(|class| !class.starts_with("align"));
                img.remove("align");
                out.push_str(&img.to_string());
            }
            Some(_) => out.push_str(&picture[from..tokens.at()]),
            None => return out,
        }
    }
}
