import type { SanityClient } from '@sanity/client'
import { evaluate, parse } from 'groq-js'
import { z } from 'zod'
import { type ContentPlace, tokenMissing } from '#lib/content-place.ts'
import { createReadingClient } from './client.ts'
import { howToReach, isAborted, nameLake, statusOf } from './content-unavailable.ts'

/**
 * What the lake says about the settings. `wrong`: it answers, and they can't work. `silent`: nothing is known about them, so
 * a site with pages of its own goes on.
 */
export type LakeCheck =
  | {
      kind: 'good'
      /** Whether the token may change documents too; `undefined` when the lake does not tell. */
      mayWrite: boolean | undefined
    }
  | { kind: 'wrong' | 'silent'; sentence: string }

const patienceSeconds = 8

const person = z.object({ id: z.string() })
const datasets = z.array(z.object({ name: z.string() }))
const grants = z.array(z.object({ filter: z.string(), permissions: z.array(z.string()) }))

/** Asks a hosted lake whether project, dataset and token of the settings belong together, before anybody reads a page. */
export async function checkLake(
  sanity: ContentPlace,
  seconds = patienceSeconds,
): Promise<LakeCheck> {
  if (sanity.readToken === undefined) return { kind: 'wrong', sentence: tokenMissing }
  const { projectId, dataset } = sanity
  const lake = nameLake(sanity)
  const ask = makeQuestions(createReadingClient({ sanity }), seconds)
  const silent = (answer: Failure): LakeCheck => ({ kind: 'silent', sentence: say(answer, sanity) })
  const wrong = (sentence: string): LakeCheck => ({ kind: 'wrong', sentence })

  const me = await ask('/users/me')
  if ('failure' in me && me.status === 404) {
    return wrong(
      sanity.apiHost === undefined
        ? `There is no hosted project "${projectId}"; set NEXT_PUBLIC_SANITY_PROJECT_ID to the id that sanity.io/manage shows.`
        : `${lake} has no project "${projectId}"; check NEXT_PUBLIC_SANITY_PROJECT_ID and SANITY_API_HOST.`,
    )
  }
  if ('failure' in me && !isRefusal(me)) return silent(me)
  if ('value' in me && typeof me.value !== 'object') {
    return wrong(`${lake} answers, and is no Content Lake; check SANITY_API_HOST.`)
  }
  if ('failure' in me || !person.safeParse(me.value).success) {
    return wrong(
      `${lake} does not know the token for the project "${projectId}"; make a viewer token in that project and set SANITY_API_READ_TOKEN to it.`,
    )
  }

  const some = await ask(`/data/query/${dataset}`, { query: '*[0]._id', perspective: 'raw' })
  if ('failure' in some && some.status === 404) {
    const listed = await ask(`/projects/${projectId}/datasets`)
    const names = 'value' in listed ? (datasets.safeParse(listed.value).data ?? []) : []
    const there = names.map(({ name }) => `"${name}"`).join(', ')
    return wrong(
      `The project "${projectId}" has no dataset "${dataset}"; set NEXT_PUBLIC_SANITY_DATASET to ${there ? `one that it has: ${there}` : 'the name that sanity.io/manage shows'}.`,
    )
  }
  if ('failure' in some) {
    if (!isRefusal(some)) return silent(some)
    return wrong(
      `The token may not read the dataset "${dataset}"; set SANITY_API_READ_TOKEN to a viewer token of the project "${projectId}".`,
    )
  }
  const acl = await ask(`/projects/${projectId}/datasets/${dataset}/acl`)
  // A rule with words that are not known here says nothing against the token.
  return readGrants(acl, dataset).catch(() => ({ kind: 'good', mayWrite: undefined }))
}

/** A lake that does not tell what a token may do has said nothing against it. */
async function readGrants(answer: Answer, dataset: string): Promise<LakeCheck> {
  const parsed = 'value' in answer ? grants.safeParse(answer.value) : undefined
  if (!parsed?.success) return { kind: 'good', mayWrite: undefined }
  const may = async (permission: string, _id: string) => {
    const filters = parsed.data.filter(({ permissions }) => permissions.includes(permission))
    const matches = await Promise.all(filters.map(({ filter }) => isMatch(filter, _id)))
    return matches.includes(true)
  }
  if (!(await may('read', 'drafts.any-article'))) {
    return {
      kind: 'wrong',
      sentence: `The token can't read drafts in the dataset "${dataset}", so nobody could preview anything; set SANITY_API_READ_TOKEN to a viewer token.`,
    }
  }
  return { kind: 'good', mayWrite: await may('update', 'any-article') }
}

/** As the Studio itself takes a grant: a filter that a document passes or not. */
async function isMatch(filter: string, _id: string): Promise<boolean> {
  const dataset = [{ _id, _type: 'article' }]
  const found: unknown = await (await evaluate(parse(`*[${filter}]`), { dataset })).get()
  return Array.isArray(found) && found.length > 0
}

type Failure = { failure: unknown; status: number | undefined }
type Answer = { value: unknown } | Failure
type Questions = (url: string, query?: Record<string, string>) => Promise<Answer>

function makeQuestions(client: SanityClient, seconds: number): Questions {
  const signal = AbortSignal.timeout(seconds * 1000)
  return (url, query) =>
    client.request<unknown>({ url, signal, tag: 'check', ...(query && { query }) }).then(
      (value) => ({ value }),
      (failure: unknown) => ({ failure, status: statusOf(failure) }),
    )
}

function isRefusal({ status }: Failure): boolean {
  return status === 401 || status === 403
}

function say({ failure, status }: Failure, sanity: ContentPlace): string {
  const lake = nameLake(sanity)
  if (status !== undefined) return `${lake} answers with status ${status} just now.`
  if (isAborted(failure)) return `${lake} does not answer; ${howToReach(sanity)}`
  return `${lake} can't be reached; ${howToReach(sanity)}`
}
