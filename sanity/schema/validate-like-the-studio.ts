import { createClient } from '@sanity/client'
import { Schema } from '@sanity/schema'
import { builtinTypes } from '@sanity/schema/_internal'
import { validateDocumentInternal } from '@sanity/validation/_internal'
import { ownerTag } from './article/addresses.ts'
import { schemaTypes } from './index.ts'

/** The schema as the Studio compiles it. */
const compiledSchema = Schema.compile({
  name: 'tests',
  types: [...builtinTypes, ...schemaTypes],
})

/** A client that asks nobody: every address is free, every reference exists. */
const client = createClient({
  projectId: 'nightlight',
  dataset: 'production',
  apiVersion: '2025-02-19',
  useCdn: false,
  resolveFetch: () => async (url) =>
    Response.json({
      result: new URL(String(url)).searchParams.get('tag') === ownerTag ? null : true,
    }),
})

/** What the Studio says about a document: `level path: message`. For tests. */
export async function validate(document: { _type: string; [field: string]: unknown }) {
  const markers = await validateDocumentInternal({
    document: {
      _id: `drafts.${document._type}`,
      _rev: 'revision',
      _createdAt: '2026-01-01T00:00:00Z',
      _updatedAt: '2026-01-01T00:00:00Z',
      ...document,
    },
    schema: compiledSchema,
    getClient: () => client,
    getDocumentExists: async () => true,
    environment: 'studio',
  })
  return markers.map(({ level, message, path }) => ({
    level,
    message,
    path: path
      .map((part) => (typeof part === 'object' && '_key' in part ? part._key : String(part)))
      .join('.'),
  }))
}

/** Only what would block publishing, by path. For tests. */
export async function errorsOf(document: { _type: string; [field: string]: unknown }) {
  const found = await validate(document)
  return found.filter(({ level }) => level === 'error')
}
