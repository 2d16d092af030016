import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'tools/**/*.test.ts'],
    // Two cores: more workers than that only take turns.
    maxWorkers: 2,
    setupFiles: ['./test/fixed-seed.ts'],
    globalSetup: ['test/store/cluster-setup.ts', 'test/console/stage-setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: ['default', './tools/closing-line-reporter.ts'],
  },
});
