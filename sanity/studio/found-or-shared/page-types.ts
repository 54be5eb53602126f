import {
  aboutFacts,
  articleFacts,
  contactFacts,
  type Facts,
  homeFacts,
  type LegalPage,
  legalFacts,
  legalPages,
  practitionerFacts,
  serviceFacts,
  servicesFacts,
  topicFacts,
  writtenPageFacts,
} from '#lib/page-facts.ts'
import type { Practice } from '#lib/views.ts'
import { toPractitioner } from '#sanity/schema/practitioner/view.ts'
import { readDraft } from './read-draft.ts'
import type { Surroundings } from './surroundings.ts'

/** A document as it stands in the form, with whatever is still missing. */
export type Draft = { [field: string]: unknown }

export type PageType = {
  /** The field below which the preview stands. */
  below: string
  /** Where a title or a description that doesn't fit is mended. */
  help: { title: string; description: string }
  /** What its page says of itself; made by what the page itself is made by. */
  facts: (draft: Draft, around: Surroundings) => Facts
  /** The practice as its page would name it, where the document says that. */
  practice?: (draft: Draft, around: Surroundings) => Practice
}

const inSettings = 'Write one in the settings, under “Description for search engines”.'
const shorterTitle = 'Write a shorter one.'
const withSeo = (words: string) => ({
  below: 'seo',
  help: {
    title: 'Put a shorter one into “Title in search results”.',
    description: `Write ${words}, or a description above.`,
  },
})
const alone = (below: string) => ({
  below,
  help: { title: shorterTitle, description: inSettings },
})

const isOwner = (draft: Draft, { practice }: Surroundings) =>
  String(draft._id ?? '').replace(/^drafts\./, '') === practice.owner?.id

function readPerson(draft: Draft) {
  const { text, picture, slug } = readDraft(draft)
  return {
    displayName: text('displayName') ?? text('nameOnLicence') ?? 'No name yet',
    licenceAbbreviation: text('licenceAbbreviation') ?? '',
    photo: picture('photo'),
    slug: slug(),
  }
}

const legalType = (page: LegalPage, below: string): PageType => ({
  ...alone(below),
  facts: (draft) => {
    const { unwritten } = legalPages[page]
    return legalFacts(page, { title: readDraft(draft).text('title') ?? unwritten })
  },
})

/** Every type of document that has a page of its own. */
export const pageTypes: Readonly<Record<string, PageType>> = {
  article: {
    ...withSeo('a subtitle'),
    facts: (draft) => {
      const { text, picture, seo, slug } = readDraft(draft)
      return articleFacts({
        title: text('title') ?? 'No title yet',
        subtitle: text('subtitle'),
        slug: slug(),
        banner: picture('banner'),
        seo: seo(),
      })
    },
  },
  service: {
    ...withSeo('“In short”'),
    facts: (draft) => {
      const { text, seo, slug } = readDraft(draft)
      const title = text('title') ?? 'No name yet'
      return serviceFacts({ title, blurb: text('blurb') ?? '', slug: slug(), seo: seo() })
    },
  },
  topic: {
    ...withSeo('an introduction'),
    facts: (draft, { newestOnTopic }) => {
      const { text, seo, slug } = readDraft(draft)
      const title = text('title') ?? 'No name yet'
      const introduction = text('introduction')
      return topicFacts({ title, introduction, slug: slug(), seo: seo() }, newestOnTopic)
    },
  },
  page: {
    ...withSeo('a subtitle'),
    facts: (draft) => {
      const { text, seo, slug } = readDraft(draft)
      const title = text('title') ?? 'No title yet'
      return writtenPageFacts({ title, subtitle: text('subtitle'), slug: slug(), seo: seo() })
    },
  },
  practitioner: {
    ...alone('slug'),
    facts: (draft, around) =>
      isOwner(draft, around) ? aboutFacts(readPerson(draft)) : practitionerFacts(readPerson(draft)),
    practice: (draft, around) => {
      const owner = isOwner(draft, around) && toPractitioner(readDraft(draft).person(), published)
      return owner ? { ...around.practice, owner } : around.practice
    },
  },
  home: {
    below: 'picture',
    help: {
      title: 'It is the practice’s name with its tagline. Shorten the tagline in the settings.',
      description: inSettings,
    },
    facts: (draft, { practice, banners }) =>
      homeFacts(practice, { picture: readDraft(draft).picture('picture') }, banners.home),
  },
  settings: {
    below: 'description',
    help: {
      title: 'It is the practice’s name with its tagline. Shorten the tagline.',
      description: 'Write one above.',
    },
    facts: (draft, around) =>
      homeFacts(readPractice(draft, around), around.home, around.banners.home),
    practice: readPractice,
  },
  servicesPage: {
    ...alone('title'),
    facts: (draft, { practice, banners }) =>
      servicesFacts(practice, { title: readDraft(draft).text('title') }, banners.services),
  },
  contactPage: {
    ...alone('title'),
    facts: (draft) => contactFacts({ title: readDraft(draft).text('title') ?? 'Contact' }),
  },
  notices: legalType('notices', 'entries'),
  goodFaithEstimate: legalType('goodFaithEstimate', 'body'),
  privacy: legalType('privacy', 'body'),
  accessibility: legalType('accessibility', 'body'),
  hipaaNotice: legalType('hipaaNotice', 'body'),
}

const published = { drafts: false }

function readPractice(draft: Draft, { practice }: Surroundings): Practice {
  const { text } = readDraft(draft)
  return {
    ...practice,
    name: text('practiceName') ?? 'Your practice',
    tagline: text('tagline'),
    description: text('description'),
  }
}
