import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { openBuildFiles } from './build-files.ts'

const script = 'export const words = "a quiet sentence";\n'.repeat(200)
const font = randomBytes(3_000)

describe('the files of a build', () => {
  let folder: string
  const open = () =>
    openBuildFiles(
      folder,
      new Set(
        ['chunks/a.js', 'chunks/a.js.map', 'media/[one].js', 'media/f.woff2', 'x.other']
          .map((file) => file.split('/').map(encodeURIComponent).join('/'))
          .map((file) => `/_next/static/${file}`),
      ),
    )
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'build-files-'))
    for (const name of ['chunks', 'media']) mkdirSync(path.join(folder, name))
    writeFileSync(path.join(folder, 'chunks/a.js'), script)
    writeFileSync(path.join(folder, 'media/[one].js'), script)
    writeFileSync(path.join(folder, 'media/f.woff2'), font)
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  it('come small, whole, for good, and as what they are', async () => {
    const file = await open().read('/_next/static/chunks/a.js')
    const { identity, br, gzip } = file?.variants ?? {}
    expect(identity?.body.toString()).toBe(script)
    expect(br && brotliDecompressSync(br.body).toString()).toBe(script)
    expect(gzip && gunzipSync(gzip.body).toString()).toBe(script)
    expect(br?.body.length).toBeLessThan(script.length / 20)
    const head = new Headers(file?.headers)
    expect(head.get('content-type')).toBe('application/javascript; charset=utf-8')
    expect(head.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(head.get('x-content-type-options')).toBe('nosniff')
  })

  it('are found by their addresses, however those have to be written', async () => {
    expect((await open().read('/_next/static/media/%5Bone%5D.js'))?.size).toBeGreaterThan(0)
  })

  it('are not compressed where nothing is gained', async () => {
    const file = await open().read('/_next/static/media/f.woff2')
    expect(Object.keys(file?.variants ?? {})).toEqual(['identity'])
    expect(file?.variants.identity.body).toEqual(font)
  })

  it('are read once, also for many who ask at once', async () => {
    const files = open()
    const [first, second] = await Promise.all([
      files.read('/_next/static/chunks/a.js'),
      files.read('/_next/static/chunks/a.js'),
    ])
    expect(first).toBe(second)
    expect(await files.read('/_next/static/chunks/a.js')).toBe(first)
  })

  it('leave to Next what only Next knows, and show nobody how they were made', async () => {
    const files = open()
    expect(files.has('/_next/static/x.other')).toBe(true)
    expect(await files.read('/_next/static/x.other')).toBeUndefined()
    expect(files.has('/_next/static/chunks/a.js.map')).toBe(false)
    expect(files.has('/_next/static/chunks/b.js')).toBe(false)
  })

  it('say so when one is gone from the disk, and are read again when it is back', async () => {
    const files = openBuildFiles(folder, new Set(['/_next/static/late.js']))
    await expect(files.read('/_next/static/late.js')).rejects.toThrow('ENOENT')
    writeFileSync(path.join(folder, 'late.js'), script)
    expect((await files.read('/_next/static/late.js'))?.variants.identity.body.toString()).toBe(
      script,
    )
  })
})
