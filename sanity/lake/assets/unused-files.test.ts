import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { openStore, type Store } from '../store/open-store.ts'
import type { Identity } from '../types.ts'
import { type AssetFiles, openAssetFiles } from './asset-files.ts'
import { watchUnusedFiles } from './unused-files.ts'

const identity: Identity = { id: 'editor', name: 'editor', role: 'editor', kind: 'robot' }
const hash = 'a'.repeat(40)
const picture = { name: `${hash}-30x20.png`, _id: `image-${hash}-30x20-png` }
const day = 24 * 60 * 60 * 1000
const start = Date.parse('2026-11-01')

let folder: string
let store: Store
let files: AssetFiles

beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'unused-'))
  const publicUrl = 'http://localhost:3000/lake'
  store = openStore({ folder, projectId: 'nightlight', dataset: 'production', publicUrl })
  files = openAssetFiles(folder)
  await files.add('images', picture.name, Buffer.from('bytes'), create)
})
afterEach(() => {
  store.close()
  rmSync(folder, { recursive: true })
})

const create = async () => {
  const document = { _id: picture._id, _type: 'sanity.imageAsset' }
  store.commit([{ createIfNotExists: document }], { identity })
}
const remove = () => store.commit([{ delete: { id: picture._id } }], { identity })
/** Each look as after a restart: what is known must be on disk. */
const look = (days: number, keptDays = 90) =>
  watchUnusedFiles(folder, store, files, keptDays).look(start + days * day)
const isThere = () => existsSync(path.join(folder, 'assets', 'images', picture.name))

describe('the bytes of a deleted picture', () => {
  it('wait ninety days for someone who brings it back, and are removed then', async () => {
    remove()
    expect(await look(0)).toEqual([])
    expect(await look(89)).toEqual([])
    expect(isThere()).toBe(true)
    expect(await look(90)).toEqual([hash])
    expect(isThere()).toBe(false)
    expect(await look(91)).toEqual([])
  })

  it('wait as long as history is kept, when that is longer or shorter', async () => {
    remove()
    expect(await look(0, 400)).toEqual([])
    expect(await look(399, 400)).toEqual([])
    expect(isThere()).toBe(true)
    expect(await look(7, 7)).toEqual([hash])
  })

  it('stay when the picture is brought back, and wait anew when it is deleted again', async () => {
    remove()
    await look(0)
    await create()
    expect(await look(100)).toEqual([])
    remove()
    expect(await look(150)).toEqual([])
    expect(await look(239)).toEqual([])
    expect(await look(240)).toEqual([hash])
  })

  it('stay while the picture is in use', async () => {
    expect([await look(0), await look(1000)]).toEqual([[], []])
    expect(isThere()).toBe(true)
  })

  it('stay for an upload of the same picture that is not committed yet', async () => {
    remove()
    await look(0)
    await files.add('images', picture.name, Buffer.from('bytes'), async () => {
      expect(await look(100)).toEqual([])
      await create()
    })
    expect(isThere()).toBe(true)
    expect(await look(200)).toEqual([])
  })

  it('survive a list that was damaged, and a clock that was wrong', async () => {
    remove()
    const list = path.join(folder, 'assets', 'unused.json')
    for (const damage of ['{"a":', 'null', `{"${picture.name}":"soon"}`]) {
      writeFileSync(list, damage)
      expect(await look(1000)).toEqual([])
    }
    expect(await look(10)).toEqual([])
    expect(await look(100)).toEqual([hash])
  })

  it('are gone at the next look when they never had a document for so long', async () => {
    const other = `${'b'.repeat(40)}.pdf`
    await files.add('files', other, Buffer.from('bytes'), async () => {})
    await look(0)
    expect(await look(90)).toEqual(['b'.repeat(40)])
  })
})

describe('the folder of assets', () => {
  it('keeps what others put there', async () => {
    writeFileSync(path.join(folder, 'assets', 'images', 'notes.txt'), 'mine')
    await look(0)
    expect(await look(1000)).toEqual([])
  })

  it('needs no folder to look at', async () => {
    rmSync(path.join(folder, 'assets'), { recursive: true })
    expect(await look(0)).toEqual([])
  })

  it('is rid of what a crash left half-written', () => {
    const half = path.join(folder, 'assets', 'images', `${picture.name}.0000.part`)
    mkdirSync(path.dirname(half), { recursive: true })
    writeFileSync(half, 'by')
    openAssetFiles(folder)
    expect(readdirSync(path.dirname(half))).toEqual([picture.name])
  })
})
