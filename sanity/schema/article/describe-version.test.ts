import { describeVersion } from './describe-version.ts'

const now = Date.parse('2026-05-09T12:00:00Z')
const past = '2026-05-01T18:00:00Z'
const ahead = '2026-06-01T18:00:00Z'

describe('a post in a list says where it stands', () => {
  it.each([
    [{ id: 'a', publishedAt: past }, 'Live since May 1, 2026'],
    [{ id: 'a' }, 'Live'],
    [{ id: 'a', publishedAt: ahead }, 'Goes live on June 1, 2026'],
    [{ id: 'drafts.a', editedAt: past }, 'Draft, last edited May 1, 2026'],
    [{ id: 'a', originalId: 'drafts.a', editedAt: past }, 'Draft, last edited May 1, 2026'],
    [{ id: 'drafts.a', publishedAt: ahead }, 'Draft for June 1, 2026'],
    [{ id: 'drafts.a', publishedAt: past }, 'Draft, dated May 1, 2026'],
    [{ id: 'drafts.a', publishedAt: 'soon' }, 'Draft'],
  ])('%j: %s', (version, words) => {
    expect(describeVersion(version, now)).toBe(words)
  })
})
