import { mkdtempSync, readdirSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { openPictureCache } from './picture-cache.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'pictures-'))
})

afterEach(() => rmSync(folder, { recursive: true }))

const bytes = (text: string) => Buffer.from(text.padEnd(100, '.'))

describe('the cache of renderings', () => {
  it('gives back what it was given', async () => {
    const cache = openPictureCache(path.join(folder, 'new'), 1_000)
    expect(await cache.read('a')).toBeUndefined()
    await cache.write('a', bytes('a'))
    expect(await cache.read('a')).toEqual(bytes('a'))
  })

  it('lets go of what was not asked for longest', async () => {
    const cache = openPictureCache(folder, 250)
    await cache.write('a', bytes('a'))
    await cache.write('b', bytes('b'))
    await cache.read('a')
    await cache.write('c', bytes('c'))
    expect(readdirSync(folder).sort()).toEqual(['a', 'c'])
    expect(await cache.read('b')).toBeUndefined()
  })

  it('knows after a restart what it holds, and tidies up', async () => {
    for (const [index, name] of ['old', 'new', 'half.part'].entries()) {
      writeFileSync(path.join(folder, name), bytes(name))
      utimesSync(path.join(folder, name), index + 1, index + 1)
    }
    const cache = openPictureCache(folder, 150)
    expect(await cache.read('new')).toEqual(bytes('new'))
    expect(readdirSync(folder)).toEqual(['new'])
  })

  it('does not serve a file that a crash cut short', async () => {
    const cache = openPictureCache(folder, 1_000)
    await cache.write('a', bytes('a'))
    truncateSync(path.join(folder, 'a'), 10)
    expect(await cache.read('a')).toBeUndefined()
  })

  it('lets go of all renderings of one picture', async () => {
    const cache = openPictureCache(folder, 1_000)
    for (const name of ['a-1', 'a-2', 'b-1']) await cache.write(name, bytes(name))
    await cache.remove('a-')
    expect(readdirSync(folder)).toEqual(['b-1'])
    expect(await cache.read('a-1')).toBeUndefined()
  })

  it('survives being deleted', async () => {
    const cache = openPictureCache(folder, 1_000)
    await cache.write('a', bytes('a'))
    rmSync(path.join(folder, 'a'))
    expect(await cache.read('a')).toBeUndefined()
    await cache.write('a', bytes('again'))
    expect(await cache.read('a')).toEqual(bytes('again'))
  })
})
