import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { listBackups, nameBackup, removeOldBackups, removeParts } from './kept-backups.ts'

const owner = { projectId: 'nightlight', dataset: 'production' }
const folder = mkdtempSync(path.join(os.tmpdir(), 'nightlight-kept-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
beforeEach(() => {
  for (const name of readdirSync(folder)) rmSync(path.join(folder, name), { recursive: true })
})

const put = (...names: string[]) => {
  for (const name of names) writeFileSync(path.join(folder, name), 'bytes')
}
const nameOf = (day: number, { isComplete = true, isSealed = false } = {}) =>
  nameBackup(owner, {
    takenAt: new Date(Date.UTC(2026, 4, day, 10, 30, 5)),
    isComplete,
    isSealed,
  })
const left = () => readdirSync(folder).sort()

it('A backup is told by its name, and nothing else in the folder is taken for one', async () => {
  const backups = [nameOf(1), nameOf(3, { isSealed: true }), nameOf(2, { isComplete: false })]
  expect(backups[1]).toBe('nightlight-production-2026-05-03T10-30-05Z.tar.gz.age')
  put(...backups)
  put(`${nameOf(4)}.part`, 'notes.txt', 'nightlight-production-2026-99-01T10-30-05Z.tar.gz')
  put('nightlight-test-2026-05-04T10-30-05Z.tar.gz', 'lake.tar.gz')
  mkdirSync(path.join(folder, nameOf(5)))
  const found = await listBackups(folder, owner, Date.UTC(2026, 5, 1))
  expect(found.map(({ file }) => path.basename(file))).toEqual([backups[1], backups[2], backups[0]])
  expect(found.map(({ isComplete }) => isComplete)).toEqual([true, false, true])
  expect(found.map(({ isSealed }) => isSealed)).toEqual([true, false, false])
  expect(found[0]).toMatchObject({ bytes: 5, takenAt: new Date('2026-05-03T10:30:05Z') })
  expect(await listBackups(path.join(folder, 'nowhere'), owner)).toEqual([])
})

it('A backup of a clock that ran years ahead is not taken for the newest', async () => {
  put(
    nameOf(1),
    nameBackup(owner, { takenAt: new Date('2040-01-01'), isComplete: true, isSealed: false }),
  )
  const found = await listBackups(folder, owner, Date.UTC(2026, 4, 2))
  expect(found.map(({ takenAt }) => takenAt.getUTCFullYear())).toEqual([2026])
})

it('The oldest go, past the number to keep; those of others stay', async () => {
  put(...[1, 2, 3, 4, 5].map((day) => nameOf(day)), 'mine.tar.gz')
  put('nightlight-test-2026-05-01T10-30-05Z.tar.gz')
  await removeOldBackups(folder, owner, 2)
  expect(left()).toEqual([
    'mine.tar.gz',
    nameOf(4),
    nameOf(5),
    'nightlight-test-2026-05-01T10-30-05Z.tar.gz',
  ])
})

it('Nights on which pictures could not be read push out no good one', async () => {
  put(...[1, 2].map((day) => nameOf(day)))
  put(...[3, 4, 5, 6].map((day) => nameOf(day, { isComplete: false })))
  await removeOldBackups(folder, owner, 2)
  expect(left()).toEqual([nameOf(1), nameOf(2), nameOf(6, { isComplete: false })])
})

it('What a killed backup left behind is removed, and only that', async () => {
  put(nameOf(1), `${nameOf(2)}.part`, 'film.part')
  await removeParts(folder, owner)
  expect(left()).toEqual(['film.part', nameOf(1)])
})
