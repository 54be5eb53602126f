import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { jest } from '@jest/globals'
import { makeLakeToken } from './house.ts'
import { type Environment, makeElsewhere, startLake } from './lake-for-tests.ts'
import { findFreePort, runCommand, type Service } from './processes.ts'

jest.setTimeout(60_000)

const folder = mkdtempSync(path.join(os.tmpdir(), 'nightlight-start-'))
let lake: Service
let hosted: Environment
let viewer: string

beforeAll(async () => {
  const port = await findFreePort()
  const elsewhere = await makeElsewhere(path.join(folder, 'lake'), `http://localhost:${port}`)
  lake = await startLake(elsewhere.lake)
  viewer = await makeLakeToken('site', 'viewer', elsewhere.lake)
  hosted = { ...elsewhere.site, PORT: String(port), LAKE_DIR: path.join(folder, 'site') }
})

afterAll(async () => {
  await lake.stop()
  rmSync(folder, { recursive: true, force: true })
})

const start = (environment: Environment) =>
  runCommand(process.execPath, ['scripts/start.ts'], { output: 'quiet', environment })

it.each<[string, Environment, RegExp]>([
  [
    'project',
    { NEXT_PUBLIC_SANITY_PROJECT_ID: 'xyz789' },
    /no project "xyz789"; check NEXT_PUBLIC/,
  ],
  ['dataset', { NEXT_PUBLIC_SANITY_DATASET: 'post' }, /no dataset "post"; set .*: "posts"\.\n$/],
  [
    'token',
    { SANITY_API_READ_TOKEN: 'guessed' },
    /does not know the token .*SANITY_API_READ_TOKEN/,
  ],
  [
    'project missing',
    { NEXT_PUBLIC_SANITY_PROJECT_ID: '' },
    /NEXT_PUBLIC_SANITY_PROJECT_ID is mis/,
  ],
  ['dataset missing', { NEXT_PUBLIC_SANITY_DATASET: '' }, /NEXT_PUBLIC_SANITY_DATASET is missing/],
  ['token missing', { SANITY_API_READ_TOKEN: '' }, /^SANITY_API_READ_TOKEN is missing/],
  [
    'everything but the token missing',
    {
      NEXT_PUBLIC_SANITY_PROJECT_ID: '',
      NEXT_PUBLIC_SANITY_DATASET: '',
      SANITY_API_HOST: '',
    },
    /and only the token is set/,
  ],
])(
  'npm start ends with one sentence when of a hosted project this is wrong: %s',
  async (_, changes, sentence) => {
    const ending = await start({ ...hosted, SANITY_API_READ_TOKEN: viewer, ...changes })
    expect(ending).toEqual({ code: 1, stdout: '', stderr: expect.stringMatching(sentence) })
    expect(ending.stderr.trim().split('\n')).toHaveLength(1)
    expect(ending.stderr).not.toContain(viewer)
  },
)
