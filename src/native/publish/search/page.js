// The search on a page: results while typing, and what is nearest to an address that leads nowhere. Nothing of the
// index is loaded before it is used.

/** Who types the next letter within so many milliseconds wants no results yet. */
const PAUSE = 120;

/** The same after the first letters of a word: so many words begin with them that they say nothing. */
const LONG_PAUSE = 400;
const FIRST_LETTERS = /(?<![\p{L}\p{N}])[\p{sc=Latn}\p{sc=Cyrl}\p{sc=Grek}\p{sc=Arab}\p{sc=Hebr}]{1,3}$/u;

/** So many results are shown while a word is typed; for the others a reader stops typing. */
const FIRST = 3;

/** So many results are shown, and so many more each time. */
const SHOWN = 10;

/** So many pages are shown that are near to an address. */
const NEAREST = 5;

const one = (selector) => document.querySelector(selector);
const field = () => one('main .search-form input');
const place = () => one('.search-results');

/** What a reader seeks: words, and the values of filters. */
let sought = { words: '', filters: {} };

/** Counts questions: an answer that comes after a newer question is let go. */
let turn = 0;

/** What was found, the best first. */
let hits = [];

const isNarrowed = ({ filters }) => Object.keys(filters).length > 0;
const isNothing = (what) => what.words.trim() === '' && !isNarrowed(what);

/** Reads what is sought from the query of the address. */
function fromAddress() {
  const query = new URLSearchParams(location.search);
  const filters = BLOG.filters.map(({ name }) => [name, query.get(name)]).filter(([, value]) => value);
  return { words: query.get('q') ?? '', filters: Object.fromEntries(filters) };
}

/** Has the address say what is sought. The entry of the history stays, and with it where the reader was. */
function toAddress({ words, filters }) {
  const query = new URLSearchParams({ ...(words && { q: words }), ...filters }).toString();
  const search = query && `?${query}`;
  if (search !== location.search) history.replaceState(history.state, '', location.pathname + search);
}

/** Whoever has come to a page with a search: with the document, by a link, or back. */
function attend() {
  if (!place()) return;
  sought = fromAddress();
  // Somebody may have typed before this was there.
  if (isNothing(sought)) sought.words = field().value;
  begin();
}

/** Whoever goes back or forward between searches, which the program takes for one page. */
function attendAgain() {
  if (!place() || !location.pathname.startsWith(`${BLOG.base}/search`)) return;
  const before = sought;
  sought = fromAddress();
  if (JSON.stringify(sought) !== JSON.stringify(before)) begin(true);
}

function begin(isAgain) {
  field().value = sought.words;
  if (isNarrowed(sought)) {
    one('.search-filters').open = true;
    showChoices();
  }
  if (isAgain || !isNothing(sought)) look();
}

/** Looks for what is sought and shows it: so many results at first, and soon all for which there is room. */
async function look(first = SHOWN) {
  const mine = ++turn;
  toAddress(sought);
  if (isNothing(sought)) return state(BLOG.words.hint, '');
  if (!one('.found-list')) state(BLOG.words.searching, '');
  try {
    // Without words, all that passes the filters is found.
    const words = sought.words.trim() || null;
    const answers = await Promise.all(BLOG.languages.map((it) => find(engineOf(it), words, sought.filters)));
    const found = answers.flat().sort((a, b) => b.score - a.score);
    // For who types on, nothing more is loaded.
    if (mine !== turn) return;
    const items = await itemsOf(found.slice(0, first));
    if (mine !== turn) return;
    show(found, items);
    if (first < SHOWN) await after(LONG_PAUSE);
    if (mine === turn) await showRest();
  } catch {
    // A newer question has its own answer, or fails by itself.
    if (mine !== turn) return;
    stopEngines();
    state(BLOG.words.failed);
  }
}

const after = (time) => new Promise((resolve) => setTimeout(resolve, time));

const itemsOf = (some) =>
  Promise.all(some.map(async (hit) => itemOf(await load(hit), hit.engine.language)));

function show(found, items) {
  hits = found;
  const { nothing, results } = BLOG.words;
  const query = sought.words.trim();
  if (found.length === 0 && query) return state(fill(nothing, { query }));
  state(counted(results, found.length));
  if (found.length > 0) place()?.append(make('ol', { className: 'found-list' }, ...items));
}

/** Fills the list, and offers more. */
async function showRest() {
  const mine = turn;
  const list = one('.found-list');
  const items = await itemsOf(hits.slice(list?.children.length ?? SHOWN, SHOWN));
  if (mine !== turn || !list?.isConnected) return;
  list.append(...items);
  if (hits.length > SHOWN) {
    const button = make('button', { type: 'button', className: 'search-more', onclick: showMore }, BLOG.words.more);
    list.after(make('p', {}, button));
  }
}

/** Shows the results after those that are shown, and moves focus to the first of them. */
async function showMore({ target }) {
  const list = one('.found-list');
  const next = hits.slice(list.children.length, list.children.length + SHOWN);
  target.disabled = true;
  try {
    const items = await itemsOf(next);
    list.append(...items);
    items[0]?.querySelector('a').focus();
    target.disabled = false;
    if (list.children.length >= hits.length) target.remove();
  } catch {
    stopEngines();
    if (list.isConnected) state(BLOG.words.failed);
  }
}

/** Puts a sentence in the place of all results, and says it or something else to whoever cannot see it. */
function state(text, said = text) {
  place()?.replaceChildren(make('p', { className: 'search-state' }, text));
  one('.site > [role=status]').textContent = said;
}

/** The choice of what to narrow a search to: made when first wanted, as it takes a file for each kind of choice. */
async function showChoices() {
  const choices = one('.search-filters > div');
  if (choices.firstChild) return;
  try {
    const known = await Promise.all(BLOG.languages.map((it) => engineOf(it).ask('filters')));
    choices.replaceChildren(...choicesOf(known, sought.filters));
  } catch {
    stopEngines();
    state(BLOG.words.failed);
  }
}

function narrow({ name, value }) {
  const { [name]: _, ...others } = sought.filters;
  sought = { ...sought, filters: value ? { ...others, [name]: value } : others };
  look();
}

function seek(first) {
  sought = { ...sought, words: field().value };
  look(first);
}

/** Shows the pages that are nearest to an address that leads nowhere, in the first language that has some. */
async function showNearest() {
  const section = one('.nearest');
  if (!section) return;
  const path = decoded(location.pathname.slice(BLOG.base.length));
  for (const language of BLOG.languages) {
    const pages = await nearestIn(engineOf(language), path);
    if (pages.length === 0) continue;
    section.querySelector('ul').append(...pages.map(({ url, meta }) => make('li', {}, link(url, meta.title))));
    section.hidden = false;
    return;
  }
}

/** The pages that are called by words of a path, and first of them one whose own address ends like it. */
async function nearestIn(engine, path) {
  const words = wordsOf(path);
  const near = new Map();
  // An address with a word too many finds nothing at once, so its words are sought one by one.
  for (const answer of words.map((word) => find(engine, word, {}))) {
    const called = (await answer).filter(({ matchedMetaFields }) =>
      matchedMetaFields?.some((field) => NAMES.includes(field)),
    );
    for (const hit of called) {
      const known = near.get(hit.id) ?? { hit, score: 0 };
      // What is called by most of the words comes first; a word that many are called by says little.
      near.set(hit.id, { hit, score: known.score + 1 + 1 / (1 + called.length) });
    }
  }
  const best = [...near.values()].sort((a, b) => b.score - a.score).slice(0, 2 * NEAREST);
  const pages = await Promise.all(best.map(({ hit }) => load(hit)));
  const isSame = ({ url }) => lastOf(decoded(url)) === lastOf(path);
  // For a word that it does not know, Pagefind takes one that begins like it.
  const hasWord = ({ meta }) => {
    const known = NAMES.flatMap((name) => wordsOf(meta[name] ?? ''));
    return words.some((sought) => UNSPACED.test(sought) || known.some((word) => isLike(word, sought)));
  };
  const likely = pages.filter((page) => isSame(page) || hasWord(page));
  return likely.sort((a, b) => isSame(b) - isSame(a)).slice(0, NEAREST);
}

/** What a page is called by: its title, and what its address says beside that. */
const NAMES = ['title', 'slug'];

/** What is written without spaces: there a word is part of a longer one. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}]/u;

/** Whether two words seem to be forms of one: they differ in their last letters only, short ones in none. */
function isLike(one, other) {
  const plain = (word) => word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const [short, long] = [plain(one), plain(other)].sort((a, b) => a.length - b.length);
  if (short.length < 3) return short === long;
  const same = Math.max(short.length - 2, 3);
  return long.startsWith(short.slice(0, same)) && long.length - short.length < 4;
}

/** The last part of a path, without the end of a file's name. */
const lastOf = (path) => path.replace(/\/?(index)?(\.\w+)?\/?$/, '').split('/').pop();

/** The words in the path of an address. Parts that are numbers are dates or pages, and say little. */
function wordsOf(path) {
  const says = (part) => !/^(\d+|page)$/.test(part);
  const words = path.split('/').filter(says).join(' ').split(/[^\p{Alphabetic}\p{M}\p{N}]+/u);
  return words.filter((word) => word && !/^(html?|php|index)$/.test(word));
}

function decoded(path) {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

document.addEventListener('input', ({ target }) => {
  if (target !== field() || !place()) return;
  const mine = ++turn;
  // What is needed can come while the reader types.
  BLOG.languages.forEach(engineOf);
  const pause = FIRST_LETTERS.test(field().value) ? LONG_PAUSE : PAUSE;
  setTimeout(() => mine === turn && seek(FIRST), pause);
});
document.addEventListener('submit', (event) => {
  if (!event.target.matches('main .search-form') || !place()) return;
  event.preventDefault();
  seek();
});
document.addEventListener('change', ({ target }) => target.matches('.search-filters select') && narrow(target));
document.addEventListener('click', ({ target }) => target.closest('.search-filters > summary') && showChoices());
addEventListener('popstate', attendAgain);
// The program has put another page in the place of the last one (`app::dom::page_scripts`).
document.addEventListener('perennial:page', attend);
attend();
// Without an answer the page stays as it is: it has other ways on.
showNearest().catch(() => undefined);
