import { writeFileSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** One plain line for machines that read the end of a log. */
export function closingLine({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** Ends a run with its closing line, or leaves the counts in the file WEIR_TEST_COUNTS for `npm test`, which adds its checks. */
export class ClosingLineReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    const count = { passed: 0, failed: 0, skipped: 0, pending: 0 };
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        count[state] += 1;
        // Its name says why: silence would look like a test that passed.
        if (state === 'skipped') console.log(`skipped: ${test.fullName}`);
      }
      // A file that could not be loaded has no tests to count, and is a failure all the same.
      if (module.state() === 'failed' && module.errors().length > 0) count.failed += 1;
    }
    const counts = {
      passed: count.passed,
      failed: count.failed + unhandled.length,
      skipped: count.skipped + count.pending,
    };
    const file = process.env.WEIR_TEST_COUNTS;
    if (file) writeFileSync(file, JSON.stringify(counts));
    else process.once('exit', () => process.stdout.write(`${closingLine(counts)}\n`));
  }
}

export { ClosingLineReporter as default };
