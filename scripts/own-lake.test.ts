import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { jest } from '@jest/globals'
import { backUp } from './lake-backup.ts'
import { type Environment, makeEnvironment, startLake, withLake } from './lake-for-tests.ts'
import { runCommand, type Service } from './processes.ts'

jest.setTimeout(60_000)

const folder = mkdtempSync(path.join(os.tmpdir(), 'nightlight-own-lake-'))
let running: Environment
let lake: Service

beforeAll(async () => {
  running = await makeEnvironment(path.join(folder, 'served'), folder)
  lake = await startLake(running)
})

afterAll(async () => {
  await lake.stop()
  rmSync(folder, { recursive: true, force: true })
})

const lakeCommand = (environment: Environment, ...parameters: string[]) =>
  runCommand(process.execPath, ['scripts/lake.ts', ...parameters], {
    output: 'quiet',
    environment,
  })

const otherFolder = /^The lake that runs at LAKE_PORT \d+ keeps its data in another folder than /

it('nobody is let in to a folder that the lake that runs does not have, and none is made', async () => {
  const forgotten = { ...running, LAKE_DIR: path.join(folder, 'forgotten') }
  const { code, stderr } = await lakeCommand(forgotten, 'user', 'list')
  expect(stderr).toMatch(otherFolder)
  expect(stderr).toContain('set -a; . ~/settings; set +a')
  expect(code).toBe(1)
  expect(existsSync(forgotten.LAKE_DIR)).toBe(false)
})

it('people of the lake that runs are looked after, and those of a folder whose lake does not run', async () => {
  const resting = await makeEnvironment(path.join(folder, 'resting'), folder)
  for (const environment of [running, resting]) {
    const { code, stdout } = await lakeCommand(environment, 'user', 'list')
    expect(stdout).toContain('There are no users yet.')
    expect(code).toBe(0)
  }
})

it('a backup says so too, of a folder that has served before and of one that has not', async () => {
  const before = await makeEnvironment(path.join(folder, 'before'), folder)
  await withLake(before, async () => {})
  for (const name of ['before', 'forgotten']) {
    const environment = { ...running, LAKE_DIR: path.join(folder, name) }
    await expect(backUp(['other.tar.gz'], environment, () => {})).rejects.toThrow(otherFolder)
  }
  expect(existsSync(path.join(folder, 'forgotten'))).toBe(false)
})
