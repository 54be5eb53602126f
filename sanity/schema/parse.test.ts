import { z } from 'zod'
import { agreeing, flag, list, moment, number, oneOf, part, text, words } from './parse.ts'

type Result = { title: string | null; count: number | null }

describe('a parser and the type of its query', () => {
  it('agree, or the compiler says so', () => {
    const agreed = agreeing<Result>()(z.object({ title: text(), count: number() }))
    // @ts-expect-error a field that the query doesn't give
    agreeing<Result>()(z.object({ title: text(), count: number(), more: text() }))
    // @ts-expect-error a field that the parser forgot
    agreeing<Result>()(z.object({ title: text() }))
    // @ts-expect-error a field of another type
    agreeing<Result>()(z.object({ title: text(), count: text() }))
    // @ts-expect-error a field that the parser doesn't expect to be missing
    agreeing<Result>()(z.object({ title: z.string(), count: number() }))
    expect(agreed.parse({ title: 'a', count: 1 })).toEqual({ title: 'a', count: 1 })
  })

  it('agree about lists and choices too', () => {
    const parser = list(z.object({ kind: oneOf(['a', 'b']) }))
    agreeing<Array<{ kind: 'a' | 'b' | null }> | null>()(parser)
    // @ts-expect-error a choice that the schema has and the parser doesn't
    agreeing<Array<{ kind: 'a' | 'b' | 'c' | null }> | null>()(parser)
    expect(parser.parse([{ kind: 'c' }])).toEqual([{ kind: null }])
  })
})

describe('a lenient parser', () => {
  it.each([
    [text(), 7],
    [number(), '7'],
    [flag(), 'true'],
    [oneOf(['a']), 'b'],
    [part({ title: text() }), 'x'],
  ])('takes a value of the wrong shape for a missing one', (parser, value) => {
    expect(parser.parse(value)).toBeNull()
  })

  it('loses one odd member and not the list', () => {
    expect(list(z.string()).parse(['a', 7, null, 'b'])).toEqual(['a', 'b'])
    expect(list(z.string()).parse('a')).toEqual([])
  })
})

describe('words', () => {
  it.each([
    [' a ', 'a'],
    ['  ', undefined],
    ['', undefined],
    [null, undefined],
  ])('of %j are %j', (value, expected) => {
    expect(words(value)).toBe(expected)
  })
})

describe('a moment', () => {
  it.each([
    ['2026-05-09T23:00:00-07:00', '2026-05-10T06:00:00.000Z'],
    ['soon', undefined],
    [null, undefined],
  ])('of %j is %j', (value, expected) => {
    expect(moment(value)).toBe(expected)
  })
})
