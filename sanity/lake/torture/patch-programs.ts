import fc from 'fast-check'
import type { JsonValue, Mutation } from '../types.ts'

/** Transactions on one document, in order; each is all or nothing. */
export type PatchProgram = { id: string; transactions: Mutation[][] }

type Fields = { [field: string]: JsonValue }

const words = ['sleep', 'a quiet night', 'naïve café 🌙 night', '', 'one two three four five six']
const keys = ['k1', 'k2', 'k3', 'k4', 'missing']

const attribute = fc.constantFrom(
  ...['title', 'n', 'text', 'list', 'items', 'body', 'children', 'tags', 'rows', 'nested', 'deep'],
  ...['absent', 'flag', 'nothing', 'constructor', '_key', 'marks'],
)
const index = fc.integer({ min: -5, max: 6 })
const range = fc
  .tuple(fc.option(index), fc.option(index))
  .map(([from, to]) => (from === null && to === null ? '0:2' : `${from ?? ''}:${to ?? ''}`))
const comparison = fc.constantFrom('==', '!=', '>', '<', '>=', '<=')
const filter = fc.oneof(
  fc.constantFrom(...keys).map((key) => `_key=="${key}"`),
  fc.tuple(comparison, index).map(([operator, number]) => `n${operator}${number}`),
  fc.tuple(comparison, index).map(([operator, number]) => `nested.deep.n${operator}${number}`),
  fc.tuple(comparison, index).map(([operator, number]) => `@${operator}${number}`),
  fc.constantFrom('text?', 'absent?', 'flag==true', 'text=="sleep"', '@=="b"', '@?'),
)
const selector = fc.oneof(index.map(String), range, filter)
const segment = fc.oneof(
  { weight: 4, arbitrary: attribute.map((name) => `.${name}`) },
  { weight: 5, arbitrary: selector.map((inner) => `[${inner}]`) },
  { weight: 1, arbitrary: fc.tuple(selector, selector).map((both) => `[${both.join(',')}]`) },
  { weight: 1, arbitrary: attribute.map((name) => `..${name}`) },
  { weight: 1, arbitrary: fc.constant("['odd field']") },
)
const likely = fc.constantFrom(
  ...['title', 'n', 'list', 'list[0]', 'list[-1].text', 'list[1:3]', 'list[_key=="k2"].text'],
  ...['list[_key=="k1"].items[_key=="k3"].n', 'list[n>1].n', 'list[].n', 'body[_key=="k1"]'],
  ...['body[_key=="k1"].children[_key=="k2"].text', '..text', '..[n>2].flag', '..nested.deep'],
  ...[
    'tags[1:]',
    'tags[@=="b"]',
    'rows[0][1]',
    'rows[0:2][0]',
    'nested.deep.text',
    'list[1:].items',
  ],
  ...['nested..n', 'absent.made.here', 'absent[0]', "nested['odd field'].n", 'list[0,2].text'],
)
const texts = fc.constantFrom(
  ...['title', 'list[0].text', 'list[0:3].text', 'list[_key=="k3"].text', 'nested.deep.text'],
  ...['body[_key=="k1"].children[_key=="k2"].text', 'tags[0]', 'tags[1:3]', '..deep.text', 'n'],
)
const broken = fc.constantFrom('list[]', '.n', 'list[0', 'n==1', '..items[0]', '..n')
const path = fc.oneof(
  { weight: 30, arbitrary: likely },
  {
    weight: 15,
    arbitrary: fc
      .tuple(attribute, fc.array(segment, { maxLength: 4 }))
      .map(([first, rest]) => `${first}${rest.join('')}`),
  },
  { weight: 1, arbitrary: broken },
)

const block = fc
  .tuple(fc.constantFrom(...keys), fc.constantFrom(...words), fc.integer({ min: -3, max: 5 }))
  .map(([_key, text, n]): Fields => ({ _key, _type: 'block', text, n, items: [{ _key, n }] }))
const value: fc.Arbitrary<JsonValue> = fc.oneof(
  fc.constantFrom<JsonValue>(...words, null, true, 0, -1, 2.5, 1e21, [], {}),
  fc.string({ unit: 'binary', maxLength: 6 }),
  block,
  fc.array(block, { maxLength: 3 }),
  fc.array(fc.constantFrom<JsonValue>(...words, 1, null, [1, 2]), { maxLength: 3 }),
)
const byPath = <T extends JsonValue>(values: fc.Arbitrary<T>, paths = path) =>
  fc.dictionary(paths, values, { minKeys: 1, maxKeys: 2, noNullPrototype: true })
const pairs = fc.tuple(fc.constantFrom(...words), fc.constantFrom(...words, 'a quiet morning'))
const textChange = fc.oneof(
  { weight: 12, arbitrary: pairs.map(([from, to]) => diff(from, to)) },
  { weight: 2, arbitrary: fc.constantFrom('@@ -1,5 +1,5 @@\n sl\n-e\n+i\n ep\n', '') },
  { weight: 1, arbitrary: fc.constantFrom('no patch', '@@ -900,2 +900,1 @@\n-ab\n+c\n') },
)
const amount = fc.oneof(fc.integer({ min: -9, max: 9 }), fc.constantFrom(0.1, 1e16, -0.5))
const every = {
  set: byPath(value),
  setIfMissing: byPath(value),
  unset: fc.array(path, { minLength: 1, maxLength: 3 }),
  inc: byPath(amount),
  dec: byPath(amount),
  diffMatchPatch: byPath(
    textChange,
    fc.oneof({ weight: 19, arbitrary: texts }, { weight: 1, arbitrary: path }),
  ),
  insert: fc
    .tuple(fc.constantFrom('before', 'after', 'replace'), path, fc.array(value, { maxLength: 3 }))
    .map(([place, target, items]): Fields => ({ [place]: target, items })),
}
const names = Object.keys(every) as Array<keyof typeof every>
const operators = fc
  .subarray(names, { minLength: 1, maxLength: 3 })
  .chain((chosen) =>
    fc.record<Fields>(Object.fromEntries(chosen.map((name) => [name, every[name]]))),
  )

const id = 'program'
const patch = operators.map((patch): Mutation => ({ patch: { id, ...patch } as Fields }))
const other = fc.constantFrom<Mutation>(
  { delete: { id } },
  { create: startingDocument(id) },
  { createIfNotExists: startingDocument(id) },
  { createOrReplace: { ...startingDocument(id), title: 'again', list: [] } },
)
const mutation = fc.oneof({ weight: 15, arbitrary: patch }, { weight: 1, arbitrary: other })
const program = fc.array(fc.array(mutation, { minLength: 1, maxLength: 3 }), {
  minLength: 1,
  maxLength: 3,
})

/** Random programs, each on a document of its own: patches of every operator, now and then a new beginning. */
export function samplePrograms(count: number, seed: number): PatchProgram[] {
  return fc.sample(program, { numRuns: count, seed }).map((transactions, number) => {
    const name = `program-${number}`
    const text = JSON.stringify(transactions).replaceAll(JSON.stringify(id), JSON.stringify(name))
    return { id: name, transactions: JSON.parse(text) as Mutation[][] }
  })
}

/** The document that a program finds. */
export function startingDocument(_id: string): Fields {
  const item = (_key: string, n: number): Fields => ({ _key, n, text: `item ${n}`, marks: ['em'] })
  return {
    _id,
    _type: 'post',
    title: 'A title',
    n: 1,
    flag: true,
    nothing: null,
    tags: ['a', 'b', 'c', 'b', 1, 2],
    rows: [[1, 2, 3], [4], []],
    nested: { deep: { text: 'a quiet night', n: 2 }, 'odd field': { n: 3 }, list: [{ n: 1 }] },
    list: [1, 2, 3, 4].map((n) => ({
      ...item(`k${n}`, n),
      flag: n % 2 === 0,
      items: [item('k1', n), item('k3', n + 1)],
      nested: { deep: { n } },
    })),
    body: ['k1', 'k2', 'k3'].map((_key) => ({
      _key,
      _type: 'block',
      children: [item('k1', 1), { ...item('k2', 2), text: 'one two three four five six' }],
    })),
  }
}

/** A change of a text in the format that `diffMatchPatch` takes, counted in bytes of UTF-8. */
function diff(from: string, to: string): string {
  const [before, after] = [Buffer.byteLength(from), Buffer.byteLength(to)]
  const removed = from === '' ? '' : `-${encodeURI(from)}\n`
  const added = to === '' ? '' : `+${encodeURI(to)}\n`
  return `@@ -${before && 1},${before} +${after && 1},${after} @@\n${removed}${added}`
}
