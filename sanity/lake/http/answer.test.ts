import { jest } from '@jest/globals'
import { answerForError } from './answer.ts'

afterEach(() => jest.restoreAllMocks())

describe('What an error answers', () => {
  it.each([
    ['a file', { code: 'ENOSPC' }],
    ['a file past its quota', { code: 'EDQUOT' }],
    ['a database', { code: 'ERR_SQLITE_ERROR', errcode: 13 }],
  ])('is 507, with what to do, when there is no room for %s', (_, facts) => {
    const { status, body } = answerForError(Object.assign(new Error('no'), facts), 'trace')
    expect(status).toBe(507)
    expect(JSON.stringify(body)).toContain('Free some space')
  })

  it('is 500, and nothing of what happened, for any other fault', () => {
    const report = jest.spyOn(console, 'error').mockImplementation(() => undefined)
    const { status, body } = answerForError(new Error('secret'), 'trace')
    expect(status).toBe(500)
    expect(JSON.stringify(body)).not.toContain('secret')
    expect(report).toHaveBeenCalledTimes(1)
  })
})
