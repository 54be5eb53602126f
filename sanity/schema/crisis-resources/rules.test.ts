import { describeHelp } from './rules.ts'

describe('crisis help in a list', () => {
  it.each([
    [undefined, '911, 988 and the Crisis Text Line'],
    [[], '911, 988 and the Crisis Text Line'],
    [[{}, {}], '911, 988, Crisis Text Line and 2 more'],
  ])('with %j added says “%s”', (lines, words) => {
    expect(describeHelp(lines)).toBe(words)
  })
})
