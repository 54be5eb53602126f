import type { SanityClient } from '@sanity/client'
import { articlesPerPage } from '#lib/blog-pages.ts'
import { routes } from '#lib/routes.ts'
import { practitioner } from '#sanity/demo/practice.ts'
import { test as base, type RunningPractice, startPractice } from './fixtures.ts'
import { type PublicAnswer, rareSlugs, readPublicSite } from './public-routes.ts'
import { liveArticle } from './studio-pages.ts'

type WholeSite = { practice: RunningPractice; answers: PublicAnswer[] }

/** Tests of every page: a practice in which each kind of page is there, and what it answers at each public address. */
export const test = base.extend<object, WholeSite>({
  practice: [
    // biome-ignore lint/correctness/noEmptyPattern: the runner reads the fixture's needs from this pattern
    async ({}, use) => {
      const practice = await startPractice({ demo: true, environment })
      await addRarePages(practice.editor)
      await use(practice)
      await practice.stop()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  answers: [
    async ({ practice }, use) =>
      use(await readPublicSite(practice.settings.siteUrl, (path) => !isLikeOthers(path))),
    { scope: 'worker', timeout: 120_000 },
  ],
})

/** Secrets of this practice, which must never be seen anywhere. */
export const marks = {
  PICTURE_KEY: 'picture-key-that-nobody-sees',
  PREVIEW_KEY: 'preview-key-that-nobody-sees',
  CONTACT_KEY: 'contact-key-that-nobody-sees',
  mailPassword: 'mail-password-that-nobody-sees',
}

/** These tests look at the contact form and send nothing. */
const { mailPassword, ...keys } = marks
const environment = {
  ...keys,
  REQUEST_LOG: 'on',
  SMTP_URL: `smtp://practice:${mailPassword}@127.0.0.1:9`,
}

/** With the demo’s own they fill one page of the list and begin another. */
const fillers = articlesPerPage - 7

const isLikeOthers = (path: string) => /\/small-hour-(?!1$)/.test(path)

/** Addresses of a website before this one, all of which lead to the same post. */
export const oldAddresses = [
  '/2019/05/Sleeping-Again/',
  '/über-uns',
  '/?p=12',
  routes.article('replaced'),
  routes.topic('anxiety-and-sleep-2'),
]

/** As long as a practice’s own may be: it stands on every page. */
const longAddress = 'contact@nightlight-family-therapy-and-counseling.example'

/** A second therapist, a second page of articles, posts that were taken off, one that has moved, old addresses, and the contact form. */
async function addRarePages(editor: SanityClient): Promise<void> {
  const transaction = editor.transaction().createOrReplace({
    ...practitioner,
    _id: 'second-person',
    slug: { _type: 'slug', current: rareSlugs.practitioner },
  })
  for (let number = 1; number <= fillers; number++) {
    const id = `small-hour-${number}`
    transaction.createOrReplace(liveArticle(id, `Small hour number ${number}`))
  }
  transaction.createOrReplace({
    _id: 'retired',
    _type: 'retiredAddress',
    title: 'Taken off',
    addresses: [rareSlugs.retired, 'replaced'],
    topics: [{ _type: 'reference', _ref: 'topic-anxiety-and-sleep', _key: 'a', _weak: true }],
    retiredAt: '2026-01-05T18:00:00.000Z',
  })
  transaction.createOrReplace({
    ...liveArticle('moved-on', 'Moved on'),
    previousSlugs: [rareSlugs.moved],
  })
  for (const [index, from] of oldAddresses.entries()) {
    transaction.createOrReplace({
      _id: `old-address-${index}`,
      _type: 'oldAddress',
      from,
      page: { _type: 'reference', _ref: 'moved-on', _weak: true },
    })
  }
  transaction.patch('settings', {
    set: { contactForm: true, contactFormWords: true, email: longAddress },
  })
  await transaction.commit()
}
