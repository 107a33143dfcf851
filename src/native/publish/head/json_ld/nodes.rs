//! The types of schema.org that pages are described with, and of each the properties that are used.

use serde::Serialize;

/// What a page says.
#[derive(Serialize)]
pub(super) struct Graph<'a> {
    #[serde(rename = "@context")]
    pub(super) context: &'static str,
    #[serde(rename = "@graph")]
    pub(super) graph: Vec<Node<'a>>,
}

/// A thing that a page is about.
#[derive(Serialize)]
#[serde(tag = "@type")]
pub(super) enum Node<'a> {
    WebSite(Box<WebSite<'a>>),
    Blog(Box<Blog<'a>>),
    BlogPosting(Box<Text<'a>>),
    WebPage(Box<Text<'a>>),
    CollectionPage(Box<List<'a>>),
    ProfilePage(Box<Profile<'a>>),
    BreadcrumbList(Trail<'a>),
}

/// A thing that is described elsewhere.
#[derive(Serialize)]
pub(super) struct Reference {
    #[serde(rename = "@id")]
    pub(super) id: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct WebSite<'a> {
    #[serde(rename = "@id")]
    pub(super) id: String,
    pub(super) url: &'a str,
    pub(super) name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) description: Option<&'a str>,
    pub(super) in_language: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) potential_action: Option<SearchAction>,
}

/// How a site is searched. `query-input` is how schema.org notes what an address needs
/// (schema.org/docs/actions.html).
#[derive(Serialize)]
#[serde(tag = "@type")]
pub(super) struct SearchAction {
    pub(super) target: EntryPoint,
    #[serde(rename = "query-input")]
    pub(super) query_input: &'static str,
}

#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
pub(super) struct EntryPoint {
    pub(super) url_template: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Blog<'a> {
    #[serde(rename = "@id")]
    pub(super) id: String,
    pub(super) url: &'a str,
    pub(super) name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) description: Option<&'a str>,
    pub(super) in_language: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) author: Vec<Person<'a>>,
    pub(super) is_part_of: Reference,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) blog_post: Vec<Reference>,
}

/// A post or a standalone page.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Text<'a> {
    #[serde(rename = "@id")]
    pub(super) id: &'a str,
    pub(super) url: &'a str,
    pub(super) headline: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    pub(super) description: &'a str,
    pub(super) in_language: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) date_published: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) date_modified: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) author: Vec<Person<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) image: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) article_section: Vec<&'a str>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub(super) keywords: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) word_count: Option<usize>,
    pub(super) is_part_of: Reference,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) comment_count: Option<usize>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) comment: Vec<Comment<'a>>,
}

#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
pub(super) struct Person<'a> {
    pub(super) name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) same_as: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) description: Option<&'a str>,
}

#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
pub(super) struct Comment<'a> {
    #[serde(rename = "@id")]
    pub(super) id: String,
    pub(super) author: Person<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) date_published: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) parent_item: Option<Reference>,
}

/// A page of a list of posts.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct List<'a> {
    #[serde(rename = "@id")]
    pub(super) id: &'a str,
    pub(super) url: &'a str,
    pub(super) name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) description: Option<&'a str>,
    pub(super) in_language: &'a str,
    pub(super) is_part_of: Reference,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) has_part: Vec<Reference>,
}

/// The page of an author.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Profile<'a> {
    #[serde(flatten)]
    pub(super) page: List<'a>,
    pub(super) main_entity: Person<'a>,
}

/// Where a page is in the order of the blog, from the top.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Trail<'a> {
    pub(super) item_list_element: Vec<ListItem<'a>>,
}

#[derive(Serialize)]
#[serde(tag = "@type")]
pub(super) struct ListItem<'a> {
    pub(super) position: usize,
    pub(super) name: std::borrow::Cow<'a, str>,
    /// The page itself needs none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) item: Option<String>,
}
