import type { DocumentSource } from '../store/document-set.ts'
import { idInLayer, isVariantId, publishedIdOf } from '../store/ids.ts'
import { validationError } from '../store/refusal.ts'
import type { LakeDocument } from '../types.ts'

/** `raw`, or the layers to look through, the strongest first. */
export type Perspective = 'raw' | string[]

const published = ['published']
const publishedByDefaultSince = '2025-02-19'
const layerPattern = /^[a-zA-Z0-9_-]+$/

/**
 * Reads the `perspective` parameter: one name or a comma-separated stack, strongest first. Without one, API
 * versions since 2025-02-19 see what is published, older ones everything.
 * @throws {LakeError} 400
 */
export function readPerspective(parameter: string | null, apiVersion: string): Perspective {
  if (parameter === null || parameter === '') {
    return isAtLeast(apiVersion, publishedByDefaultSince) ? published : 'raw'
  }
  const layers = parameter.split(',').map((layer) => (layer === 'previewDrafts' ? 'drafts' : layer))
  if (layers.length === 1 && layers[0] === 'raw') return 'raw'
  if (layers.includes('raw') || layers.some((layer) => !layerPattern.test(layer))) {
    throw validationError(
      'A perspective is raw, published, drafts, or a list of release names and drafts',
      parameter,
    )
  }
  return layers.includes('published') ? layers : [...layers, 'published']
}

/** Compares API versions; `X` is newer than every date, `1` older. */
export function isAtLeast(apiVersion: string, date: string): boolean {
  return apiVersion.toUpperCase() === 'X' || (apiVersion.length === 10 && apiVersion >= date)
}

/** The documents as a perspective shows them. */
export function viewThrough(documents: DocumentSource, perspective: Perspective): DocumentSource {
  return perspective === 'raw' ? documents : new LayeredView(documents, perspective)
}

/** How to tell the id under which a document is stored that a perspective shows under its published id. */
export function storedIdIn(perspective: Perspective): (document: LakeDocument) => string {
  if (perspective === 'raw' || perspective.length === 1) return ({ _id }) => _id
  return ({ _id, _originalId }) => (typeof _originalId === 'string' ? _originalId : _id)
}

/** Documents under their published id, each taken from the strongest layer that has it. */
class LayeredView implements DocumentSource {
  readonly #documents: DocumentSource
  readonly #layers: string[]

  readonly ordered?: NonNullable<DocumentSource['ordered']>

  constructor(documents: DocumentSource, layers: string[]) {
    this.#documents = documents
    this.#layers = layers
    if (documents.ordered) this.ordered = { ...documents.ordered, name: layers.join() }
  }

  get(id: string): LakeDocument | undefined {
    if (isVariantId(id)) return undefined
    for (const layer of this.#layers) {
      const document = this.#documents.get(idInLayer(layer, id))
      if (!document) continue
      if (isMarkedForDeletion(document)) return undefined
      return this.#layers.length === 1 ? document : overlaid(document, id)
    }
    return undefined
  }

  ofType(type: string): Iterable<LakeDocument> {
    return this.#show(this.#documents.ofType(type), type)
  }

  ofSlug(slug: string): Iterable<LakeDocument> {
    return this.#show(this.#documents.ofSlug(slug))
  }

  referringTo(id: string): Iterable<LakeDocument> {
    return this.#show(this.#documents.referringTo(id))
  }

  all(): Iterable<LakeDocument> {
    return this.#show(this.#documents.all())
  }

  *#show(candidates: Iterable<LakeDocument>, type?: string): Iterable<LakeDocument> {
    const shown = new Set<string>()
    for (const { _id } of candidates) {
      const id = publishedIdOf(_id)
      if (shown.has(id)) continue
      shown.add(id)
      const document = this.get(id)
      if (document && (type === undefined || document._type === type)) yield document
    }
  }
}

/** A version that unpublishes its document when the release is published. */
function isMarkedForDeletion(document: LakeDocument): boolean {
  const system = document._system
  return (
    typeof system === 'object' && system !== null && 'delete' in system && system.delete === true
  )
}

const overlays = new WeakMap<LakeDocument, LakeDocument>()

function overlaid(document: LakeDocument, id: string): LakeDocument {
  const known = overlays.get(document)
  if (known) return known
  const overlay = { ...document, _id: id, _originalId: document._id }
  overlays.set(document, overlay)
  return overlay
}
