import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { folder } from './folder';

const style = `
  :root { color-scheme: light dark; font: 1rem/1.4 system-ui, sans-serif; }
  body { margin: 1.5rem; }
  h2 { margin: 2.5rem 0 0.5rem; font-size: 1.1rem; }
  .row { display: flex; gap: 1rem; overflow-x: auto; padding-block-end: 0.5rem; }
  figure { flex: none; margin: 0; }
  img { display: block; block-size: 34rem; max-inline-size: 40rem; object-fit: cover; object-position: top; border: 1px solid GrayText; }
  figcaption { font-size: 0.85rem; }
  nav { columns: 16rem; font-size: 0.9rem; }
  nav a { display: block; }
`;

const words = (name: string) => name.replaceAll('-', ' ');

/** Writes a page that shows all pictures, one row for each page of the blog. */
export default function gallery() {
  const files = readdirSync(folder()).filter((file) => /--.*\.(png|pdf)$/.test(file)).sort();
  const pages = [...new Set(files.map((file) => file.split('--')[0]))];
  const row = (page: string) =>
    files
      .filter((file) => file.startsWith(`${page}--`))
      .map((file) => {
        const [dress, type] = file.slice(page.length + 2).split('.');
        if (type === 'pdf') return `<p><a href="${file}">as it is printed (PDF)</a></p>`;
        const label = words(dress);
        return `<figure><a href="${file}"><img src="${file}" alt="${words(page)}, ${label}" loading="lazy"></a><figcaption>${label}</figcaption></figure>`;
      })
      .join('\n');
  const rows = pages.map((page) => `<h2 id="${page}">${words(page)}</h2>\n<div class="row">\n${row(page)}\n</div>`);
  const contents = pages.map((page) => `<a href="#${page}">${words(page)}</a>`).join('\n');
  writeFileSync(
    join(folder(), 'index.html'),
    `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Every kind of page</title>
<style>${style}</style>
</head>
<body>
<h1>Every kind of page</h1>
<p>Each row is a page of the blog: narrow (390 px) and wide (1440 px), light and dark, and on paper. What is below 5000 px is cut off. A picture leads to itself at full size.</p>
<nav aria-label="Pages">
${contents}
</nav>
${rows.join('\n')}
</body>
</html>
`,
  );
}
