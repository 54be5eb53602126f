import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { checkDataFolder, readOwner } from './data-folder.ts'

const own = { uid: 1000, mode: 0o40700, isFolder: true, isWritable: true }
const levels = (owned: Parameters<typeof checkDataFolder>[1], uid = 1000) =>
  checkDataFolder('/srv/data', owned, uid).map(({ level }) => level)

it('is content with a folder that is closed to others, and with none yet', () => {
  expect(levels(own)).toEqual(['good'])
  expect(levels(undefined)).toEqual(['good'])
})

it.each([
  ['a file', { ...own, isFolder: false }, 'stop', /LAKE_DIR/],
  ['one that can’t be written', { ...own, isWritable: false }, 'stop', /chown -R .*\/srv\/data/],
  ['one of another account', { ...own, uid: 1001 }, 'stop', /chown/],
  ['one that a group reads', { ...own, mode: 0o40750 }, 'look', /chmod 700 \/srv\/data/],
  ['one that anyone enters', { ...own, mode: 0o40701 }, 'look', /chmod 700/],
])('names the fix for %s', (_, owned, level, fix) => {
  expect(checkDataFolder('/srv/data', owned, 1000)).toMatchObject([
    { level, fix: expect.stringMatching(fix) },
  ])
})

it('warns of root, also when the folder is another account’s', () => {
  expect(levels({ ...own, uid: 0 }, 0)).toEqual(['look', 'good'])
  expect(levels(own, 0)).toEqual(['look', 'look'])
})

describe('on a disk', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'nightlight-doctor-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  it('reads who owns a folder and who may look into it', async () => {
    chmodSync(folder, 0o755)
    expect(await readOwner(folder)).toEqual({
      uid: process.getuid?.(),
      mode: 0o40755,
      isFolder: true,
      isWritable: true,
    })
  })

  it('tells a file and nothing from a folder', async () => {
    const file = path.join(folder, 'file')
    writeFileSync(file, '')
    expect(await readOwner(file)).toMatchObject({ isFolder: false })
    expect(await readOwner(path.join(folder, 'nothing'))).toBeUndefined()
  })
})
