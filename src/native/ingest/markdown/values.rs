//! Values of the kinds that front matter has, each with the place where it stands.

use std::collections::HashMap;

use jiff::tz::TimeZone;
use serde_json::{Map, Value as Json, json};

use super::{
    dates,
    front_matter::node::{Node, Value},
    source::{Source, Table},
};
use crate::native::finding::{Finding, Place};

/// What is said of texts that would be at `/`.
pub(super) const NO_HOME: &str = "the home page is a list and has no text of its own";

/// Takes values, noting where each was and what is wrong with it.
pub(super) struct Reader<'a> {
    pub(super) source: &'a Source,
    pub(super) fields: Map<String, Json>,
    pub(super) extension: Map<String, Json>,
    pub(super) places: HashMap<String, Place>,
    pub(super) findings: &'a mut Vec<Finding>,
}

impl Reader<'_> {
    pub(super) fn note(&mut self, field: &str, node: &Node) {
        self.places.insert(format!("/{field}"), self.source.place(node.span.clone()));
    }

    pub(super) fn refuse(&mut self, node: &Node, wanted: &str) {
        self.findings.push(Finding::fault(
            self.source.place(node.span.clone()),
            format!("{} where {wanted} is wanted", node.kind()),
            format!("write {wanted}"),
        ));
    }

    /// Refuses an address that is the root.
    pub(super) fn refuse_home(&mut self, place: Place) {
        let help = "give it an address of its own, such as /welcome/, and link to that in the \
                    navigation";
        self.findings.push(Finding::fault(place, NO_HOME, help));
    }

    pub(super) fn text(
        &mut self,
        table: &mut Table,
        names: &[&'static str],
        field: &str,
    ) -> Option<String> {
        let node = table.take(names)?;
        self.note(field, &node);
        let text = node.as_text();
        if text.is_none() {
            self.refuse(&node, "a text");
        }
        text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
    }

    /// A list of texts; one text is a list of one.
    pub(super) fn list(
        &mut self,
        table: &mut Table,
        names: &[&'static str],
        field: &str,
    ) -> Option<Vec<String>> {
        let node = table.take(names)?;
        self.note(field, &node);
        Some(self.texts(&node).into_iter().map(|(text, _)| text).collect())
    }

    /// The same with the node of each text.
    fn texts<'n>(&mut self, node: &'n Node) -> Vec<(String, &'n Node)> {
        let Value::List(members) = &node.value else {
            let text = node.as_text();
            if text.is_none() {
                self.refuse(node, "a list of texts");
            }
            return text.map(|text| (text, node)).into_iter().collect();
        };
        let mut texts = Vec::with_capacity(members.len());
        for member in members {
            match member.as_text() {
                Some(text) => texts.push((text, member)),
                None => self.refuse(member, "a text"),
            }
        }
        texts
    }

    /// Earlier addresses, each with a place of its own.
    pub(super) fn aliases(&mut self, table: &mut Table) {
        let Some(node) = table.take(&["aliases", "redirect_from"]) else { return };
        self.note("_perennial/aliases", &node);
        let mut aliases = Vec::new();
        for (text, member) in self.texts(&node) {
            let path = text.trim().trim_start_matches('/');
            if path.is_empty() {
                self.refuse_home(self.source.place(member.span.clone()));
                continue;
            }
            self.note(&format!("_perennial/aliases/{}", aliases.len()), member);
            aliases.push(path.to_owned());
        }
        self.extension.insert("aliases".to_owned(), json!(aliases));
    }

    pub(super) fn number(&mut self, node: &Node) -> Option<i64> {
        if let Value::Integer(number, _) = node.value {
            return Some(number);
        }
        self.refuse(node, "a whole number");
        None
    }

    pub(super) fn boolean(&mut self, table: &mut Table, names: &[&'static str]) -> Option<bool> {
        let node = table.take(names)?;
        if let Value::Boolean(value, _) = node.value {
            return Some(value);
        }
        self.refuse(&node, "true or false");
        None
    }

    pub(super) fn date(
        &mut self,
        table: &mut Table,
        names: &[&'static str],
        field: &str,
        zone: &TimeZone,
    ) -> Option<String> {
        let node = table.take(names)?;
        self.note(field, &node);
        let text = node.as_text().unwrap_or_default();
        let date = dates::rfc_3339(&text, zone);
        if date.is_none() {
            self.findings.push(Finding::fault(
                self.source.place(node.span.clone()),
                format!("{text:?} is no date"),
                "write 2026-03-04, 2026-03-04 08:30 or 2026-03-04T08:30:00+01:00",
            ));
        }
        date
    }
}
