import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { z } from 'zod'
import { provideBrowser } from './browser.ts'
import { buildSite } from './build.ts'
import { Refusal, root, runCommand, runScript } from './processes.ts'

type Count = {
  passed: number
  failed: number
  /** What is still to be shown of it. */
  said?: string
}

type Step = [name: string, run: () => Promise<Count>]

const reports = path.join(root, 'test-results')

/** A tool that passes or fails as a whole counts as one check. */
async function check(script: string, parameters: string[]): Promise<Count> {
  const { code, stdout, stderr } = await runCommand(process.execPath, [script, ...parameters], {
    output: 'quiet',
  })
  const said = (stdout + stderr).trimEnd()
  return code === 0 ? { passed: 1, failed: 0, said } : { passed: 0, failed: 1, said }
}

/** @param hasTypes the types of the queries were found to be up to date, and need not be made again. */
async function build(hasTypes: boolean): Promise<Count> {
  try {
    await buildSite(() => {}, { hasTypes })
    return { passed: 1, failed: 0 }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { passed: 0, failed: 1, said: error.message }
  }
}

const unitReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numFailedTestSuites: z.number(),
})

/** Runs the unit tests with a folder for temporary files of their own; each that leaves something there counts as failed. */
async function runUnitTests(): Promise<Count> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'nightlight-unit-'))
  try {
    const count = await countUnitTests({ TMPDIR: folder })
    const left = readdirSync(folder)
    for (const name of left) console.error(`A test left ${name} in the folder for temporary files.`)
    return { ...count, failed: count.failed + left.length }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function countUnitTests(environment: Record<string, string>): Promise<Count> {
  const file = path.join(reports, 'unit.json')
  const { code } = await runCommand(
    process.execPath,
    [
      '--experimental-vm-modules',
      '--disable-warning=ExperimentalWarning',
      'node_modules/jest/bin/jest.js',
      '--json',
      `--outputFile=${file}`,
    ],
    { output: 'inherit', environment },
  )
  if (!existsSync(file)) return { passed: 0, failed: 1 }
  const report = unitReport.parse(JSON.parse(readFileSync(file, 'utf8')))
  // A suite that could not even start has no failed test to count.
  const failed = Math.max(report.numFailedTests, report.numFailedTestSuites, code === 0 ? 0 : 1)
  return { passed: report.numPassedTests, failed }
}

const browserReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
})

async function runBrowserTests(): Promise<Count> {
  const file = path.join(reports, 'browser.json')
  const chromium = await provideBrowser((line) => console.log(line))
  const { code } = await runCommand(
    process.execPath,
    ['node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json'],
    { output: 'inherit', environment: { CHROMIUM: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: file } },
  )
  if (!existsSync(file)) return { passed: 0, failed: 1 }
  const { stats } = browserReport.parse(JSON.parse(readFileSync(file, 'utf8')))
  const failed = Math.max(stats.unexpected + stats.flaky, code === 0 ? 0 : 1)
  return { passed: stats.expected, failed }
}

/** Runs steps one after the other. @param tell called after each with what came of it and how long it took. */
async function runInTurn(
  steps: Step[],
  tell: (name: string, count: Count, seconds: number) => void,
): Promise<void> {
  for (const [name, run] of steps) {
    const started = performance.now()
    const count = await run()
    tell(name, count, (performance.now() - started) / 1000)
  }
}

/**
 * `npm test`: every check there is, to its end, whatever fails on the way. The last line counts them. Unit tests wait for processes
 * and disks a third of their time, in which the other checks and the build get on; those are shown once the unit tests are over.
 */
await runScript(async () => {
  rmSync(reports, { recursive: true, force: true })
  mkdirSync(reports, { recursive: true })
  const total = { passed: 0, failed: 0 }
  const tell = (name: string, { passed, failed, said }: Count, seconds: number) => {
    if (said) console.log(said)
    console.log(`── ${name}: ${passed} passed, ${failed} failed, ${seconds.toFixed(0)} s\n`)
    total.passed += passed
    total.failed += failed
  }
  let hasTypes = false
  const checkTypes = async () => {
    const count = await check('scripts/types.ts', ['--check'])
    hasTypes = count.failed === 0
    return count
  }
  const untold: Array<Parameters<typeof tell>> = []
  const checks = () =>
    runInTurn(
      [
        [
          'Format, lint and boundaries',
          () => check('node_modules/@biomejs/biome/bin/biome', ['check', '.']),
        ],
        ['Types', () => check('node_modules/typescript/bin/tsc', [])],
        ['Generated query types', checkTypes],
        ['Production build', () => build(hasTypes)],
      ],
      (...result) => untold.push(result),
    )
  await Promise.all([runInTurn([['Unit tests', runUnitTests]], tell), checks()])
  for (const result of untold) tell(...result)
  await runInTurn([['Browser tests', runBrowserTests]], tell)
  if (total.failed > 0) process.exitCode = 1
  console.log(`${total.passed} passed, ${total.failed} failed`)
})
