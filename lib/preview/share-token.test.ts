import { seal } from './sealed.ts'
import {
  endOfShare,
  longestShare,
  readShare,
  shareDays,
  sharedPath,
  writeShare,
} from './share-token.ts'

const key = 'the key of this practice'
const share = { link: '0b8f-one-link', type: 'article' as const, document: 'calm', until: 5 }

describe('the address of a shared link', () => {
  it('says what was shared, also when its time is over', () => {
    expect(readShare(key, writeShare(key, share))).toEqual(share)
  })

  it('is the same each time, so that a link can be copied again', () => {
    expect(writeShare(key, share)).toBe(writeShare(key, share))
  })

  it('is short enough for a message and needs no escaping', () => {
    const longest = { ...share, document: 'd'.repeat(128), link: 'l'.repeat(64) }
    expect(encodeURI(sharedPath(writeShare(key, longest)))).toBe(
      sharedPath(writeShare(key, longest)),
    )
    expect(sharedPath(writeShare(key, longest)).length).toBeLessThan(500)
  })

  it.each([
    ['nothing', ''],
    ['a guess', 'calm'],
    ['one sealed by another site', writeShare('another key', share)],
    ['a pass of staff', seal(key, 'staff preview', share)],
    ['one for what has no page', seal(key, 'shared link', { ...share, type: 'settings' })],
    ['one for whatever an odd id finds', seal(key, 'shared link', { ...share, document: '**' })],
  ])('is not %s', (_, token) => {
    expect(readShare(key, token)).toBeUndefined()
  })

  it('opens nothing where there is no key', () => {
    expect(readShare(undefined, writeShare(key, share))).toBeUndefined()
    expect(readShare('', writeShare('', share))).toBeUndefined()
  })

  it('never lasts longer than the site lets a link count', () => {
    expect(shareDays[0]).toBe(7)
    for (const days of shareDays) expect(endOfShare(days, 0)).toBeLessThan(longestShare)
  })
})
