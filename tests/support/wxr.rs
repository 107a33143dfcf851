//! Exports of WordPress, put together part by part.

#![allow(dead_code, reason = "no test uses all of it")]

use std::{
    fmt::Display,
    path::{Path, PathBuf},
};

use tempfile::TempDir;

/// An export that is being put together. The blog is at <https://tea.example/>.
#[derive(Debug, Clone)]
pub(crate) struct Export {
    pub(crate) home: String,
    pub(crate) version: String,
    pub(crate) namespace: String,
    channel: String,
    items: Vec<Item>,
}

/// An item of it.
#[derive(Debug, Clone)]
pub(crate) struct Item {
    fields: Vec<(&'static str, String)>,
    rest: String,
}

/// A comment on an item.
#[derive(Debug, Clone)]
pub(crate) struct Comment {
    fields: Vec<(&'static str, String)>,
}

fn cdata(text: impl Display) -> String {
    format!("<![CDATA[{}]]>", text.to_string().replace("]]>", "]]]]><![CDATA[>"))
}

fn element(name: &str, text: impl Display) -> String {
    format!("<{name}>{}</{name}>\n", cdata(text))
}

impl Default for Export {
    fn default() -> Self {
        Self {
            home: "https://tea.example".to_owned(),
            version: "1.2".to_owned(),
            namespace: "http://wordpress.org/export/1.2/".to_owned(),
            channel: String::new(),
            items: Vec::new(),
        }
    }
}

impl Export {
    /// With an element of the channel, as it is.
    pub(crate) fn channel(mut self, xml: &str) -> Self {
        self.channel.push_str(xml);
        self
    }

    pub(crate) fn author(self, id: u64, login: &str, name: &str) -> Self {
        let id = element("wp:author_id", id);
        let (login, name) =
            (element("wp:author_login", login), element("wp:author_display_name", name));
        let email = element("wp:author_email", "hidden@tea.example");
        self.channel(&format!("<wp:author>{id}{login}{email}{name}</wp:author>\n"))
    }

    pub(crate) fn category(self, id: u64, slug: &str, name: &str, parent: &str) -> Self {
        let (slug, name) = (element("wp:category_nicename", slug), element("wp:cat_name", name));
        let parent = element("wp:category_parent", parent);
        self.channel(&format!(
            "<wp:category><wp:term_id>{id}</wp:term_id>{slug}{parent}{name}</wp:category>\n"
        ))
    }

    pub(crate) fn tag(self, id: u64, slug: &str, name: &str) -> Self {
        let (slug, name) = (element("wp:tag_slug", slug), element("wp:tag_name", name));
        self.channel(&format!("<wp:tag><wp:term_id>{id}</wp:term_id>{slug}{name}</wp:tag>\n"))
    }

    pub(crate) fn item(mut self, item: Item) -> Self {
        self.items.push(item);
        self
    }

    pub(crate) fn xml(&self) -> String {
        let Self { home, version, namespace, channel, items } = self;
        let version =
            if version.is_empty() { String::new() } else { element("wp:wxr_version", version) };
        let items: String = items.iter().map(Item::xml).collect();
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\n<rss version=\"2.0\" \
             xmlns:excerpt=\"{namespace}excerpt/\" \
             xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" \
             xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:wp=\"{namespace}\">\n<channel>\n\
             <title>Leaves &amp; Water</title>\n<link>{home}</link>\n\
             <description>A kettle&#8217;s diary</description>\n<language>en-GB</language>\n{version}\
             <wp:base_blog_url>{home}</wp:base_blog_url>\n{channel}{items}</channel>\n</rss>\n"
        )
    }

    /// Writes the file into a folder.
    pub(crate) fn write(&self, folder: &TempDir, name: &str) -> PathBuf {
        write(folder.path(), name, self.xml().as_bytes())
    }
}

/// Writes a file into a folder.
pub(crate) fn write(folder: &Path, name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder.join(name);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(&path, bytes).unwrap();
    path
}

impl Item {
    fn new(kind: &str, id: u64, name: &str) -> Self {
        let item = Self { fields: Vec::new(), rest: String::new() };
        item.with("title", format!("Title of {name}"))
            .with("link", format!("https://tea.example/2014/10/{name}/"))
            .with("guid", format!("https://tea.example/?p={id}"))
            .with("dc:creator", "ida")
            .with("content:encoded", format!("Text of {name}."))
            .with("wp:post_id", id)
            .with("wp:post_date", "2014-10-27 08:30:00")
            .with("wp:post_date_gmt", "2014-10-27 07:30:00")
            .with("wp:post_name", name)
            .with("wp:post_type", kind)
            .with("wp:status", "publish")
            .with("wp:comment_status", "open")
    }

    /// A published post at `/2014/10/NAME/`.
    pub(crate) fn post(id: u64, name: &str) -> Self {
        Self::new("post", id, name)
    }

    /// A published page at `/NAME/`.
    pub(crate) fn page(id: u64, name: &str) -> Self {
        Self::new("page", id, name).with("link", format!("https://tea.example/{name}/"))
    }

    /// A picture that was uploaded in October 2014.
    pub(crate) fn picture(id: u64, file: &str, parent: u64) -> Self {
        Self::new("attachment", id, file)
            .with("link", format!("https://tea.example/picture-{id}/"))
            .with("wp:status", "inherit")
            .with("wp:post_parent", parent)
            .with("wp:attachment_url", upload(file))
            .meta("_wp_attached_file", &format!("2014/10/{file}"))
    }

    /// An entry of a menu.
    pub(crate) fn menu_item(id: u64, menu: &str, order: u64, metas: &[(&str, &str)]) -> Self {
        let mut item = Self::new("nav_menu_item", id, "entry")
            .with("title", "")
            .with("wp:menu_order", order)
            .xml_too(&format!(
                "<category domain=\"nav_menu\" nicename=\"{menu}\">{menu}</category>"
            ));
        for (key, value) in metas {
            item = item.meta(&format!("_menu_item_{key}"), value);
        }
        item
    }

    /// With another value of a field.
    pub(crate) fn with(mut self, name: &'static str, value: impl Display) -> Self {
        self.fields.retain(|(known, _)| *known != name);
        self.fields.push((name, value.to_string()));
        self
    }

    pub(crate) fn content(self, html: &str) -> Self {
        self.with("content:encoded", html)
    }

    pub(crate) fn meta(self, key: &str, value: &str) -> Self {
        let (key, value) = (element("wp:meta_key", key), element("wp:meta_value", value));
        self.xml_too(&format!("<wp:postmeta>{key}{value}</wp:postmeta>\n"))
    }

    pub(crate) fn term(self, taxonomy: &str, slug: &str, name: &str) -> Self {
        let name = cdata(name);
        self.xml_too(&format!(
            "<category domain=\"{taxonomy}\" nicename=\"{slug}\">{name}</category>\n"
        ))
    }

    pub(crate) fn comment(self, comment: Comment) -> Self {
        let fields: String =
            comment.fields.iter().map(|(name, value)| element(name, value)).collect();
        self.xml_too(&format!("<wp:comment>{fields}</wp:comment>\n"))
    }

    /// With an element more, as it is.
    pub(crate) fn xml_too(mut self, xml: &str) -> Self {
        self.rest.push_str(xml);
        self
    }

    pub(crate) fn xml(&self) -> String {
        let fields: String = self.fields.iter().map(|(name, value)| element(name, value)).collect();
        format!("<item>\n{fields}{}</item>\n", self.rest)
    }
}

impl Comment {
    /// An approved comment.
    pub(crate) fn new(id: u64, parent: u64) -> Self {
        Self { fields: Vec::new() }
            .with("wp:comment_id", id)
            .with("wp:comment_author", format!("Reader {id}"))
            .with("wp:comment_author_email", "hidden@reader.example")
            .with("wp:comment_author_url", "https://reader.example/")
            .with("wp:comment_author_IP", "203.0.113.7")
            .with("wp:comment_date", format!("2014-10-28 09:{:02}:00", id % 60))
            .with("wp:comment_date_gmt", format!("2014-10-28 08:{:02}:00", id % 60))
            .with("wp:comment_content", format!("Comment {id}"))
            .with("wp:comment_approved", "1")
            .with("wp:comment_type", "")
            .with("wp:comment_parent", parent)
    }

    pub(crate) fn with(mut self, name: &'static str, value: impl Display) -> Self {
        self.fields.retain(|(known, _)| *known != name);
        self.fields.push((name, value.to_string()));
        self
    }
}

/// The address of an uploaded file.
pub(crate) fn upload(file: &str) -> String {
    format!("https://tea.example/wp-content/uploads/2014/10/{file}")
}
