import type { Config } from 'jest'
import { keepCompiled } from './scripts/compile-cache.ts'

keepCompiled()

/** Unit tests stand beside the code. A file that touches the DOM says so with `@jest-environment jsdom`. */
const config: Config = {
  // Tests wait for processes and disks as much as they work, so two cores are worth two workers.
  maxWorkers: '100%',
  // `npm test` builds the site meanwhile: what takes a second on a quiet machine may take ten, and is no fault.
  testTimeout: 30_000,
  // Modules of earlier test files stay in a worker; with two gigabytes of them it ends so slowly that Jest takes it for stuck.
  workerIdleMemoryLimit: '1GB',
  cacheDirectory: '<rootDir>/node_modules/.cache/jest',
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2024',
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'automatic' } },
        },
        module: { type: 'es6' },
      },
    ],
  },
  moduleNameMapper: { '\\.(css)$': '<rootDir>/scripts/empty-module.ts' },
  testMatch: ['**/*.test.ts', '**/*.test.tsx'],
  testPathIgnorePatterns: ['/node_modules/', '/.next/', '/e2e/'],
  modulePathIgnorePatterns: ['<rootDir>/.next/'],
}

export default config
