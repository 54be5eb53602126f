import { createClient } from '@sanity/client'
import { Schema } from '@sanity/schema'
import { builtinTypes } from '@sanity/schema/_internal'
import { validateDocumentInternal } from '@sanity/validation/_internal'
import { type Answer, surroundingsTag } from '#sanity/rules/read-surroundings.ts'
import { ownerTag } from './article/addresses.ts'
import { type OtherBanner, otherBannersTag } from './banner/clashes.ts'
import { schemaTypes } from './index.ts'
import { otherOldAddressesTag } from './old-address/rules.ts'
import { sitePagesTag } from './old-address/site-pages.ts'
import { fundingTag, hipaaTag } from './settings/rules.ts'

/** The schema as the Studio compiles it. */
const compiledSchema = Schema.compile({
  name: 'tests',
  types: [...builtinTypes, ...schemaTypes],
})

const nothingKnown: Answer = { licenceTitle: null, telehealthStatement: null, pages: [] }

/** A client that asks nobody: every address is free, every reference exists. */
function makeClient(answer: Answer | Error, banners: OtherBanner[] | Error) {
  return createClient({
    projectId: 'nightlight',
    dataset: 'production',
    apiVersion: '2025-02-19',
    useCdn: false,
    maxRetries: 0,
    resolveFetch: () => async (url) => {
      const tag = new URL(String(url)).searchParams.get('tag')
      if (tag === otherBannersTag) {
        if (banners instanceof Error) throw banners
        return Response.json({ result: banners })
      }
      if (tag === sitePagesTag) return Response.json({ result: { pages: [], owner: null } })
      if (tag === ownerTag || tag === otherOldAddressesTag) return Response.json({ result: [] })
      if (tag === fundingTag) return Response.json({ result: [] })
      if (tag !== surroundingsTag) return Response.json({ result: tag !== hipaaTag })
      if (answer instanceof Error) throw answer
      return Response.json({ result: answer })
    },
  })
}

/**
 * What the Studio says about a document: `level path: message`. For tests.
 * @param answer what the lake knows of the rest of the website, or how it fails
 * @param banners all other banners, or how the lake fails to name them
 */
export async function validate(
  document: { _type: string; [field: string]: unknown },
  answer: Answer | Error = nothingKnown,
  banners: OtherBanner[] | Error = [],
) {
  const client = makeClient(answer, banners)
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
