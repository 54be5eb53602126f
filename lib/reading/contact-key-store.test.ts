import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { readContactKey } from './contact-key-store.ts'
import { readPictureKey } from './picture-key-store.ts'

describe('the key of the contact form', () => {
  it('stays in the data folder, is not that of the pictures, and gives way to the one that is set', () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'key-'))
    const sanity = { projectId: 'nightlight', dataset: 'production', readToken: 'x' }
    const settings = {
      lakeDir: path.join(folder, 'data'),
      sanity: { ...sanity, isEmbedded: true as const, apiHost: 'http://127.0.0.1:3010' },
    }
    try {
      const key = readContactKey(settings)
      expect(readContactKey(settings)).toBe(key)
      expect(readdirSync(settings.lakeDir)).toEqual(['contact-key'])
      expect(readPictureKey(settings)).not.toBe(key)
      const hosted = {
        ...settings,
        sanity: { ...sanity, isEmbedded: false as const, apiHost: undefined },
      }
      expect(readContactKey(hosted)).not.toBe(readPictureKey(hosted))
      expect(readContactKey({ ...settings, contactKey: 'chosen' })).toBe('chosen')
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
