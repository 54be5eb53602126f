import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { withTemporaryFolder } from './temporary-folder.ts'

const leave = (purpose: string, owner: number) => {
  const folder = path.join(os.tmpdir(), `nightlight-${purpose}-${owner}-left`)
  mkdirSync(folder, { recursive: true })
  return folder
}

it('What a killed command has left is removed by the next of its kind, and what one that runs is at stays', async () => {
  const { pid: gone } = spawnSync(process.execPath, ['--version'])
  const [left, other, used] = [
    leave('trial', gone),
    leave('trial-of-another', gone),
    leave('trial', process.pid),
  ] as const
  const own = await withTemporaryFolder('trial', async (folder) => {
    expect(statSync(folder).mode & 0o077).toBe(0)
    return folder
  })
  expect([own, left, other, used].map(existsSync)).toEqual([false, false, true, true])
  for (const folder of [other, used]) rmSync(folder, { recursive: true })
})
