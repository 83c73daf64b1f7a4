import { defineConfig } from 'vitest/config';

// Plain Node, without Astro's plugin: only src/site needs Vite, and tests/browser covers that.
export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/browser/**', 'tests/fixtures/**'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // One would be left idle on a machine of two cores.
    maxWorkers: '100%',
  },
});
