//! The Markdown, or the HTML within HTML, that stands for a tag of a generator.

use super::arguments::Arguments;
use crate::native::html;

/// A picture with what is said of it. `None` where no picture is named.
pub(in crate::native::import) fn figure(arguments: &Arguments, html: bool) -> Option<String> {
    let source = arguments.get_or(&["src", "image_path", "url", "path", "image"], 0)?;
    let title = arguments.get(&["title"]);
    let caption = arguments.get_or(&["caption"], 1).filter(|caption| !caption.is_empty());
    let credit = arguments.get(&["attr"]).map(|name| match arguments.get(&["attrlink"]) {
        Some(address) => link(address, Some(name), true),
        None => name.to_owned(),
    });
    let caption: Vec<&str> = caption.into_iter().chain(credit.as_deref()).collect();
    let caption = (!caption.is_empty()).then(|| caption.join(" "));
    let caption = caption.as_deref();
    let alt = arguments.get(&["alt"]).unwrap_or_default();
    let leads_to = arguments.get(&["link", "href"]);
    let is_plain = |text: &str| !text.contains(['<', '`', '[', '*', '\n']);
    let both = title.is_some() && caption.is_some();
    let said = caption.or(title);
    if !html && leads_to.is_none() && !both && said.is_none_or(is_plain) {
        let alt = alt.replace('[', "\\[").replace(']', "\\]").replace('$', "\\$");
        let title = said.map(|said| format!(" \"{}\"", said.replace('"', "\\\"")));
        let source = destination(source);
        return Some(format!("![{alt}]({source}{})", title.unwrap_or_default()));
    }
    let mut figure =
        format!("<img src=\"{}\" alt=\"{}\">", html::quoted(source), html::quoted(alt));
    if let Some(link) = leads_to {
        figure = format!("<a href=\"{}\">{figure}</a>", html::quoted(link));
    }
    let mut said = String::new();
    if let (true, Some(title)) = (both, title) {
        said.push_str(&format!("<strong>{}</strong> ", html::quoted(title)));
    }
    // A caption may hold HTML, as it did before.
    said.push_str(caption.or(title).unwrap_or_default());
    let caption = match said.trim() {
        "" => String::new(),
        said => format!("<figcaption>{said}</figcaption>"),
    };
    Some(format!("<figure>{figure}{caption}</figure>"))
}

/// An address of Markdown, in angle brackets where it needs them.
pub(in crate::native::import) fn destination(address: &str) -> String {
    match address.contains([' ', '(', ')']) {
        true => format!("<{address}>"),
        false => address.to_owned(),
    }
}

/// A link; without words of its own the address stands for itself.
pub(in crate::native::import) fn link(address: &str, words: Option<&str>, html: bool) -> String {
    match (words, html) {
        (Some(words), false) => format!("[{words}]({})", destination(address)),
        (None, false) => format!("<{address}>"),
        (words, true) => {
            let address = html::quoted(address);
            let words = words.map_or_else(|| address.clone(), html::quoted);
            format!("<a href=\"{address}\">{words}</a>")
        }
    }
}

/// A block of code with what is said of it, as `render` reads it.
pub(in crate::native::import) fn code(info: &str, code: &str, html: bool) -> String {
    let code = code.trim_matches(['\n', '\r']).trim_end();
    if html {
        let language = info.split_whitespace().next().unwrap_or_default();
        return format!(
            "<pre><code class=\"language-{}\">{}\n</code></pre>",
            html::quoted(language),
            html::quoted(code)
        );
    }
    let longest = code
        .lines()
        .map(|line| line.trim_start().bytes().take_while(|byte| *byte == b'`').count())
        .max()
        .unwrap_or_default();
    let fence = "`".repeat(longest.max(2) + 1);
    format!("{fence}{}\n{code}\n{fence}", info.trim())
}

/// Language and marks of a block of code: `rust linenos=5 hl="2 4-6" title="a.rs"`.
pub(in crate::native::import) fn info(
    language: &str,
    numbers: Option<&str>,
    marked: Option<&str>,
    title: Option<&str>,
) -> String {
    let mut info = language.to_owned();
    match numbers {
        None => {}
        Some("1" | "") => info.push_str(" linenos"),
        Some(number) => info.push_str(&format!(" linenos={number}")),
    }
    let marked = marked.map(|marked| marked.replace(['[', ']', '"', '\''], "").replace(',', " "));
    if let Some(marked) = marked.filter(|marked| !marked.trim().is_empty()) {
        let marked: Vec<&str> = marked.split_whitespace().collect();
        info.push_str(&format!(" hl=\"{}\"", marked.join(" ")));
    }
    if let Some(title) = title {
        info.push_str(&format!(" title=\"{}\"", title.replace('"', "'")));
    }
    info
}

/// Where a video, a note or a listing is, by the tag that shows it.
pub(in crate::native::import) fn elsewhere(name: &str, arguments: &Arguments) -> Option<String> {
    let id = arguments.get_or(&["id", "video_id"], 0);
    Some(match name {
        "youtube" => format!("https://www.youtube.com/watch?v={}", id?),
        "vimeo" => format!("https://vimeo.com/{}", id?),
        "instagram" | "instagram_simple" => format!("https://www.instagram.com/p/{}/", id?),
        "tweet" | "twitter" | "twitter_simple" | "x" | "x_simple" => {
            let host = if name.starts_with('x') { "x.com" } else { "twitter.com" };
            format!("https://{host}/{}/status/{}", arguments.get(&["user"]).unwrap_or("i"), id?)
        }
        "gist" => match (arguments.get(&["url"]), arguments.bare.as_slice()) {
            (Some(url), _) => url.to_owned(),
            (None, [user, id, ..]) if !user.contains('/') => {
                format!("https://gist.github.com/{user}/{id}")
            }
            (None, [path, ..]) => format!("https://gist.github.com/{path}"),
            (None, []) => return None,
        },
        "streamable" => format!("https://streamable.com/{}", id?),
        _ => return None,
    })
}

/// A quotation, and whose it is.
pub(in crate::native::import) fn quote(text: &str, author: Option<&str>) -> String {
    let mut lines: Vec<String> = text.trim().lines().map(|line| format!("> {line}")).collect();
    if let Some(author) = author {
        lines.extend([">".to_owned(), format!("> — {author}")]);
    }
    lines.iter().map(|line| line.trim_end()).collect::<Vec<_>>().join("\n")
}
