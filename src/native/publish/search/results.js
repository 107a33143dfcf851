// What is found, as elements. Texts of the index are texts: nothing in them becomes an element but the marks that
// Pagefind puts around words.

/** So many comments are shown of a post. */
const COMMENTS = 3;

function make(kind, properties, ...children) {
  const made = Object.assign(document.createElement(kind), properties);
  made.append(...children);
  return made;
}

const link = (href, text) => make('a', { href }, text);

/** A post or a page, as an item of a list. */
function itemOf(found, language) {
  const isComment = ({ anchor }) => anchor?.element === BLOG.comment;
  const comments = found.sub_results.filter(isComment);
  const parts = found.sub_results.filter((part) => !isComment(part));
  const [best] = parts.sort((one, two) => two.locations.length - one.locations.length);
  // Where only its title has the words, it shows how it begins.
  const excerpt = best?.excerpt ?? (comments.length === 0 ? found.excerpt : undefined);
  const { year = [], author = [] } = found.filters;
  const item = make(
    'li',
    { className: 'found', lang: language },
    make('h2', { dir: 'auto' }, link(found.url, found.meta.title)),
    paragraph('found-facts', [...year, ...author].join(' · ')),
  );
  if (excerpt !== undefined) item.append(paragraph('found-excerpt', ...marked(excerpt)));
  if (comments.length > 0) {
    item.append(make('ul', { className: 'found-comments' }, ...comments.slice(0, COMMENTS).map(commentOf)));
  }
  return item;
}

function commentOf({ url, title, excerpt }) {
  const label = fill(BLOG.words.commentBy, { author: title });
  return make('li', {}, link(url, label), paragraph('found-excerpt', ...marked(excerpt)));
}

const paragraph = (className, ...children) => make('p', { className, dir: 'auto' }, ...children);

/** An excerpt of Pagefind's: it has written `<` and `>` of the text as entities, and put marks around words. */
function marked(excerpt) {
  const text = (part) => part.replaceAll('&lt;', '<').replaceAll('&gt;', '>');
  const [before, ...parts] = excerpt.split('<mark>');
  const nodes = parts.flatMap((part) => {
    const [word, ...rest] = part.split('</mark>');
    return [make('mark', {}, text(word)), text(rest.join(''))];
  });
  return [text(before), ...nodes];
}

/** The choices of what to narrow a search to: the values of each filter, and how many records have each. */
function choicesOf(known, chosen) {
  return BLOG.filters.flatMap(({ name, label }) => {
    const counts = new Map();
    for (const [value, count] of known.flatMap((filters) => Object.entries(filters[name] ?? {}))) {
      counts.set(value, (counts.get(value) ?? 0) + count);
    }
    const values = [...counts].sort(([one], [two]) => collator.compare(one, two));
    if (name === 'year') values.reverse();
    if (values.length === 0) return [];
    const options = values.map(([value, count]) => new Option(`${value} (${inDigits(count)})`, value));
    const choice = make('select', { name }, new Option(BLOG.words.any, ''), ...options);
    choice.value = chosen[name] ?? '';
    return [make('label', {}, `${label} `, choice)];
  });
}

// Words, in the language of the blog.

const collator = new Intl.Collator(BLOG.language);
const plurals = new Intl.PluralRules(BLOG.language);
const inDigits = (number) => number.toLocaleString(BLOG.language);

/** A text with its gaps filled. */
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (gap, name) => values[name] ?? gap);

/** A text for a number: `forms` has a line for each plural category. */
function counted(forms, count) {
  const byCategory = Object.fromEntries(forms.split('\n').map((line) => line.split(/=(.*)/s)));
  return fill(byCategory[plurals.select(count)] ?? byCategory.other, { count: inDigits(count) });
}
