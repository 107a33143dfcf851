import type { Reporter, TestCase } from '@playwright/test/reporter';

/** So many characters are said of a failure. */
const ENOUGH = 600;

/** What went wrong once more at the end, where who sees only that finds it, and one plain last line. */
export default class Summary implements Reporter {
  private readonly tests = new Map<string, TestCase>();

  onTestEnd(test: TestCase) {
    this.tests.set(test.id, test);
  }

  onEnd() {
    const all = [...this.tests.values()];
    const passed = all.filter((test) => test.outcome() === 'expected').length;
    const skipped = all.filter((test) => test.outcome() === 'skipped').length;
    const failed = all.length - passed - skipped;
    for (const test of all.filter((test) => test.outcome() === 'unexpected')) {
      const message = test.results.at(-1)?.errors[0]?.message ?? 'no message';
      // Without the colours of a terminal.
      const plain = message.replaceAll(/\x1b\[\d+m/g, '').slice(0, ENOUGH);
      console.log(`\n${test.location.file.split('/').pop()}: ${test.title}\n${plain}`);
    }
    const left = skipped > 0 ? `, ${skipped} skipped` : '';
    console.log(`${passed} passed, ${failed} failed${left}`);
  }

  printsToStdio() {
    return true;
  }
}
