//! The sites that are published to be tested, measured and looked at.

use std::path::PathBuf;

use anyhow::Result;

use crate::build::{self, Options};
use crate::setup;
use crate::shell::{self, Profile};
use crate::workspace::Workspace;

/// One of them.
#[derive(Clone, Copy)]
pub(crate) enum Site {
    /// The demo.
    Root,
    /// The demo below a path.
    Sub,
    /// The demo, with the program unoptimised and checking itself.
    Debug,
    /// A post with more than five hundred comments.
    Thread,
    /// A blog from right to left.
    Arabic,
    /// A blog without spaces between words.
    Japanese,
}

impl Site {
    pub(crate) const ALL: [Self; 6] =
        [Self::Root, Self::Sub, Self::Debug, Self::Thread, Self::Arabic, Self::Japanese];

    /// The name of its folder.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Root => "root",
            Self::Sub => "sub",
            Self::Debug => "debug",
            Self::Thread => "thread",
            Self::Arabic => "arabic",
            Self::Japanese => "japanese",
        }
    }

    fn options(self, workspace: &Workspace) -> Options {
        let fixture = |name: &str| Options {
            source: Some(workspace.root.join("tests/fixtures/good").join(name)),
            ..Options::default()
        };
        match self {
            Self::Root | Self::Debug => Options::default(),
            Self::Sub => Options {
                base_url: Some("https://example.org/blog/".to_owned()),
                ..Options::default()
            },
            Self::Thread => fixture("long-thread.json"),
            Self::Arabic => fixture("arabic"),
            Self::Japanese => fixture("japanese"),
        }
    }

    const fn profile(self) -> Profile {
        match self {
            Self::Debug => Profile::Debug,
            _ => Profile::Release,
        }
    }
}

/// Publishes sites, each below `target/perennial/e2e`; returns that folder.
pub(crate) fn publish(workspace: &Workspace, sites: &[Site]) -> Result<PathBuf> {
    let toolbox = setup::ensure(workspace)?;
    build::publisher(workspace)?;
    let folder = workspace.work("e2e");
    for site in sites {
        // The second time, there is nothing to build.
        let shell = shell::build(workspace, &toolbox, site.profile())?;
        build::publish(workspace, &shell, &site.options(workspace), &folder.join(site.name()))?;
    }
    Ok(folder)
}
