//! The program behind Pagefind, in a worker for each language of the index.
//!
//! It is what `pagefind.js` speaks to. Speaking to it ourselves spares readers that file, and each
//! language its own stemmer: `pagefind.js` has one worker, which can hold one. The version of
//! Pagefind is fixed in `Cargo.toml` for that.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    MessageEvent, Worker,
    js_sys::{Array, Function, Object, Promise, Reflect},
};

/// So many words are shown of what was found.
const EXCERPT: f64 = 26.0;

/// Searches one language.
pub(super) struct Engine {
    pub(super) language: String,
    worker: Worker,
    pending: Rc<RefCell<Vec<Pending>>>,
    asked: Cell<u32>,
}

/// A question without an answer yet: its number, and who waits for the answer or for a failure.
type Pending = (u32, Function, Function);

impl Engine {
    /// Starts it, for the index of a blog whose addresses begin with `base`. `failed` hears when it
    /// cannot run.
    pub(super) fn start(base: &str, language: &str, failed: impl Fn() + 'static) -> Option<Self> {
        let folder = [base, "/pagefind/"].concat();
        let worker = Worker::new(&[&folder, "pagefind-worker.js"].concat()).ok()?;
        let pending = Rc::<RefCell<Vec<Pending>>>::default();
        let waiting = Rc::clone(&pending);
        let answer = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            let data = event.data();
            let number = get(&data, "id").as_f64().unwrap_or(-1.0);
            let mut waiting = waiting.borrow_mut();
            let Some(at) = waiting.iter().position(|(id, _, _)| f64::from(*id) == number) else {
                return;
            };
            let (_, resolve, reject) = waiting.swap_remove(at);
            let error = get(&data, "error");
            let _ = if error.is_undefined() {
                resolve.call1(&JsValue::UNDEFINED, &get(&data, "result"))
            } else {
                reject.call1(&JsValue::UNDEFINED, &error)
            };
        });
        worker.set_onmessage(Some(answer.into_js_value().unchecked_ref()));
        let waiting = Rc::clone(&pending);
        let error = Closure::<dyn Fn()>::new(move || {
            for (_, _, reject) in waiting.take() {
                let _ = reject.call0(&JsValue::UNDEFINED);
            }
            failed();
        });
        worker.set_onerror(Some(error.into_js_value().unchecked_ref()));
        let engine = Self { language: language.to_owned(), worker, pending, asked: Cell::new(0) };
        let options = object(&[
            ("basePath", folder.into()),
            ("language", language.into()),
            ("primary", JsValue::TRUE),
            ("excerptLength", EXCERPT.into()),
            ("excerptEllipsis", "…".into()),
        ]);
        // Its answer says nothing: what fails then, fails again with the first question.
        drop(engine.ask("init", &Array::of1(&options)));
        Some(engine)
    }

    /// Asks for something. The promise is not kept when the engine cannot answer.
    pub(super) fn ask(&self, method: &str, arguments: &Array) -> JsFuture {
        let number = self.asked.get();
        self.asked.set(number + 1);
        let promise = Promise::new(&mut |resolve, reject| {
            self.pending.borrow_mut().push((number, resolve, reject));
        });
        let question = object(&[
            ("id", number.into()),
            ("instanceId", "blog".into()),
            ("method", method.into()),
            ("args", arguments.into()),
        ]);
        let _ = self.worker.post_message(&question);
        JsFuture::from(promise)
    }
}

impl Drop for Engine {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

/// A field of an object; `undefined` where there is none.
pub(super) fn get(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &name.into()).unwrap_or_default()
}

/// A field that is a text.
pub(super) fn text(of: &JsValue, name: &str) -> String {
    get(of, name).as_string().unwrap_or_default()
}

/// A field that is a list.
pub(super) fn list(of: &JsValue, name: &str) -> Vec<JsValue> {
    get(of, name).dyn_into::<Array>().map(|array| array.to_vec()).unwrap_or_default()
}

/// An object of these fields.
pub(super) fn object(fields: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in fields {
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object.into()
}
