/** Pages of the demo blog (public/posts.json) that the tests speak of. */

export const post = {
  /** The newest: 3 comments, in Politics, short. */
  newest: '/2026/10/the-interval/',
  /** No comment. */
  quiet: '/2022/12/jigsaws-welcome/',
  /** More than 60 comments, ten deep. */
  busy: '/2018/02/fifty-seven-strangers/',
  /** Comments are closed. */
  closed: '/2022/04/the-forty-first-parking-space/',
  /** Code, formulas, a table, and more than four headings listed beside them. */
  dressed: '/2026/10/kitchen-notation/',
  footnotes: '/2025/05/twenty-years-of-links/',
  arabic: '/2013/03/empty-seat-among-strangers/',
  japanese: '/2016/05/shuten-no-shukai/',
  longTitle: '/2012/09/working-group-on-working-groups/',
  /** An earlier address of `aliased`. */
  alias: '/2025/keeping-old-links-alive/',
  aliased: '/2025/05/twenty-years-of-links/',
  /** How WordPress would have called it. */
  number: '/?p=2025',
} as const;

/** One page of every kind. */
export const kinds: Record<string, string> = {
  home: '/',
  'home, page 2': '/page/2/',
  post: post.quiet,
  'post with comments': post.busy,
  'post with closed comments': post.closed,
  'post with code and formulas': post.dressed,
  'post in Arabic': post.arabic,
  'post in Japanese': post.japanese,
  page: '/about/',
  'category with children': '/category/politics/',
  'sub-category': '/category/public-policy/health/',
  tag: '/tag/trust/',
  author: '/author/miriam-ashdown/',
  archive: '/archive/',
  search: '/search/',
  year: '/2015/',
  month: '/2015/05/',
  '404': '/nowhere/',
};

export const kindsFound = Object.entries(kinds).filter(([, path]) => path !== kinds['404']);

/** Pages of the blogs in other scripts (tests/fixtures/good), one of every kind that differs there. */
export const samples = {
  arabic: {
    home: '/',
    post: '/2026/09/the-map/',
    'post with code': '/2026/08/counting-bread/',
    page: '/about/',
    category: '/category/places/',
    tag: '/tag/%D9%85%D8%B4%D9%8A/',
    archive: '/archive/',
    month: '/2026/09/',
  },
  japanese: {
    home: '/',
    post: '/2026/10/the-ferry/',
    'post with code': '/2026/07/tide-table/',
    page: '/about/',
    category: '/category/river/',
    tag: '/tag/%E6%99%82%E9%96%93/',
    archive: '/archive/',
    month: '/2026/10/',
  },
} as const;

/** What the guard sees of a document that is not there. */
export const notFound = [/status 404: .*\/nowhere\//, /console error: .*404.*\/nowhere\//];
