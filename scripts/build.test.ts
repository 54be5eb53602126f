import { readFileSync } from 'node:fs'
import path from 'node:path'
import { listSources } from './build.ts'
import { root } from './processes.ts'

const fromSanity = /from '#(sanity\/[a-z-]+)\//g

describe('the files of which a build is made', () => {
  it('hold every part of sanity/ that one of them imports, so that a change there is built', async () => {
    const files = await listSources()
    const known = new Set(
      files.map((file) => path.relative(root, file).split(path.sep, 2).join('/')),
    )
    const imported = files
      .filter((file) => /\.tsx?$/.test(file))
      .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(fromSanity)])
      .map(([, folder = '']) => folder)
    expect([...new Set(imported)].filter((folder) => !known.has(folder))).toEqual([])
    expect(imported).toContain('sanity/tidy')
  })
})
