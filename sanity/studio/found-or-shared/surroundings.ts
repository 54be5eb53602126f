import type { SanityClient } from '@sanity/client'
import type { z } from 'zod'
import type { Banner, Home, Picture, Practice } from '#lib/views.ts'
import { fieldsOf, textOf } from '#sanity/rules/fields.ts'
import { bannersForPlace } from '#sanity/schema/banner/query.ts'
import { bannersForPlaceParser, pickBanner } from '#sanity/schema/banner/view.ts'
import { homePage } from '#sanity/schema/home/query.ts'
import { homePageParser, toHome } from '#sanity/schema/home/view.ts'
import type { Read } from '#sanity/schema/read.ts'
import { practice } from '#sanity/schema/settings/query.ts'
import { practiceParser, toPractice } from '#sanity/schema/settings/view.ts'
import { topicBySlug } from '#sanity/schema/topic/query.ts'
import { topicBySlugParser, toTopic } from '#sanity/schema/topic/view.ts'

/** What visitors see of the site around a document, as far as its page's head takes it. */
export type Surroundings = {
  practice: Practice
  home: Pick<Home, 'picture'>
  banners: { home?: Banner; services?: Banner }
  /** The picture of the newest post on the topic that is being edited. */
  newestOnTopic?: Picture
}

/** A client of the lake that answers with what is published. */
export type Asking = { client: Pick<SanityClient, 'fetch'>; signal?: AbortSignal }

/**
 * Asks only for what the document's type needs; the rest stays empty.
 * @throws when the lake gives no answer.
 */
export async function askSurroundings(
  { client, signal }: Asking,
  type: string,
  slug: string | undefined,
): Promise<Surroundings> {
  const now = new Date().toISOString()
  const reading = { drafts: false }
  const ask = async <Parameters extends Record<string, string | number>, Result, Output>(
    read: Read<Parameters, Result>,
    parameters: Parameters,
    parser: z.ZodType<Output, Result>,
  ): Promise<Output> => {
    const answer = await client.fetch<Result>(
      read.query,
      { ...parameters, now, drafts: false },
      { perspective: 'published', tag: read.name, ...(signal && { signal }) },
    )
    return parser.parse(answer)
  }
  const needs = (...types: string[]) => types.includes(type)
  const bannerAt = async (place: 'home' | 'services', isNeeded: boolean) =>
    isNeeded
      ? pickBanner(await ask(bannersForPlace, { place }, bannersForPlaceParser), now, reading)
      : undefined
  const [whose, home, atHome, atServices, topic] = await Promise.all([
    ask(practice, {}, practiceParser),
    needs('settings') ? ask(homePage, {}, homePageParser) : undefined,
    bannerAt('home', needs('home', 'settings')),
    bannerAt('services', needs('servicesPage')),
    needs('topic') && slug ? ask(topicBySlug, { slug }, topicBySlugParser) : undefined,
  ])
  return {
    practice: toPractice(whose, reading),
    home: home ? toHome(home, reading) : {},
    banners: { home: atHome, services: atServices },
    newestOnTopic: topic && toTopic(topic, reading)?.articles[0]?.banner,
  }
}

/** The last part of a document's address, as it stands in the form. */
export function slugIn(document: { [field: string]: unknown }): string | undefined {
  return textOf(fieldsOf(document.slug).current).trim() || undefined
}
