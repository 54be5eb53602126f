import { describeChecked } from './describe-checked.ts'

describe('a legal text in a list', () => {
  it.each([
    ['2026-09-01', 'Last checked September 1, 2026'],
    [undefined, 'Have this checked: nobody has yet'],
    ['', 'Have this checked: nobody has yet'],
    ['last May', 'Have this checked: nobody has yet'],
  ])('that was checked on %j says “%s”', (day, words) => {
    expect(describeChecked(day)).toBe(words)
  })
})
