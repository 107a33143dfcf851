//! A blog that is looked at while it is written: pages are rendered when they are asked for.

use std::{fs, sync::OnceLock};

use super::{
    Options, Quiet,
    blog::{Blog, Memories, Undressed},
    bundle_json,
    contents::Part,
    document::Documents,
    images::Content,
    search,
};
use crate::{
    model::{address::html_file, route::Route},
    native::{error::Error, finding::Finding, ingest::notice::Notices},
};

/// Makes previews, each faster than the first: what did not change is remembered.
#[derive(Debug)]
pub struct Previews {
    memories: Memories,
}

impl Default for Previews {
    fn default() -> Self {
        Self { memories: Memories::new() }
    }
}

impl Previews {
    /// Makes a preview of the source as it is now.
    ///
    /// # Errors
    /// Whatever would keep the blog from being published.
    pub fn make(&self, options: &Options) -> Result<Preview, Error> {
        let here = Options { offline: false, ..options.clone() };
        let blog = Blog::read(&here, &self.memories, &Quiet)?;
        self.memories.turn();
        Ok(Preview { blog, options: options.clone(), index: OnceLock::new() })
    }
}

/// A blog that answers for its files.
#[derive(Debug)]
pub struct Preview {
    blog: Blog,
    options: Options,
    /// The search index, once somebody has searched.
    index: OnceLock<search::Files>,
}

impl Preview {
    /// The file at a decoded path below the root of the site, without a slash at its start. A path
    /// that ends in a slash, or is empty, is that of a page.
    pub fn file(&self, path: &str) -> Option<Vec<u8>> {
        let blog = &self.blog;
        let page = (path.is_empty() || path.ends_with('/')).then(|| html_file(path));
        let path = page.as_deref().unwrap_or(path);
        let documents = Documents::new(&blog.site, &blog.shell, &blog.cards);
        let part = blog.contents.part(path);
        if part.is_none() && search::has(path) {
            return self.index_file(path);
        }
        match part? {
            Part::Page(route, _) => {
                let page = documents.page(route)?;
                Some(documents.document(route, page).into_bytes())
            }
            Part::Data(route) => Some(documents.data(&documents.page(route)?).into_bytes()),
            Part::Redirect(to) => Some(documents.redirect(to).into_bytes()),
            Part::Text(text) | Part::SearchScript(text) => Some(text.clone().into_bytes()),
            Part::Offline => None,
            Part::PostsJson => posts_json(&self.options),
            Part::Search => self.index_file(path),
            Part::Feed(feed) => Some(feed.bytes(&blog.site)),
            Part::Picture(at) => match &blog.pictures[*at].content {
                Content::Bytes(bytes) => Some(bytes.clone()),
                Content::File(file) => fs::read(file).ok(),
            },
            Part::Card(at) => blog.cards.png(*at).ok(),
            Part::Shell => blog.shell.file(path).map(<[u8]>::to_vec),
            Part::Copy(file) => fs::read(file).ok(),
        }
    }

    /// A file of the search index.
    fn index_file(&self, path: &str) -> Option<Vec<u8>> {
        let make = || search::of(&self.blog.site).unwrap_or_default();
        self.index.get_or_init(make).get(path).cloned()
    }

    /// The page for what is not found.
    pub fn not_found(&self) -> Vec<u8> {
        let route = Route::NotFound;
        let documents = Documents::new(&self.blog.site, &self.blog.shell, &self.blog.cards);
        let page = documents.page(&route);
        page.map(|page| documents.document(&route, page).into_bytes()).unwrap_or_default()
    }

    /// What is doubtful.
    pub fn warnings(&self) -> &[Finding] {
        &self.blog.warnings
    }

    /// What was not used, dropped or changed.
    pub fn notices(&self) -> &Notices {
        &self.blog.notices
    }
}

/// Nobody looks at it while writing, so it is only made when it is asked for.
fn posts_json(options: &Options) -> Option<Vec<u8>> {
    let blog = Undressed::read(options, &Memories::none()).ok()?;
    Some(bundle_json::to_vec(&blog.site))
}
