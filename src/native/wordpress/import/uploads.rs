//! Files of the media library: which of a copy of `wp-content/uploads` are referred to, and under
//! which address they are found afterwards.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap, HashSet},
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};

use url::Url;

use super::known::{Attachment, Known};
use crate::{
    model::{
        address::{decode, encode},
        slug::check_segment,
    },
    native::{ingest::sanitise::web_address, publish::images},
};

/// How names of pictures end.
const PICTURES: [&str; 8] = ["jpg", "jpeg", "png", "gif", "webp", "avif", "svg", "bmp"];

/// Where uploads are, below the root of the blog.
const FOLDER: &str = "wp-content/uploads/";

/// The media library.
#[derive(Debug)]
pub(super) struct Uploads {
    /// The copy of the folder, if there is one.
    folder: Option<PathBuf>,
    /// The same without links.
    real_folder: Option<PathBuf>,
    home: Url,
    /// Hosts whose uploads are the blog's.
    hosts: HashSet<String>,
    /// Attachments by the address of their file, without scheme.
    by_url: HashMap<String, String>,
    /// Files of attachments, below the folder.
    originals: HashSet<String>,
    used: Mutex<Used>,
}

#[derive(Debug, Default)]
struct Used {
    /// Files to bring along, by their path below the root of the site.
    files: BTreeMap<String, PathBuf>,
    /// Addresses of files that stay where they are.
    remote: BTreeSet<String>,
    /// Files that are referred to and not in the folder.
    missing: BTreeSet<String>,
}

impl Uploads {
    pub(super) fn new(known: &Known, home: &Url, folder: Option<&Path>) -> Self {
        let mut hosts = HashSet::from([bare_host(home)]);
        let mut by_url = HashMap::new();
        let mut originals = HashSet::new();
        for attachment in &known.attachments {
            let Some(url) = web_address(&attachment.url).and_then(|url| Url::parse(&url).ok())
            else {
                continue;
            };
            hosts.insert(bare_host(&url));
            if let Some(file) = file(attachment, &url) {
                originals.insert(file.clone());
                by_url.insert(without_scheme(&url), file);
            }
        }
        Self {
            folder: folder.map(Path::to_owned),
            real_folder: folder.and_then(|folder| folder.canonicalize().ok()),
            home: home.clone(),
            hosts,
            by_url,
            originals,
            used: Mutex::default(),
        }
    }

    /// What an address leads to now, if it is that of an upload: a path below the root of the blog
    /// where the file comes along, else the absolute address as it was.
    pub(super) fn find(&self, address: &str) -> Option<String> {
        let url =
            self.home.join(address).ok().filter(|url| matches!(url.scheme(), "http" | "https"))?;
        let url = through_proxy(&url).unwrap_or(url);
        if !self.hosts.contains(&bare_host(&url)) {
            return None;
        }
        let path =
            self.by_url.get(&without_scheme(&url)).cloned().or_else(|| below_uploads(&url))?;
        let mut used = self.used.lock().unwrap_or_else(PoisonError::into_inner);
        let found = self.candidates(&path).into_iter().find_map(|path| {
            let file = self.folder.as_ref()?.join(&path);
            (self.is_inside(&file) && is_whole(&file)).then_some((path, file))
        });
        if let Some((path, file)) = found {
            let path = format!("{FOLDER}{path}");
            let address = format!("/{}", encode(&path));
            used.files.insert(path, file);
            return Some(address);
        }
        if self.folder.is_some() {
            used.missing.insert(path);
        }
        let mut bare = url.clone();
        bare.set_query(None);
        used.remote.insert(bare.into());
        Some(url.into())
    }

    /// Whether a path is that of a file in the folder. A link may lead anywhere.
    fn is_inside(&self, file: &Path) -> bool {
        let real = file.canonicalize().ok().filter(|real| real.is_file());
        real.zip(self.real_folder.as_ref()).is_some_and(|(real, folder)| real.starts_with(folder))
    }

    /// The files that a path may mean, the best first: WordPress makes smaller pictures
    /// (`a-300x200.jpg`) and, of large ones, a scaled one (`a-scaled.jpg`).
    fn candidates(&self, path: &str) -> Vec<String> {
        let mut candidates = Vec::new();
        if let Some((stem, end)) = without_size(path) {
            let original = format!("{stem}.{end}");
            let scaled = format!("{stem}-scaled.{end}");
            // It may be that a picture was uploaded under such a name.
            if self.originals.contains(path) {
                candidates.push(path.to_owned());
            } else if self.originals.contains(&scaled) {
                candidates.push(scaled);
            }
            candidates.push(original);
        }
        candidates.push(path.to_owned());
        candidates
    }

    /// Whether the file of an attachment comes along, and if not, why.
    pub(super) fn fate(&self, attachment: &Attachment) -> Result<(), &'static str> {
        let used = self.used.lock().unwrap_or_else(PoisonError::into_inner);
        let url = Url::parse(&attachment.url).ok();
        let Some(file) = url.and_then(|url| file(attachment, &url)) else {
            return Err("its file has no address");
        };
        if used.files.contains_key(&format!("{FOLDER}{file}")) {
            return Ok(());
        }
        Err(match &self.folder {
            None => "its file stays at its address (`--media` brings files along)",
            Some(folder) if folder.join(&file).is_file() && !is_whole(&folder.join(&file)) => {
                "its file is no picture that browsers show"
            }
            Some(folder) if folder.join(&file).is_file() => "nothing refers to it",
            Some(_) => "its file is not in the folder of --media",
        })
    }

    /// What is to be copied, by the path below the root of the site.
    pub(super) fn files(&self) -> BTreeMap<String, PathBuf> {
        self.used.lock().unwrap_or_else(PoisonError::into_inner).files.clone()
    }

    /// The addresses of files that stay where they are, and the paths of those that are missing.
    pub(super) fn left(&self) -> (Vec<String>, Vec<String>) {
        let used = self.used.lock().unwrap_or_else(PoisonError::into_inner);
        (used.remote.iter().cloned().collect(), used.missing.iter().cloned().collect())
    }
}

/// Whether a path from the root of the blog is that of a file that comes along.
pub(super) fn is_below(path: &str) -> bool {
    path.trim_start_matches('/').starts_with(FOLDER)
}

/// Whether a file can be published: a picture that no browser shows would be a fault of the blog.
fn is_whole(file: &Path) -> bool {
    let end = file.extension().and_then(|end| end.to_str()).unwrap_or_default().to_lowercase();
    !PICTURES.contains(&end.as_str()) || images::measure(file).is_ok()
}

/// The path of an attachment's file below the folder of uploads.
fn file(attachment: &Attachment, url: &Url) -> Option<String> {
    let own = attachment.file.as_deref().map(str::to_owned);
    own.filter(|file| is_safe(file)).or_else(|| below_uploads(url))
}

/// The path below the folder of uploads. Multisites and wordpress.com have folders of other names.
fn below_uploads(url: &Url) -> Option<String> {
    let path = decode(url.path())?;
    let host = url.host_str().unwrap_or_default();
    let below = if let Some((_, below)) = path.split_once("/wp-content/uploads/") {
        below
    } else if let Some((_, below)) = path.split_once("/wp-content/blogs.dir/") {
        below.split_once("/files/")?.1
    } else if host.ends_with(".files.wordpress.com") {
        path.trim_start_matches('/')
    } else {
        path.split_once("/files/").map(|(_, below)| below).filter(|it| is_dated(it))?
    };
    is_safe(below).then(|| below.to_owned())
}

/// `2014/10/a.jpg`
fn is_dated(path: &str) -> bool {
    let mut parts = path.split('/');
    let mut digits = |count: usize| {
        parts.next().is_some_and(|it| it.len() == count && it.bytes().all(|b| b.is_ascii_digit()))
    };
    digits(4) && digits(2)
}

/// A path that leads to a file below a folder and nowhere else.
fn is_safe(path: &str) -> bool {
    path.split('/').all(|segment| check_segment(segment).is_ok())
}

/// Jetpack shows pictures through `i0.wp.com/HOST/PATH`.
fn through_proxy(url: &Url) -> Option<Url> {
    let host = url.host_str()?;
    let number = host.strip_prefix('i')?.strip_suffix(".wp.com")?;
    let is_proxy = number.len() == 1 && number.bytes().all(|it| it.is_ascii_digit());
    is_proxy.then(|| Url::parse(&format!("https:/{}", url.path())).ok()).flatten()
}

/// `a-300x200.jpg` is `a` and `jpg`.
fn without_size(path: &str) -> Option<(&str, &str)> {
    let (stem, end) = path.rsplit_once('.')?;
    let (name, size) = stem.rsplit_once('-')?;
    let (width, height) = size.split_once('x')?;
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit());
    (is_number(width) && is_number(height) && !name.is_empty()).then_some((name, end))
}

fn bare_host(url: &Url) -> String {
    let host = url.host_str().unwrap_or_default();
    host.strip_prefix("www.").unwrap_or(host).to_owned()
}

fn without_scheme(url: &Url) -> String {
    let path = decode(url.path()).unwrap_or_else(|| url.path().to_owned());
    format!("{}{path}", bare_host(url))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_told_from_names() {
        for (path, expected) in [
            ("2014/10/a-300x200.jpg", Some(("2014/10/a", "jpg"))),
            ("a-b-1024x768.jpeg", Some(("a-b", "jpeg"))),
            ("a-300x.jpg", None),
            ("300x200.jpg", None),
            ("a-x200.png", None),
        ] {
            assert_eq!(without_size(path), expected, "{path}");
        }
    }

    #[test]
    fn uploads_are_known_wherever_they_lie() {
        for (url, expected) in [
            (
                "https://tea.example/wp-content/uploads/2014/10/a%20b.jpg?w=3",
                Some("2014/10/a b.jpg"),
            ),
            ("https://tea.example/blog/wp-content/uploads/a.jpg", Some("a.jpg")),
            ("https://tea.files.wordpress.com/2014/10/a.jpg", Some("2014/10/a.jpg")),
            ("https://tea.example/files/2014/10/a.jpg", Some("2014/10/a.jpg")),
            ("https://tea.example/files/a.jpg", None),
            (
                "https://tea.example/wp-content/blogs.dir/3/files/2014/10/a.jpg",
                Some("2014/10/a.jpg"),
            ),
            ("https://tea.example/wp-content/uploads/..%2f..%2fwp-config.php", None),
            ("https://tea.example/2014/10/a.jpg", None),
        ] {
            let url = Url::parse(url).expect("an address");
            assert_eq!(below_uploads(&url).as_deref(), expected, "{url}");
        }
        let proxied = Url::parse("https://i2.wp.com/tea.example/wp-content/uploads/a.jpg?resize=1")
            .expect("an address");
        assert_eq!(
            through_proxy(&proxied).map(String::from).as_deref(),
            Some("https://tea.example/wp-content/uploads/a.jpg")
        );
    }
}
