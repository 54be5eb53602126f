import { readRange } from './byte-range.ts'

const etag = '"abc"'
const read = (range: string, condition?: string, method = 'GET') =>
  readRange(method, { range, ...(condition !== undefined && { 'if-range': condition }) }, 10, etag)

describe('the bytes that a call asks for', () => {
  it.each([
    ['bytes=0-0', { start: 0, end: 0 }],
    ['bytes=2-5', { start: 2, end: 5 }],
    ['bytes=2-', { start: 2, end: 9 }],
    ['bytes=2-999', { start: 2, end: 9 }],
    ['bytes=-3', { start: 7, end: 9 }],
    ['bytes=-999', { start: 0, end: 9 }],
    ['bytes=10-', 'none of it'],
    ['bytes=99999999999999999999-', 'none of it'],
    ['bytes=-0', 'none of it'],
    ['bytes=5-2', 'all'],
    ['bytes=-', 'all'],
    ['bytes=0-1,4-5', 'all'],
    ['lines=0-1', 'all'],
    ['', 'all'],
  ])('%s of ten is %j', (range, expected) => {
    expect(read(range)).toEqual(expected)
  })

  it('are all of them for whoever has a part of another file', () => {
    expect(read('bytes=2-5', etag)).toEqual({ start: 2, end: 5 })
    for (const other of ['"other"', 'W/"abc"', 'Mon, 23 Nov 2026 00:00:00 GMT']) {
      expect(read('bytes=2-5', other)).toBe('all')
    }
  })

  it('are all of them when only the head is asked for', () => {
    expect(read('bytes=2-5', undefined, 'HEAD')).toBe('all')
  })
})
