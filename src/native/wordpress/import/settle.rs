//! Every address is settled before the first text is written: the reader of feeds, which knows what
//! an address may be, is asked until it has nothing against any of them.

use std::collections::{BTreeMap, HashSet};

use super::{
    Options,
    addresses::{self, Wish},
    aliases,
    blog::Blog,
    both::Both,
    gather::Remarks,
    known::Kind,
    places::Places,
    redirects,
};
use crate::{
    model::feed::Bundle,
    native::{
        error::{Error, Fault},
        ingest::{json_feed, links::Root},
        memory::Memory,
    },
};

/// How often addresses are changed until each is free.
const ROUNDS: usize = 12;

/// Where everything is, and was.
#[derive(Debug, Default)]
pub(super) struct Addresses {
    pub(super) wishes: Both<Vec<Wish>>,
    /// Earlier addresses, from the blog's root.
    pub(super) aliases: Both<Vec<Vec<String>>>,
    /// Those of what is no item: from and to are from the blog's root, or absolute.
    pub(super) redirects: Vec<(String, String)>,
    /// What the export names by number.
    pub(super) places: Places,
}

/// The blog without bodies and comments, and its addresses.
///
/// # Errors
/// When something else is wrong with it.
pub(super) fn settle(
    blog: &Blog<'_>,
    options: &Options,
    remarks: &mut Remarks,
) -> Result<(Bundle, Addresses), Error> {
    let wishes = addresses::wishes(blog);
    let addresses = Addresses { wishes, ..Addresses::default() };
    let mut settling = Settling { blog, options, addresses, given_up: HashSet::new() };
    let bundle = settling.settle(remarks)?;
    Ok((bundle, settling.addresses))
}

struct Settling<'b> {
    blog: &'b Blog<'b>,
    options: &'b Options,
    addresses: Addresses,
    /// Old addresses where something else is now.
    given_up: HashSet<String>,
}

impl Settling<'_> {
    /// Changes addresses until the reader of feeds has nothing against them.
    fn settle(&mut self, remarks: &mut Remarks) -> Result<Bundle, Error> {
        self.follow();
        let mut faults = Vec::new();
        for _ in 0..ROUNDS {
            let mut of_menus = Remarks::default();
            let feed = self.blog.feed(self.options, &self.addresses, &mut of_menus)?;
            let (bundle, found, _) = json_feed::read_value(feed, None, Root::Host, &Memory::none());
            faults = found;
            match bundle {
                Some(bundle) if faults.is_empty() => {
                    // Only what is said in the last round is true.
                    remarks.tally.extend(of_menus.tally);
                    remarks.remarks.extend(of_menus.remarks);
                    return Ok(bundle);
                }
                _ if !self.give_in(&faults, remarks) => break,
                _ => {}
            }
        }
        let path = self.options.exports.first().cloned().unwrap_or_default();
        Err(Error::Faults { path, faults })
    }

    /// Makes anew what is made of addresses.
    fn follow(&mut self) {
        let Addresses { wishes, aliases, redirects, places } = &mut self.addresses;
        addresses::part(wishes, self.blog.known);
        *aliases = aliases::all(self.blog.known, wishes, self.blog.home());
        *places = Places::new(self.blog.known, wishes, &self.blog.terms);
        *redirects = redirects::all(self.blog, places);
        redirects.retain(|(from, _)| !self.given_up.contains(from));
    }

    /// Lets go of what faults are about; whether there was anything.
    fn give_in(&mut self, faults: &[Fault], remarks: &mut Remarks) -> bool {
        let mut gone: BTreeMap<(Kind, usize), Vec<usize>> = BTreeMap::new();
        let mut redirects: Vec<(usize, String)> = Vec::new();
        let mut has_changed = false;
        for fault in faults {
            let path: Vec<&str> = fault.pointer.split('/').skip(1).collect();
            let number = |text: &str| text.parse::<usize>().ok();
            let (kind, path) = match path.as_slice() {
                ["items", rest @ ..] => (Kind::Post, rest),
                ["_perennial", "pages", rest @ ..] => (Kind::Page, rest),
                ["_perennial", "redirects", at, ..] => {
                    let why = fault.found(|_| "another post or page".to_owned());
                    redirects.extend(number(at).map(|at| (at, why)));
                    continue;
                }
                _ => continue,
            };
            match path {
                [at, "url"] => {
                    let Some(at) = number(at) else { continue };
                    let Some(wish) = self.addresses.wishes.of_mut(kind).get_mut(at) else {
                        continue;
                    };
                    wish.change(&fault.found(|_| "another post or page".to_owned()));
                    has_changed = true;
                }
                [at, "_perennial", "aliases", alias] => {
                    if let (Some(at), Some(alias)) = (number(at), number(alias)) {
                        gone.entry((kind, at)).or_default().push(alias);
                    }
                }
                _ => {}
            }
        }
        if has_changed {
            self.follow();
            return true;
        }
        for ((kind, at), mut numbers) in gone {
            numbers.sort_unstable();
            numbers.dedup();
            for number in numbers.into_iter().rev() {
                if let Some(aliases) =
                    self.addresses.aliases.of_mut(kind).get_mut(at).filter(|it| number < it.len())
                {
                    let alias = aliases.remove(number);
                    remarks
                        .remarks
                        .push(format!("the old address {alias} is not kept: there is something else, or no file can be there"));
                    has_changed = true;
                }
            }
        }
        redirects.sort_unstable();
        redirects.dedup_by_key(|(at, _)| *at);
        for (at, why) in redirects.into_iter().rev() {
            if at >= self.addresses.redirects.len() {
                continue;
            }
            let (from, _) = self.addresses.redirects.remove(at);
            self.given_up.insert(from.clone());
            remarks.remarks.push(format!("the old address {from} leads nowhere now: {why}"));
            has_changed = true;
        }
        has_changed
    }
}
