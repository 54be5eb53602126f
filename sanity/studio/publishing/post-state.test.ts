import { readPostState } from './post-state.ts'

const now = Date.parse('2026-05-09T12:00:00Z')
const past = { publishedAt: '2026-05-01T12:00:00Z' }
const ahead = { publishedAt: '2026-06-01T12:00:00Z' }

describe('where a post stands', () => {
  it.each([
    ['a new draft', {}, null, 'never-published'],
    ['a draft with a date ahead', ahead, null, 'never-published'],
    ['a draft with a date that has passed', past, null, 'never-published'],
    ['published, its moment ahead', null, ahead, 'waiting'],
    ['published, its moment ahead, with changes', ahead, ahead, 'waiting'],
    ['published', null, past, 'live'],
    ['published by a program, with no date', null, {}, 'live'],
    ['published, with changes', past, past, 'live-with-changes'],
    ['a date that cannot be read', { publishedAt: 'soon' }, null, 'never-published'],
  ])('%s', (_name, draft, published, state) => {
    expect(readPostState(draft, published, now).name).toBe(state)
  })

  it.each([
    ['a draft whose addresses are retired', past, null, 'taken-off'],
    ['a draft whose addresses are retired, with a new date ahead', ahead, null, 'taken-off'],
    ['published by a program since', null, past, 'live'],
  ])('%s', (_name, draft, published, state) => {
    expect(readPostState(draft, published, now, true).name).toBe(state)
  })
})
