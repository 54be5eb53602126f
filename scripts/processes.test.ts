import { existsSync } from 'node:fs'
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { requireFolder, requireFreePort } from './processes.ts'

describe('a start that can’t succeed says which setting to change', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'nightlight-processes-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  it('for a port that is taken', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const { port } = other.address() as { port: number }
    const refusal = await requireFreePort(port, '127.0.0.1', 'LAKE_PORT').catch(String)
    await new Promise((resolve) => other.close(resolve))
    expect(refusal).toMatch(
      new RegExp(
        `^Refusal: Port ${port} is taken by another program\\. .+: LAKE_PORT=\\d+ npm start$`,
      ),
    )
    await expect(requireFreePort(port, '127.0.0.1', 'LAKE_PORT')).resolves.toBeUndefined()
  })

  it('for a data folder that is a file or lies in one', async () => {
    const file = path.join(folder, 'file')
    await writeFile(file, '')
    for (const impossible of [file, path.join(file, 'below')]) {
      await expect(requireFolder(impossible, 'LAKE_DIR')).rejects.toMatchObject({
        name: 'Refusal',
        message: expect.stringContaining(`The folder ${impossible} can't be used (E`),
      })
    }
  })

  it('for a place where nothing can be made', async () => {
    const impossible = '/proc/nightlight/data'
    await expect(requireFolder(impossible, 'LAKE_DIR')).rejects.toMatchObject({ name: 'Refusal' })
  })

  it('and makes a data folder that isn’t there yet', async () => {
    const wanted = path.join(folder, 'a', 'b')
    await requireFolder(wanted, 'LAKE_DIR')
    expect(existsSync(wanted)).toBe(true)
  })

  it('and keeps other accounts out of a data folder that it makes', async () => {
    const wanted = path.join(folder, 'data')
    await requireFolder(wanted, 'LAKE_DIR')
    expect((await stat(wanted)).mode & 0o777).toBe(0o700)
  })
})
