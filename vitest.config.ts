import { defineConfig } from 'vitest/config'

// One pool of two workers for everything: rules run in milliseconds, acts on copies of one database,
// journeys in one browser. What is needed once per run starts when the first test asks for it (test/per-run.ts).
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.{ts,tsx}', 'bench/**/*.test.ts'],
    globalSetup: ['test/per-run.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 120_000,
    teardownTimeout: 30_000,
    env: { TZ: 'UTC', LC_ALL: 'C.UTF-8' },
    reporters: process.env['VITEST_RESULT'] ? ['default', 'json'] : ['default'],
    ...(process.env['VITEST_RESULT'] ? { outputFile: { json: process.env['VITEST_RESULT'] } } : {}),
    coverage: { provider: 'v8', include: ['src/**'], exclude: ['src/**/*.test.*', 'src/**/*.generated.*'] },
  },
})
