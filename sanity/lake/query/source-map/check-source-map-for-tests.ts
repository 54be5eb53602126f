import { isDeepStrictEqual } from 'node:util'
import type { DocumentSet } from '../../store/document-set.ts'
import { publishedIdOf } from '../../store/ids.ts'
import { type Asking, ask } from './library-for-tests.ts'

type Step = string | number | { key: string }

/**
 * Asks with and without a source map. The results must be the same, every mapping must lead to a value that is equal to the one in
 * the result, and every value in the result must have a mapping. Throws what the query itself throws.
 */
export function checkSourceMap(library: DocumentSet, query: string, asking: Asking) {
  const plain = asStored(ask(library, query, { ...asking, sourceMap: undefined }).result)
  const { result, sourceMap } = ask(library, query, asking)
  const { documents, paths, mappings } = sourceMap ?? missing('There is no source map')
  expect(JSON.stringify(result)).toBe(JSON.stringify(plain))
  expect(paths).toEqual([...new Set(paths)].sort())
  expect(new Set(documents.map(({ _id }) => _id)).size).toBe(documents.length)
  let traced = 0
  for (const [at, { source }] of Object.entries(mappings)) {
    const shown = valueAt(plain, at)
    if (shown === undefined) missing(`Nothing is at ${at}`)
    if (source.type === 'literal') continue
    traced++
    const { _id = '', _type } = documents[source.document] ?? missing('A document is missing')
    const document = library.get(_id) ?? missing(`There is no document ${_id}`)
    expect(document._type).toBe(_type)
    const path = paths[source.path] ?? missing('A path is missing')
    const stored = valueAt(document, path)
    const expected = path === "$['_id']" && shown !== stored ? publishedIdOf(_id) : stored
    if (!isDeepStrictEqual(shown, expected)) missing(`${at} is not at ${path} of ${_id}`)
  }
  for (const at of leavesOf(plain, '$')) {
    const isMapped = at.some((prefix) => Object.hasOwn(mappings, prefix))
    if (!isMapped) missing(`Nothing tells where ${at.at(-1)} comes from`)
  }
  return { result, mappings: Object.keys(mappings).length, traced }
}

function missing(message: string): never {
  throw new Error(message)
}

function asStored(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value))
}

function valueAt(root: unknown, path: string): unknown {
  let value = root
  for (const step of readPath(path)) {
    if (typeof step === 'object') {
      value = Array.isArray(value)
        ? value.find((item) => (item as { _key?: unknown } | null)?._key === step.key)
        : undefined
    } else if (typeof value === 'object' && value !== null && Object.hasOwn(value, step)) {
      value = (value as { [step: string | number]: unknown })[step]
    } else return undefined
  }
  return value
}

function readPath(path: string): Step[] {
  const pattern = /\['((?:[^'\\]|\\.)*)'\]|\[(\d+)\]|\[\?\(@\._key=='((?:[^'\\]|\\.)*)'\)\]/gs
  const steps = [...path.matchAll(pattern)]
  expect(`$${steps.map(([text]) => text).join('')}`).toBe(path)
  return steps.map(([, field, index, key]) =>
    field !== undefined
      ? unescaped(field)
      : index !== undefined
        ? Number(index)
        : { key: unescaped(key ?? '') },
  )
}

function unescaped(text: string): string {
  const controls: { [letter: string]: string } = { f: '\f', n: '\n', r: '\r', t: '\t' }
  return text.replace(/\\(.)/gs, (_, letter: string) => controls[letter] ?? letter)
}

/** For each value that has no parts, its path and the paths of all that it is in. */
function* leavesOf(value: unknown, at: string, above: string[] = []): Iterable<string[]> {
  const here = [...above, at]
  if (typeof value !== 'object' || value === null) yield here
  else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* leavesOf(item, `${at}[${index}]`, here)
  } else {
    for (const [field, item] of Object.entries(value)) {
      yield* leavesOf(item, `${at}['${escaped(field)}']`, here)
    }
  }
}

function escaped(field: string): string {
  return field.replace(/['\\]/g, (character) => `\\${character}`)
}
