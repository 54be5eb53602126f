import { countBlogPages, readPageNumber } from '#lib/blog-pages.ts'
import {
  aboutFacts,
  articleFacts,
  blogFacts,
  contactFacts,
  type Facts,
  homeFacts,
  legalFacts,
  practitionerFacts,
  serviceFacts,
  servicesFacts,
  topicFacts,
  writtenPageFacts,
} from '#lib/page-facts.ts'
import { isReservedSlug, routes } from '#lib/routes.ts'
import type { Practice } from '#lib/views.ts'
import {
  getAccessibilityStatement,
  getArticle,
  getBanner,
  getContactPage,
  getGoodFaithEstimate,
  getHipaaNotice,
  getHome,
  getNotices,
  getPractitioners,
  getPrivacy,
  getServices,
  getServicesPage,
  getTopic,
  getWrittenPage,
  listArticles,
} from '#sanity/content/index.ts'

type Reader = (practice: Practice) => Facts | undefined | Promise<Facts | undefined>

/** Pages of which there is one each, by their paths. */
const fixed: Record<string, Reader> = {
  [routes.home()]: async (practice) =>
    homeFacts(practice, ...(await Promise.all([getHome(), getBanner('home')]))),
  [routes.blog()]: async () => blogFacts(1, await getBanner('blog')),
  [routes.services()]: async (practice) =>
    servicesFacts(practice, ...(await Promise.all([getServicesPage(), getBanner('services')]))),
  [routes.about()]: ({ owner }) => aboutFacts(owner),
  [routes.contact()]: async () => contactFacts(await getContactPage()),
  [routes.notices()]: async () => legalFacts('notices', await getNotices()),
  [routes.goodFaithEstimate()]: async () =>
    legalFacts('goodFaithEstimate', await getGoodFaithEstimate()),
  [routes.accessibility()]: async () =>
    legalFacts('accessibility', await getAccessibilityStatement()),
  [routes.hipaa()]: async ({ postsHipaaNotice }) =>
    postsHipaaNotice ? legalFacts('hipaaNotice', await getHipaaNotice()) : undefined,
  [routes.privacy()]: async () => legalFacts('privacy', await getPrivacy()),
}

/** Pages that content makes, by all of their path but the last part. */
const open: Record<string, (slug: string, practice: Practice) => ReturnType<Reader>> = {
  '/blog': async (slug) => {
    const article = await getArticle(slug)
    return article && articleFacts(article)
  },
  '/blog/page': async (part) => {
    const number = readPageNumber(part)
    if (number === undefined || number === 1) return undefined
    const { total } = await listArticles({ page: number, perPage: 1 })
    return number <= countBlogPages(total) ? blogFacts(number, undefined) : undefined
  },
  '/services': async (slug) => {
    const service = (await getServices()).find((one) => one.slug === slug)
    return service && serviceFacts(service)
  },
  '/topics': async (slug) => {
    const topic = await getTopic(slug)
    return topic && topicFacts(topic, topic.articles[0]?.banner)
  },
  '/about': async (slug, { owner }) => {
    const person = (await getPractitioners()).find((one) => one.slug === slug)
    return person && person.id !== owner?.id ? practitionerFacts({ ...person, slug }) : undefined
  },
  '': async (slug) => {
    const page = isReservedSlug(slug) ? undefined : await getWrittenPage(slug)
    return page && writtenPageFacts(page)
  },
}

/**
 * What the page at a path says of itself.
 * @param path as `routes` spells it.
 * @returns `undefined` where there is no page.
 */
export async function readFacts(path: string, practice: Practice): Promise<Facts | undefined> {
  const reader = fixed[path]
  if (reader) return reader(practice)
  const end = path.lastIndexOf('/')
  try {
    return await open[path.slice(0, end)]?.(decodeURIComponent(path.slice(end + 1)), practice)
  } catch (error) {
    if (error instanceof URIError) return undefined
    throw error
  }
}
