import { checkLastChecked } from './last-checked.ts'

const now = Date.parse('2027-05-02T12:00:00Z')

describe('the reminder to check a legal text', () => {
  it('comes after a year and names the day', () => {
    expect(checkLastChecked('2026-05-01', now)).toEqual([
      { level: 'info', message: expect.stringContaining('last checked on May 1, 2026') },
    ])
  })

  it.each(['2026-05-03', '2027-05-01', '2028-01-01', '', 'last May', '2026-13-40'])(
    'does not come for “%s”',
    (day) => {
      expect(checkLastChecked(day, now)).toEqual([])
    },
  )
})
