//! Which posts are in which list. Positions are those of `bundle.posts`, newest first.

use std::collections::{BTreeMap, HashMap};

use crate::model::{
    feed::Bundle,
    slug::Slug,
    term::{Term, Terms},
};

/// The lists of the blog.
#[derive(Debug)]
pub(super) struct Index {
    /// The home page: sticky posts, then the others.
    pub(super) home: Vec<usize>,
    categories: Vec<CategoryNode>,
    category_by_slug: HashMap<Slug, usize>,
    /// Tags with their posts.
    pub(super) tags: TermLists,
    /// The tags that are described: positions in `bundle.tags`.
    tag_by_slug: HashMap<Slug, usize>,
    /// Authors with their posts.
    pub(super) authors: TermLists,
    months: BTreeMap<(u16, u8), Vec<usize>>,
    years: BTreeMap<u16, Vec<usize>>,
    /// The parts of each series, in order.
    series: HashMap<String, Vec<usize>>,
}

#[derive(Debug)]
struct CategoryNode {
    slug: Slug,
    parent: Option<usize>,
    children: Vec<usize>,
    posts: Vec<usize>,
}

/// Terms and the posts of each.
#[derive(Debug, Default)]
pub(super) struct TermLists {
    terms: Terms,
    posts: Vec<Vec<usize>>,
}

impl TermLists {
    fn listed<'a>(list: impl IntoIterator<Item = (&'a str, &'a Slug)>) -> Self {
        Self { terms: Terms::listed(list), posts: Vec::new() }
    }

    fn add(&mut self, name: &str, post: usize) {
        let term = self.terms.index_of(name);
        if self.posts.len() <= term {
            self.posts.resize_with(term + 1, Vec::new);
        }
        if self.posts[term].last() != Some(&post) {
            self.posts[term].push(post);
        }
    }

    /// The term of a name.
    pub(super) fn term(&self, name: &str) -> Option<&Term> {
        self.terms.find(name).map(|at| &self.terms.as_slice()[at])
    }

    /// The term at a slug and its posts.
    pub(super) fn find(&self, slug: &Slug) -> Option<(&Term, &[usize])> {
        let at = self.terms.find_slug(slug)?;
        Some((&self.terms.as_slice()[at], &self.posts[at]))
    }

    /// The posts with a term, by its name.
    fn posts(&self, name: &str) -> &[usize] {
        self.terms.find(name).map_or(&[], |at| &self.posts[at])
    }

    /// Every slug.
    pub(super) fn slugs(&self) -> impl Iterator<Item = Slug> {
        self.terms.as_slice().iter().map(|term| term.slug.clone())
    }
}

/// Oldest first, but where a post says which part it is.
fn series(bundle: &Bundle) -> HashMap<String, Vec<usize>> {
    let mut series: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, post) in bundle.posts.iter().enumerate().rev() {
        if let Some(name) = &post.series {
            series.entry(name.clone()).or_default().push(at);
        }
    }
    for parts in series.values_mut() {
        parts.sort_by_key(|at| bundle.posts[*at].series_part.unwrap_or(u32::MAX));
    }
    series
}

impl Index {
    pub(super) fn new(bundle: &Bundle) -> Self {
        let (category_by_slug, mut categories) = category_tree(bundle);
        let mut tags = TermLists::listed(bundle.tags.iter().map(|tag| (&*tag.name, &tag.slug)));
        let tag_by_slug =
            bundle.tags.iter().enumerate().map(|(at, tag)| (tag.slug.clone(), at)).collect();
        // What the feed says of an author goes before what a post says of them.
        let in_posts = bundle.posts.iter().flat_map(|post| &post.authors);
        let listed = bundle.authors.iter().chain(in_posts);
        let mut authors = TermLists::listed(
            listed.filter_map(|author| Some((&*author.name, author.slug.as_ref()?))),
        );
        let mut months: BTreeMap<_, Vec<usize>> = BTreeMap::new();
        let mut years: BTreeMap<_, Vec<usize>> = BTreeMap::new();
        for (at, post) in bundle.posts.iter().enumerate() {
            for slug in &post.categories {
                let mut category = category_by_slug.get(slug).copied();
                // A parent shows its children's posts. Posts come in order, so a post that is
                // there already is the last one.
                while let Some(node) = category {
                    if categories[node].posts.last() != Some(&at) {
                        categories[node].posts.push(at);
                    }
                    category = categories[node].parent;
                }
            }
            post.tags.iter().for_each(|tag| tags.add(tag, at));
            post.authors.iter().for_each(|author| authors.add(&author.name, at));
            if let Some(date) = &post.published {
                months.entry((date.year(), date.month())).or_default().push(at);
                years.entry(date.year()).or_default().push(at);
            }
        }
        let is_sticky = |at: &usize| bundle.posts[*at].sticky;
        let (sticky, others): (Vec<usize>, Vec<usize>) =
            (0..bundle.posts.len()).partition(is_sticky);
        let home = sticky.into_iter().chain(others).collect();
        let series = series(bundle);
        Self {
            home,
            categories,
            category_by_slug,
            tags,
            tag_by_slug,
            authors,
            months,
            years,
            series,
        }
    }

    /// The parts of a series, in order.
    pub(super) fn series(&self, name: &str) -> &[usize] {
        self.series.get(name).map_or(&[], Vec::as_slice)
    }

    /// The posts that share most with one: rare terms count for more, and near ones come first.
    ///
    /// Only the nearest posts of each term are looked at, so a page costs the same in any blog.
    pub(super) fn related(&self, bundle: &Bundle, at: usize, limit: usize) -> Vec<usize> {
        const NEAREST: usize = 24;
        let post = &bundle.posts[at];
        let categories = post.categories.iter().filter_map(|slug| self.category(slug));
        let lists = categories
            .map(|category| self.category_posts(category))
            .chain(post.tags.iter().map(|tag| self.tags.posts(tag)));
        let mut scores: BTreeMap<usize, f64> = BTreeMap::new();
        for list in lists {
            let here = list.partition_point(|other| *other < at);
            let weight = 1.0 / (1.0 + list.len() as f64).ln();
            let near = list.iter().skip(here.saturating_sub(NEAREST)).take(2 * NEAREST + 1);
            for other in near.filter(|other| **other != at) {
                *scores.entry(*other).or_default() += weight;
            }
        }
        let mut related: Vec<(usize, f64)> = scores.into_iter().collect();
        related.sort_by(|a, b| {
            b.1.total_cmp(&a.1).then(a.0.abs_diff(at).cmp(&b.0.abs_diff(at))).then(a.0.cmp(&b.0))
        });
        related.into_iter().take(limit).map(|(other, _)| other).collect()
    }

    pub(super) fn find_category(&self, path: &[Slug]) -> Option<usize> {
        let at = *self.category_by_slug.get(path.last()?)?;
        (self.category_path(at) == path).then_some(at)
    }

    /// The description of a tag: a position in `bundle.tags`.
    pub(super) fn tag(&self, slug: &Slug) -> Option<usize> {
        self.tag_by_slug.get(slug).copied()
    }

    pub(super) fn category(&self, slug: &Slug) -> Option<usize> {
        self.category_by_slug.get(slug).copied()
    }

    pub(super) fn category_posts(&self, at: usize) -> &[usize] {
        &self.categories[at].posts
    }

    pub(super) fn category_children(&self, at: usize) -> &[usize] {
        &self.categories[at].children
    }

    /// The categories above one, from the top.
    pub(super) fn category_ancestors(&self, at: usize) -> Vec<usize> {
        let mut above: Vec<usize> =
            std::iter::successors(self.categories[at].parent, |at| self.categories[*at].parent)
                .collect();
        above.reverse();
        above
    }

    pub(super) fn category_path(&self, at: usize) -> Vec<Slug> {
        let ancestors = self.category_ancestors(at).into_iter().chain([at]);
        ancestors.map(|at| self.categories[at].slug.clone()).collect()
    }

    pub(super) fn category_paths(&self) -> impl Iterator<Item = Vec<Slug>> {
        (0..self.categories.len()).map(|at| self.category_path(at))
    }

    pub(super) fn top_categories(&self) -> impl Iterator<Item = usize> {
        (0..self.categories.len()).filter(|at| self.categories[*at].parent.is_none())
    }

    /// The years that have posts, newest first.
    pub(super) fn years(&self) -> impl Iterator<Item = u16> {
        self.years.keys().rev().copied()
    }

    /// The months that have posts, newest first.
    pub(super) fn months(&self) -> impl Iterator<Item = (u16, u8)> {
        self.months.keys().rev().copied()
    }

    /// The months of a year that have posts, newest first.
    pub(super) fn months_of(&self, year: u16) -> impl Iterator<Item = u8> {
        self.months.range((year, 0)..=(year, u8::MAX)).rev().map(|((_, month), _)| *month)
    }

    pub(super) fn year_posts(&self, year: u16) -> &[usize] {
        self.years.get(&year).map_or(&[], Vec::as_slice)
    }

    pub(super) fn month_posts(&self, year: u16, month: u8) -> &[usize] {
        self.months.get(&(year, month)).map_or(&[], Vec::as_slice)
    }
}

fn category_tree(bundle: &Bundle) -> (HashMap<Slug, usize>, Vec<CategoryNode>) {
    let by_slug: HashMap<Slug, usize> =
        bundle.categories.iter().enumerate().map(|(at, c)| (c.slug.clone(), at)).collect();
    let mut nodes: Vec<CategoryNode> = bundle
        .categories
        .iter()
        .map(|category| CategoryNode {
            slug: category.slug.clone(),
            parent: category.parent.as_ref().and_then(|parent| by_slug.get(parent)).copied(),
            children: Vec::new(),
            posts: Vec::new(),
        })
        .collect();
    for at in 0..nodes.len() {
        if let Some(parent) = nodes[at].parent {
            nodes[parent].children.push(at);
        }
    }
    (by_slug, nodes)
}
