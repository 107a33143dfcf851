import { mf2 } from 'microformats-parser';
import { filesOf, readFile } from '../support/crawl';
import { kindsFound, post } from '../support/pages';
import { sites } from '../support/sites';
import { expect, test } from '../support/test';

type Item = ReturnType<typeof mf2>['items'][number];

const home = 'https://blog.example/';

/** What a machine that knows microformats2 finds in a published page, and nothing else. */
function itemsAt(path: string): Item[] {
  const html = readFile(sites.root, `${decodeURIComponent(path).slice(1)}index.html`);
  return mf2(html, { baseUrl: new URL(path, home).href }).items;
}

/** All values of a property as text. */
const values = (item: Item, name: string) => (item.properties[name] ?? []) as string[];
const items = (item: Item, name: string) => (item.properties[name] ?? []) as unknown as Item[];

test('a post is an entry with its comments', { tag: '@no-script' }, () => {
  const [entry, ...others] = itemsAt(post.busy);
  expect(others).toEqual([]);
  expect(entry.type).toEqual(['h-entry']);
  expect(values(entry, 'name')).toHaveLength(1);
  expect(values(entry, 'url')).toEqual([new URL(post.busy, home).href]);
  expect(values(entry, 'published')[0]).toMatch(/^20\d\d-\d\d-\d\dT/);
  expect(values(entry, 'category').length).toBeGreaterThan(0);
  const [author] = items(entry, 'author');
  expect(author.type).toEqual(['h-card']);
  expect(values(author, 'url')[0]).toContain('/author/');
  const [content] = entry.properties.content as unknown as { value: string }[];
  expect(content.value.length).toBeGreaterThan(500);
  const comments = items(entry, 'comment');
  expect(comments.length).toBeGreaterThan(60);
  for (const comment of comments) {
    expect(comment.type).toEqual(['h-cite']);
    expect(values(comment, 'url')[0]).toMatch(/#comment-/);
    expect(values(comment, 'published')[0]).toMatch(/^20\d\d-/);
    expect(values(items(comment, 'author')[0], 'name')[0]).toMatch(/\S/);
    expect(comment.properties.content).toHaveLength(1);
  }
});

test('lists are feeds of entries', { tag: '@no-script' }, () => {
  for (const path of ['/', '/category/politics/', '/tag/trust/', '/2015/']) {
    const [feed, ...others] = itemsAt(path);
    expect(others, path).toEqual([]);
    expect(feed.type, path).toEqual(['h-feed']);
    expect(values(feed, 'name'), path).toHaveLength(1);
    expect(feed.children!.length, path).toBeGreaterThan(0);
    for (const entry of feed.children!) {
      expect(entry.type, path).toEqual(['h-entry']);
      expect(values(entry, 'name'), path).toHaveLength(1);
      expect(values(entry, 'url')[0], path).toMatch(/^https:\/\/blog\.example\/./);
      expect(values(entry, 'published'), path).toHaveLength(1);
      expect((entry.properties.summary ?? entry.properties.content)!.length, path).toBe(1);
    }
  }
});

test('an author has a card', { tag: '@no-script' }, () => {
  const [, path] = kindsFound.find(([kind]) => kind === 'author')!;
  const [feed] = itemsAt(path);
  const [author] = items(feed, 'author');
  expect(author.type).toEqual(['h-card']);
  expect(values(author, 'name')).toHaveLength(1);
});

test('every page of every blog can be read', { tag: '@no-script' }, () => {
  test.setTimeout(120_000);
  for (const site of [sites.sub, sites.thread, sites.arabic, sites.japanese]) {
    for (const file of filesOf(site, '.html')) {
      const { items } = mf2(readFile(site, file), { baseUrl: home });
      // A page is one thing, or none: the archive, what leads elsewhere.
      expect(items.length, `${site.name}/${file}`).toBeLessThanOrEqual(1);
    }
  }
});
