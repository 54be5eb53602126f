import { readPostState } from './post-state.ts'

const now = Date.parse('2026-05-09T12:00:00Z')
const past = { publishedAt: '2026-05-01T12:00:00Z' }
const ahead = { publishedAt: '2026-06-01T12:00:00Z' }

describe('where a post stands', () => {
  it.each([
    ['a new draft', {}, null, 'never-published'],
    ['a draft with a date ahead', ahead, null, 'never-published'],
    ['a draft that was live', past, null, 'taken-off'],
    ['published, its moment ahead', null, ahead, 'waiting'],
    ['published, its moment ahead, with changes', ahead, ahead, 'waiting'],
    ['published', null, past, 'live'],
    ['published by a program, with no date', null, {}, 'live'],
    ['published, with changes', past, past, 'live-with-changes'],
    ['a date that cannot be read', { publishedAt: 'soon' }, null, 'never-published'],
  ])('%s', (_name, draft, published, state) => {
    expect(readPostState(draft, published, now).name).toBe(state)
  })
})
