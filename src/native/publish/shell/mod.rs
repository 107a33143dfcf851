//! The shell: what Trunk has built. It belongs to no blog in particular.

mod folder;
mod glue;
mod integrity;
mod names;
mod parts;

use std::{fs, path::Path};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};

pub(super) use self::glue::without_words;
use self::parts::Parts;
use crate::native::error::Error;

/// What `build.rs` has put into this program: the files of a shell, or none.
const EMBEDDED: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/shell.rs"));

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
    /// The shell in a folder or, without one, the one that came with this program.
    pub(super) fn of(folder: Option<&Path>) -> Result<Self, Error> {
        match folder {
            Some(folder) => Self::read(folder),
            None => Self::embedded(),
        }
    }

    /// The shell that came with this program.
    fn embedded() -> Result<Self, Error> {
        Self::of_table(EMBEDDED)
    }

    /// Reads the folder of a shell into memory.
    fn read(folder: &Path) -> Result<Self, Error> {
        let unread = |path: &Path, source| Error::Read { path: path.to_owned(), source };
        let mut files = Vec::new();
        for (name, path) in folder::files(folder).map_err(|source| unread(folder, source))? {
            let bytes = fs::read(&path).map_err(|source| unread(&path, source))?;
            files.push((name, bytes));
        }
        Self::from_files(files).map_err(|message| Error::Shell { path: folder.to_owned(), message })
    }

    fn of_table(table: &[(&str, &[u8])]) -> Result<Self, Error> {
        if table.is_empty() {
            return Err(Error::NoShell);
        }
        let files = table.iter().map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec()));
        Self::from_files(files.collect())
            .map_err(|message| Error::Shell { path: "this program".into(), message })
    }

    /// Puts a shell together from its files, or says what is wrong with them.
    fn from_files(mut files: Vec<(String, Vec<u8>)>) -> Result<Self, String> {
        if let Some(flaw) = folder::flaw(files.iter().map(|(name, _)| name.as_str())) {
            return Err(flaw.to_owned());
        }
        let index = take(&mut files, "index.html")?;
        let parts = Parts::of(&index);
        let mut style = String::new();
        for href in &parts.stylesheets {
            style.push_str(&take(&mut files, href.trim_start_matches('/'))?);
        }
        // Only what the shell is made of: an output folder that is published into again holds
        // pages too.
        files.retain(|(path, _)| index.contains(&format!("/{path}")) || path.contains("snippets/"));
        let Parts { metas, mut links, body, .. } = parts;
        for (path, bytes) in files.iter_mut().filter(|(path, _)| path.ends_with(".js")) {
            let Ok(script) = std::str::from_utf8(bytes) else { continue };
            let short = glue::without_words(script).into_bytes();
            if let Some(name) = names::after(&short, path).filter(|_| short != *bytes) {
                links = links.replace(&format!("/{path}"), &format!("/{name}"));
                *path = name;
            }
            *bytes = short;
        }
        files.sort();
        let build = build_id(&files, &style);
        let links = integrity::checked(&links, &files);
        Ok(Self { metas, links, body, style: style.trim().to_owned(), files, build })
    }

    /// The head's `<meta>`s: the encoding first.
    pub(super) fn metas(&self) -> &str {
        &self.metas
    }

    /// The head's links and the script that starts the program, with addresses below `base`. What they
    /// load is checked.
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

    /// The paths of files that hold something else only under another name.
    pub(super) fn lasting(&self) -> impl Iterator<Item = &str> {
        self.files().map(|(path, _)| path).filter(|path| names::has_hash(path))
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

/// Takes a file of text out of the list.
fn take(files: &mut Vec<(String, Vec<u8>)>, name: &str) -> Result<String, String> {
    let at = files.iter().position(|(file, _)| file == name);
    let (_, bytes) = files.swap_remove(at.ok_or_else(|| format!("{name} is missing"))?);
    String::from_utf8(bytes).map_err(|_| format!("{name} is not UTF-8"))
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

#[cfg(test)]
mod tests {
    use super::*;

    const FILES: [(&str, &[u8]); 6] = [
        ("app-1.js", b"start()\n"),
        ("app-1_bg.wasm", b"\0asm"),
        (
            "index.html",
            br#"<link rel=stylesheet href=/base-2.css><link href=/app-1_bg.wasm>
            <script type=module>import("/app-1.js")</script>"#,
        ),
        ("base-2.css", b"p{color:red}"),
        ("posts.json", b"{}"),
        ("snippets/app-1/copy.js", b"copy()"),
    ];

    #[test]
    fn a_program_and_a_folder_give_the_same_shell() {
        let dir = tempfile::tempdir().unwrap();
        for (name, bytes) in FILES {
            let path = dir.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        let embedded = Shell::of_table(&FILES).unwrap();
        let read = Shell::read(dir.path()).unwrap();
        assert_eq!(format!("{embedded:?}"), format!("{read:?}"));
        let names: Vec<_> = embedded.files().map(|(name, _)| name).collect();
        assert_eq!(names, ["app-1.js", "app-1_bg.wasm", "snippets/app-1/copy.js"]);
        assert_eq!(embedded.style(), "p{color:red}");
    }

    #[test]
    fn a_program_without_a_shell_says_what_to_do() {
        let error = miette::Report::new(Shell::of_table(&[]).unwrap_err());
        assert_eq!(error.to_string(), "this program was built without a shell");
        let help = error.help().unwrap().to_string();
        assert!(help.contains("cargo xtask install") && help.contains("--shell"), "{help}");
    }

    #[test]
    fn what_is_wrong_with_a_shell_is_said() {
        let without = |gone: &str| {
            let files: Vec<_> = FILES.into_iter().filter(|(name, _)| *name != gone).collect();
            Shell::of_table(&files).unwrap_err().to_string()
        };
        assert_eq!(without("base-2.css"), "this program holds no shell: base-2.css is missing");
        assert_eq!(without("index.html"), "this program holds no shell: there is no index.html");
    }

    #[test]
    fn the_program_has_the_shell_that_it_was_built_with() {
        let named = option_env!("PERENNIAL_SHELL").is_some_and(|named| !named.is_empty());
        let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("shell").is_dir();
        assert_eq!(Shell::embedded().is_ok(), named || beside);
    }
}
