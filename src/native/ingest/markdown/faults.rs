//! Faults of the feed, which speak in JSON pointers, become findings in the files it was made of.

use std::{collections::HashMap, path::Path};

use super::CONFIG;
use crate::native::{
    error::Fault,
    finding::{Finding, Place},
    ingest::json_feed::OWN_ADDRESS,
};

/// The findings for faults, where `places` has what stands where.
pub(super) fn findings(faults: Vec<Fault>, places: &HashMap<String, Place>) -> Vec<Finding> {
    let of_people = faults.into_iter().filter(|fault| !is_echo(fault, places));
    of_people
        .map(|fault| {
            let name = |other: &str| place(places, other).path.display().to_string();
            let help = help(&fault);
            Finding::fault(place(places, &fault.pointer), fault.found(name), help)
        })
        .collect()
}

/// What to do about a fault. A feed has other fields than front matter.
fn help(fault: &Fault) -> String {
    match fault.expected.as_str() {
        OWN_ADDRESS if fault.pointer.contains("/aliases/") => {
            "take it out of `aliases`, or out of where it stands too".to_owned()
        }
        OWN_ADDRESS if fault.pointer.contains("/redirects/") => {
            "take it out of here, or out of where it stands too".to_owned()
        }
        OWN_ADDRESS => "write another `slug:` or `url:`".to_owned(),
        expected => format!("wanted is {expected}"),
    }
}

/// Without ids of their own, two items at one address have one id too; the address says it all.
fn is_echo(fault: &Fault, places: &HashMap<String, Place>) -> bool {
    fault.other.as_ref().is_some_and(|other| {
        fault.pointer.ends_with("/id")
            && !fault.pointer.contains("/comments/")
            && !places.contains_key(&fault.pointer)
            && !places.contains_key(&format!("{}/id", other.pointer))
    })
}

/// The place of a pointer, or of what it is in.
pub(super) fn place(places: &HashMap<String, Place>, pointer: &str) -> Place {
    let mut pointer = pointer;
    loop {
        if let Some(place) = places.get(pointer) {
            return place.clone();
        }
        match pointer.rfind('/') {
            Some(at) => pointer = &pointer[..at],
            None => return Place::file(Path::new(CONFIG)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::native::error::Other;

    fn found(fault: Fault, noted: &[(&str, &str)]) -> Vec<String> {
        let place =
            |(pointer, path): &(&str, &str)| ((*pointer).to_owned(), Place::file(Path::new(path)));
        let places = noted.iter().map(place).collect();
        findings(vec![fault], &places).iter().map(|it| format!("{}: {it}", it.place)).collect()
    }

    #[test]
    fn the_other_file_is_named() {
        let fault = Fault {
            pointer: "/items/1/id".to_owned(),
            found: "\"x\"".to_owned(),
            other: Some(Other::has_it("/items/0")),
            expected: String::new(),
        };
        let (a, b, own) = (("/items/0", "a.md"), ("/items/1", "b.md"), ("/items/0/id", "a.md"));
        assert_eq!(found(fault.clone(), &[a, b, own]), ["b.md: \"x\", which a.md has already"]);
        assert_eq!(found(fault.clone(), &[a, b]), [""; 0], "made ids are nobody's fault");
        assert_eq!(fault.found(str::to_owned), "\"x\", which /items/0 has already");
    }
}
