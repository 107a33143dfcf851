// Reading without a connection: what a document does for it. It registers the worker, tells it what is being
// read, and asks the reader how much to keep. Publishing puts a line before this, which says what BLOG is: its
// base path, its language and its words.

const workers = navigator.serviceWorker;
const KEY = `perennial-offline ${BLOG.base}/`;

/** What the program has taken over; the page for "no connection" is none of it. */
const isPage = document.getElementById('page-data') !== null;

/** Where nothing is, there is nothing to keep. */
const nowhere = document.querySelector('meta[name=robots][content=noindex]') && location.pathname;

/** What the reader has chosen: `on`, `off`, or nothing yet. */
function choice(chosen) {
  try {
    if (chosen) localStorage[KEY] = chosen;
    return localStorage[KEY];
  } catch {
    return undefined;
  }
}

/** Whether something may be fetched that may turn out not to be needed. */
function hasRoom() {
  const { saveData, effectiveType } = navigator.connection ?? {};
  return !saveData && !effectiveType?.endsWith('2g') && !matchMedia('(prefers-reduced-data: reduce)').matches;
}

const mayFetch = () => choice() === 'on' || (choice() !== 'off' && hasRoom());

/** This blog's registration: one of a blog further up on the same host is none of ours. */
async function registered() {
  const found = await workers.getRegistration(`${BLOG.base}/`);
  return found && new URL(found.scope).pathname === `${BLOG.base}/` ? found : undefined;
}

async function register() {
  const registration = await workers.register(`${BLOG.base}/sw.js`);
  registration.addEventListener('updatefound', () => hasten(registration));
  hasten(registration);
  await tell();
}

/** A newer worker takes over by itself, but Chromium sometimes lets it wait until the older one has slept in. */
function hasten(registration) {
  const newer = registration.installing ?? registration.waiting;
  const ask = () => setTimeout(() => registration.waiting?.postMessage({ ask: 'takeOver' }), 500);
  newer?.addEventListener('statechange', () => newer.state === 'installed' && ask());
  if (newer?.state === 'installed') ask();
}

/** Takes the worker out of this browser, and all that it has kept. */
async function leave() {
  await (await registered())?.unregister();
  const own = `perennial ${BLOG.base}/ `;
  for (const name of await caches.keys()) {
    if (name.startsWith(own)) await caches.delete(name);
  }
}

/** Asks the worker something; nothing comes back where there is none, or it does not answer. */
async function ask(what, about) {
  if (!(await registered())) return undefined;
  const { active } = await workers.ready;
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    setTimeout(resolve, 30_000);
    port1.onmessage = ({ data }) => resolve(data);
    active.postMessage({ ask: what, ...about }, [port2]);
  });
}

/** Tells the worker which page is being read, with the pictures that can be seen. */
async function tell() {
  if (!isPage || location.pathname === nowhere || !mayFetch()) return;
  const shown = [...document.images].filter((picture) => picture.complete && picture.naturalWidth);
  const addresses = shown.map((picture) => new URL(picture.currentSrc));
  const ours = addresses.filter(({ origin }) => origin === location.origin);
  const pictures = [...new Set(ours.map(({ pathname }) => pathname))];
  await ask('read', { path: location.pathname, pictures });
  await fill();
}

let timer;

/** The same once the reader has been there for a second and nothing more comes. */
function tellSoon() {
  clearTimeout(timer);
  timer = setTimeout(() => whenIdle(tell), 1000);
}

const whenIdle = (then) => (window.requestIdleCallback ?? setTimeout)(then);

/** Has the rest of the whole blog fetched, if the reader wants that. */
async function fill() {
  let now = await ask('state');
  while (now?.wanted && !now.done && !now.stopped) {
    now = await ask('goOn');
    show(now);
  }
}

// The dialog.

const make = (kind, text, properties = {}) =>
  Object.assign(document.createElement(kind), { textContent: text }, properties);

const size = new Intl.NumberFormat(document.documentElement.lang, {
  style: 'unit',
  unit: 'megabyte',
  maximumSignificantDigits: 2,
});

const inWords = (text, { bytes, part }) =>
  text.replace('{size}', size.format(bytes / 1e6)).replace('{part}', size.format(part / 1e6));

let dialog;

function open() {
  dialog ??= makeDialog();
  dialog.showModal();
  show();
  const watch = setInterval(async () => (dialog.open ? show(await ask('state')) : clearInterval(watch)), 500);
}

function makeDialog() {
  const made = make('dialog', '', { id: 'offline' });
  made.setAttribute('aria-labelledby', 'offline-title');
  const label = make('label', '');
  label.append(make('input', '', { type: 'checkbox', onchange: choose }), ` ${BLOG.words.read}`);
  const choices = make('p', '');
  choices.append(label);
  const whole = make('p', '', { id: 'offline-whole' });
  whole.setAttribute('role', 'status');
  const buttons = make('p', '');
  buttons.append(
    make('button', '', { type: 'button', id: 'offline-keep', onclick: keepWhole }),
    make('button', BLOG.words.forget, { type: 'button', id: 'offline-forget', onclick: forgetWhole }),
    make('button', BLOG.words.close, { type: 'button', autofocus: true, onclick: () => made.close() }),
  );
  made.append(make('h2', BLOG.words.title, { id: 'offline-title' }), choices, whole, buttons);
  document.querySelector('.site').append(made);
  return made;
}

/** Shows in the dialog what the worker has said; without an answer, what there is to choose. */
async function show(now) {
  if (!dialog) return;
  const on = Boolean(await registered());
  const find = (name) => dialog.querySelector(name);
  find('input').checked = on;
  if (on && !now) now = await ask('state');
  const wanted = on && now?.wanted;
  find('#offline-keep').hidden = !on || !now || wanted;
  find('#offline-forget').hidden = !wanted;
  if (!now) return;
  find('#offline-keep').textContent = inWords(BLOG.words.whole, now);
  const { kept, progress, full } = BLOG.words;
  const text = !wanted ? '' : now.done ? kept : now.full ? full : progress;
  const words = inWords(text, now);
  // What stays the same need not be said again.
  if (find('#offline-whole').textContent !== words) find('#offline-whole').textContent = words;
}

async function choose({ target }) {
  choice(target.checked ? 'on' : 'off');
  await (target.checked ? register() : leave());
  await show();
}

async function keepWhole() {
  await show(await ask('keepWhole'));
  dialog.querySelector('#offline-forget').focus();
  await fill();
}

async function forgetWhole() {
  await show(await ask('forgetWhole'));
  dialog.querySelector('#offline-keep').focus();
}

// The page for "no connection".

async function listKept(list) {
  // The line may be back before it can be used.
  const tryAgain = async () => {
    const answer = await fetch(location.href, { method: 'HEAD', cache: 'no-store' }).catch(() => undefined);
    if (answer) location.reload();
  };
  addEventListener('online', tryAgain);
  setInterval(() => navigator.onLine && tryAgain(), 5000);
  const found = await ask('pages');
  for (const { path, title } of found?.pages ?? []) {
    const entry = make('li', '');
    // Titles come from documents, where they are HTML.
    const { body } = new DOMParser().parseFromString(title, 'text/html');
    entry.append(make('a', body.textContent, { href: path }));
    list.append(entry);
  }
  document.getElementById('offline-list').hidden = !found?.pages.length;
}

function begin() {
  const list = document.getElementById('offline-pages');
  if (list) return listKept(list);
  // At the end of the page, where nothing moves by it.
  const line = make('p', '', { className: 'offline-line' });
  line.append(make('button', BLOG.words.title, { type: 'button', className: 'offline-button', onclick: open }));
  document.querySelector('.site-footer')?.append(line);
  workers.addEventListener('controllerchange', tellSoon);
  // The program has put another page in the place of the last one (`app::dom::page_scripts`).
  document.addEventListener('perennial:page', tellSoon);
  addEventListener('load', ({ target }) => target instanceof HTMLImageElement && tellSoon(), true);
  // A reader who switched it off elsewhere, in a tab of the same browser, has switched it off here.
  return choice() === 'off' ? leave() : mayFetch() && register();
}

// Without a secure address there are no workers.
if (workers) {
  const start = () => whenIdle(() => begin()?.catch?.(() => undefined));
  if (document.readyState === 'complete') start();
  else addEventListener('load', start);
}
