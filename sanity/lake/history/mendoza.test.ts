import fc from 'fast-check'
import { applyPatch, incremental } from 'mendoza'
import type { JsonValue, LakeDocument } from '../types.ts'
import { effectsBetween, encodePatch } from './mendoza.ts'

type Fields = { [key: string]: JsonValue }

const text = fc.oneof(
  fc.string({ maxLength: 30 }),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom('naïve café 🌙 night', 'naïve café 🌛 light', 'plain words, many of them', ''),
)
const key = fc.constantFrom('title', 'body', 'Zeta', 'a', 'b', 'é', '_key', '10', '9')
const json = fc.letrec<{ value: JsonValue; fields: Fields }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    text,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 6 }),
    tie('fields'),
  ),
  fields: fc.dictionary(key, tie('value'), { maxKeys: 6, noNullPrototype: true }),
}))

/** A copy with something changed here and there, as an editor leaves a document. */
function edit(value: JsonValue, random: () => number): JsonValue {
  if (random() < 0.15) return 'replaced'
  if (typeof value === 'string') {
    const at = Math.floor(random() * (value.length + 1))
    return random() < 0.5 ? value : `${value.slice(0, at)}✎${value.slice(at + 1)}`
  }
  if (Array.isArray(value)) {
    const items = value.filter(() => random() > 0.2).map((item) => edit(item, random))
    return random() < 0.3 ? [...items, { _key: 'new', text: 'added' }] : items.reverse()
  }
  if (typeof value !== 'object' || value === null) return value
  const fields = Object.entries(value).filter(() => random() > 0.15)
  return Object.fromEntries(fields.map(([name, item]) => [name, edit(item, random)]))
}

function expectPatch(left: Fields, right: Fields): void {
  const patch = encodePatch(left, right)
  expect(applyPatch(left, patch)).toEqual(right)
  const traced = incremental.applyPatch(incremental.wrap(left, 0), patch, 1)
  expect(incremental.unwrap(traced)).toEqual(right)
}

describe('Mendoza patches', () => {
  it('lead from any document to any other, and back', () => {
    fc.assert(
      fc.property(json.fields, json.fields, (left, right) => {
        expectPatch(left, right)
        expectPatch(right, left)
      }),
      { numRuns: 500 },
    )
  })

  it('lead through edits, and back', () => {
    fc.assert(
      fc.property(
        json.fields,
        fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
        (left, numbers) => {
          const right = {
            content: edit(left, () => numbers.next().value ?? 0),
          }
          expectPatch({ content: left }, right)
          expectPatch(right, { content: left })
        },
      ),
      { numRuns: 500 },
    )
  })

  it('leave `_rev` out, and say null for a document that is not there', () => {
    const document: LakeDocument = {
      _id: 'a',
      _type: 'post',
      _rev: 'r1',
      _createdAt: '2026-01-01T00:00:00Z',
      _updatedAt: '2026-01-01T00:00:00Z',
    }
    const { _rev, ...rest } = document
    expect(effectsBetween(undefined, document)).toEqual({ apply: [0, rest], revert: [0, null] })
    expect(effectsBetween(document, { ...document, _rev: 'r2' })).toEqual({ apply: [], revert: [] })
  })

  it('cost little for one letter in a long text', () => {
    const body = Array.from({ length: 50 }, (_, index) => ({
      _key: `k${index}`,
      children: [{ _key: 's', text: 'A long paragraph about sleep. '.repeat(10) }],
    }))
    const changed = structuredClone(body)
    const span = changed[20]?.children[0]
    if (span) span.text = `${span.text.slice(0, 100)}x${span.text.slice(100)}`
    const patch = encodePatch({ body }, { body: changed })
    expect(JSON.stringify(patch).length).toBeLessThan(100)
  })
})
