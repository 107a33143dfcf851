//! What the feed says of its taxonomies: categories, and tags that are described.

use super::fields::{Fields, Report};
use crate::model::{category::Category, slug::Slug, tag::Tag};

/// Each category with its pointer.
pub(super) fn categories(extension: &mut Fields, report: &mut Report) -> Vec<(String, Category)> {
    let mut categories = Vec::new();
    for mut fields in extension.objects("categories", report) {
        let slug = own_slug(&mut fields, report);
        let name = fields.text("name", report);
        let parent = slug_field(&mut fields, "parent", report);
        let description = fields.text("description", report);
        if let Some(slug) = slug {
            let name = name.unwrap_or_else(|| slug.to_string());
            let category = Category { slug, name, parent, description };
            categories.push((fields.pointer().to_owned(), category));
        }
        fields.finish("a category", report);
    }
    categories
}

/// Each tag with its pointer.
pub(super) fn tags(extension: &mut Fields, report: &mut Report) -> Vec<(String, Tag)> {
    let mut tags = Vec::new();
    for mut fields in extension.objects("tags", report) {
        let slug = own_slug(&mut fields, report);
        let name = fields.text("name", report);
        let description = fields.text("description", report);
        if let Some(slug) = slug {
            let name = name.unwrap_or_else(|| slug.to_string());
            tags.push((fields.pointer().to_owned(), Tag { slug, name, description }));
        }
        fields.finish("a tag", report);
    }
    tags
}

/// The slug without which there is no term.
fn own_slug(fields: &mut Fields, report: &mut Report) -> Option<Slug> {
    if !fields.has("slug") {
        report.fault(&fields.at("slug"), "nothing", "a slug such as local-government");
    }
    list_slug(fields, report)
}

/// The `slug` of something that has lists: their pages are numbered below it.
pub(super) fn list_slug(fields: &mut Fields, report: &mut Report) -> Option<Slug> {
    slug_field(fields, "slug", report).filter(|slug| {
        let slug = slug.as_str().to_ascii_lowercase();
        let taken = slug == "page" || slug.ends_with(".html") || slug.ends_with(".htm");
        if taken {
            let expected = "a slug that is neither \"page\" nor like a file's name";
            report.fault(&fields.at("slug"), format!("{slug:?}"), expected);
        }
        !taken
    })
}

fn slug_field(fields: &mut Fields, name: &str, report: &mut Report) -> Option<Slug> {
    let text = fields.string(name, report)?;
    match Slug::new(text.clone()) {
        Ok(slug) => Some(slug),
        Err(fault) => {
            report.fault(&fields.at(name), format!("{fault} in {text:?}"), "a slug such as health");
            None
        }
    }
}
