//! Every address in sanitised HTML, for whoever moves things.

use super::publish::dress::text::{Piece, decode, pieces};

/// The HTML with every address in it replaced by what `how` gives for the name of the attribute and
/// the address. What `how` leaves as it is keeps its spelling.
pub(super) fn map(html: &str, how: &mut dyn FnMut(&str, &str) -> String) -> String {
    let mut mapped = String::with_capacity(html.len());
    for piece in pieces(html) {
        match piece {
            Piece::Tag(tag) if tag.contains('"') => map_tag(tag, how, &mut mapped),
            Piece::Tag(text) | Piece::Text(text) => mapped.push_str(text),
        }
    }
    mapped
}

fn map_tag(tag: &str, how: &mut dyn FnMut(&str, &str) -> String, mapped: &mut String) {
    // Names and values by turns.
    let mut parts = tag.split('"');
    while let Some(name) = parts.next() {
        mapped.push_str(name);
        let Some(value) = parts.next() else { break };
        mapped.push('"');
        match name.rsplit(' ').next() {
            Some(name @ ("href=" | "src=" | "cite=" | "poster=")) => {
                map_value(name.trim_end_matches('='), value, how, mapped);
            }
            Some("srcset=") => {
                for (at, candidate) in value.split(", ").enumerate() {
                    mapped.push_str(if at == 0 { "" } else { ", " });
                    let (address, descriptor) =
                        candidate.split_at(candidate.find(' ').unwrap_or(candidate.len()));
                    map_value("srcset", address, how, mapped);
                    mapped.push_str(descriptor);
                }
            }
            _ => mapped.push_str(value),
        }
        mapped.push('"');
    }
}

fn map_value(
    name: &str,
    value: &str,
    how: &mut dyn FnMut(&str, &str) -> String,
    mapped: &mut String,
) {
    let address = decode(value);
    let other = how(name, &address);
    if other == *address {
        mapped.push_str(value);
    } else {
        mapped.push_str(&other.replace('&', "&amp;").replace('"', "&quot;"));
    }
}
