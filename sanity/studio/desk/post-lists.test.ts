import { sortPosts } from './post-lists.ts'

const now = Date.parse('2026-05-09T12:00:00Z')
const past = '2026-05-01T12:00:00Z'
const ahead = '2026-06-01T12:00:00Z'

describe('the lists of posts', () => {
  it('puts each post where its author looks for it', () => {
    const versions = [
      { _id: 'drafts.new', publishedAt: null, isPublished: false },
      { _id: 'drafts.taken-off', publishedAt: past, isPublished: false },
      { _id: 'drafts.changed', publishedAt: past, isPublished: true },
      { _id: 'scheduled', publishedAt: ahead, isPublished: false },
      { _id: 'drafts.changed-before-its-day', publishedAt: past, isPublished: true },
      { _id: 'changed-before-its-day', publishedAt: ahead, isPublished: false },
      { _id: 'its-moment-has-come', publishedAt: past, isPublished: false },
    ]
    expect(sortPosts(versions, now)).toEqual({
      drafts: ['new', 'taken-off', 'changed', 'changed-before-its-day'],
      waiting: ['scheduled', 'changed-before-its-day'],
      notLive: ['new', 'taken-off', 'scheduled', 'changed-before-its-day'],
    })
  })
})
