import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

/** One more than there are cores: a story waits for its database, a page for its server. Few machines hold more than four browsers. */
const maxWorkers = Math.min(4, availableParallelism() + 1)

const shared = {
  globalSetup: ['tools/testing/global-setup.ts'],
  // Whatever hangs fails in the end; what is only slow, on however slow a machine, does not.
  testTimeout: 180_000,
  hookTimeout: 180_000,
  maxWorkers,
  // Mail servers and services of tests stand on this machine, which nothing is let reach otherwise.
  env: { QUITTANCE_ALLOW_PRIVATE_HOSTS: '127.0.0.1, localhost' },
}

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
        },
      },
      {
        test: {
          ...shared,
          name: 'browser',
          include: ['web/**/*.browser.test.ts', 'stories/**/*.browser.test.ts'],
          isolate: false,
          // A state is waited for, however slow the machine: what never comes still fails.
          expect: { poll: { timeout: 20_000 } },
        },
      },
    ],
  },
})
