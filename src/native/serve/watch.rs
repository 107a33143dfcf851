//! Waits for changes that matter.
//!
//! The watcher is used without its debouncer, which does not tell reading from writing: a build
//! that reads the blog's files would call for the next one.

use std::{
    collections::BTreeMap,
    path::{Component, Path, PathBuf, absolute},
    sync::mpsc::{Receiver, RecvTimeoutError, channel},
    time::{Duration, Instant},
};

use notify::{
    self, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher, event::ModifyKind,
};

use super::Error;

/// Editors save in several steps. After so long without another one they are done.
const QUIET: Duration = Duration::from_millis(25);

/// Something may write all the time; after so long it has to bear with a build.
const LONGEST: Duration = Duration::from_millis(200);

/// Watches files and folders.
pub(super) struct Watch {
    watcher: RecommendedWatcher,
    events: Receiver<notify::Result<Event>>,
    /// What matters.
    roots: Vec<PathBuf>,
    /// Folders under the watcher's eyes, so that [`Self::roots`] are.
    folders: BTreeMap<PathBuf, RecursiveMode>,
    /// What the watcher had to say of itself.
    fault: Option<notify::Error>,
}

impl Watch {
    pub(super) fn new() -> Result<Self, Error> {
        let (sender, events) = channel();
        let hear = move |event: notify::Result<Event>| {
            if !matches!(event, Ok(Event { kind: EventKind::Access(_), .. })) {
                // Nobody listens any more when the server is at its end.
                let _ = sender.send(event);
            }
        };
        let watcher =
            notify::recommended_watcher(hear).map_err(|source| Error::Watch { source })?;
        Ok(Self { watcher, events, roots: Vec::new(), folders: BTreeMap::new(), fault: None })
    }

    /// Watches these files and folders from now on, and no others.
    pub(super) fn follow(&mut self, paths: &[PathBuf]) -> Result<(), Error> {
        if let Some(source) = self.fault.take() {
            return Err(Error::Watch { source });
        }
        self.roots = paths.iter().map(|path| real(path)).collect();
        let wanted = folders_for(&self.roots);
        let watcher = &mut self.watcher;
        self.folders.retain(|folder, mode| {
            let stays = wanted.get(folder) == Some(mode);
            if !stays {
                // It may be gone, and its watch with it.
                let _ = watcher.unwatch(folder);
            }
            stays
        });
        for (folder, mode) in wanted {
            if self.folders.contains_key(&folder) {
                continue;
            }
            match self.watcher.watch(&folder, mode) {
                Ok(()) => {
                    self.folders.insert(folder, mode);
                }
                // Gone in this moment: the folder around it tells.
                Err(_) if !folder.exists() => {}
                Err(source) => return Err(Error::Watch { source }),
            }
        }
        Ok(())
    }

    /// Waits until something that matters has changed and nothing changes any more.
    pub(super) fn wait(&mut self) -> Result<(), Error> {
        loop {
            let event = self.events.recv().map_err(|_| Error::WatchEnded)?;
            if self.matters(event) {
                break;
            }
        }
        let patience = Instant::now() + LONGEST;
        let mut quiet = Instant::now() + QUIET;
        loop {
            let rest = quiet.min(patience).saturating_duration_since(Instant::now());
            match self.events.recv_timeout(rest) {
                Ok(event) => {
                    if self.matters(event) {
                        quiet = Instant::now() + QUIET;
                    }
                }
                Err(RecvTimeoutError::Timeout) => return Ok(()),
                Err(RecvTimeoutError::Disconnected) => return Err(Error::WatchEnded),
            }
        }
    }

    fn matters(&mut self, event: notify::Result<Event>) -> bool {
        let event = match event {
            Ok(event) => event,
            Err(error) => {
                self.fault = Some(error);
                return true;
            }
        };
        let moves = matches!(
            event.kind,
            EventKind::Create(_) | EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_))
        );
        if moves {
            // A folder that went took its watch along, and one that came has none yet.
            self.folders
                .retain(|folder, _| !event.paths.iter().any(|path| folder.starts_with(path)));
        }
        event.need_rescan()
            || event.paths.iter().any(|path| {
                self.roots.iter().any(|root| match path.strip_prefix(root) {
                    Ok(rest) => !is_passing(rest),
                    Err(_) => moves && root.starts_with(path),
                })
            })
    }
}

/// The path as the watcher reports it. It need not exist.
fn real(path: &Path) -> PathBuf {
    let path = absolute(path).unwrap_or_else(|_| path.to_owned());
    if let Ok(real) = path.canonicalize() {
        return real;
    }
    match (path.parent(), path.file_name()) {
        (Some(parent), Some(name)) => real(parent).join(name),
        _ => path,
    }
}

/// Which folders to watch. Editors replace files and people replace folders, so what is around
/// them is watched too. Folders within others that are watched whole are left out: some systems
/// would take the second wish for a correction of the first.
fn folders_for(roots: &[PathBuf]) -> BTreeMap<PathBuf, RecursiveMode> {
    let mut folders = BTreeMap::new();
    for root in roots {
        if root.is_dir() {
            folders.insert(root.clone(), RecursiveMode::Recursive);
        }
        if let Some(around) = root.ancestors().skip(1).find(|folder| folder.is_dir()) {
            folders.entry(around.to_owned()).or_insert(RecursiveMode::NonRecursive);
        }
    }
    let mut whole: Option<PathBuf> = None;
    // Paths are in order, so a folder comes before what is within.
    folders.retain(|folder, mode| {
        if whole.as_ref().is_some_and(|whole| folder.starts_with(whole)) {
            return false;
        }
        if *mode == RecursiveMode::Recursive {
            whole = Some(folder.clone());
        }
        true
    });
    folders
}

/// Whether a file, below what is watched, is none of the blog's: hidden, as publishing has it, or
/// an editor's for the time of editing.
fn is_passing(file: &Path) -> bool {
    let hidden = |name: &str| name.starts_with('.') && name != ".well-known" && name != ".nojekyll";
    let mut names = file.components().filter_map(|part| match part {
        Component::Normal(name) => Some(name.to_string_lossy()),
        _ => None,
    });
    let Some(name) = names.next_back() else { return false };
    hidden(&name)
        || names.any(|folder| hidden(&folder))
        // Vim asks with this file whether it may write here.
        || name == "4913"
        || name.ends_with('~')
        || (name.starts_with('#') && name.ends_with('#'))
        || [".swp", ".swx", ".swo", ".tmp"].iter().any(|ending| name.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use std::{fs, thread};

    use super::*;

    struct Fixture {
        folder: tempfile::TempDir,
        watch: Watch,
    }

    impl Fixture {
        fn new(roots: &[&str]) -> Self {
            let folder = tempfile::tempdir().unwrap();
            fs::create_dir(folder.path().join("posts")).unwrap();
            let mut fixture = Self { folder, watch: Watch::new().unwrap() };
            fixture.follow(roots);
            fixture
        }

        fn follow(&mut self, roots: &[&str]) {
            let roots: Vec<PathBuf> = roots.iter().map(|root| self.path(root)).collect();
            self.watch.follow(&roots).unwrap();
        }

        fn path(&self, path: &str) -> PathBuf {
            self.folder.path().join(path)
        }

        fn write(&self, path: &str) {
            fs::write(self.path(path), path).unwrap();
        }

        /// Whether something that matters is reported before the mark is.
        fn hears(&mut self) -> bool {
            let deadline = Instant::now() + Duration::from_secs(5);
            while let Some(rest) = deadline.checked_duration_since(Instant::now()) {
                match self.watch.events.recv_timeout(rest) {
                    Ok(Ok(event))
                        if event.paths.iter().any(|path| path.ends_with("posts/mark")) =>
                    {
                        return false;
                    }
                    Ok(event) => {
                        if self.watch.matters(event) {
                            return true;
                        }
                    }
                    Err(error) => panic!("{error}"),
                }
            }
            panic!("not even the mark was heard");
        }

        fn is_silent(&mut self) -> bool {
            self.write("posts/mark");
            !self.hears()
        }

        /// Lets what is still reported of the past pass by.
        fn calm(&mut self) {
            while let Ok(event) = self.watch.events.recv_timeout(QUIET) {
                self.watch.matters(event);
            }
        }
    }

    #[test]
    fn reading_is_no_change_and_writing_is() {
        let mut fixture = Fixture::new(&["posts"]);
        fixture.write("posts/a.md");
        assert!(fixture.hears());
        fixture.calm();
        fs::read(fixture.path("posts/a.md")).unwrap();
        assert!(fixture.is_silent());
    }

    #[test]
    fn files_that_pass_are_no_change() {
        let mut fixture = Fixture::new(&["posts"]);
        fs::create_dir_all(fixture.path("posts/.git/refs")).unwrap();
        for file in ["4913", "a.md~", ".#a.md", ".a.md.swp", "#a.md#", ".git/refs/x"] {
            fixture.write(&format!("posts/{file}"));
        }
        assert!(fixture.is_silent());
    }

    #[test]
    fn a_file_that_is_replaced_stays_watched_and_its_neighbours_are_not() {
        let mut fixture = Fixture::new(&["blog.toml", "posts"]);
        fixture.write("other.toml");
        assert!(fixture.is_silent());
        fixture.calm();
        for _ in 0..2 {
            fixture.write("new");
            fs::rename(fixture.path("new"), fixture.path("blog.toml")).unwrap();
            assert!(fixture.hears());
            fixture.calm();
        }
    }

    #[test]
    fn a_folder_that_comes_late_or_is_replaced_is_watched() {
        let mut fixture = Fixture::new(&["static/pictures"]);
        for _ in 0..3 {
            // The first time there is nothing to remove.
            let _ = fs::remove_dir_all(fixture.path("static"));
            fs::create_dir_all(fixture.path("static/pictures")).unwrap();
            fixture.watch.wait().unwrap();
            fixture.follow(&["static/pictures"]);
            fixture.calm();
            fixture.write("static/pictures/a.png");
            assert!(fixture.hears());
            fixture.calm();
        }
    }

    #[test]
    fn a_folder_that_is_gone_for_a_while_is_missed_and_found() {
        let mut fixture = Fixture::new(&["posts"]);
        fs::remove_dir(fixture.path("posts")).unwrap();
        fixture.watch.wait().unwrap();
        fixture.follow(&["posts"]);
        fs::create_dir(fixture.path("posts")).unwrap();
        fixture.watch.wait().unwrap();
        fixture.follow(&["posts"]);
        fixture.calm();
        fixture.write("posts/a.md");
        assert!(fixture.hears());
    }

    #[test]
    fn a_folder_watched_whole_covers_what_is_within() {
        let folder = tempfile::tempdir().unwrap();
        let blog = folder.path().join("blog");
        fs::create_dir_all(blog.join("posts")).unwrap();
        let folders = folders_for(&[blog.join("posts"), blog.join("blog.toml"), blog.clone()]);
        let around = (folder.path().to_owned(), RecursiveMode::NonRecursive);
        assert!(folders.into_iter().eq([around, (blog, RecursiveMode::Recursive)]));
    }

    #[test]
    fn somebody_who_writes_all_the_time_does_not_put_a_build_off() {
        let mut fixture = Fixture::new(&["posts"]);
        let file = fixture.path("posts/a.md");
        let writer = thread::spawn(move || {
            let end = Instant::now() + 4 * LONGEST;
            while Instant::now() < end {
                fs::write(&file, "more").unwrap();
                thread::sleep(QUIET / 8);
            }
        });
        fixture.watch.wait().unwrap();
        assert!(!writer.is_finished());
        writer.join().unwrap();
    }
}
