import { defineConfig } from 'vitest/config'

const shared = { globalSetup: ['tools/testing/global-setup.ts'], testTimeout: 60_000, hookTimeout: 120_000 }

export default defineConfig({
  test: {
    projects: [
      // Rules, stores and stories share one process: they own no global state, and module loading is most of their cost.
      {
        test: {
          ...shared,
          name: 'node',
          include: [
            'src/**/*.test.ts',
            'stories/**/*.test.ts',
            'sim/**/*.test.ts',
            'tools/**/*.test.ts',
            'db/**/*.test.ts',
            'web/**/*.test.ts',
          ],
          exclude: ['**/*.browser.test.ts', '**/node_modules/**'],
          isolate: false,
          maxWorkers: 2,
        },
      },
      {
        test: {
          ...shared,
          name: 'browser',
          include: ['web/**/*.browser.test.ts', 'stories/**/*.browser.test.ts'],
          isolate: false,
          maxWorkers: 2,
          testTimeout: 180_000,
          // A state is waited for, however slow the machine: what never comes still fails.
          expect: { poll: { timeout: 20_000 } },
          // A real browser on a shared machine may miss a beat once; a fault of ours fails twice.
          retry: process.env.CI ? 1 : 0,
        },
      },
    ],
  },
})
