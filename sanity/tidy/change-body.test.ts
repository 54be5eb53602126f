import { Mutation } from '@sanity/mutator'
import fc from 'fast-check'
import type { Block } from './blocks.ts'
import { type BodyPatch, changeBody, same } from './change-body.ts'
import { bodyOf } from './example-blocks.ts'

const id = 'post'

/** Applies patches the way the lake does. */
function apply(body: Block[], patches: BodyPatch[]): unknown {
  const mutation = new Mutation({
    mutations: patches.map((patch) => ({ patch: { id, ...patch } })),
  })
  return (mutation.apply({ _id: id, _type: 'article', body }) as { body?: unknown }).body
}

const block = fc
  .record({
    _type: fc.constant('block'),
    _key: fc.constantFrom(...'abcdef'),
    n: fc.nat(2),
  })
  .map((found): Block => ({ ...found }))
const anyBody = fc.uniqueArray(block, { selector: ({ _key }) => _key, maxLength: 6 })

describe('changing a text', () => {
  it('leads from any text to any other, and back', () => {
    fc.assert(
      fc.property(anyBody, anyBody, (before, after) => {
        expect(apply(before, changeBody('body', before, after))).toEqual(after)
        expect(apply(after, changeBody('body', after, before))).toEqual(before)
      }),
    )
  })

  it('leaves alone what someone else writes in other paragraphs meanwhile', () => {
    const before = bodyOf('one', 'two', 'three')
    const after = [before[0], ...bodyOf('new').map((made) => ({ ...made, _key: 'x' })), before[2]]
    const patches = changeBody('body', before, after as Block[])
    const [, , third] = bodyOf('one', 'two', 'three, and more')
    expect(apply([...before.slice(0, 2), third as Block], patches)).toMatchObject([
      { _key: 'a' },
      { _key: 'x' },
      { _key: 'c', children: [{ text: 'three, and more' }] },
    ])
  })

  it('does nothing where nothing differs, whatever the order of fields', () => {
    expect(
      changeBody('body', [{ _type: 'block', _key: 'a' }], [{ _key: 'a', _type: 'block' }]),
    ).toEqual([])
    expect(changeBody('body', [], [])).toEqual([])
  })

  it.each([
    ['no keys', [{ _type: 'block' }]],
    [
      'the same key twice',
      [
        { _type: 'block', _key: 'a' },
        { _type: 'block', _key: 'a' },
      ],
    ],
  ])('sets the whole of a text with %s', (_, before) => {
    const after = [{ _type: 'block', _key: 'b' }]
    expect(changeBody('body', before, after)).toEqual([{ set: { body: after } }])
  })
})

describe('values are the same', () => {
  it.each([
    [{ a: 1, b: [1, { c: 2 }] }, { b: [1, { c: 2 }], a: 1 }, true],
    [{ a: undefined }, {}, false],
    [[1, 2], [2, 1], false],
    [[], {}, false],
    [null, {}, false],
    ['1', 1, false],
  ])('%j and %j: %s', (one, other, expected) => {
    expect(same(one, other)).toBe(expected)
  })
})
