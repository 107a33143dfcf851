//! A view whose type is forgotten.
//!
//! Leptos has `AnyView` for this, which keeps whatever might be asked of a view: comparing it with
//! the one before, hydrating it asynchronously, adding attributes. Pages and comments need none of
//! that, and it made the program a third larger. What is erased here is rendered or built, and
//! replaced as a whole: no fold or scroll position of the old page lives on in the new.
//!
//! Nor is it hydrated. The document shows the first page complete, with nothing in it that an event
//! would have to be attached to: clicks and keys are heard where they end up, on the document. So
//! the program takes the page as it stands, needs no data of it, and carries no code for that.

use std::iter::successors;

use leptos::{
    attr::any_attribute::AnyAttribute,
    prelude::RenderHtml,
    tachys::{
        hydration::Cursor,
        no_attrs,
        renderer::{
            Rndr,
            types::{Element, Node},
        },
        view::{Mountable, Position, PositionState, Render},
    },
};

/// A view of some type that puts at least one node on the page.
pub(crate) struct Erased(Box<dyn Stages>);

/// Erases the type of a view.
pub(crate) fn erased<V>(view: V) -> Erased
where
    V: RenderHtml + 'static,
    V::State: 'static,
{
    Erased(Box::new(view))
}

impl Erased {
    /// What the document shows.
    pub(crate) fn in_document() -> Self {
        erased(())
    }
}

/// What can become of a view.
trait Stages: Send {
    fn render(
        self: Box<Self>,
        html: &mut String,
        position: &mut Position,
        escape: bool,
        mark_branches: bool,
        attributes: Vec<AnyAttribute>,
    );
    fn build(self: Box<Self>) -> Box<dyn Mountable>;
}

impl<V> Stages for V
where
    V: RenderHtml + 'static,
    V::State: 'static,
{
    fn render(
        self: Box<Self>,
        html: &mut String,
        position: &mut Position,
        escape: bool,
        mark_branches: bool,
        attributes: Vec<AnyAttribute>,
    ) {
        (*self).to_html_with_buf(html, position, escape, mark_branches, attributes);
    }

    fn build(self: Box<Self>) -> Box<dyn Mountable> {
        Box::new(Render::build(*self))
    }
}

/// What is on the page.
pub(crate) struct ErasedState(Box<dyn Mountable>);

impl Render for Erased {
    type State = ErasedState;

    fn build(self) -> ErasedState {
        ErasedState(self.0.build())
    }

    fn rebuild(self, state: &mut ErasedState) {
        let mut new = self.0.build();
        state.0.insert_before_this(&mut *new);
        state.0.unmount();
        state.0 = new;
    }
}

impl RenderHtml for Erased {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(
        self,
        buf: &mut String,
        position: &mut Position,
        escape: bool,
        mark_branches: bool,
        extra_attrs: Vec<AnyAttribute>,
    ) {
        self.0.render(buf, position, escape, mark_branches, extra_attrs);
    }

    /// Takes all that stands in the element around it.
    fn hydrate<const FROM_SERVER: bool>(self, cursor: &Cursor, _: &PositionState) -> ErasedState {
        let first = Rndr::first_child(&cursor.current());
        ErasedState(Box::new(Adopted(successors(first, Rndr::next_sibling).collect())))
    }

    fn into_owned(self) -> Self {
        self
    }
}

no_attrs!(Erased);

impl Mountable for ErasedState {
    fn unmount(&mut self) {
        self.0.unmount();
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        self.0.mount(parent, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.0.insert_before_this(child)
    }

    fn elements(&self) -> Vec<Element> {
        self.0.elements()
    }
}

/// The nodes that a document brought.
struct Adopted(Vec<Node>);

impl Mountable for Adopted {
    fn unmount(&mut self) {
        for node in &self.0 {
            Rndr::remove(node);
        }
    }

    /// They never come back.
    fn mount(&mut self, _: &Element, _: Option<&Node>) {}

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.0.first().is_some_and(|first| first.insert_before_this(child))
    }

    fn elements(&self) -> Vec<Element> {
        Vec::new()
    }
}
