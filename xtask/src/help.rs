//! What `cargo xtask` says about itself.

use anyhow::{Result, bail};
use lexopt::{Arg, Parser};

const HELP: &str = "\
Perennial's own commands: cargo xtask <command>

  setup       install what is missing: the wasm target, trunk, wasm-bindgen
                cargo xtask setup
  serve       build a blog and serve it on this machine
                cargo xtask serve --port 8080
  build       build a blog as a folder of files for any static host
                cargo xtask build --source posts.json --base-url https://example.org/blog/
  install     build the program with its shell inside, and put it where cargo puts programs
                cargo xtask install
  package     make what others install: a crate that needs no wasm tools, and an archive
                cargo xtask package --out packages
  test        everything that must hold: format, lints, tests, sizes, the blog in a browser
                cargo xtask test --quick
  size        bytes of program, styles and pages, against budgets.toml
                cargo xtask size
  bench       how long publishing takes, how much memory, and how soon an edit is seen, beside
              Hugo, where that is on PATH; and how long a blog takes to come from WordPress
                cargo xtask bench
              how much longer it takes to make a blog that can be searched and shared
                cargo xtask bench found
              how long a click takes in a reader's browser, and whether memory stays steady
                cargo xtask bench navigation
              how much a first search in a large blog moves, and how soon it is answered
                cargo xtask bench search
  lighthouse  what Lighthouse says about the blog on a slow phone
                cargo xtask lighthouse
  screenshots pictures of every kind of page in every dress, beside an index.html that shows them
                cargo xtask screenshots --out pictures
  trunk-hook  what Trunk calls after a build, so that `trunk build` gives the finished site

Options of build and serve:
  --source F    the posts file (default: public/posts.json with the files beside it)
  --static DIR  a folder of files to copy as they are
  --base-url U  where the site will live, if not at the posts file's home_page_url
  --out DIR     where to write it (build: dist; serve: target/perennial/site)
  --debug       with the program unoptimised and checking itself

Further options:
  serve --port N    the first port to try (default: 8080; the next free one is taken)
  serve --base /x   serve below a path (default: the path of the site's own address)
  serve --dir DIR   serve a folder as it is and build nothing
  install --root D  put the program into D/bin
  package --out D   the folder for both (default: target/perennial/package)
  test --quick      format, lints and native tests only
  test --browser A  the blog in a browser only; A is for Playwright: names of tests' files, -g ...
  bench --full      let criterion take its full time
  bench --whole     measure the whole program only, without criterion
  bench --shell DIR with this shell and not a new one
  screenshots --out DIR   where to put them (default: target/perennial/screenshots)
  lighthouse, screenshots --sites DIR   with the sites published there, such as target/perennial/e2e

Environment:
  PERENNIAL_TOOLS                 where setup installs (default: the user's cache folder)
  PERENNIAL_SOURCE, _STATIC, _BASE_URL   the same options for `trunk build` and `trunk serve`
  PERENNIAL_SHELL                 the shell that `cargo build` puts into the program
  CHROMIUM                        the browser for `test`, `lighthouse` and `screenshots`
";

/// Prints the commands.
pub(crate) fn print() -> Result<()> {
    print!("{HELP}");
    Ok(())
}

/// For a command without options: answers `--help` and refuses everything else. True when help
/// was given and the command has nothing left to do.
pub(crate) fn only(mut args: Parser) -> Result<bool> {
    match args.next()? {
        None => Ok(false),
        Some(arg) => otherwise(arg),
    }
}

/// For an argument that a command does not know: answers `--help` and refuses everything else.
/// True when help was given.
pub(crate) fn otherwise(arg: Arg<'_>) -> Result<bool> {
    match arg {
        Arg::Short('h') | Arg::Long("help") => print().map(|()| true),
        other => bail!("{}; `cargo xtask --help` lists the options", other.unexpected()),
    }
}
