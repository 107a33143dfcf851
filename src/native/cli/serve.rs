//! `perennial serve`

use std::{
    fs,
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
    path::{Path, PathBuf},
    sync::{Arc, Mutex, OnceLock, PoisonError},
    time::Duration,
};

use clap::Args;
use serde_json::json;
use url::Url;

use super::{
    Failure, Outcome, Report, clock,
    outcome::{count_warnings, terminal},
    source::Source,
};
use crate::native::{
    error::Error,
    ingest::markdown,
    publish::{
        Options,
        preview::{Preview, Previews},
    },
    serve::{self, File, Trouble, TroubleItem, Workshop, content_type},
};

/// Show the blog while you write: what is saved appears at once, drafts included
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  perennial serve --open
  perennial serve --source posts.json --port 8080")]
pub(super) struct Arguments {
    #[command(flatten)]
    source: Source,
    /// The address to listen at; 0.0.0.0 lets other devices in your network see the blog
    #[arg(long, value_name = "IP", default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST))]
    address: IpAddr,
    /// The port to listen at [default: the first free one from 4000]
    #[arg(long, value_name = "PORT")]
    port: Option<u16>,
    /// Show the blog in the browser
    #[arg(long)]
    open: bool,
}

pub(super) fn run(arguments: Arguments, json: bool) -> Outcome {
    let Arguments { source, address, port, open } = arguments;
    // A blog with faults is waited for; one that is not there will not come.
    find(&source.source)?;
    let desk = Arc::new(Desk {
        options: Options { drafts: true, ..source.options() },
        at: OnceLock::new(),
        previews: Previews::default(),
        said: Mutex::default(),
    });
    let ready = {
        let desk = desk.clone();
        move |at: SocketAddr| {
            let address = format!("http://{}/", from_here(at));
            match json {
                true => println!("{}", json!({ "address": address })),
                false => println!("The blog is at {address} (Ctrl+C ends it)"),
            }
            // It is heard once.
            let _ = desk.at.set(at);
        }
    };
    serve::serve(desk, &serve::Options { address, port, open }, ready)?;
    Ok(Report::default())
}

/// Whether there is a blog at all.
fn find(source: &Path) -> Result<(), Error> {
    let path = source.to_owned();
    match fs::metadata(source) {
        Err(source) => Err(Error::Read { path, source }),
        Ok(it) if it.is_dir() && !source.join(markdown::CONFIG).is_file() => {
            Err(Error::NoBlog { path })
        }
        Ok(_) => Ok(()),
    }
}

/// The address to open on this machine, also where the server listens at all of them.
fn from_here(at: SocketAddr) -> SocketAddr {
    match at.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => (Ipv4Addr::LOCALHOST, at.port()).into(),
        IpAddr::V6(ip) if ip.is_unspecified() => (Ipv6Addr::LOCALHOST, at.port()).into(),
        _ => at,
    }
}

/// Where a writer's blog is made anew.
struct Desk {
    options: Options,
    at: OnceLock<SocketAddr>,
    previews: Previews,
    /// What the last build has to say in the terminal.
    said: Mutex<String>,
}

impl Desk {
    fn options(&self) -> Options {
        let at = self.at.get().map(|at| format!("http://{}/", from_here(*at)));
        let url = at.and_then(|at| Url::parse(&at).ok());
        // What was begun a moment ago is not in the future.
        Options { base_url: url, now: Some(clock::now()), ..self.options.clone() }
    }

    fn say(&self, text: String) {
        *self.said.lock().unwrap_or_else(PoisonError::into_inner) = text;
    }
}

impl Workshop for Desk {
    fn watched(&self) -> Vec<PathBuf> {
        let Options { source, static_dir, .. } = &self.options;
        let own = ["perennial.toml", "redirects.toml", "posts", "pages", "static"];
        let mut watched: Vec<PathBuf> = match source.is_dir() {
            true => own.iter().map(|name| source.join(name)).collect(),
            false => vec![source.clone()],
        };
        watched.extend(markdown::style_sheet(source));
        watched.extend(static_dir.clone());
        watched
    }

    fn build(&self) -> Result<Arc<dyn serve::Preview>, Trouble> {
        match self.previews.make(&self.options()) {
            Ok(preview) => {
                let left_out = match preview.notices() {
                    none if none.is_empty() => String::new(),
                    notices => format!("\n{notices}"),
                };
                self.say(count_warnings(preview.warnings()) + &left_out);
                Ok(Arc::new(Shown(preview)))
            }
            Err(error) => {
                let trouble = trouble(&error);
                self.say(terminal(&Failure::Blog(error)));
                Err(trouble)
            }
        }
    }

    fn announce(&self, outcome: Result<(), &Trouble>, took: Duration) {
        let said = self.said.lock().unwrap_or_else(PoisonError::into_inner);
        match outcome {
            Ok(()) => eprintln!("Built in {} ms{said}", took.as_millis()),
            Err(_) => eprintln!("{said}"),
        }
    }
}

/// An error as an overlay in the page shows it.
fn trouble(error: &Error) -> Trouble {
    let findings = match error {
        Error::Findings { findings } => findings
            .iter()
            .map(|shown| {
                let finding = shown.finding();
                TroubleItem {
                    place: finding.place.to_string(),
                    message: finding.message.clone(),
                    help: finding.help.clone(),
                    excerpt: finding.excerpt(),
                }
            })
            .collect(),
        Error::Faults { path, faults } => faults
            .iter()
            .map(|fault| TroubleItem {
                place: format!("{}{}", path.display(), fault.pointer),
                message: fault.found.clone(),
                help: format!("wanted is {}", fault.expected),
                excerpt: String::new(),
            })
            .collect(),
        other => {
            use miette::Diagnostic as _;
            use std::error::Error as _;
            let because = other.source().map(|source| format!(": {source}")).unwrap_or_default();
            let help = other.help().map(|help| help.to_string()).unwrap_or_default();
            vec![TroubleItem {
                message: format!("{other}{because}"),
                help,
                ..TroubleItem::default()
            }]
        }
    };
    Trouble { findings }
}

/// A preview as the server asks for it.
struct Shown(Preview);

impl serve::Preview for Shown {
    fn file(&self, path: &str) -> Option<File> {
        let bytes = self.0.file(path.trim_start_matches('/'))?;
        let content_type =
            if path.ends_with('/') { content_type::HTML } else { content_type::of(path) };
        Some(File { content_type, bytes })
    }

    fn not_found(&self) -> File {
        File { content_type: content_type::HTML, bytes: self.0.not_found() }
    }
}
