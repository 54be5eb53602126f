import { connection } from 'next/server'
import type { z } from 'zod'
import { readSettings } from '#lib/env.ts'
import { noteRead } from '#lib/reading/record.ts'
import type { Read } from '../schema/read.ts'
import { createReadingClient } from './client.ts'
import { ContentUnavailable, explainFailure } from './content-unavailable.ts'
import { marking } from './marking.ts'
import { planReading } from './reading-as.ts'
import { whoReads } from './who-reads.ts'

/** How long a page waits for the lake. */
const patienceSeconds = 10

export type Answer<Output> = {
  result: Output
  /** True for who sees drafts: then a document with holes is shown, with kind words in them. */
  drafts: boolean
  /** The moment at which the site is shown (ISO 8601). */
  now: string
}

/**
 * The only way to read content. It decides between published and draft, sets the deadline, and notes for the reading
 * server what was read and when time alone will change it.
 * @param read a query with its parameters' names and its result type.
 * @param parser takes exactly that result.
 * @throws {ContentUnavailable} when the lake is down, slow, refuses, or answers something that is no such result.
 */
export async function fetchContent<
  Parameters extends Record<string, string | number>,
  Result,
  Output,
>(
  read: Read<Parameters, Result>,
  parameters: Parameters,
  parser: z.ZodType<Output, Result>,
): Promise<Answer<Output>> {
  // Content belongs to a request: without this a build would try to read it.
  await connection()
  const plan = planReading(read.isPublicOnly ? { kind: 'public' } : await whoReads(), read)
  const { now } = plan
  const settings = readSettings()
  if (plan.isPrivate) noteRead({ isPrivate: true })
  const answer = await createReadingClient(settings)
    .fetch<Result>(
      plan.query,
      { ...parameters, ...plan.parameters },
      {
        filterResponse: false,
        returnQuery: false,
        perspective: plan.perspective,
        stega: plan.isMarked && marking,
        tag: read.name,
        cache: 'no-store',
        signal: AbortSignal.timeout(patienceSeconds * 1000),
      },
    )
    .catch((error: unknown) => {
      noteRead({ isLakeFailing: true })
      throw explainFailure(error, settings.sanity, patienceSeconds)
    })
  const parsed = isAnswer(answer) ? parser.safeParse(answer.result) : undefined
  if (!parsed?.success) {
    // Or a page without its license line, made while the lake talks nonsense, would count as the last good one.
    noteRead({ isLakeFailing: true })
    throw new ContentUnavailable(
      'unexpected',
      `The Content Lake answered the query "${read.name}" with something else than its schema says; see that it runs the same version as the site.`,
      { cause: parsed?.error },
    )
  }
  noteRead({
    tags: answer.syncTags,
    changesAt: nextMoment(read.changesAt(answer.result), now),
  })
  return { result: parsed.data, drafts: plan.isLenient, now }
}

/** An answer without any result, even `null`, is none: what isn't there must not look like content that isn't there. */
function isAnswer(answer: unknown): boolean {
  return typeof answer === 'object' && answer !== null && 'result' in answer
}

/** The earliest of the moments that is still to come, in milliseconds since 1970. */
function nextMoment(
  moments: ReadonlyArray<string | null | undefined>,
  now: string,
): number | undefined {
  const coming = moments
    .map((moment) => Date.parse(moment ?? ''))
    .filter((time) => time > Date.parse(now))
  return coming.length > 0 ? Math.min(...coming) : undefined
}
