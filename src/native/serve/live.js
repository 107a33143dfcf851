// Loads the page again when the blog was built anew, where the reader is; or says what is wrong.

// The edition that this page is of.
const shown = document.currentScript.dataset.edition;
// The last edition heard of.
let heard = shown;
let source;

const KEY = "perennial-reload";
const here = () => location.pathname + location.search;

// A browser has few connections for one server, so pages that nobody sees hold none.
const listen = () => {
  if (document.hidden || source) return;
  source = new EventSource(`/_perennial/events?heard=${heard}`);
  source.addEventListener("build", hear);
  source.addEventListener("error", () => {
    // The browser itself asks again after a lost connection, but not after a wrong answer.
    if (source?.readyState !== EventSource.CLOSED) return;
    pause();
    setTimeout(listen, 2000);
  });
};

const pause = () => {
  source?.close();
  source = undefined;
};

const hear = (event) => {
  heard = event.lastEventId;
  const { edition, trouble } = JSON.parse(event.data);
  if (edition === shown && trouble) overlay.show(trouble);
  else reload();
};

const reload = () => {
  pause();
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ at: here(), top: scrollY }));
  } catch {
    // Storage is switched off; most browsers know the position themselves.
  }
  location.reload();
};

// The browser does this too, but not where the page was shorter when it tried.
const restoreScroll = () => {
  let left;
  try {
    left = JSON.parse(sessionStorage.getItem(KEY));
    sessionStorage.removeItem(KEY);
  } catch {
    return;
  }
  if (left?.at !== here()) return;
  const put = () => scrollTo({ top: left.top, behavior: "instant" });
  put();
  // Pictures and fonts may have moved things, but a reader who has moved on stays there.
  for (const type of ["wheel", "touchmove", "pointerdown", "keydown"]) {
    addEventListener(type, () => removeEventListener("load", put), { once: true, passive: true });
  }
  addEventListener("load", put, { once: true });
};

restoreScroll();
listen();
document.addEventListener("visibilitychange", () => (document.hidden ? pause() : listen()));
addEventListener("pagehide", pause);
addEventListener("pageshow", listen);
