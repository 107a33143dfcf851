// Reading without a connection: the service worker of a blog. Publishing puts a line before this, which
// says what SITE is:
//
// base     the path that all addresses of the blog begin with
// build    identifies the files of the program and the page for "no connection"
// program  the addresses of those files; what is at one of them never changes
// page     the last of them, that page
// marks    what every document of this build has in it; the first is in its data, too
// list     the address of the list of all that the blog is made of
// edition  identifies that list
// bytes    how large all of it is
//
// The files of each build are in a cache of their own, and stay as long as a page that is kept needs them.
// So a page of an older build is shown with its own program, never with another one.

const OWN = `perennial ${SITE.base}/ `;
const PROGRAM = `${OWN}program `;
const READ = `${OWN}read`;
const WHOLE = `${OWN}whole`;

/** The list of what is kept of the whole blog, beside it. */
const KEPT = `${SITE.base}/offline-kept`;

/** So many pages that were read are kept. Those that were not read for the longest time go first. */
const PAGES = 200;

/** So long, in milliseconds, the line may take to answer where something is kept. */
const PATIENCE = 3000;

/** So long, in milliseconds, files are fetched before it is noted which. */
const TURN = 8000;

addEventListener('install', (event) => {
  event.waitUntil(keepProgram().then(() => skipWaiting()));
});

addEventListener('activate', (event) => {
  event.waitUntil(dropPrograms().then(() => clients.claim()));
});

addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  const isOurs = origin === location.origin && pathname.startsWith(`${SITE.base}/`);
  if (!isOurs || request.method !== 'GET' || request.headers.has('range')) return;
  if (request.mode === 'navigate') {
    event.respondWith(showPage(request, pageOf(pathname)));
  } else if (SITE.program.includes(pathname) || /\.(js|wasm)$/.test(pathname)) {
    event.respondWith(keptProgram(pathname).then((kept) => kept ?? freshOrKept(request, pathname)));
  } else if (request.destination === 'image' || /\.json$|\/pagefind\//.test(pathname)) {
    event.respondWith(freshOrKept(request, pathname));
  }
});

const takeOver = () => skipWaiting();
const answers = { read: keepPage, pages: listPages, state, keepWhole, goOn, forgetWhole, takeOver };

addEventListener('message', (event) => {
  const { ask, ...about } = event.data;
  const done = answers[ask]?.(about).catch(() => undefined);
  event.waitUntil(Promise.resolve(done).then((answer) => event.ports[0]?.postMessage(answer)));
});

// What requests are answered with.

/** A page: as it is now, else as it is kept, else the page that says why there is none. */
async function showPage(request, path) {
  try {
    return await freshOrKept(request, path);
  } catch {
    return (await keptProgram(SITE.page)) ?? Response.error();
  }
}

/** What the host says, or what is kept where it says nothing, nothing sensible, or nothing yet. */
async function freshOrKept(request, path) {
  let timer;
  const late = new Promise((resolve) => {
    timer = setTimeout(() => kept(path).then((kept) => kept && resolve(kept)), PATIENCE);
  });
  const answer = fetch(request).then(
    async (answer) => (answer.status >= 500 && (await kept(path))) || answer,
    async (error) => (await kept(path)) ?? Promise.reject(error),
  );
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}

/** The newest of what is kept at a path. */
async function kept(path) {
  for (const cacheName of [WHOLE, READ]) {
    const found = await caches.match(path, { cacheName });
    if (found) return found;
  }
  return (await keptProgram(path)) ?? otherSize(path);
}

/** A file of any build: names have hashes, so there is one for each path. */
async function keptProgram(path) {
  for (const cacheName of await programs()) {
    const found = await caches.match(path, { cacheName });
    if (found) return found;
  }
}

/** The same picture in another size: `/media/name.hash.jpg`, `/media/name.hash-480.webp`. */
async function otherSize(path) {
  const [, picture] = /^(.*\/media\/[^/]+\.[0-9a-f]{10,})(?:-\d+)?\.\w+$/.exec(path) ?? [];
  if (!picture) return;
  const ofRead = (await caches.has(READ)) ? await pathsIn(READ) : [];
  const paths = [...Object.keys((await whole())?.files ?? {}), ...ofRead];
  const other = paths.find((path) => path.startsWith(picture));
  for (const cacheName of other ? [WHOLE, READ] : []) {
    const found = await caches.match(other, { cacheName });
    if (found) return found;
  }
}

// The program.

/** Keeps all files of this build, or fails: then the worker of the last build stays. */
async function keepProgram() {
  const cache = await caches.open(PROGRAM + SITE.build);
  const missing = async (path) => !(await cache.match(path));
  const keep = async (path) => {
    if (await missing(path)) await cache.put(path, await copy(await ask(path, 'default')));
  };
  await Promise.all(SITE.program.map(keep));
}

/** Drops the files of the builds that no page needs any more. */
async function dropPrograms() {
  const all = await whole();
  // While it is brought up to date its pages may be of any build.
  if (all && all.edition !== SITE.edition) return;
  const needed = new Set([SITE.build, ...(await readPages()).map((page) => page.build)]);
  for (const name of await programs()) {
    if (!needed.has(name.slice(PROGRAM.length))) await caches.delete(name);
  }
}

/** The names of the caches with a program in them, this build's first. */
async function programs() {
  const own = PROGRAM + SITE.build;
  const names = (await caches.keys()).filter((name) => name.startsWith(PROGRAM));
  return names.sort((one, two) => (two === own) - (one === own));
}

// What was read.

/** Keeps a page that is being read, with its data and the pictures that it shows. */
async function keepPage({ path, pictures }) {
  const page = pageOf(path);
  const [document, data] = await Promise.all([page, dataOf(page)].map((path) => ask(path, 'no-cache')));
  const text = await document.clone().text();
  if (!isOfThisBuild(text, await data.clone().text())) await newerBuild();
  const shown = pictures.filter((path) => path.startsWith(`${SITE.base}/`));
  const about = {
    'x-perennial-build': SITE.build,
    'x-perennial-pictures': JSON.stringify(shown),
    'x-perennial-read': Date.now(),
    'x-perennial-title': encodeURIComponent(/<title>(.*?)<\/title>/s.exec(text)?.[1] ?? ''),
  };
  const keep = async (cacheName) => {
    const cache = await caches.open(cacheName);
    // A page goes before its data: whoever finds the data of a build finds the page, too.
    await cache.put(page, await copy(document.clone(), about));
    await cache.put(dataOf(page), await copy(data.clone()));
  };
  try {
    await keep(READ);
  } catch {
    // No room: half of what was read goes.
    await keepNewest((await readPages()).length >> 1);
    await keep(READ);
  }
  // What is kept of the whole blog is never older than what was read.
  if (await whole()) await keep(WHOLE);
  await Promise.all(shown.map(keepPicture));
  const count = (await pathsIn(READ)).filter((path) => path.endsWith('.json')).length;
  if (count > PAGES) await keepNewest(PAGES);
}

async function keepPicture(path) {
  const cache = await caches.open(READ);
  const isThere = path.includes('/media/') && (await cache.match(path));
  if (!isThere) await cache.put(path, await copy(await ask(path, 'default')));
}

/** Lets go of all but so many pages, and of pictures that none of these shows. */
async function keepNewest(count) {
  const newest = (await readPages()).slice(0, count);
  const wanted = new Set(newest.flatMap(({ path, pictures }) => [path, dataOf(path), ...pictures]));
  const cache = await caches.open(READ);
  for (const path of await pathsIn(READ)) {
    if (!wanted.has(path)) await cache.delete(path);
  }
  await dropPrograms();
}

/** The pages that were read, the last one first. */
async function readPages() {
  const cache = await caches.open(READ);
  const found = await Promise.all(
    (await pathsIn(READ)).map(async (path) => {
      const answer = await cache.match(path);
      const about = (name) => answer?.headers.get(`x-perennial-${name}`);
      // As long as somebody may read it, letting go of it makes no room.
      await answer?.body?.cancel();
      const read = about('read');
      const pictures = JSON.parse(about('pictures') ?? '[]');
      return read && { path, pictures, read, build: about('build'), title: about('title') };
    }),
  );
  return found.filter(Boolean).sort((one, two) => two.read - one.read);
}

/** What can be read without a connection: the last pages, and whether that is all of the blog. */
async function listPages() {
  const pages = (await readPages()).map(({ path, title }) => ({ path, title: decodeURIComponent(title) }));
  return { pages, whole: Boolean((await whole())?.edition) };
}

// The whole blog.

/** What is kept of the whole blog, once it was read from the cache. */
let memory;

/** Which edition is kept whole, if one is, and the files that are there; nothing if nobody wants that. */
async function whole() {
  if (!(await caches.has(WHOLE))) return (memory = undefined);
  const found = memory ?? (await (await caches.match(KEPT, { cacheName: WHOLE }))?.json());
  return (memory = memory ?? found ?? { edition: '', files: {} });
}

async function keepWhole() {
  await caches.open(WHOLE);
  return goOn();
}

async function forgetWhole() {
  await caches.delete(WHOLE);
  memory = undefined;
  await dropPrograms();
  return state();
}

/** How far keeping the whole blog has come. */
async function state(more = {}) {
  const all = await whole();
  const sizes = Object.values(all?.files ?? {}).map(([, size]) => size);
  const part = Math.min(SITE.bytes, sizes.reduce((sum, size) => sum + size, 0));
  return { bytes: SITE.bytes, part, wanted: Boolean(all), done: all?.edition === SITE.edition, ...more };
}

let turn;

/** Fetches for a while what is missing, and says how far it has come. Who asks twice waits for the same. */
function goOn() {
  turn ??= fetchMissing().then(state, (error) =>
    // Without a connection, or without room, there is no point in going on now.
    state({ stopped: true, full: error.name === 'QuotaExceededError' }),
  );
  return turn.finally(() => (turn = undefined));
}

async function fetchMissing() {
  const all = await whole();
  if (!all || all.edition === SITE.edition) return;
  // Opened first: what goes into it after it was let go of is nowhere.
  const cache = await caches.open(WHOLE);
  const list = await ask(SITE.list, 'no-cache').then((answer) => answer.json(), newerBuild);
  if (list.edition !== SITE.edition) await newerBuild();
  const files = Object.entries(list.files);
  const missing = files.filter(([path, [hash]]) => all.files[path]?.[0] !== hash);
  const end = Date.now() + TURN;
  const fetchOneByOne = async () => {
    while (missing.length > 0 && Date.now() < end && memory === all) {
      const [path, about] = missing.shift();
      await keepFile(cache, path);
      all.files[path] = about;
    }
  };
  try {
    await Promise.all(Array.from({ length: 6 }, fetchOneByOne));
    if (missing.length === 0) {
      for (const path of Object.keys(all.files).filter((path) => !list.files[path])) {
        await cache.delete(path);
        delete all.files[path];
      }
      all.edition = SITE.edition;
    }
  } finally {
    await cache.put(KEPT, new Response(JSON.stringify(all)));
  }
  if (all.edition) await dropPrograms();
}

async function keepFile(cache, path) {
  const answer = await fetchHere(path, 'no-cache');
  // What the host does not have is nothing to wait for, and the older one would not fit the rest.
  if (answer.status >= 400 && answer.status < 500) return cache.delete(path);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  const kind = /\/$|\.html?$/.test(path) ? 'document' : path.endsWith('/index.json') ? 'data' : '';
  if (kind) {
    const text = await answer.clone().text();
    if (!isOfThisBuild(kind === 'document' ? text : undefined, text)) await newerBuild();
  }
  await cache.put(path, await copy(answer));
}

/** The blog was published anew: its own worker will go on. */
async function newerBuild() {
  await registration.update();
  throw new Error('a newer build');
}

// Small things.

function isOfThisBuild(document, data) {
  const marks = document === undefined ? [] : SITE.marks;
  return marks.every((mark) => document.includes(mark)) && data.includes(SITE.marks[0]);
}

/** What the host has at a path: a page that says that there is nothing is no answer. */
async function ask(path, cache) {
  const answer = await fetchHere(path, cache);
  const isPage = answer.headers.get('content-type')?.startsWith('text/html') ?? false;
  const wantsPage = /\/$|\.html?$/.test(path);
  if (!answer.ok || isPage !== wantsPage) throw new Error(`${path}: ${answer.status}`);
  return answer;
}

/** Fetches from the blog's own host, and nothing that it leads away to. */
async function fetchHere(path, cache) {
  const answer = await fetch(path, { cache });
  if (new URL(answer.url).origin !== location.origin) throw new Error(`${path} leads to ${answer.url}`);
  return answer;
}

/** An answer to keep: as if it had come at once, uncompressed, from the path that it was asked at. */
async function copy(answer, about = {}) {
  const headers = new Headers(answer.headers);
  for (const name of ['content-encoding', 'content-length', 'vary']) headers.delete(name);
  for (const [name, value] of Object.entries(about)) headers.set(name, value);
  return new Response(await answer.blob(), { headers });
}

async function pathsIn(cacheName) {
  const requests = await (await caches.open(cacheName)).keys();
  return requests.map((request) => new URL(request.url).pathname);
}

/** `/x`, `/x/` and `/x/index.html` are one page. */
function pageOf(path) {
  const page = path.replace(/\/index\.html$/, '/');
  return /\/$|\.html?$/.test(page) ? page : `${page}/`;
}

/** Where the data of a page is. */
function dataOf(page) {
  return page.endsWith('/') ? `${page}index.json` : page.replace(/\.html?$/, '.json');
}
