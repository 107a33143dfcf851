//! The search in the browser: results while typing, and what is nearest to an address that leads
//! nowhere.
//!
//! Nothing of it is loaded before it is used. Pages hold the field and the texts (`app::pages`);
//! what happens there is heard on the document, as everything else.

mod asked;
mod engine;
mod filters;
mod found;
mod nearest;

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
    time::Duration,
};

use leptos::{
    prelude::{document, set_timeout, window},
    task::spawn_local,
};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlInputElement, HtmlSelectElement};

use self::{asked::Asked, engine::Engine, found::Hit};
use crate::{
    app::{dom, escape, search_results, words::say_form},
    model::{
        message::{SearchText, fill},
        search::{FILTERS, SearchTexts},
    },
};

/// Who types the next letter within that time wants no results yet.
const PAUSE: Duration = Duration::from_millis(120);

/// So many results are shown, and so many more each time.
const SHOWN: usize = 10;

thread_local! {
    static SEARCH: RefCell<Option<Rc<Search>>> = const { RefCell::new(None) };
}

/// How the page of the search is come to.
#[derive(Clone, Copy, PartialEq)]
enum Arrival {
    /// With the document.
    Document,
    /// By a link.
    Link,
    /// Back or forward.
    Here,
}

struct Search {
    base: String,
    engines: RefCell<Vec<Rc<Engine>>>,
    asked: RefCell<Asked>,
    /// Counts questions: an answer that comes after a newer question is let go.
    turn: Cell<u32>,
    hits: RefCell<Vec<Hit>>,
    shown: Cell<usize>,
}

/// Hears what readers do on pages with a search, from now on; `base` is the path all addresses
/// begin with.
pub(super) fn serve(base: &str) {
    let search = Rc::new(Search {
        base: base.to_owned(),
        engines: RefCell::default(),
        asked: RefCell::default(),
        turn: Cell::default(),
        hits: RefCell::default(),
        shown: Cell::default(),
    });
    SEARCH.set(Some(Rc::clone(&search)));
    dom::listen(&["input", "change", "submit"], |event| with_search(|search| search.hear(&event)));
    dom::on_click(".search-filters > summary", |_, _| with_search(Search::show_filters));
    dom::on_click(".search-more", |_, _| with_search(Search::show_more));
    dom::on_traversal(|| {
        with_search(|search| {
            // Only where both entries of the history are of this page: others are arrived at.
            let here = dom::location();
            let differs = Asked::of_query(&here.search) != *search.asked.borrow();
            if differs && here.path.starts_with(&[&search.base, "/search"].concat()) {
                search.attend(Arrival::Here);
            }
        });
    });
    search.attend(Arrival::Document);
    if let Some(words) = nearest::words(base) {
        let engines = search.engines(&own_language());
        spawn_local(async move {
            // Without an answer the page stays as it is: it has other ways on.
            let _ = nearest::show(&engines, &words).await;
        });
    }
}

/// `/?s=words` is how WordPress searched: most static hosts answer that with the home page, which
/// leads on.
pub(super) fn follow_wordpress(base: &str) {
    if let Some(query) = asked::of_wordpress(&dom::location().search) {
        let _ = window().location().replace(&[base, "/search/", &query].concat());
    }
}

/// Attends to the search on the page shown, if it has one; `by_link`: a reader has just come to it.
pub(super) fn attend(by_link: bool) {
    let arrival = if by_link { Arrival::Link } else { Arrival::Here };
    with_search(|search| search.attend(arrival));
}

fn with_search(then: impl FnOnce(&Rc<Search>)) {
    let search = SEARCH.with_borrow(Clone::clone);
    if let Some(search) = search {
        then(&search);
    }
}

impl Search {
    fn attend(self: &Rc<Self>, arrival: Arrival) {
        let (Some(field), Some(_)) = (field(), results()) else { return };
        let mut asked = Asked::of_query(&dom::location().search);
        if arrival == Arrival::Document && asked.is_nothing() {
            // Somebody may have typed before the program was there.
            asked.words = field.value();
        } else {
            field.set_value(&asked.words);
        }
        let is_narrowed = asked.is_narrowed();
        let is_nothing = asked.is_nothing();
        self.asked.replace(asked);
        if is_narrowed && let Some(filters) = find(".search-filters") {
            let _ = filters.set_attribute("open", "");
            self.show_filters();
        }
        if !is_nothing || arrival == Arrival::Here {
            self.look();
        } else if arrival == Arrival::Link {
            dom::focus_search();
        }
    }

    fn hear(self: &Rc<Self>, event: &Event) {
        let Some(target) = event.target().and_then(|it| it.dyn_into::<Element>().ok()) else {
            return;
        };
        if results().is_none() {
            return;
        }
        if let Some(choice) = target.dyn_ref::<HtmlSelectElement>() {
            let name = choice.name();
            if let Some(at) = FILTERS.iter().position(|filter| *filter == name)
                && event.type_() == "change"
            {
                self.asked.borrow_mut().filters[at] = choice.value();
                self.look();
            }
        } else if event.type_() == "submit" && target.matches("main .search-form") == Ok(true) {
            event.prevent_default();
            self.read_field();
            self.look();
        } else if event.type_() == "input" && target.matches("main .search-form input") == Ok(true)
        {
            let turn = self.next_turn();
            let search = Rc::clone(self);
            // What is needed can come while the reader types.
            self.engines(&languages());
            let after = move || {
                if search.turn.get() == turn {
                    search.read_field();
                    search.look();
                }
            };
            set_timeout(Box::new(after) as Box<dyn FnOnce()>, PAUSE);
        }
    }

    fn read_field(&self) {
        self.asked.borrow_mut().words = field().map(|it| it.value()).unwrap_or_default();
    }

    fn next_turn(&self) -> u32 {
        self.turn.set(self.turn.get() + 1);
        self.turn.get()
    }

    /// The engines of these languages, started if they are not there.
    fn engines(&self, languages: &str) -> Vec<Rc<Engine>> {
        let failed = || {
            // The next question starts new ones.
            with_search(|search| search.engines.borrow_mut().clear());
        };
        let mut engines = self.engines.borrow_mut();
        let mut wanted = Vec::new();
        for language in languages.split(' ').filter(|language| !language.is_empty()) {
            let there = engines.iter().find(|engine| engine.language == language).cloned();
            let start = || Engine::start(&self.base, language, failed).map(Rc::new);
            if let Some(engine) = there.or_else(start) {
                if !engines.iter().any(|it| Rc::ptr_eq(it, &engine)) {
                    engines.push(Rc::clone(&engine));
                }
                wanted.push(engine);
            }
        }
        wanted
    }

    /// Looks for what is asked and shows it; the address says it too.
    fn look(self: &Rc<Self>) {
        let Some(results) = results() else { return };
        let turn = self.next_turn();
        let asked = self.asked.borrow().clone();
        let texts = texts(&results);
        replace_query(&asked.query());
        if asked.is_nothing() {
            state(&results, texts.text(SearchText::Hint));
            dom::say("");
            return;
        }
        let engines = self.engines(&languages());
        if find(".found-list").is_none() {
            state(&results, texts.text(SearchText::Searching));
        }
        let search = Rc::clone(self);
        spawn_local(async move {
            let found = search.find(&engines, &asked).await;
            if search.turn.get() != turn {
                return;
            }
            match found {
                Ok((hits, html)) => search.show(&results, &texts, &asked, hits, &html),
                Err(_) => {
                    let failed = texts.text(SearchText::Failed);
                    search.engines.borrow_mut().clear();
                    state(&results, failed);
                    dom::say(failed);
                }
            }
        });
    }

    /// What is found, and the first of it as HTML.
    async fn find(
        &self,
        engines: &[Rc<Engine>],
        asked: &Asked,
    ) -> Result<(Vec<Hit>, String), JsValue> {
        if engines.is_empty() {
            return Err(JsValue::UNDEFINED);
        }
        let hits = found::find(engines, asked).await?;
        let html = items(hits.iter().take(SHOWN)).await?;
        Ok((hits, html))
    }

    fn show(
        &self,
        results: &Element,
        texts: &SearchTexts,
        asked: &Asked,
        hits: Vec<Hit>,
        html: &str,
    ) {
        let count = u32::try_from(hits.len()).unwrap_or(u32::MAX);
        let said = if count == 0 {
            fill(texts.text(SearchText::Nothing), &[("query", asked.words.trim())])
        } else {
            say_form(texts.text(SearchText::Results), count)
        };
        state(results, &said);
        if count > 0 {
            let more = [
                "<p><button type=\"button\" class=\"search-more\">",
                &escape(texts.text(SearchText::MoreResults)),
                "</button></p>",
            ]
            .concat();
            let more = if hits.len() > SHOWN { &*more } else { "" };
            let list = ["<ol class=\"found-list\">", html, "</ol>", more].concat();
            let _ = results.insert_adjacent_html("beforeend", &list);
        }
        dom::say(&said);
        self.shown.set(SHOWN);
        self.hits.replace(hits);
    }

    /// Shows the results after those that are shown, and moves focus to the first of them.
    fn show_more(self: &Rc<Self>) {
        let turn = self.turn.get();
        let shown = self.shown.get();
        let next: Vec<Hit> = self.hits.borrow().iter().skip(shown).take(SHOWN).cloned().collect();
        let search = Rc::clone(self);
        spawn_local(async move {
            let Ok(html) = items(next.iter()).await else { return };
            let is_current = search.turn.get() == turn && search.shown.get() == shown;
            let Some(list) = find(".found-list").filter(|_| is_current) else { return };
            let _ = list.insert_adjacent_html("beforeend", &html);
            search.shown.set(shown + next.len());
            let first = list.children().item(u32::try_from(shown).unwrap_or_default());
            let link = first.and_then(|item| item.query_selector("a").ok().flatten());
            if let Some(link) = link.and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok()) {
                let _ = link.focus();
            }
            if search.shown.get() >= search.hits.borrow().len()
                && let Some(button) = find(".search-more")
            {
                button.remove();
            }
        });
    }

    fn show_filters(self: &Rc<Self>) {
        let Some(results) = results() else { return };
        if find(".search-filters select").is_some() {
            return;
        }
        let engines = self.engines(&languages());
        let search = Rc::clone(self);
        spawn_local(async move {
            let asked = search.asked.borrow().clone();
            let texts = texts(&results);
            if filters::show(&engines, &asked, &texts).await.is_err() {
                search.engines.borrow_mut().clear();
                state(&results, texts.text(SearchText::Failed));
            }
        });
    }
}

async fn items(hits: impl Iterator<Item = &Hit>) -> Result<String, JsValue> {
    let hits: Vec<Hit> = hits.cloned().collect();
    let found = found::load(&hits).await?;
    let texts = results().map(|it| texts(&it)).unwrap_or_default();
    Ok(found.iter().map(|it| search_results::item(it, &texts)).collect())
}

/// Puts a sentence in the place of all results.
fn state(results: &Element, text: &str) {
    results.set_inner_html(&["<p class=\"search-state\">", &escape(text), "</p>"].concat());
}

/// Keeps the entry of the history, and with it where the reader was.
fn replace_query(query: &str) {
    let here = dom::location();
    if let Ok(history) = window().history().as_ref()
        && here.search != query
    {
        let state = history.state().unwrap_or_default();
        let href = [&here.path, query].concat();
        let _ = history.replace_state_with_url(&state, "", Some(&href));
    }
}

fn find(selector: &str) -> Option<Element> {
    document().query_selector(selector).ok()?
}

fn results() -> Option<Element> {
    find(".search-results")
}

fn field() -> Option<HtmlInputElement> {
    find("main .search-form input")?.dyn_into().ok()
}

fn languages() -> String {
    results().and_then(|it| it.get_attribute("data-languages")).unwrap_or_default()
}

/// That of the document: the page for what is not found speaks the language of the blog.
fn own_language() -> String {
    let root = document().document_element();
    let tag = root.and_then(|root| root.get_attribute("lang")).unwrap_or_default();
    crate::model::search::stemmed_by(&tag)
}

fn texts(results: &Element) -> SearchTexts {
    SearchTexts::split(&results.get_attribute("data-texts").unwrap_or_default())
}
