import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { openStore, type Store } from '../store/open-store.ts'
import type { Identity, LakeRequest } from '../types.ts'
import { openAssetFiles } from './asset-files.ts'
import { storeFile } from './upload.ts'

const identity: Identity = { id: 'editor', name: 'editor', role: 'editor', kind: 'robot' }
const request: LakeRequest = {
  method: 'POST',
  url: new URL('http://lake/assets/files/production?filename=note.txt'),
  apiVersion: '1',
  params: {},
  headers: { 'content-type': 'text/plain' },
  identity,
  readBody: async () => Buffer.alloc(0),
  signal: new AbortController().signal,
}
let folder: string
let store: Store

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'uploads-'))
  const publicUrl = 'http://localhost:3000/lake'
  store = openStore({ folder, projectId: 'nightlight', dataset: 'production', publicUrl })
})
afterEach(() => {
  store.close()
  rmSync(folder, { recursive: true })
})

describe('an upload', () => {
  it('shares its write to disk with other writers', async () => {
    const files = openAssetFiles(folder)
    const lake: Store = Object.create(store, {
      commit: {
        value: () => {
          throw new Error('The upload wrote to disk alone.')
        },
      },
    })
    lake.commitTogether = store.commitTogether.bind(store)
    const stored = await storeFile(request, Buffer.from('note'), { lake, files })
    expect(store.get(stored._id)).toEqual(stored)
  })

  it('is answered even when another writer deletes it in the same moment', async () => {
    const files = openAssetFiles(folder)
    const bytes = Buffer.from('note')
    const { _id } = await storeFile(request, bytes, { lake: store, files })
    await store.commitTogether([{ delete: { id: _id } }], { identity })
    const lake: Store = Object.create(store)
    lake.commitTogether = (mutations, options) => {
      const upload = store.commitTogether(mutations, options)
      void store.commitTogether([{ delete: { id: _id } }], { identity })
      return upload
    }
    expect(await storeFile(request, bytes, { lake, files })).toMatchObject({ _id })
    expect(store.get(_id)).toBeUndefined()
  })
})
