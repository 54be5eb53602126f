import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { readSiteRoutes } from './site-routes.ts'

describe('the routes of the build', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'routes-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  it('are read from it, without the one that takes whatever is left', async () => {
    const manifest = {
      version: 3,
      staticRoutes: [{ page: '/' }, { page: '/blog' }],
      dynamicRoutes: [{ page: '/blog/[slug]', regex: '…' }, { page: '/[...missing]' }],
    }
    await writeFile(path.join(folder, 'routes-manifest.json'), JSON.stringify(manifest))
    expect(readSiteRoutes(folder)).toEqual({
      fixed: new Set(['/', '/blog']),
      open: ['/blog/[slug]'],
    })
  })

  // Addresses are judged by these names: another one is always rendered, and a new kind of `[slug]` must be listed. Shared
  // links never come that far: their seal is looked at first.
  it('have open parts by names that the reading server can judge', async () => {
    const app = path.join(import.meta.dirname, '../../app/(site)')
    const open = (await readdir(app, { recursive: true }))
      .flatMap((file) => file.split(path.sep))
      .filter((part) => part.startsWith('['))
    expect(open.filter((part) => !/^\[(slug|page|token|\.\.\.missing)\]$/.test(part))).toEqual([])
  })
})
