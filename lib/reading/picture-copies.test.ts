import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { openPictureCopies } from './picture-copies.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'copies-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const copy = (text: string, bytes = 100) => ({
  contentType: 'image/avif',
  tag: `"${text}"`,
  body: Buffer.from(text.padEnd(bytes, '.')),
})
const total = () =>
  readdirSync(folder).reduce((sum, name) => sum + statSync(path.join(folder, name)).size, 0)
const onlyFile = () => path.join(folder, readdirSync(folder)[0] ?? '')
/** As if nobody had asked for any of what is there for so many seconds. */
const age = (seconds: number) => {
  for (const name of readdirSync(folder)) {
    const file = path.join(folder, name)
    const then = new Date(statSync(file).mtimeMs - seconds * 1000)
    utimesSync(file, then, then)
  }
}

describe('pictures on disk', () => {
  it('are there after a restart', async () => {
    const shelf = path.join(folder, 'new')
    await openPictureCopies(shelf, 'lake').write('/images/a', copy('a'))
    expect(await openPictureCopies(shelf, 'lake').read('/images/a')).toEqual(copy('a'))
    expect(await openPictureCopies(shelf, 'lake').read('/images/b')).toBeUndefined()
  })

  it('are not those of another lake', async () => {
    await openPictureCopies(folder, 'lake').write('/images/a', copy('a'))
    expect(await openPictureCopies(folder, 'other').read('/images/a')).toBeUndefined()
  })

  it('are as good as none when they are damaged', async () => {
    const copies = openPictureCopies(folder, 'lake')
    await copies.write('/images/a', copy('a'))
    truncateSync(onlyFile(), 120)
    expect(await copies.read('/images/a')).toBeUndefined()
    await copies.write('/images/a', copy('a'))
    const bytes = readFileSync(onlyFile())
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1)
    writeFileSync(onlyFile(), bytes)
    expect(await copies.read('/images/a')).toBeUndefined()
    writeFileSync(onlyFile(), 'nonsense')
    expect(await copies.read('/images/a')).toBeUndefined()
  })

  it('can be taken away', async () => {
    const copies = openPictureCopies(folder, 'lake')
    await copies.write('/images/a', copy('a'))
    await copies.remove('/images/a')
    expect(readdirSync(folder)).toEqual([])
  })

  it('take no more room than they may, and those not asked for longest go first', async () => {
    const copies = openPictureCopies(folder, 'lake', 60_000)
    for (const name of ['a', 'b', 'c', 'd', 'e']) {
      age(10)
      await copies.write(name, copy(name, 10_000))
    }
    age(10)
    await copies.read('a')
    await copies.write('f', copy('f', 10_000))
    const kept = await Promise.all(
      ['a', 'b', 'c', 'd', 'e', 'f'].map(async (name) => (await copies.read(name)) !== undefined),
    )
    expect(kept).toEqual([true, false, true, true, true, true])
  })

  it('stay within bounds when two servers share the folder', async () => {
    const both = [1, 2].map(() => openPictureCopies(folder, 'lake', 100_000))
    for (let index = 0; index < 40; index += 1) {
      age(1)
      await Promise.all(
        both.map((copies, which) => copies.write(`${which}-${index}`, copy('x', 5_000))),
      )
    }
    expect(total()).toBeLessThanOrEqual(100_000 * (1 + 2 / 16))
    expect(total()).toBeGreaterThan(50_000)
    expect(await both[1]?.read('0-39')).toEqual(copy('x', 5_000))
  })

  it('are tidied of what a crash left, and not of what another server is writing', async () => {
    writeFileSync(path.join(folder, 'old.part'), 'x')
    age(2 * 60 * 60)
    writeFileSync(path.join(folder, 'new.part'), 'x')
    await openPictureCopies(folder, 'lake').write('a', copy('a'))
    expect(readdirSync(folder)).toHaveLength(2)
    expect(readdirSync(folder)).toContain('new.part')
  })
})
