import { checkBackups } from './backups.ts'

const settings = {
  folder: '/srv/data-backups',
  at: '03:30',
  keep: 30,
  key: undefined,
  command: 'rclone copy',
}
const status = {
  at: '03:30',
  since: '2026-05-01T10:30:00.000Z',
  lastGood: '2026-05-10T10:30:00.000Z',
  isSent: true,
  lastSent: '2026-05-10T10:31:00.000Z',
  lastTry: '2026-05-10T10:30:00.000Z',
  problem: null,
}
const own = { uid: 1000, mode: 0o40700, isFolder: true, isWritable: true }
const now = new Date('2026-05-11T08:00:00Z')

it('is content with backups that are made and sent elsewhere, and with none yet', () => {
  const well = [{ level: 'good', says: 'Backups are made, and sent elsewhere.' }]
  expect(checkBackups(settings, status, own, now)).toEqual(well)
  expect(
    checkBackups(settings, { ...status, since: null, lastGood: null }, undefined, now),
  ).toEqual(well)
  expect(checkBackups({ ...settings, folder: undefined }, status, undefined, now)).toMatchObject([
    { level: 'good' },
  ])
})

it.each([
  ['switched off', { at: undefined }, {}, {}, /BACKUP_AT=off/],
  ['kept on one machine', { command: undefined }, {}, {}, /lost with it/],
  ['not writable', {}, {}, { isWritable: false }, /can't be written to \/srv\/data-backups/],
  ['open to others', {}, {}, { mode: 0o40755 }, /look into the backups/],
  ['too old', {}, { lastGood: '2026-05-08T05:30:00.000Z' }, {}, /of 2026-05-07/],
  ['never good', {}, { lastGood: null }, {}, /succeeded since 2026-05-01/],
])('tells of backups that are %s', (_, setting, known, owned, says) => {
  expect(
    checkBackups({ ...settings, ...setting }, { ...status, ...known }, { ...own, ...owned }, now),
  ).toMatchObject([{ level: 'look', says: expect.stringMatching(says) }])
})

it('repeats what went wrong the last time', () => {
  const known = { ...status, lastGood: null, problem: 'The disk is full.' }
  expect(checkBackups(settings, known, own, now)).toMatchObject([{ fix: 'The disk is full.' }])
})
