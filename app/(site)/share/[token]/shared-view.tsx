import type { ReactNode } from 'react'
import { AboutView } from '#components/about-view.tsx'
import { ArticleView } from '#components/article-view.tsx'
import { BodyText } from '#components/body.tsx'
import { ContactView } from '#components/contact-view.tsx'
import { HomeView } from '#components/home-view.tsx'
import { LegalView } from '#components/legal-view.tsx'
import { NoticesView } from '#components/notices-view.tsx'
import { PrivacyView } from '#components/privacy-view.tsx'
import { ReadingPage } from '#components/reading-page.tsx'
import { ServiceView } from '#components/service-view.tsx'
import { ServicesView } from '#components/services-view.tsx'
import { TopicView } from '#components/topic-view.tsx'
import type { LegalText, Practice } from '#lib/views.ts'
import {
  getAccessibilityStatement,
  getArticle,
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
import type { Reviewed } from '#sanity/content/reading-as.ts'
import { asReviewer } from '#sanity/content/who-reads.ts'

/** Draws one document, as far as it is read as a reviewer; `undefined` when it can't be found any more. */
type Draw = (practice: Practice, document: Reviewed) => Promise<ReactNode | undefined>

/** By id: the document that is reviewed is found by itself, whatever its address is. */
const draws: Record<string, Draw> = {
  async article(practice, { document }) {
    const article = await getArticle(document)
    return article && <ArticleView article={article} practice={practice} />
  },
  async service(practice) {
    const [service] = await getServices()
    return service && <ServiceView service={service} practice={practice} />
  },
  async topic(practice, { document }) {
    const topic = await getTopic(document)
    return topic && <TopicView topic={topic} practice={practice} />
  },
  async practitioner(practice) {
    const [person] = await getPractitioners()
    return person && <AboutView person={person} others={[]} practice={practice} />
  },
  async page(practice, { document }) {
    const page = await getWrittenPage(document)
    return (
      page && (
        <ReadingPage title={page.title} subtitle={page.subtitle}>
          <BodyText body={page.body} practice={practice} />
        </ReadingPage>
      )
    )
  },
  async home(practice) {
    const [home, services, { articles }] = await Promise.all([
      getHome(),
      getServices(),
      listArticles({ page: 1, perPage: 4 }),
    ])
    const chosen = home.services.flatMap((id) => services.find((one) => one.id === id) ?? [])
    return (
      <HomeView
        practice={practice}
        home={home}
        services={chosen.length > 0 ? chosen : services}
        articles={home.articles.length > 0 ? home.articles : articles}
      />
    )
  },
  async servicesPage(practice) {
    const [page, services] = await Promise.all([getServicesPage(), getServices()])
    return <ServicesView practice={practice} page={page} services={services} />
  },
  async contactPage(practice) {
    return <ContactView page={await getContactPage()} practice={practice} />
  },
  async notices(practice) {
    return <NoticesView notices={await getNotices()} practice={practice} />
  },
  async privacy(practice) {
    return <PrivacyView privacy={await getPrivacy()} practice={practice} />
  },
  goodFaithEstimate: legal(getGoodFaithEstimate, 'Good Faith Estimate'),
  accessibility: legal(getAccessibilityStatement, 'Accessibility'),
  hipaaNotice: legal(getHipaaNotice, 'Notice of Privacy Practices'),
}

function legal(read: () => Promise<LegalText | undefined>, title: string): Draw {
  return async (practice) => <LegalView text={await read()} title={title} practice={practice} />
}

/**
 * The page of a document that was shared: the one version, among what is public.
 * @param practice as visitors see it.
 */
export function drawShared(
  practice: Practice,
  document: Reviewed,
): Promise<ReactNode | undefined> | undefined {
  const draw = Object.hasOwn(draws, document.type) ? draws[document.type] : undefined
  return draw && asReviewer(document, () => draw(practice, document))
}
