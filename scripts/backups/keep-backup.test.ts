import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { jest } from '@jest/globals'
import type { SanityClient } from '@sanity/client'
import { readSettings } from '#lib/env.ts'
import {
  type Environment,
  exportedLines,
  fillLake,
  makeEnvironment,
  openClient,
  startLake,
  withLake,
} from '../lake-for-tests.ts'
import { findFreePort, type Service } from '../processes.ts'
import { restore } from '../restore-backup.ts'
import { keepBackup, sendNewest } from './keep-backup.ts'
import { makeBackupKey } from './seal.ts'
import { readBackupSettings } from './settings.ts'
import { startNightly } from './start-nightly.ts'
import { readStatus } from './status.ts'

jest.setTimeout(120_000)

const folder = mkdtempSync(path.join(os.tmpdir(), 'nightlight-keep-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const makeOwnEnvironment = (name: string) => makeEnvironment(path.join(folder, name), folder)
const kept = (name: string) => readdirSync(path.join(folder, `${name}-backups`)).sort()
const statusOf = (name: string) => readStatus(path.join(folder, name))

function keepingOf(environment: Environment) {
  const settings = readSettings(environment)
  const { folder: backups = '', ...others } = readBackupSettings(environment, settings)
  const whole = { ...process.env, ...environment }
  return { settings, backups: { ...others, folder: backups }, environment: whole, print: () => {} }
}

/** The bytes of all pictures and files of a data folder. */
function assetsOf(dataFolder: string): Record<string, string> {
  const assets = path.join(dataFolder, 'assets')
  return Object.fromEntries(
    ['images', 'files'].flatMap((kind) =>
      readdirSync(path.join(assets, kind))
        .sort()
        .map((name) => [name, readFileSync(path.join(assets, kind, name)).toString('base64')]),
    ),
  )
}

it('The restore drill: a night’s encrypted backup brings an empty lake to the same documents, pictures and files, byte for byte', async () => {
  const { secret, recipient } = await makeBackupKey()
  const environment = { ...(await makeOwnEnvironment('practice')), BACKUP_KEY: recipient }
  const before = await withLake(environment, async (client) => {
    await fillLake(client)
    await keepBackup(keepingOf(environment))
    return exportedLines(client)
  })
  const [name = ''] = kept('practice')
  expect(name).toMatch(/^nightlight-production-.*Z\.tar\.gz\.age$/)
  const status = await statusOf('practice')
  expect(status).toMatchObject({ problem: null, isSent: false })
  expect(Date.parse(status.lastGood ?? '')).toBeGreaterThan(Date.now() - 60_000)
  expect(existsSync(path.join(folder, 'practice', 'backup-work'))).toBe(false)

  // The same ports, since addresses of pictures have them.
  const empty: Environment = { ...environment, LAKE_DIR: path.join(folder, 'empty') }
  const file = path.join(folder, 'practice-backups', name)
  const restoreWith = (BACKUP_KEY: string) =>
    restore([file], { ...process.env, ...empty, BACKUP_KEY }, () => {})
  await expect(restoreWith(recipient)).rejects.toThrow(/is encrypted. Set BACKUP_KEY/)
  const bytes = readFileSync(file)
  writeFileSync(file, bytes.subarray(0, bytes.length - 10))
  await expect(restoreWith(secret)).rejects.toThrow(/is damaged or cut off .* Nothing was changed/)
  expect(existsSync(path.join(folder, 'empty'))).toBe(false)
  writeFileSync(file, bytes)
  await restoreWith(secret)
  expect(await withLake(empty, exportedLines)).toEqual(before)
  expect(assetsOf(path.join(folder, 'empty'))).toEqual(assetsOf(path.join(folder, 'practice')))
})

describe('A practice whose nights go wrong', () => {
  let environment: Environment
  const earlier = (day: number) => `nightlight-production-2026-01-0${day}T11-30-00Z.tar.gz`

  let lake: Service

  beforeAll(async () => {
    environment = { ...(await makeOwnEnvironment('bad')), BACKUP_KEEP: '2' }
    lake = await startLake(environment)
    await fillLake(await openClient(environment))
    mkdirSync(path.join(folder, 'bad-backups'))
    for (const day of [1, 2]) writeFileSync(path.join(folder, 'bad-backups', earlier(day)), 'good')
  })
  afterAll(() => lake.stop())

  it('keeps its good backups when the lake does not answer, and says what was wrong', async () => {
    const noPort = { LAKE_PORT: String(await findFreePort()) }
    const running = { ...environment, ...noPort, LAKE_KEPT_RUNNING: '1' }
    await expect(keepBackup(keepingOf(running))).rejects.toThrow(/^The lake did not answer/)
    expect(kept('bad')).toEqual([earlier(1), earlier(2)])
    expect(await statusOf('bad')).toMatchObject({
      problem: 'The lake did not answer within three seconds.',
      lastGood: '2026-01-02T11:30:00.000Z',
    })
  })

  it('keeps them when there is too little room, and writes nothing', async () => {
    const keeping = { ...keepingOf(environment), readFree: async () => 100_000_000 }
    await expect(keepBackup(keeping)).rejects.toThrow(
      /^There is too little room for a backup: it needs 2\d\d MB in .*, and 100 MB are free\. .*BACKUP_DIR/,
    )
    expect(kept('bad')).toEqual([earlier(1), earlier(2)])
  })

  it('keeps them when their folder cannot be used', async () => {
    const elsewhere = { ...environment, BACKUP_DIR: '/proc/nightlight' }
    await expect(keepBackup(keepingOf(elsewhere))).rejects.toThrow(
      /^The folder \/proc\/nightlight can't be used \(ENOENT\)\. Set BACKUP_DIR/,
    )
  })

  it('keeps them when pictures are lost, and keeps what could be read beside them', async () => {
    const warn = jest.spyOn(console, 'warn').mockImplementation(() => undefined)
    const pictures = path.join(folder, 'bad', 'assets', 'images')
    const [lost = ''] = readdirSync(pictures)
    const bytes = readFileSync(path.join(pictures, lost))
    rmSync(path.join(pictures, lost))
    await keepBackup(keepingOf(environment))
    warn.mockRestore()
    expect(kept('bad')).toEqual([
      earlier(1),
      earlier(2),
      expect.stringMatching(/-incomplete\.tar\.gz$/),
    ])
    expect(await statusOf('bad')).toMatchObject({
      problem: '1 of 3 pictures and files could not be read.',
      lastGood: '2026-01-02T11:30:00.000Z',
    })
    writeFileSync(path.join(pictures, lost), bytes)
  })

  it('removes the oldest good one only once a new one is there, and sends that', async () => {
    const command = 'echo "$BACKUP_FILE" >> "$BACKUP_DIR/sent"; test -e "$BACKUP_DIR/open"'
    const sending = { ...environment, BACKUP_COMMAND: command }
    await expect(keepBackup(keepingOf(sending))).rejects.toThrow(
      /^BACKUP_COMMAND ended with code 1/,
    )
    const [second, newest] = kept('bad').filter((name) => name.endsWith('Z.tar.gz'))
    expect(second).toBe(earlier(2))
    expect(await statusOf('bad')).toMatchObject({ isSent: true, lastSent: null })
    writeFileSync(path.join(folder, 'bad-backups', 'open'), '')
    await sendNewest(keepingOf(sending))
    const { lastSent, lastGood, problem } = await statusOf('bad')
    expect([lastSent, problem]).toEqual([lastGood, null])
    const sent = readFileSync(path.join(folder, 'bad-backups', 'sent'), 'utf8')
      .trim()
      .split('\n')
    expect(sent.map((file) => path.basename(file))).toEqual([newest, newest])
  })
})

it('Whoever starts the lake makes its backups too, in a process of their own, one after the other', async () => {
  const environment = await makeOwnEnvironment('nightly')
  const settings = readSettings(environment)
  const lake = await startLake(environment)
  const said: string[] = []
  const nightly = await startNightly(settings, environment, (line) => said.push(line), 1)
  try {
    expect(await statusOf('nightly')).toMatchObject({ at: '03:30', lastGood: null })
    const isMade = async () => (await statusOf('nightly')).lastGood !== null
    while (!(await isMade())) await new Promise((resolve) => setTimeout(resolve, 50))
    expect(kept('nightly')).toHaveLength(1)
    expect(said).toEqual([])
  } finally {
    await nightly.stop()
    await lake.stop()
  }
})

it('Two at a time are not made', async () => {
  const environment = await makeOwnEnvironment('twice')
  await withLake(environment, async (_: SanityClient) => {
    const keeping = keepingOf(environment)
    const first = keepBackup(keeping)
    await expect(keepBackup(keeping)).rejects.toThrow(/^A backup is being made just now/)
    await first
  })
  expect(kept('twice')).toHaveLength(1)
})
