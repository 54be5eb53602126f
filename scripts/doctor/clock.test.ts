import { checkClock, readSynchronized } from './clock.ts'

const newest = new Date('2026-05-01T00:00:00Z')
const check = (now: string, isSynchronized?: boolean) =>
  checkClock(new Date(now), newest, isSynchronized)

it.each([
  ['2026-05-02T10:00:00Z', true, 'good', 'The clock says 2026-05-02 10:00 UTC, and is kept right.'],
  ['2026-05-02T10:00:00Z', undefined, 'good', /can't be asked here/],
  ['2026-05-02T10:00:00Z', false, 'look', /nothing keeps it right/],
  ['1970-01-01T00:00:30Z', true, 'stop', /1970-01-01 00:00 UTC, and files here are newer/],
  ['2060-01-01T00:00:00Z', true, 'stop', /twenty years after/],
])('at %s, synchronized %s: %s', (now, isSynchronized, level, says) => {
  const found = check(now, isSynchronized)
  expect(found.level).toBe(level)
  expect(found.says).toMatch(says)
})

it.each([
  ['yes\n', true],
  ['no\n', false],
  ['', undefined],
  [undefined, undefined],
])('reads %j as %s', (printed, isSynchronized) => {
  expect(readSynchronized(printed)).toBe(isSynchronized)
})
