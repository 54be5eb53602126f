import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { startTestLake, type TestLake } from '../test-lake.ts'

let lake: TestLake
beforeAll(async () => {
  lake = await startTestLake()
})
afterAll(() => lake.close())

const write = (text: string) => writeFileSync(path.join(lake.folder, 'backups.json'), text)
const known = { at: '03:30', lastGood: '2026-05-01T10:30:00Z', problem: 'No room in /srv/x.' }

it('What is known of the backups is for those who edit, and what went wrong for administrators', async () => {
  write(JSON.stringify(known))
  expect((await lake.get('/v1/backups')).status).toBe(401)
  expect((await lake.get('/v1/backups', 'viewer')).status).toBe(403)
  expect(await (await lake.get('/v1/backups', 'editor')).json()).toEqual({
    ...known,
    problem: null,
  })
  expect(await (await lake.get('/v1/backups', 'administrator')).json()).toEqual(known)
})

it('A file that is damaged says nothing', async () => {
  for (const text of ['', '{"at":', '7', 'null']) {
    write(text)
    expect(await (await lake.get('/v1/backups', 'administrator')).json()).toEqual({ problem: null })
  }
})
