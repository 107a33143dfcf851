//! A view whose type is forgotten.
//!
//! Leptos has `AnyView` for this, which keeps whatever might be asked of a view: comparing it with
//! the one before, hydrating it asynchronously, adding attributes. Pages and comments need none of
//! that, and it made the program a third larger. What is erased here is rendered, hydrated or
//! built, and replaced as a whole: no fold or scroll position of the old page lives on in the new.

use leptos::{
    attr::any_attribute::AnyAttribute,
    prelude::RenderHtml,
    tachys::{
        hydration::Cursor,
        no_attrs,
        renderer::types::{Element, Node},
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
    fn hydrate(self: Box<Self>, cursor: &Cursor, position: &PositionState) -> Box<dyn Mountable>;
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

    fn hydrate(self: Box<Self>, cursor: &Cursor, position: &PositionState) -> Box<dyn Mountable> {
        Box::new(RenderHtml::hydrate::<true>(*self, cursor, position))
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

    fn hydrate<const FROM_SERVER: bool>(
        self,
        cursor: &Cursor,
        position: &PositionState,
    ) -> ErasedState {
        ErasedState(self.0.hydrate(cursor, position))
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
