import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { openStore } from '../store/open-store.ts'
import type { Identity } from '../types.ts'
import { moveAssetAddresses } from './asset-addresses.ts'

const identity: Identity = { id: 'editor', name: 'editor', role: 'editor', kind: 'robot' }
const picture = `images/nightlight/production/${'a'.repeat(40)}-30x20.png`

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'addresses-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const open = (publicUrl: string) =>
  openStore({ folder, projectId: 'nightlight', dataset: 'production', publicUrl })

describe('a lake that has moved', () => {
  it('leads to its pictures and files from where it is now, and leaves other documents alone', async () => {
    const before = open('http://localhost:3000/lake')
    const asset = (_id: string, fields: object) => ({
      create: { _id, _type: 'sanity.imageAsset', ...fields },
    })
    before.commit(
      [
        asset('picture', { path: picture, url: `http://localhost:3000/lake/${picture}` }),
        asset('without-path', { url: 'https://www.example.com/picture.png' }),
        { create: { _id: 'post', _type: 'article', path: 'a', url: 'b' } },
      ],
      { identity },
    )
    expect(await moveAssetAddresses(before)).toBe(0)
    before.close()

    const moved = open('https://www.example.com/lake')
    expect(await moveAssetAddresses(moved)).toBe(1)
    expect(moved.get('picture')?.url).toBe(`https://www.example.com/lake/${picture}`)
    expect(moved.get('without-path')?.url).toBe('https://www.example.com/picture.png')
    expect(moved.get('post')?.url).toBe('b')
    expect(await moveAssetAddresses(moved)).toBe(0)
    moved.close()
  })
})
