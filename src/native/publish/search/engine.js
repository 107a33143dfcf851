// Pagefind's program, in a worker for each language of the index.
//
// A worker can hold one stemmer, and Pagefind's own interface (pagefind.js) always takes that of the document's
// language. So its worker is spoken to without it. Cargo.toml fixes the version of Pagefind for that.

/** So many words are shown of what was found. */
const EXCERPT = 26;

/** The engines that run, by their languages. */
const running = new Map();

/** The engine of a language, which is started if it does not run. */
function engineOf(language) {
  if (!running.has(language)) running.set(language, startEngine(language));
  return running.get(language);
}

/** After a failure: whoever waits hears of it, and the next question starts new ones. */
function stopEngines() {
  for (const { stop } of running.values()) stop();
  running.clear();
}

function startEngine(language) {
  const basePath = `${BLOG.base}/pagefind/`;
  const worker = new Worker(`${basePath}pagefind-worker.js`);
  const waiting = new Map();
  let asked = 0;
  let isStopped = false;
  const failure = () => new Error(`no search in ${language}`);
  const ask = (method, ...args) =>
    new Promise((resolve, reject) => {
      if (isStopped) return reject(failure());
      waiting.set(asked, { resolve, reject });
      worker.postMessage({ id: asked++, instanceId: 'blog', method, args });
    });
  const stop = () => {
    isStopped = true;
    worker.terminate();
    for (const { reject } of waiting.values()) reject(failure());
  };
  worker.onmessage = ({ data: { id, result, error } }) => {
    const { resolve, reject } = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) resolve(result);
    else reject(new Error(error));
  };
  worker.onerror = stopEngines;
  const options = { basePath, language, primary: true, excerptLength: EXCERPT, excerptEllipsis: '…' };
  // Its answer says nothing: what fails then, fails again with the first question.
  ask('init', options).catch(() => undefined);
  return { language, ask, stop };
}

/** What a language has for some words, narrowed to the values of filters: records that are not loaded yet. */
async function find(engine, words, filters) {
  const { results } = await engine.ask('search', words, { filters });
  // Where a language has no index of its own, the engine takes another one.
  const own = results.filter(({ id }) => id.startsWith(`${engine.language}_`));
  return own.map((result) => ({ ...result, engine }));
}

/** What there is to show of a record. */
const load = ({ engine, data }) => engine.ask('getData', data);
