import type { Reporter, TestCase } from '@playwright/test/reporter';

/** One plain last line: what a log, or a script, looks for. */
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
    const left = skipped > 0 ? `, ${skipped} skipped` : '';
    console.log(`${passed} passed, ${failed} failed${left}`);
  }

  printsToStdio() {
    return true;
  }
}
