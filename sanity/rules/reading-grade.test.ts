import { checkReadingGrade, readingGrade } from './reading-grade.ts'

const easy = 'The sun is up. The cat sits on the mat. We go out to play in the park.'
const hard =
  'Notwithstanding considerable methodological heterogeneity, contemporary investigations consistently demonstrate statistically significant associations between parental psychopathology and subsequent developmental difficulties.'

const times = (text: string, count: number) => Array.from({ length: count }, () => text)

describe('the reading grade', () => {
  it('is what the formula says', () => {
    // Ten words of one syllable in a sentence: 0.39 × 10 + 11.8 × 1 − 15.59.
    expect(readingGrade(times('The big dog ran to the old red barn door.', 10))).toBeCloseTo(
      0.11,
      5,
    )
  })

  it('takes every paragraph for itself, also without a full stop', () => {
    const list = times('one small step you can take', 20)
    expect(readingGrade(list)).toBeCloseTo(readingGrade(list.map((text) => `${text}.`)) ?? 0, 5)
  })

  it('is unknown for a short text', () => {
    expect(readingGrade([easy])).toBeUndefined()
    expect(checkReadingGrade([hard])).toEqual([])
  })

  it('is worth a hint only when it is high', () => {
    expect(checkReadingGrade(times(easy, 10))).toEqual([])
    const [remark] = checkReadingGrade(times(hard, 10))
    expect(remark?.level).toBe('info')
    expect(remark?.message).toMatch(/grade \d\d.*shorter sentences/)
  })
})
