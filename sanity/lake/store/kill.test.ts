import { spawn } from 'node:child_process'
import path from 'node:path'
import { closeTestStores, openTestStore, temporaryFolder } from './store-for-tests.ts'

afterEach(closeTestStores)

/** Lets a process write until it acknowledged some transactions, kills it, and gives the last acknowledged count. */
async function writeAndKill(folder: string, atLeast: number): Promise<number> {
  const script = path.join(import.meta.dirname, 'write-until-killed.ts')
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let acknowledged = 0
  let lines = 0
  let rest = ''
  child.stdout.on('data', (data: Buffer) => {
    const parts = (rest + data).split('\n')
    rest = parts.pop() ?? ''
    lines += parts.length
    acknowledged = Number(parts.at(-1) ?? acknowledged)
    if (lines >= atLeast) child.kill('SIGKILL')
  })
  await new Promise((resolve) => child.once('close', resolve))
  return acknowledged
}

describe('A lake that is killed while it writes', () => {
  it('loses nothing that it acknowledged, keeps no half transaction, and starts again at once', async () => {
    const folder = temporaryFolder()
    for (const atLeast of [5, 40, 120]) {
      const acknowledged = await writeAndKill(folder, atLeast)
      expect(acknowledged).toBeGreaterThanOrEqual(atLeast)
      const store = openTestStore(folder)
      const stored = Number(store.get('left')?.count)
      expect(stored).toBeGreaterThanOrEqual(acknowledged)
      expect(store.get('right')?.count).toBe(stored)
      for (let count = 1; count <= stored; count++) {
        expect(store.get(`entry-${count}`)?.count).toBe(count)
      }
      expect([...store.documents.ofType('entry')]).toHaveLength(stored)
      store.close()
    }
  }, 60_000)
})
