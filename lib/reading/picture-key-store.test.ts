import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { signature } from '../picture-key.ts'
import { readPictureKey } from './picture-key-store.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'key-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const lake = { projectId: 'nightlight', dataset: 'production', readToken: 'short-lived' }
const embedded = () => ({
  lakeDir: path.join(folder, 'data'),
  sanity: { ...lake, isEmbedded: true as const, apiHost: 'http://127.0.0.1:3010' },
  pictureKey: undefined,
})
const hosted = (readToken: string | undefined, projectId = 'abc123') => ({
  ...embedded(),
  sanity: { ...lake, projectId, readToken, isEmbedded: false as const, apiHost: undefined },
})

describe('the key of picture addresses', () => {
  it('is made once and stays in the data folder, for the server’s eyes only', () => {
    const key = readPictureKey(embedded())
    expect(key).toMatch(/^[\w-]{43}$/)
    const other = embedded()
    other.sanity.readToken = 'another, as at every start'
    expect(readPictureKey(other)).toBe(key)
    expect(readdirSync(path.join(folder, 'data'))).toEqual(['picture-key'])
    expect(statSync(path.join(folder, 'data', 'picture-key')).mode & 0o077).toBe(0)
  })

  it('is another one for another folder', () => {
    const other = { ...embedded(), lakeDir: path.join(folder, 'other') }
    expect(readPictureKey(other)).not.toBe(readPictureKey(embedded()))
  })

  it('follows from the token of a hosted lake, so that several machines agree', () => {
    const key = readPictureKey(hosted('secret'))
    expect(readPictureKey({ ...hosted('secret'), lakeDir: '/nowhere' })).toBe(key)
    expect(readPictureKey(hosted('another'))).not.toBe(key)
    expect(readPictureKey(hosted('secret', 'xyz789'))).not.toBe(key)
    // A host without this server signs as this one would.
    const saved = { ...process.env }
    process.env.NEXT_PUBLIC_SANITY_PROJECT_ID = 'abc123'
    process.env.NEXT_PUBLIC_SANITY_DATASET = 'production'
    process.env.SANITY_API_READ_TOKEN = 'secret'
    delete process.env.PICTURE_KEY
    signature('a part')
    expect(process.env.PICTURE_KEY).toBe(key)
    process.env = saved
    expect(readdirSync(folder)).toEqual([])
  })

  it('is in the data folder when there is no token to derive it from', () => {
    expect(readPictureKey(hosted(undefined))).toBe(readPictureKey(embedded()))
  })

  it('is the one from the settings, whatever else there is', () => {
    const pictureKey = 'chosen by the owner'
    expect(readPictureKey({ ...embedded(), pictureKey })).toBe(pictureKey)
    expect(readPictureKey({ ...hosted('secret'), pictureKey })).toBe(pictureKey)
  })

  it('is not made up where the file was damaged', () => {
    readPictureKey(embedded())
    writeFileSync(path.join(folder, 'data', 'picture-key'), '')
    expect(() => readPictureKey(embedded())).toThrow(/holds no key/)
  })
})
