import { defineConfig } from 'vitest/config'

/** Pure tests in seconds; database tests on one throw-away server, a copied database per file. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          // Time is no measure here: a busy machine is slow, not wrong.
          testTimeout: 60_000,
          include: ['{contract,server,apps,bin,test}/**/*.test.{ts,tsx}'],
          exclude: ['**/node_modules/**', '**/*.db.test.ts', 'test/e2e/**', 'test/bench/**'],
        },
      },
      {
        test: {
          name: 'db',
          include: ['{server,test}/**/*.db.test.ts'],
          globalSetup: ['./test/database-setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.e2e.test.ts'],
          globalSetup: ['./test/e2e/setup.ts'],
          testTimeout: 180_000,
          hookTimeout: 120_000,
          // One browser at a time: two cores are the server's and the database's as well.
          fileParallelism: false,
        },
      },
    ],
  },
})
