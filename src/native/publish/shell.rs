//! The shell: what Trunk has built. It belongs to no blog in particular.

use std::{cell::RefCell, fs, path::Path};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use lol_html::{RewriteStrSettings, element, html_content::Element, rewrite_str, text};
use sha2::{Digest, Sha256};

use super::document::escape;
use crate::native::error::Error;

/// The parts of a shell.
#[derive(Debug)]
pub(super) struct Shell {
    metas: String,
    links: String,
    body: String,
    style: String,
    files: Vec<(String, Vec<u8>)>,
    build: String,
}

impl Shell {
    /// The shell in a folder or, without one, the shell in the program.
    pub(super) fn of(folder: Option<&Path>) -> Result<Self, Error> {
        match folder {
            Some(folder) => Self::read(folder),
            None => Self::embedded(),
        }
    }

    /// The shell in the program.
    pub(super) fn embedded() -> Result<Self, Error> {
        Err(Error::NoShell)
    }

    /// Reads the folder of a shell into memory.
    pub(super) fn read(folder: &Path) -> Result<Self, Error> {
        let fault =
            |message: &str| Error::Shell { path: folder.to_owned(), message: message.into() };
        let mut files = Vec::new();
        collect(folder, "", &mut files)?;
        let index = files.iter().position(|(path, _)| path == "index.html");
        let (_, index) = files.swap_remove(index.ok_or_else(|| fault("there is no index.html"))?);
        let index = String::from_utf8(index).map_err(|_| fault("its index.html is not UTF-8"))?;
        if !files.iter().any(|(path, _)| is_program(path)) {
            return Err(fault("there is no .wasm program"));
        }
        let parts = Parts::of(&index);
        let mut style = String::new();
        for href in &parts.stylesheets {
            let path = href.trim_start_matches('/');
            let at = files.iter().position(|(file, _)| file == path);
            let (_, css) =
                files.swap_remove(at.ok_or_else(|| fault(&format!("{path} is missing")))?);
            style
                .push_str(&String::from_utf8(css).map_err(|_| fault("a stylesheet is not UTF-8"))?);
        }
        // Only what the shell is made of: an output folder that is published into again holds
        // pages too.
        files.retain(|(path, _)| index.contains(&format!("/{path}")) || path.contains("snippets/"));
        files.sort();
        let build = build_id(&files, &style);
        let Parts { metas, links, body, .. } = parts;
        Ok(Self { metas, links, body, style: style.trim().to_owned(), files, build })
    }

    /// The head's `<meta>`s: the encoding first.
    pub(super) fn metas(&self) -> &str {
        &self.metas
    }

    /// The head's links and the script that starts the program, with addresses below `base`.
    pub(super) fn links(&self, base: &str) -> String {
        self.rebase(&self.links, base)
    }

    /// What Trunk put into the body: nothing, or its reload script while serving.
    pub(super) fn body(&self) -> &str {
        &self.body
    }

    /// The link to the icon: without one browsers ask for `/favicon.ico`, which may not be ours.
    pub(super) fn icon(&self, base: &str) -> String {
        let links = self.links(base);
        let is_icon = |tag: &&str| tag.contains("rel=\"icon\"");
        links.split_inclusive('>').find(is_icon).unwrap_or_default().to_owned()
    }

    /// All stylesheets, in order.
    pub(super) fn style(&self) -> &str {
        &self.style
    }

    /// The program and what comes with it, by path.
    pub(super) fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
    }

    /// The file of the program at a path.
    pub(super) fn file(&self, path: &str) -> Option<&[u8]> {
        self.files().find(|(name, _)| *name == path).map(|(_, bytes)| bytes)
    }

    /// Identifies the build: a program only reads data of its own build.
    pub(super) fn build(&self) -> &str {
        &self.build
    }

    /// The shell is built for `/`. Its files have hashed names, so each name is found safely.
    fn rebase(&self, html: &str, base: &str) -> String {
        let mut html = html.to_owned();
        for (path, _) in &self.files {
            html = html.replace(&format!("/{path}"), &format!("{base}/{path}"));
        }
        html
    }
}

fn is_program(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|extension| extension == "wasm")
}

fn build_id(files: &[(String, Vec<u8>)], style: &str) -> String {
    let mut hash = Sha256::new();
    for (path, bytes) in files {
        hash.update(path);
        hash.update(bytes);
    }
    hash.update(style);
    URL_SAFE_NO_PAD.encode(&hash.finalize()[..9])
}

fn collect(folder: &Path, prefix: &str, files: &mut Vec<(String, Vec<u8>)>) -> Result<(), Error> {
    let read = |source| Error::Read { path: folder.to_owned(), source };
    for entry in fs::read_dir(folder).map_err(read)? {
        let entry = entry.map_err(read)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = entry.path();
        let kind = entry.file_type().map_err(read)?;
        // A shell has few folders, and a site that is published into again has many.
        if kind.is_dir() && name == "snippets" {
            collect(&path, &format!("{prefix}{name}/"), files)?;
        } else if kind.is_file() {
            let bytes = fs::read(&path).map_err(|source| Error::Read { path, source })?;
            files.push((format!("{prefix}{name}"), bytes));
        }
    }
    Ok(())
}

/// The shell's index.html, taken apart.
///
/// Trunk's minifier leaves out the tags of head and body, so elements are collected by name.
#[derive(Default)]
struct Parts {
    metas: String,
    links: String,
    body: String,
    stylesheets: Vec<String>,
}

impl Parts {
    fn of(index: &str) -> Self {
        let parts = RefCell::new(Self::default());
        let script = RefCell::new(String::new());
        let meta = element!("meta", |meta| {
            parts.borrow_mut().metas.push_str(&start_tag(meta));
            Ok(())
        });
        let link = element!("link", |link| {
            let mut parts = parts.borrow_mut();
            match (link.get_attribute("rel"), link.get_attribute("href")) {
                (Some(rel), Some(href)) if rel == "stylesheet" => parts.stylesheets.push(href),
                _ => parts.links.push_str(&start_tag(link)),
            }
            Ok(())
        });
        let script_start = element!("script", |element| {
            script.replace(start_tag(element));
            Ok(())
        });
        let script_text = text!("script", |text| {
            script.borrow_mut().push_str(text.as_str());
            if text.last_in_text_node() {
                let whole = script.take() + "</script>";
                let mut parts = parts.borrow_mut();
                // Trunk puts the program into the head and its reload script, which speaks to
                // Trunk's own server, into the body.
                let is_trunk = whole.contains("__TRUNK_");
                if is_trunk { &mut parts.body } else { &mut parts.links }.push_str(&whole);
            }
            Ok(())
        });
        let settings = RewriteStrSettings::new()
            .append_element_content_handler(meta)
            .append_element_content_handler(link)
            .append_element_content_handler(script_start)
            .append_element_content_handler(script_text);
        // Nothing is rewritten: what lol_html could not read would be missing, and show.
        let _ = rewrite_str(index, settings);
        parts.into_inner()
    }
}

/// The start tag of an element as HTML, its attributes quoted.
fn start_tag(element: &Element<'_, '_>) -> String {
    let attributes: String = element
        .attributes()
        .iter()
        .map(|attribute| match attribute.value() {
            value if value.is_empty() => format!(" {}", attribute.name()),
            value => format!(" {}=\"{}\"", attribute.name(), escape(&value)),
        })
        .collect();
    format!("<{}{attributes}>", element.tag_name())
}
