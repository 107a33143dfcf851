import { expect, type Page } from '@playwright/test';

interface Seen {
  readonly path: string;
  readonly type: string;
  readonly isDocument: boolean;
}

/** The requests of one page, in order. */
export class Traffic {
  private seen: Seen[] = [];

  constructor(private readonly page: Page) {
    page.on('request', (request) => {
      const { pathname, search, protocol } = new URL(request.url());
      if (protocol === 'data:') return;
      this.seen.push({
        path: pathname + search,
        type: request.resourceType(),
        isDocument: request.isNavigationRequest(),
      });
    });
  }

  clear() {
    this.seen = [];
  }

  /** The paths of all requests. */
  paths(): string[] {
    return this.seen.map((request) => request.path);
  }

  /**
   * The paths asked for to show a page: all but the pictures in it, which are content, and the
   * site's icon, which Chromium asks for again whenever the address changes.
   */
  pathsWithoutPictures(): string[] {
    return this.seen
      .filter(({ type, path }) => type !== 'image' && !/\/icon-[^/]*$/.test(path))
      .map((request) => request.path);
  }

  /** The documents that were loaded. */
  documents(): string[] {
    return this.seen.filter((request) => request.isDocument).map((request) => request.path);
  }

  /** Runs `action`, which must not load a document. Returns what it asked for, without pictures. */
  async withoutDocument(action: () => Promise<unknown>): Promise<string[]> {
    await this.page.evaluate('window.sameDocument = true');
    this.clear();
    await action();
    expect(this.documents(), 'documents loaded').toEqual([]);
    expect(await this.page.evaluate('window.sameDocument'), 'still the same document').toBe(true);
    return this.pathsWithoutPictures();
  }

  /** Runs `action`, which must load these documents and no other. */
  async withDocuments(paths: string[], action: () => Promise<unknown>) {
    this.clear();
    await action();
    await expect.poll(() => this.documents(), 'documents loaded').toEqual(paths);
  }
}
