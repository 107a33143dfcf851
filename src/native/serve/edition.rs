//! What there is to see after a build.

use std::sync::Arc;

use uuid::Uuid;

use super::{Preview, Trouble};

/// What one build came to. Cloning is cheap.
#[derive(Clone)]
pub(super) struct Edition {
    /// Tells this process from the one before.
    run: Uuid,
    /// Counts builds.
    build: u64,
    state: State,
}

/// What there is to see.
#[derive(Clone)]
enum State {
    /// Nothing could be built yet.
    Unbuilt(Arc<Trouble>),
    /// The blog as it is on disk.
    Fresh(Arc<dyn Preview>),
    /// The last blog that could be built, by the build of that number.
    Stale(Arc<dyn Preview>, u64, Arc<Trouble>),
}

impl Edition {
    /// To count from; nobody sees it.
    pub(super) fn before_the_first() -> Self {
        let nothing = Arc::new(Trouble { findings: Vec::new() });
        Self { run: Uuid::new_v4(), build: 0, state: State::Unbuilt(nothing) }
    }

    /// What a further build makes of it.
    pub(super) fn next(&self, outcome: Result<Arc<dyn Preview>, Trouble>) -> Self {
        let state = match (outcome, &self.state) {
            (Ok(blog), _) => State::Fresh(blog),
            (Err(trouble), State::Unbuilt(_)) => State::Unbuilt(Arc::new(trouble)),
            (Err(trouble), State::Fresh(blog)) => {
                State::Stale(blog.clone(), self.build, Arc::new(trouble))
            }
            (Err(trouble), State::Stale(blog, made_by, _)) => {
                State::Stale(blog.clone(), *made_by, Arc::new(trouble))
            }
        };
        Self { run: self.run, build: self.build + 1, state }
    }

    /// Names what a page has heard of when it knows of this edition.
    pub(super) fn name(&self) -> String {
        self.name_of(self.build)
    }

    /// Names what pages look like: the edition that had these pages first.
    pub(super) fn content(&self) -> String {
        self.name_of(match &self.state {
            State::Unbuilt(_) => 0,
            State::Fresh(_) => self.build,
            State::Stale(_, made_by, _) => *made_by,
        })
    }

    /// The blog to show, if there is one.
    pub(super) fn blog(&self) -> Option<&Arc<dyn Preview>> {
        match &self.state {
            State::Unbuilt(_) => None,
            State::Fresh(blog) | State::Stale(blog, ..) => Some(blog),
        }
    }

    /// Why it is not what is on disk.
    pub(super) fn trouble(&self) -> Option<&Trouble> {
        match &self.state {
            State::Fresh(_) => None,
            State::Unbuilt(trouble) | State::Stale(_, _, trouble) => Some(trouble),
        }
    }

    fn name_of(&self, build: u64) -> String {
        format!("{}-{build}", self.run.simple())
    }
}
