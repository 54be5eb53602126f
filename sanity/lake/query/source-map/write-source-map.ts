import type { LakeDocument } from '../../types.ts'
import { isArray, isObject, type Place, type Traced } from './traced.ts'

/** A content source map, as the clients of the hosted lake read it. */
export type SourceMap = {
  documents: Array<{ _id: string; _type: string }>
  /** JSONPaths inside documents, sorted. */
  paths: string[]
  /** JSONPath in the result, always with numeric indexes, to where the value there comes from. */
  mappings: { [path: string]: { type: 'value'; source: Source } }
}

type DocumentValue = { type: 'documentValue'; document: number; path: number }
type Source = DocumentValue | { type: 'literal' }

export type SourceMapOptions = {
  /** Whether items of arrays are named by `_key`, where it is unique, or always by index. */
  withKeys: boolean
  /** The id under which a document is stored, `drafts.x` for a draft that a perspective shows as `x`. */
  storedIdOf: (document: LakeDocument) => string
}

/**
 * Writes down where each part of a result comes from: one mapping for a value that was copied as a whole, one for each field of a
 * whole document.
 */
export function writeSourceMap(traced: Traced, options: SourceMapOptions): SourceMap {
  return new SourceMapWriter(options).write(traced)
}

class SourceMapWriter {
  readonly #options: SourceMapOptions
  readonly #documents = new Map<string, { index: number; type: string }>()
  readonly #texts = new Map<Place, string>()
  readonly #steps = new Map<string, string>()
  readonly #firstWithKey = new WeakMap<unknown[], Map<unknown, number>>()
  readonly #mappings: SourceMap['mappings'] = {}
  readonly #sources: Array<{ source: DocumentValue; path: string }> = []

  constructor(options: SourceMapOptions) {
    this.#options = options
  }

  write(traced: Traced): SourceMap {
    this.#visit(traced, '$')
    const paths = [...new Set(this.#sources.map(({ path }) => path))].sort()
    const positions = new Map(paths.map((path, position) => [path, position]))
    for (const { source, path } of this.#sources) source.path = positions.get(path) ?? 0
    const documents = [...this.#documents].map(([_id, { type }]) => ({ _id, _type: type }))
    return { documents, paths, mappings: this.#mappings }
  }

  #visit(traced: Traced, at: string): void {
    switch (traced.from) {
      case 'items':
        for (const [index, item] of traced.items.entries()) this.#visit(item, `${at}[${index}]`)
        return
      case 'fields':
        for (const field of Object.keys(traced.value)) {
          const part = traced.fields.get(field)
          if (part) this.#visit(part, at + this.#fieldStep(field))
        }
        return
      case 'dataset':
        for (const [index, document] of traced.value.entries()) {
          this.#visitDocument(document, `${at}[${index}]`)
        }
        return
      case 'place': {
        const { place } = traced
        if (place.above) this.#add(at, place.document, this.#textOf(place))
        else this.#visitDocument(place.document, at)
        return
      }
      default:
        this.#mappings[at] = literal
    }
  }

  #visitDocument(document: LakeDocument, at: string): void {
    for (const field of Object.keys(document)) {
      this.#add(at + this.#fieldStep(field), document, this.#fieldOfDocument(document, field))
    }
  }

  /** The place of the path among all is known only at the end. */
  #add(at: string, document: LakeDocument, path: string): void {
    const source: DocumentValue = {
      type: 'documentValue',
      document: this.#indexOf(document),
      path: 0,
    }
    this.#mappings[at] = { type: 'value', source }
    this.#sources.push({ source, path })
  }

  #indexOf(document: LakeDocument): number {
    const id = this.#options.storedIdOf(document)
    const known = this.#documents.get(id)
    if (known) return known.index
    const index = this.#documents.size
    this.#documents.set(id, { index, type: document._type })
    return index
  }

  #textOf(place: Place): string {
    if (!place.above) return '$'
    const known = this.#texts.get(place)
    if (known !== undefined) return known
    const { above, step } = place
    const text =
      typeof step === 'number'
        ? this.#textOf(above) + this.#itemStep(above.value, step)
        : above.above
          ? this.#textOf(above) + this.#fieldStep(step)
          : this.#fieldOfDocument(place.document, step)
    this.#texts.set(place, text)
    return text
  }

  /** A perspective adds `_originalId`; what it says is stored as `_id`. */
  #fieldOfDocument(document: LakeDocument, field: string): string {
    const isAdded =
      field === '_originalId' && document._originalId === this.#options.storedIdOf(document)
    return `$${this.#fieldStep(isAdded ? '_id' : field)}`
  }

  #itemStep(array: unknown, index: number): string {
    const item: unknown = isArray(array) ? array[index] : undefined
    if (!this.#options.withKeys || !isArray(array) || !isObject(item)) return `[${index}]`
    const { _key } = item
    if (typeof _key !== 'string' || _key === '') return `[${index}]`
    if (this.#firstKeys(array).get(_key) !== index) return `[${index}]`
    return `[?(@._key=='${_key.replace(/['\\]/g, (character) => `\\${character}`)}')]`
  }

  /** The first item with each key: the one that a path with the key leads to. */
  #firstKeys(array: unknown[]): Map<unknown, number> {
    let keys = this.#firstWithKey.get(array)
    if (!keys) {
      keys = new Map()
      for (let index = array.length - 1; index >= 0; index--) {
        const item = array[index]
        if (isObject(item)) keys.set(item._key, index)
      }
      this.#firstWithKey.set(array, keys)
    }
    return keys
  }

  #fieldStep(field: string): string {
    let step = this.#steps.get(field)
    if (step === undefined) {
      step = `['${field.replace(/[\f\n\r\t'\\]/g, (character) => escapes[character] ?? character)}']`
      this.#steps.set(field, step)
    }
    return step
  }
}

const literal = { type: 'value', source: { type: 'literal' } } as const

const escapes: { [character: string]: string } = {
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  "'": "\\'",
  '\\': '\\\\',
}
