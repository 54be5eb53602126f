import os from 'node:os'
import path from 'node:path'
import { checkSpace, readSpace } from './disk.ts'

const gigabyte = 1024 ** 3
const check = (space: { bytes: number; files: number }) => checkSpace('data', '/srv/data', space)

it.each([
  [{ bytes: 50 * gigabyte, files: 9_000 }, 'good', 'The disk of the data has 50 GB left.'],
  [{ bytes: gigabyte, files: 9_000 }, 'look', 'The disk of the data has 1 GB left (/srv/data).'],
  [{ bytes: 1024 ** 2, files: 9_000 }, 'stop', 'The disk of the data has 1 MB left (/srv/data).'],
  [{ bytes: 50 * gigabyte, files: 12 }, 'stop', /room for 12 more files/],
])('says of %j: %s', (space, level, says) => {
  const found = check(space)
  expect(found.level).toBe(level)
  expect(found.says).toMatch(says)
})

it('asks the disk on which a folder would be made', async () => {
  const [above, missing] = await Promise.all([
    readSpace(os.tmpdir()),
    readSpace(path.join(os.tmpdir(), 'not-there', 'nor-this')),
  ])
  expect(missing.bytes).toBeGreaterThan(0)
  expect(Math.abs(missing.bytes - above.bytes)).toBeLessThan(gigabyte)
})
