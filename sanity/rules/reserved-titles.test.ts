import { checkReservedTitle } from './reserved-titles.ts'

describe('a reserved title', () => {
  it.each(['Your psychologist in Irvine', 'Psychological services', 'two psychologists'])(
    'is warned about with another license: %s',
    (text) => {
      const [remark] = checkReservedTitle(text, 'Licensed Marriage and Family Therapist')
      expect(remark?.level).toBe('warning')
      expect(remark?.message).toContain('therapist')
    },
  )

  it.each([
    ['Your psychologist in Irvine', 'Licensed Psychologist'],
    ['MA in Counseling Psychology', 'Licensed Marriage and Family Therapist'],
    ['A psychotherapist', ''],
    ['parapsychologists', ''],
  ])('is none in “%s” for a %s', (text, licence) => {
    expect(checkReservedTitle(text, licence)).toEqual([])
  })
})
