import { isDenied } from './negation.ts'

describe('a word', () => {
  it.each([
    ['no cure', true],
    ['it isn’t really a cure', true],
    ["it can't be a cure", true],
    ['nobody has found a cure', true],
    ['not only a cure', false],
    ['a cure', false],
    ['Not so. A cure', false],
    ['not easy, but a cure', false],
    ['a knot, a cure', false],
    [`never ${'and so on '.repeat(6)}a cure`, false],
  ])('after “%s” is denied: %s', (text, expected) => {
    expect(isDenied(text, text.indexOf('cure'))).toBe(expected)
  })
})
