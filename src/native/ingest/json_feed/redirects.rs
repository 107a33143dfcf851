//! Redirects: old addresses of what is no item, and where they lead today.

use std::collections::HashMap;

use super::{
    consistency::circles,
    fields::{Fields, Report},
};
use crate::{
    model::{feed::Redirect, old_address::OldAddress},
    native::ingest::links::Links,
};

/// A redirect as read.
pub(super) struct Read {
    /// Where it is in the file.
    pub(super) pointer: String,
    pub(super) redirect: Redirect,
    /// Where it leads, if another redirect could be there.
    next: Option<OldAddress>,
}

/// Reads all redirects, in the order of their addresses.
pub(super) fn read(extension: &mut Fields, links: &Links, report: &mut Report) -> Vec<Read> {
    let mut redirects = Vec::new();
    for mut fields in extension.objects("redirects", report) {
        for name in ["from", "to"] {
            if fields.is_blank(name) {
                report.fault(&fields.at(name), "nothing", "an address");
            }
        }
        let from = from(&mut fields, links, report);
        let to = to(&mut fields, links, report);
        if let (Some(from), Some((to, next))) = (from, to) {
            let pointer = fields.pointer().to_owned();
            redirects.push(Read { pointer, redirect: Redirect { from, to }, next });
        }
        fields.finish("a redirect", report);
    }
    redirects.sort_by(|a, b| a.redirect.from.cmp(&b.redirect.from));
    find_circles(&redirects, report);
    redirects
}

fn from(fields: &mut Fields, links: &Links, report: &mut Report) -> Option<OldAddress> {
    let text = fields.text("from", report)?;
    let url = links.source_home().join(&text).ok();
    let below = url.as_ref().and_then(|url| links.below(url));
    let from = below.and_then(|below| OldAddress::parse(&format!("/{below}")));
    if from.is_none() {
        let expected = "an address on this blog, such as /feed/ or /?cat=3, safe as a file path";
        report.fault(&fields.at("from"), format!("{text:?}"), expected);
    }
    from
}

fn to(
    fields: &mut Fields,
    links: &Links,
    report: &mut Report,
) -> Option<(String, Option<OldAddress>)> {
    let text = fields.text("to", report)?;
    let url = links.join(&text, links.source_home()).ok();
    let url = url.filter(|url| matches!(url.scheme(), "http" | "https"));
    let Some(url) = url else {
        let expected = "a path of the blog, or an absolute http or https address";
        report.fault(&fields.at("to"), format!("{text:?}"), expected);
        return None;
    };
    Some(match links.moving(&text, &url) {
        Some(below) => {
            // Two slashes at the start would name another host.
            let below = below.trim_start_matches('/');
            let place = below.split('#').next().unwrap_or_default();
            let next = OldAddress::parse(&format!("/{place}"));
            (format!("{}{below}", links.home().path()), next)
        }
        None => (url.into(), None),
    })
}

/// Redirects that lead to each other would never end.
fn find_circles(redirects: &[Read], report: &mut Report) {
    let at_address: HashMap<&OldAddress, usize> =
        redirects.iter().enumerate().map(|(at, read)| (&read.redirect.from, at)).collect();
    let next = |read: &Read| read.next.as_ref().and_then(|next| at_address.get(next)).copied();
    let next: Vec<Option<usize>> = redirects.iter().map(next).collect();
    for at in circles(&next).iter().filter_map(|circle| circle.iter().min().copied()) {
        let Read { pointer, redirect, .. } = &redirects[at];
        report.fault(
            &format!("{pointer}/to"),
            format!("a circle: {} leads to itself", redirect.from),
            "an address where something is",
        );
    }
}
